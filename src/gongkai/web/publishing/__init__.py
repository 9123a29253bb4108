"""What the public sees: columns, items, three reviews, boards, search."""
