"""Tests of the room conservation."""
