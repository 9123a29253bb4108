"""Files that came in: kind by content, quarantine, hidden content, storage."""
