"""What can go wrong when the law is asked: one root, each error carrying what it is about.

The sentence of an error is Chinese, because a user reads it; its attributes are for programs.
"""

from __future__ import annotations

from datetime import date


class GongkaiError(Exception):
    """Root of every error this package raises on purpose; its text is fit for the user."""


class BadLawData(GongkaiError):
    """A law file (shipped, or added by the user) cannot be loaded: where, and why."""

    def __init__(self, place: str, reason: str) -> None:
        """Name the place (file and key) and the reason."""
        super().__init__(f"{place}：{reason}")
        self.place = place
        self.reason = reason


class NotInForce(GongkaiError):
    """A parameter or kind of decision has no version in force on the day asked."""

    def __init__(self, key: str, day: date) -> None:
        """Name the key and the day asked about."""
        super().__init__(f"“{key}”在{day.isoformat()}没有现行有效的规定")
        self.key = key
        self.day = day


class NoNotice(GongkaiError):
    """The holiday notice of a year (national, or of a region) is not loaded: no certain answer."""

    def __init__(self, year: int, region: str = "") -> None:
        """Name the year and, when the local notice is the missing one, the region."""
        super().__init__(
            f"未载入{region}{year}年节假日安排通知，不能确定工作日；可补充该年通知，或要求按暂定推算"
        )
        self.year = year
        self.region = region


class UnknownKey(GongkaiError):
    """A name that the law data does not know (parameter, decision, instrument, region …)."""

    def __init__(self, subject: str, key: str, known: tuple[str, ...] = ()) -> None:
        """Name the subject, the unknown key and, where short, the known ones."""
        hint = f"；可用：{'、'.join(known)}" if known else ""
        super().__init__(f"没有这个{subject}：{key}{hint}")
        self.subject = subject
        self.key = key
        self.known = known


class BadFacts(GongkaiError):
    """Facts given for a computation contradict each other or lack a needed day."""

    def __init__(self, what: str, reason: str) -> None:
        """Name the fact and the reason."""
        super().__init__(f"{what}：{reason}")
        self.what = what
        self.reason = reason
