"""The staff door of this room, one file a matter."""
