"""Measurements: how long, how much memory, how right. `python -m bench` runs them all."""
