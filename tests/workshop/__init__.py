"""A room that votes."""
