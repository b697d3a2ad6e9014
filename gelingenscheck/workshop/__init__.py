"""A room that votes: what is asked, how far it is, what the ballots say. Pure: no database, no page."""
