"""The heading of table 4: which dispute and which outcome each of its columns stands for."""

from functools import lru_cache

from gongkai.files.recognise.align import Column
from gongkai.files.recognise.labels import match, named
from gongkai.files.recognise.lines import Slot
from gongkai.files.recognise.vocabulary import fold

GROUPS = ("review", "litigation_direct", "litigation_after_review")
RESULTS = ("upheld", "corrected", "other", "pending", "total")
_SHORTEST, _LONGEST = 6, 24
"""Characters of a dispute and its outcome in one label."""


def columns_of(rows: list[list[Slot]], before: str) -> tuple[Column, ...]:
    """The columns from left to right; `before` is the text above. Empty when not certain."""
    for row in rows:
        names = [both_of(slot) for slot in row if both_of(slot)]
        if len(names) >= len(RESULTS) and len(set(names)) == len(names):
            return tuple(
                Column(both_of(slot), slot.text, slot.start, slot.end)
                for slot in row
                if both_of(slot)
            )
    groups = [slot for row in rows for slot in row if group_of(slot)]
    groups.sort(key=lambda slot: slot.start)  # whatever the row its words were found in
    order = list(dict.fromkeys(group_of(slot) for slot in groups))
    chunks = _chunks(rows)
    if not chunks:
        return tuple(Column(group_of(slot), slot.text, slot.start, slot.end) for slot in groups)
    if not order and len(chunks) == 1:
        order = _named_above(before)
    if not order and len(chunks) == 1:
        return tuple(
            Column(result_of(slot), slot.text, slot.start, slot.end) for slot in chunks[0]
        )
    if len(chunks) == len(GROUPS) and order == list(GROUPS[1:]):
        order = list(GROUPS)  # the heading 行政复议 was lost, its outcomes stand first
    if len(order) == len(chunks):
        named = dict(zip(_by_depth(rows, order), chunks, strict=True))
        return tuple(
            Column(f"{group}.{result_of(slot)}", slot.text, slot.start, slot.end)
            for group in _across(rows, order)
            for slot in named[group]
        )
    return _side_by_side(rows)


def _side_by_side(rows: list[list[Slot]]) -> tuple[Column, ...]:
    """Outcomes that stand on several levels, in the form's order from left to right."""
    slots = [slot for row in rows for slot in row]
    groups = sorted((slot for slot in slots if group_of(slot)), key=lambda slot: slot.start)
    order = list(dict.fromkeys(map(group_of, groups)))
    results = sorted((slot for slot in slots if result_of(slot)), key=lambda slot: slot.start)
    if [result_of(slot) for slot in results] != list(RESULTS) * len(order):
        return ()
    names = [f"{group}.{result}" for group in order for result in RESULTS]
    return tuple(
        Column(name, slot.text, slot.start, slot.end)
        for name, slot in zip(names, results, strict=True)
    )


def _chunks(rows: list[list[Slot]]) -> list[list[Slot]]:
    """The outcomes in order, cut where one comes again."""
    chunks: list[list[Slot]] = []
    every = len(GROUPS) * len(RESULTS)
    whole = [row for row in rows if sum(bool(result_of(slot)) for slot in row) == every]
    for row in whole[-1:] or rows:  # what spans two rows may be printed in both
        current: list[Slot] = []
        for slot in row:
            result = result_of(slot)
            if not result:
                continue
            if not current or result in {result_of(each) for each in current}:
                current = []
                chunks.append(current)
            current.append(slot)
    return chunks


def _by_depth(rows: list[list[Slot]], order: list[str]) -> list[str]:
    """The groups in the order in which their outcomes are printed from the top down.

    A group whose heading stands in an upper row has its outcomes no lower than the others.
    """
    depth = {
        group: next((n for n, row in enumerate(rows) if group in map(group_of, row)), -1)
        for group in order
    }
    results = [n for n, row in enumerate(rows) if any(result_of(slot) for slot in row)]
    return (
        sorted(order, key=lambda group: depth[group]) if len(results) > 1 else _across(rows, order)
    )


def _across(rows: list[list[Slot]], order: list[str]) -> list[str]:
    """The groups from left to right: litigation may stand before reconsideration."""
    for row in rows:
        names = [name for slot in row for name in slot.label.names]
        if "litigation" in names and "dispute:review" in names and "review" in order:
            others = [group for group in order if group != "review"]
            first = names.index("dispute:review") < names.index("litigation")
            return ["review", *others] if first else [*others, "review"]
    return order


def _named_above(before: str) -> list[str]:
    text = fold(before)
    if "复议后" in text:
        return ["litigation_after_review"]
    if "未经复议" in text or "直接起诉" in text:
        return ["litigation_direct"]
    return ["review"] if "复议" in text and "诉讼" not in text else []


def both_of(slot: Slot) -> str:
    """`group.outcome` of a label that names a dispute and its outcome: 行政复议—结果维持."""
    core = slot.label.core
    return dispute_and_outcome(core) if _SHORTEST <= len(core) <= _LONGEST else ""


@lru_cache(maxsize=512)
def dispute_and_outcome(core: str) -> str:
    """`group.outcome` of the core of a label that names both; empty when it does not."""
    for cut in range(2, len(core) - 1):
        result = named(match(core[cut:]).names, "result")
        group = named(match(core[:cut]).names, "dispute")
        if result and group and match(core[:cut]).near + match(core[cut:]).near < 2:
            return f"{group}.{result}"
    return ""


def group_of(slot: Slot) -> str:
    """The kind of dispute a label names."""
    names = slot.label.names
    return named(names, "dispute") if names else ""


def result_of(slot: Slot) -> str:
    """The outcome a label names."""
    names = slot.label.names
    return (named(names, "result") if names else "") or both_of(slot).rpartition(".")[2]


def belongs(slot: Slot) -> bool:
    """Whether a label belongs to the heading of table 4."""
    known = group_of(slot) or result_of(slot) or both_of(slot)
    return bool(known or "litigation" in slot.label.names)
