"""The acts: each one function, one transaction, one journal entry."""
