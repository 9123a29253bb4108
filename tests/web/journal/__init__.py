"""Tests of the web: journal."""
