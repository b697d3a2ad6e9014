"""What the server does beside Streamlit: guard, headers, health, fonts, housekeeping."""
