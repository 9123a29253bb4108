"""An edition: one official form of the annual report, read from its data file."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from gongkai.law.errors import GongkaiError


class UnknownEdition(GongkaiError):
    """No form of ours has this name, or none was in force for this report year."""


@dataclass(frozen=True, slots=True)
class ChapterForm:
    """A chapter of the form: its number, printed heading and, for chapter 一, its sections."""

    number: int
    heading: str
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A key of ours with the words the form prints for it."""

    key: str
    label: str
    kind: str = "count"
    part: str = ""
    group: str = ""
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block of table 2: an item of Article 20 with its fields (across) and items (down)."""

    heading: str
    stub: str
    fields: tuple[Label, ...]
    items: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class CellForm:
    """A number cell of the form: where it stands and what kind of number belongs in it."""

    key: str
    table: int
    row: str
    column: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One equation of the form over cells: where = Σ plus − Σ minus."""

    code: str
    where: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    cites: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Every cell the equation touches."""
        return (self.where, *self.plus, *self.minus)


@dataclass(frozen=True, eq=False)
class Edition:
    """One form with its chapters, tables and equations; there is one object for each form."""

    key: str
    form: int
    title: str
    cites: str
    first_year: int
    last_year: int | None
    chapters: tuple[ChapterForm, ...]
    blocks: tuple[Block, ...]
    corner: str
    applicants: str
    legal: str
    columns: tuple[Label, ...]
    results: str
    groups: tuple[Label, ...]
    rows: tuple[Label, ...]
    leaves_in: Mapping[str, str]
    review: str
    litigation: str
    dispute_groups: tuple[Label, ...]
    dispute_results: tuple[Label, ...]
    declared: tuple[Mapping[str, Any], ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process finds its own object of the same form."""
        return edition, (self.key,)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Row keys of the result leaves of table 3 (21 in the 2021 form, 19 in the 2019 form)."""
        return tuple(row.key for row in self.rows if row.part == "leaf")

    @cached_property
    def cells(self) -> Mapping[str, CellForm]:
        """Every number cell by fact key, in printed order."""
        every = [*self._table2(), *self._table3(), *self._table4()]
        return {cell.key: cell for cell in every}

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """Every equation of the form, spelled out cell by cell."""
        return tuple(each for declared in self.declared for each in self._spell_out(declared))

    def row_of(self, leaf: str) -> str:
        """The row of table 3 in which this form counts a decision leaf."""
        return self.leaves_in.get(leaf, leaf)

    def label(self, key: str) -> str:
        """A fact key or chapter key in the words of the form."""
        if key in self.cells:
            return self.cells[key].label
        head, _, tail = key.partition(".")
        if head.startswith("chapter") and head[7:].isdigit():
            number = int(head[7:])
            names = {chapter.number: chapter.heading for chapter in self.chapters}
            return f"{chinese_number(number)}、{names.get(number, '')}"
        return {
            "table2": "表二",
            "table3": "表三",
            "table4": "表四",
            "report": "报告",
            "title": "标题",
        }.get(head, head) + (f" {tail}" if tail else "")

    def _table2(self) -> Iterator[CellForm]:
        for block in self.blocks:
            for item in block.items:
                for field in block.fields:
                    yield CellForm(
                        f"table2.{item.key}.{field.key}",
                        2,
                        item.key,
                        field.key,
                        f"表二 {item.label} · {field.label}",
                        field.kind,
                    )

    def _table3(self) -> Iterator[CellForm]:
        groups = {group.key: group.label for group in self.groups}
        for row in self.rows:
            stub = groups.get(row.group, "") + row.label
            for column in self.columns:
                label = f"表三 {stub.split('（区分')[0]} · {column.label}"
                key = f"table3.{row.key}.{column.key}"
                yield CellForm(key, 3, row.key, column.key, label, "count")

    def _table4(self) -> Iterator[CellForm]:
        for group in self.dispute_groups:
            for result in self.dispute_results:
                label = f"表四 {group.label} · {result.label}"
                key = f"table4.{group.key}.{result.key}"
                yield CellForm(key, 4, group.key, result.key, label, "count")

    def _spell_out(self, declared: Mapping[str, Any]) -> Iterator[Identity]:
        across = {
            "columns": [column.key for column in self.columns],
            "rows": [row.key for row in self.rows],
            "groups": [group.key for group in self.dispute_groups],
        }[declared["over"]]
        turned = declared["over"] == "columns"

        def key(term: str, along: str) -> str:
            row, column = (term, along) if turned else (along, term)
            return f"{declared['table']}.{row}.{column}"

        for along in across:
            yield Identity(
                declared["code"],
                key(declared["where"], along),
                tuple(key(term, along) for term in self._terms(declared["plus"])),
                tuple(key(term, along) for term in self._terms(declared["minus"])),
                declared["cites"],
            )

    def _terms(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield from self.leaves if name == "leaves" else (name,)


def chinese_number(number: int) -> str:
    """A chapter number from 1 to 10 in Chinese: 1 → 一."""
    return "〇一二三四五六七八九十"[number]


def _labels(entries: list[dict[str, Any]]) -> tuple[Label, ...]:
    return tuple(Label(**entry) for entry in entries)


def _read(text: str) -> Edition:
    data = tomllib.loads(text)
    applications, disputes = data["applications"], data["disputes"]
    return Edition(
        key=data["key"],
        form=data["form"],
        title=data["title"],
        cites=data["cites"],
        first_year=data["first_year"],
        last_year=data.get("last_year"),
        chapters=tuple(
            ChapterForm(each["number"], each["heading"], tuple(each.get("sections", ())))
            for each in data["chapters"]
        ),
        blocks=tuple(
            Block(each["heading"], each["stub"], _labels(each["fields"]), _labels(each["items"]))
            for each in data["blocks"]
        ),
        corner=applications["corner"],
        applicants=applications["heading"],
        legal=applications["legal"],
        columns=_labels(applications["columns"]),
        results=applications["results"],
        groups=_labels(applications["groups"]),
        rows=_labels(applications["rows"]),
        leaves_in=applications["leaves_in"],
        review=disputes["review"],
        litigation=disputes["litigation"],
        dispute_groups=_labels(disputes["groups"]),
        dispute_results=_labels(disputes["results"]),
        declared=tuple(data["identities"]),
    )


@cache
def editions() -> tuple[Edition, ...]:
    """Every form we know, oldest first."""
    folder = resources.files("gongkai.report") / "data" / "editions"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(_read(file.read_text(encoding="utf-8")) for file in files)


@cache
def edition(key: str) -> Edition:
    """The form with this key, such as `2021-30`. Errors: UnknownEdition."""
    for each in editions():
        if each.key == key:
            return each
    raise UnknownEdition(key)


@cache
def edition_of(year: int) -> Edition:
    """The form that reports of this year must use. Errors: UnknownEdition (before 2019)."""
    for each in editions():
        if each.first_year <= year and (each.last_year is None or year <= each.last_year):
            return each
    raise UnknownEdition(f"{year} 年没有全国统一的报告格式")
