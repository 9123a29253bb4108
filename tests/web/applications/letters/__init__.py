"""The letters of a case."""
