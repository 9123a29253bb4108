"""今日: what waits for the reader; gathered from the rooms below."""
