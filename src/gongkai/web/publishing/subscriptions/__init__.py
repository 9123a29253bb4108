"""Letters to those who asked to be told of new items."""
