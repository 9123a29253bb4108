"""Lots drawn for the invented organ: the same seed and subject draw the same lots."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from gongkai.law.workdays import Calendar, load_calendar


@cache
def calendar() -> Calendar:
    """Working days; years without a notice are worked out provisionally."""
    return load_calendar(provisional=True)


@cache
def _workdays(first: date, last: date) -> tuple[date, ...]:
    span = (last - first).days + 1
    every = (first + timedelta(days=at) for at in range(span))
    return tuple(day for day in every if calendar().is_workday(day))


@dataclass(frozen=True, slots=True)
class Lots:
    """Lots for one subject of one year."""

    chance: Random

    @classmethod
    def of(cls, seed: int, year: int, subject: str) -> "Lots":
        """Fresh lots that depend on nothing but seed, year and subject."""
        return cls(Random(f"{seed}/{year}/{subject}"))  # noqa: S311  # lots, not keys

    def workdays(self, count: int, first: date, last: date) -> list[date]:
        """`count` working days from `first` to `last`, in order; a day may come twice."""
        return sorted(self.chance.choices(_workdays(first, last), k=count))

    def later(self, day: date, least: int, most: int) -> date:
        """A working day `least` to `most` working days after `day`."""
        return calendar().add_workdays(day, self.chance.randint(least, most))

    def weighted(self, weights: Mapping[str, int], count: int) -> list[str]:
        """`count` words drawn by weight; each stands at least once when there is room."""
        drawn = self.chance.choices(list(weights), list(weights.values()), k=count)
        if count >= 2 * len(weights):
            places = self.chance.sample(range(count * 3 // 4), len(weights))
            for place, word in zip(places, weights, strict=True):
                drawn[place] = word
        return drawn

    def happens(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.chance.random() * 100 < percent
