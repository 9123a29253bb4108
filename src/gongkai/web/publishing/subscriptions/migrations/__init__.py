"""How the tables of subscriptions came to be."""
