"""The tests, laid out as `hub/` is."""
