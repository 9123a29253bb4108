"""What a person may type about supervision, one file a group of matters."""
