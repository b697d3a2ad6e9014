"""The yearly report to the council: frozen figures, a text per part, and what may happen to it."""
