"""The screens of the yearly report to the council."""
