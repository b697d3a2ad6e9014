"""Content limits: what a text of the catalogue must not say, and how long it may be. `content.lint` asks them all."""
