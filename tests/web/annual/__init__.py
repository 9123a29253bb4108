"""Tests of the room annual."""
