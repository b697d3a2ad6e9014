"""Care for the catalogue: reading, comparing, commenting, carrying over, languages."""
