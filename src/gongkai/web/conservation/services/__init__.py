"""The acts of this room; each is one transaction and one entry of the journal."""
