"""The workshop: prepare, run, see, finish; what its pages and the participants' routes both do."""
