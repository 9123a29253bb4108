"""The declared table of acts upon a case, read from this room's permissions.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gongkai.web.applications.models import Happening, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One row: from which states by whom to which state, under which guards, to what effect."""

    key: str
    title: str
    start: tuple[str, ...]
    to: str
    roles: tuple[str, ...]
    event: str
    guards: tuple[str, ...]
    effect: str
    cites: str

    @property
    def from_titles(self) -> list[str]:
        """The states from which it can be done, in words."""
        known = dict(State.choices)
        return [known[each] for each in self.start if each in known] or ["机关存续"]

    @property
    def to_title(self) -> str:
        """The state afterwards, in words; empty: it stays."""
        return dict(State.choices).get(self.to, "")


@cache
def acts() -> Mapping[str, Act]:
    """Every act of the table, in its order; a word that is none is our own mistake."""
    data = tomllib.loads(Path(__file__).with_name("permissions.toml").read_text("utf-8"))
    found = {key: _act(key, row) for key, row in data["acts"].items()}
    for act in found.values():
        if act.to and act.to not in State.values:
            raise ValueError(f"{act.key}: no such state: {act.to}")
        if act.event and act.event not in Happening.values:
            raise ValueError(f"{act.key}: no such event: {act.event}")
    return found


def _act(key: str, row: Mapping[str, object]) -> Act:
    def words(name: str) -> tuple[str, ...]:
        value = row.get(name, ())
        assert isinstance(value, list | tuple)  # noqa: S101 our own table
        return tuple(map(str, value))

    return Act(
        key=key, title=str(row["title"]), start=words("states"), to=str(row.get("to", "")),
        roles=words("own"), event=str(row.get("event", "")), guards=words("guards"),
        effect=str(row.get("effect", "")), cites=str(row.get("cites", "")),
    )  # fmt: skip


def of_cases() -> tuple[Act, ...]:
    """The acts that move a case or write into its record, with registration first."""
    return tuple(act for act in acts().values() if act.event)


def table_for_docs() -> str:
    """The table as docs/applications.md prints it."""
    head = (
        "| 事项 | 可办的状态 | 办后状态 | 谁 | 条件 | 效果 | 依据 |\n|---|---|---|---|---|---|---|"
    )
    rows = [
        f"| {act.title} `{act.key}` | {'、'.join(act.from_titles)} | {act.to_title or '不变'} "
        f"| {' '.join(act.roles)} | {' '.join(act.guards)} | {act.effect} | {act.cites or '–'} |"
        for act in acts().values()
        if act.effect
    ]
    return "\n".join([head, *rows])
