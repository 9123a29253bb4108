"""Tests of the web: web."""
