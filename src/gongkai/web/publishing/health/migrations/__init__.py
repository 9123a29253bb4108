"""How the tables of the site health came to be."""
