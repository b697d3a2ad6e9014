"""The yearly round: asking all units, reminding them, and what each of them says."""
