"""Tests of the room applications."""
