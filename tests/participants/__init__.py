"""The page of a workshop's participants, asked as a server would ask it."""
