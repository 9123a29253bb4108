"""The public pages of this room: thin views, the same for everybody, which any proxy may keep."""
