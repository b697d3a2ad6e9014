"""Two catalogues side by side: what differs, and which version step that needs."""
