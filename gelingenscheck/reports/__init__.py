"""Documents that leave the app: what they hold, and how each format is written."""
