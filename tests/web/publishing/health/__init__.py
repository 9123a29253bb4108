"""Tests of the site health."""
