"""Numbers from answers: one implementation for page, report, portfolio and command line."""
