"""Tests of the web: organs."""
