"""Tests of the room uploads."""
