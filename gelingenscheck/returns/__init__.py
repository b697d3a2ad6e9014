"""The yearly round: what every unit is asked, and what it answered."""
