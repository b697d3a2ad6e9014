"""The administration page: links made, listed, replaced and withdrawn, and who came in."""
