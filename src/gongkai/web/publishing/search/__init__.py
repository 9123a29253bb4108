"""Search: exact for Chinese words of any length, in an index that every machine feeds itself."""
