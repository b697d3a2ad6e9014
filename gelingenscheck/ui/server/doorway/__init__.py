"""The way in: pages to sign in and out beside Streamlit's, and a guard before everything else."""
