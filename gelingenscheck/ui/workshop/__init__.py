"""Screens of a workshop: preparing, moderating, the wall, the outcome."""
