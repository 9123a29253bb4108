"""What leaves for other platforms: one item, one column, or the whole portal as files."""
