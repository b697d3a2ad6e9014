"""What pages and command line both do: each a small function over a desk."""
