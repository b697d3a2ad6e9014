"""The operation page, followed as far as a machine without systemd allows."""
