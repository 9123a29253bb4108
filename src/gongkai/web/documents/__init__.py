"""公文: numbered, with a disclosure attribute proposed, checked and signed."""
