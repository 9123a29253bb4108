"""The public door of this room."""
