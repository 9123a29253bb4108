"""Figures printed without anything between them, parted again when there is only one way."""

from collections.abc import Callable, Sequence

Sums = Callable[[Sequence[int]], bool]
"""Whether the figures so far are possible; asked after each figure."""

LONGEST = 64
_MOST_WAYS = 200_000


def no_sums(figures: Sequence[int]) -> bool:
    """Any figures are possible."""
    return True


def sums_of_row(figures: Sequence[int]) -> bool:
    """Six kinds of applicants and their total."""
    return len(figures) < 7 or figures[6] == sum(figures[:6])


def sums_of_disputes(figures: Sequence[int]) -> bool:
    """Four outcomes and their total, as often as there are disputes."""
    return len(figures) % 5 != 0 or not figures or figures[-1] == sum(figures[-5:-1])


def separated(digits: str, wanted: int, sums: Sums) -> list[str] | None:
    """The digits as `wanted` figures that add up; None when there is no way, or more than one.

    A figure never begins with 0 unless it is 0.
    """
    if not wanted <= len(digits) <= LONGEST:
        return None
    search = _Search(digits, wanted, sums)
    search.go(0, [])
    return search.found[0] if len(search.found) == 1 and search.steps < _MOST_WAYS else None


class _Search:
    def __init__(self, digits: str, wanted: int, sums: Sums) -> None:
        self.digits = digits
        self.wanted = wanted
        self.sums = sums
        self.found: list[list[str]] = []
        self.steps = 0

    def go(self, start: int, figures: list[str]) -> None:
        """Try every next figure from `start` on."""
        left = self.wanted - len(figures)
        if not left:
            if start == len(self.digits):
                self.found.append(figures)
            return
        longest = 1 if self.digits[start] == "0" else len(self.digits) - start - left + 1
        if left == 1 and longest < len(self.digits) - start:
            return
        for end in range(start + 1, start + longest + 1):
            self.steps += 1
            if len(self.found) > 1 or self.steps >= _MOST_WAYS:
                return
            more = [*figures, self.digits[start:end]]
            if end + left - 1 <= len(self.digits) and self.sums([int(each) for each in more]):
                self.go(end, more)
