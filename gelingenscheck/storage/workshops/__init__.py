"""Workshops, their logs and ballots: relational and fast; what comes of them is saved as a document."""
