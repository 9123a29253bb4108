"""What an act can object to."""

from gongkai.law.errors import GongkaiError


class Refused(GongkaiError):
    """The act cannot be done to this thing; the sentence is for the person who tried."""

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        """Name the reason, and the field of the form it belongs to."""
        super().__init__(reason)
        self.reason = reason
        self.field = field
