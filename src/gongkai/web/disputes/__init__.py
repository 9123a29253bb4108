"""Reconsideration and suits over an act of an organ."""
