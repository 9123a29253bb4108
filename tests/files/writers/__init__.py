"""Tests of the writers, one file a format."""
