"""The public side of applications."""
