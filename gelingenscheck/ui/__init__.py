"""What the pages are built from: frame, words, question cards, filters, and the server's own routes."""
