"""Links, sessions and the record of who came in: relational, durable, and no part of any export."""
