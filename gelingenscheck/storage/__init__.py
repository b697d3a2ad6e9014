"""Where documents lie: a small protocol, the embedded file store behind it, and the derived index."""
