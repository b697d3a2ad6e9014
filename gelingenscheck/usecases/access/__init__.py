"""What the administration page, the command and the door do with links and sessions."""
