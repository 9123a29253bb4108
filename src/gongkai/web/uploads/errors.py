"""What can be wrong with a file that somebody sends."""


class NotTaken(Exception):
    """A file that is not taken, with the reason for whoever sent it."""
