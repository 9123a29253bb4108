"""What can go wrong with a file somebody hands us."""

from gongkai.law.errors import GongkaiError


class Unreadable(GongkaiError):
    """A file that cannot be read; `name` says which, `reason` is one Chinese sentence."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file as the user knows it, and the reason."""
        super().__init__(f"{name}：{reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str]]:
        """Travel between processes whole."""
        return type(self), (self.name, self.reason)
