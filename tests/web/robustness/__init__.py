"""Processes that are killed in the middle of their acts, and several that work at once."""
