"""Tests of what the form says."""
