"""Shapes of published files: each a function from a paper to the bytes of a file."""
