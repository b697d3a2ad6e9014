"""The yearly report to the council, as page and command line work with it."""
