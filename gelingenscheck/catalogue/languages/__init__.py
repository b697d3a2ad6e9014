"""The languages of workshops: one file each beside the catalogue."""
