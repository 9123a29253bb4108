"""What is said about the tables themselves: missing, extra, mis-named, out of order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gongkai.files.recognise import disclosures
from gongkai.files.recognise.applicants import ORDER
from gongkai.files.recognise.copies import Copy
from gongkai.files.recognise.found import Found
from gongkai.files.recognise.labels import match
from gongkai.files.recognise.lines import Slot
from gongkai.files.recognise.vocabulary import core, official
from gongkai.report.edition import Edition, chinese_number
from gongkai.report.report import Place, Remark

_TEN = 10
_NUMBERS = re.compile(r"\d+")
_DISPUTES = 4


def missing_tables(
    founds: Sequence[Found], pictures: Mapping[int, Place | None]
) -> Iterator[Remark]:
    """Tables of which nothing was read; `pictures`: where one stands in a table's chapter."""
    for found in founds:
        name = "二三四"[found.table - 2]
        if found.slots:
            continue
        if found.table in pictures:
            text = f"表{name}所在的位置是图片，没有可以读取的文字"
            yield Remark("REA06", found.where, text, pictures[found.table])
        elif found.table == _DISPUTES and found.labels and not found.doubted:
            yield Remark("REA04", found.where, "表四只有栏目，没有找到下面的数字，空白不当作 0")
        elif found.labels:
            text = f"找到了表{name}的栏目，但是数字与栏目对不上，不能确定，没有读取"
            yield Remark("REA04", found.where, text)
        else:
            yield Remark("REA01", found.where, f"没有找到表{name}")


def about_rows(copy: Copy | None, edition: Edition) -> Iterator[Remark]:
    """Rows of table 3 that are missing, extra or printed in another order."""
    if copy is None:
        return
    rows = {row.key: row for row in edition.rows}
    for key in rows:
        if key not in copy.rows:
            yield Remark("REA02", f"table3.{key}.total", "表中没有这一行")
    for strange in copy.strange:
        yield _about_strange(strange.label, edition)
    for key, found in copy.rows.items():
        if key not in rows and found.figures:
            text = f"表三“{found.label.text.strip()}”一行不在这个格式中，没有读取"
            yield Remark("FRM08", "table3", text, found.label.place)
    if not _in_order(copy, list(rows)):
        yield Remark("FRM09", "table3", "表三各行的次序与格式不同，已按名称读取")


def _about_strange(label: Slot, edition: Edition) -> Remark:
    printed = label.text.strip()
    if _is_torn(printed, edition):
        text = f"表三有一行的名称“{printed}”被拆断，不能确定是哪一行，没有读取"
        return Remark("REA10", "table3", text, label.place)
    text = f"表三多出“{printed or '没有名称'}”一行，没有读取"
    return Remark("FRM08", "table3", text, label.place)


def _is_torn(label: str, edition: Edition) -> bool:
    """Whether a label is made of pieces of the form's own: 请3.要求提, or a figure run into it.

    Where nothing rules the rows, a label may lose its lines to its neighbours.
    """
    pieces = [piece for piece in _NUMBERS.split(core(label)) if piece]
    words = {word for each in official(edition).values() for word in each}
    if not label or (len(pieces) == 1 and pieces[0] in words):
        return False
    return all(any(piece in word for word in words) for piece in pieces)


def _in_order(copy: Copy, keys: list[str]) -> bool:
    """Whether the rows of each grid come in the order of the form."""
    places: dict[int, list[int]] = {}
    for key, row in sorted(copy.rows.items(), key=lambda pair: pair[1].line.row):
        if key in keys:
            places.setdefault(row.line.grid, []).append(keys.index(key))
    return all(each == sorted(each) for each in places.values())


def about_columns(copy: Copy | None, edition: Edition) -> Iterator[Remark]:
    """Columns of table 3 that are missing, extra or swapped."""
    if copy is None:
        return
    if copy.assumed:
        text = "表三没有完整的列名；各行总计都等于前六列之和，按格式的次序读取"
        yield Remark("REA10", "table3", text)
    names = [column.name for column in copy.columns]
    labels = {column.key: column.label for column in edition.columns}
    for key in ORDER:
        if key not in names:
            yield Remark("REA03", "table3", f"表三没有“{labels[key]}”这一列")
    for column in copy.columns:
        if column.name == "extra":
            yield Remark("FRM08", "table3", f"表三多出“{column.text.strip()}”一列，没有读取")
    yield from _mistyped_columns(copy, edition)
    known = [name for name in names if name in ORDER]
    if known != sorted(known, key=ORDER.index):
        yield Remark("FRM09", "table3", "表三各列的次序与格式不同，已按列名读取")


def _mistyped_columns(copy: Copy, edition: Edition) -> Iterator[Remark]:
    """Columns known by a few wrong characters or by their place; a short form is let pass."""
    words = official(edition)
    for column in copy.columns:
        label = match(column.text)
        printed = label.core or core(column.text)
        own = words.get(f"column:{column.name}", frozenset())
        if own and printed and printed not in own and label.near != 1:
            text = f"栏目名称“{printed}”与格式不一致，格式为“{min(own)}”"
            yield Remark("FRM07", "table3", text)


def about_cells(founds: Sequence[Found], edition: Edition) -> Iterator[Remark]:
    """Rows of table 2 and blocks of table 4 of which nothing was found, though the table was."""
    for found in founds:
        if not found.slots or found.table == 3:
            continue
        for row, keys in _groups(edition, found.table).items():
            absent = [key for key in keys if key not in found.slots]
            if absent:
                yield _about_group(found, edition, row, absent)


@cache
def _groups(edition: Edition, table: int) -> Mapping[str, Sequence[str]]:
    """The keys of a table's cells by row, in the order of the form."""
    groups: dict[str, list[str]] = {}
    for key, cell in edition.cells.items():
        if cell.table == table:
            groups.setdefault(cell.row, []).append(key)
    return groups


def _about_group(found: Found, edition: Edition, row: str, absent: Sequence[str]) -> Remark:
    if f"item:{row}" in found.labels or f"dispute:{row}" in found.labels:
        text = f"{edition.label(absent[0])}等 {len(absent)} 格不能确定，没有读取"
        return Remark("REA04", absent[0], text)
    text = f"没有找到“{edition.label(absent[0]).split(' · ')[0].split(' ', 1)[-1]}”"
    return Remark("REA02", _groups(edition, found.table)[row][0], text)


def about_labels(founds: Sequence[Found], edition: Edition) -> Iterator[Remark]:
    """Labels whose words are not those of the form; spaces and punctuation do not matter."""
    words = official(edition)
    for found in founds:
        for name, slot in found.labels.items():
            if name in words and slot.label.core not in words[name]:
                yield from _about_label(found, name, slot, words[name])


def _about_label(found: Found, name: str, slot: Slot, words: frozenset[str]) -> Iterator[Remark]:
    printed = slot.label.core or core(slot.text)
    if printed in words:
        return
    if name.startswith(("group:", "results")) and any(printed in word for word in words):
        return  # a piece of a group's label, cut by a page break
    word = min(words, key=lambda each: abs(len(each) - len(printed)))
    shown = "".join(slot.text.split())
    short = len(printed) > 1 and word.startswith(printed)
    if slot.label.near == 1 or printed == "部分公开" or short:
        text = f"栏目名称“{shown}”是“{word}”的简写"
        yield Remark("REA10", _where(found, name), text, slot.place)
    else:
        text = f"栏目名称“{shown}”与格式不一致，格式为“{word}”"
        yield Remark("FRM07", _where(found, name), text, slot.place)


def about_blocks(found: Found, edition: Edition) -> Iterator[Remark]:
    """Blocks of table 2 headed by another item of Article 20 than the form's."""
    for block in edition.blocks:
        wanted = _item_of_article(core(block.heading))
        for item in block.items:
            slot = found.labels.get(f"block:{item.key}")
            printed = "" if slot is None else _item_of_article(slot.label.core)
            if slot is not None and printed and printed != wanted:
                text = f"“{item.label}”属于{block.heading}，标为“{slot.text.strip()}”"
                yield Remark("FRM07", _where(found, f"item:{item.key}"), text, slot.place)


def _item_of_article(words: str) -> str:
    """The 五 of 第二十条第五项, however it is written; empty when no item is named."""
    found = re.search(r"第二十条第?([一二三四五六七八九]|十[一二三四五]?|\d{1,2})项", words)
    if found is None:
        return ""
    number = int(found[1]) if found[1].isdigit() else 0
    return chinese_number(number) if 0 < number <= _TEN else found[1]


def _where(found: Found, name: str) -> str:
    kind, _, key = name.partition(":")
    if kind == "row":
        return f"table3.{key}.total"
    for fact in found.slots:
        _, row, column = fact.split(".")
        if (kind in ("item", "dispute") and row == key) or (kind == "field" and column == key):
            return fact
    return found.where


def unplaced(search: disclosures.Search, edition: Edition) -> Iterator[Remark]:
    """Rows of table 2 whose figures could not be placed."""
    for item, label in search.unplaced.items():
        keys = [key for key in edition.cells if key.startswith(f"table2.{item}.")]
        if keys and not any(key in search.found.slots for key in keys):
            yield Remark(
                "REA04", keys[0], "这一行的数字与各列对不上，不能确定，没有读取", label.place
            )
