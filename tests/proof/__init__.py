"""What issue 3 must show: round trip, a corpus of layouts with seeded errors, hostile input."""
