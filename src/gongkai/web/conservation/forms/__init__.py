"""What a person may type about conservation, one file a group of matters."""
