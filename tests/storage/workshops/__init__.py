"""Stores of workshops."""
