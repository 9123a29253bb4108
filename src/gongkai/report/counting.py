"""How the named figures are counted: from the year's facts, or as sums of cells of the tally.

Each maker returns a Work, which gives a figure's value and the ids it counts.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from gongkai.report.facts import FeeNotice, YearFacts
from gongkai.report.tally import Count, trimmed

Counts = Mapping[str, Count]
Work = Callable[[YearFacts, Counts], Count]


class HasId(Protocol):
    """A record of the year's facts."""

    @property
    def id(self) -> str:
        """Its id."""


def records(found: Iterable[HasId]) -> Count:
    """How many records there are, with their ids."""
    ids = tuple(each.id for each in found)
    return Count(len(ids), ids)


def summed(pairs: Iterable[tuple[str, int | Decimal]]) -> Count:
    """The sum of what each record, named by its id, counts or measures."""
    held = tuple(pairs)
    total = sum((Decimal(number) for _, number in held), Decimal(0))
    return Count(trimmed(total), tuple(id_ for id_, _ in held))


def cells(*keys: str) -> Work:
    """The sum of cells of the tally; None when it has none of them, or one is blank."""
    return lambda _, counts: _added([counts[key] for key in keys if key in counts])


def _added(found: list[Count]) -> Count:
    known = [each.value for each in found if each.value is not None]
    if not known or len(known) < len(found):
        return Count(None)
    total = sum((Decimal(value) for value in known), Decimal(0))
    return Count(trimmed(total), tuple(id_ for each in found for id_ in each.ids))


def row(key: str, column: str = "total") -> Work:
    """One cell of table 3."""
    return cells(f"table3.{key}.{column}")


def group(name: str) -> Work:
    """All leaves of a group of results: (三), (四), (五) or (六) of table 3."""
    start = f"table3.{name}_"
    return lambda _, counts: _added(
        [
            count
            for key, count in counts.items()
            if key.startswith(start) and key.endswith(".total")
        ]
    )


def suits(result: str) -> Work:
    """A result of both kinds of suits of table 4."""
    return cells(f"table4.litigation_direct.{result}", f"table4.litigation_after_review.{result}")


def issued(attribute: str | None = None) -> Work:
    """Documents issued in the year, with one attribute or with any."""
    return lambda facts, _: records(
        each
        for each in facts.documents
        if each.issued.year == facts.year and attribute in (None, each.attribute)
    )


def published(*subjects: str) -> Work:
    """Items published; with `subjects`, those of these subjects only."""
    return lambda facts, _: summed(
        (each.id, each.count)
        for each in facts.publications
        if not subjects or each.subject in subjects
    )


def dated(step: str) -> Work:
    """Applications in which a step (a field that holds a day) was taken in the year."""

    def work(facts: YearFacts, _: Counts) -> Count:
        days = ((each, getattr(each, step)) for each in facts.applications)
        return records(each for each, day in days if day and day.year == facts.year)

    return work


def extended(facts: YearFacts, _: Counts) -> Count:
    """Applications decided in the year after an extension (the day of extending is not kept)."""
    return records(
        each
        for each in facts.applications
        if each.extended and each.decided and each.decided.year == facts.year
    )


def notices(facts: YearFacts) -> list[FeeNotice]:
    """Fee notices issued in the year."""
    return [each for each in facts.fee_notices if each.issued.year == facts.year]


def payments(facts: YearFacts) -> list[FeeNotice]:
    """Fee notices of any year on which money came in during this year."""
    return [
        each
        for each in facts.fee_notices
        if each.collected and each.paid and each.paid.year == facts.year
    ]


def paid_cases(facts: YearFacts, _: Counts) -> Count:
    """Applications for which money came in; two payments for one application are one case."""
    paid = payments(facts)
    return Count(len({each.application for each in paid}), tuple(each.id for each in paid))


def persons(facts: YearFacts, _: Counts) -> Count:
    """Persons trained; None as soon as one session does not say how many came."""
    told = summed((each.id, each.persons) for each in facts.trainings)
    return told if all(each.persons for each in facts.trainings) else Count(None, told.ids)


def told(records_: Iterable[HasId], field: str) -> Count:
    """The sum of a field; None as soon as one record leaves it open."""
    pairs = [(each.id, getattr(each, field)) for each in records_]
    known = summed((id_, number) for id_, number in pairs if number is not None)
    return known if len(known.ids) == len(pairs) else Count(None, known.ids)


def answered(facts: YearFacts, _: Counts) -> Count:
    """Complaints of the year that were answered before it was over."""
    return records(
        each
        for each in facts.complaints
        if each.answered is not None and each.answered.year <= facts.year
    )


def standing_groups(facts: YearFacts, *, filed: bool) -> Count:
    """Chat groups that still stood on 31 December; `filed`: those filed by then."""
    return records(
        each
        for each in facts.chat_groups
        if (each.dissolved is None or each.dissolved.year > facts.year)
        and (not filed or (each.filed and each.filed.year <= facts.year))
    )


def used(facts: YearFacts, *, waste: bool) -> Iterable[tuple[str, str, Decimal]]:
    """Item, id and quantity of energy and water used, or of waste carried away.

    An item measured in several units has no sum and is left out.
    """
    units: dict[str, set[str]] = {}
    for each in facts.energy:
        units.setdefault(each.item, set()).add(each.unit)
    return (
        (each.item, each.id, each.quantity)
        for each in facts.energy
        if len(units[each.item]) == 1 and is_waste(each.item) == waste
    )


def worked(kind: str) -> Work:
    """Work for energy of one kind in the year."""
    return lambda facts, _: records(each for each in facts.energy_work if each.kind == kind)


def seen(field: str) -> Work:
    """What the year's inspections found, or what of it was mended (a field of the record)."""
    return lambda facts, _: summed(
        (each.id, getattr(each, field)) for each in facts.energy_work if getattr(each, field)
    )


def treated(facts: YearFacts, _: Counts) -> Count:
    """Kilograms of kitchen waste that were put in for treatment on the spot."""
    return summed(
        (each.id, each.input_kg) for each in facts.energy_work if each.input_kg is not None
    )


def reduced(facts: YearFacts, _: Counts) -> Count:
    """By how many per cent kitchen waste became less: 1 - residue ÷ input; None without either."""
    runs = [each for each in facts.energy_work if each.input_kg and each.residue_kg is not None]
    put_in = sum((each.input_kg or Decimal(0) for each in runs), Decimal(0))
    left = sum((each.residue_kg or Decimal(0) for each in runs), Decimal(0))
    if not put_in:
        return Count(None)
    share = ((1 - left / put_in) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Count(trimmed(share), tuple(each.id for each in runs))


def is_waste(item: str) -> bool:
    """Whether an item of 节能与垃圾 is waste carried away, not energy or water used."""
    return "垃圾" in item or item == "可回收物"
