"""What all tests share: rules are tried without a stopwatch, since machines differ."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
