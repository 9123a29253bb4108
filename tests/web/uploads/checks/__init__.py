"""Tests of what a machine finds in a text."""
