"""Tests of the web: browser."""
