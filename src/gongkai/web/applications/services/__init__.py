"""The acts upon applications, one function each."""
