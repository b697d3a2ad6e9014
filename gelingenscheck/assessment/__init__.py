"""Subjects, their assessments, and what may happen to them."""
