"""Who did what, to what, when, by which article: append-only, one hash chain for each organ."""
