"""How the tables of the organs came to be."""
