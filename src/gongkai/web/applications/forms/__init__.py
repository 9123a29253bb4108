"""What a person may type about a case."""
