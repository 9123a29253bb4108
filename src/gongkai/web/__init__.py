"""The front door for citizens and staff; the only room that knows Django."""
