"""What the phones in the room get: a small page beside Streamlit, its routes, and the listener for the room."""
