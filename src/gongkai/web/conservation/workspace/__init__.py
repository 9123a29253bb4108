"""The staff door of this room."""
