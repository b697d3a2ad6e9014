"""What all tests share: rules are tried without a stopwatch, since machines differ; `make test-long` tries more."""

from hypothesis import settings

settings.register_profile("short", deadline=None, max_examples=25)
settings.register_profile("long", deadline=None, max_examples=250)
settings.load_profile("short")
