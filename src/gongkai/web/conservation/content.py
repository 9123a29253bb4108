"""The return as plain data: what is frozen, shown, exported and compared."""

import json
from collections.abc import Iterator
from typing import Any

from gongkai.law.energy import rounded
from gongkai.web.conservation.measuring import Held, Year, line_words, plain
from gongkai.web.conservation.models import EnergyReturn
from gongkai.web.conservation.sums import KindYear

# Figures are texts here: exact, and the same on every database. None: not known.
Content = dict[str, Any]


def content_of(kept: EnergyReturn, measured: Year) -> Content:
    """Everything the return says, from the readings as they are now."""
    profile, coal = measured.profile, measured.coal
    return {
        "organ": kept.organ.name,
        "year": kept.year,
        "note": kept.note,
        "method": measured.method.label if measured.method else None,
        "profile": [
            ["用能人数（人）", str(profile.people)],
            ["建筑面积（平方米）", plain(profile.area)],
            ["公务用车（辆）", str(profile.vehicles)],
            ["其中新能源汽车（辆）", str(profile.green_vehicles)],
        ]
        if profile
        else [],
        "use": [_use(each) for each in measured.use.kinds],
        "coal": [
            {"title": each.kind.title, "kgce": plain(rounded(each.kgce)), "how": line_words(each),
             "cites": [cite for factor in each.factors for cite in factor.cites]}
            for each in (coal.lines if coal else ())
        ],
        "kgce": plain(rounded(coal.kgce)) if coal else None,
        "indicators": [_indicator(each) for each in measured.held],
    }  # fmt: skip


def _use(row: KindYear) -> dict[str, Any]:
    return {
        "title": row.kind.title, "unit": row.kind.unit,
        "months": [None if each is None else plain(each) for each in row.months],
        "total": None if row.total is None else plain(row.total),
        "yuan": None if row.yuan is None else plain(row.yuan),
    }  # fmt: skip


def _indicator(held: Held) -> dict[str, Any]:
    told = {
        "value": held.indicator.value, "base": held.base, "fell": held.fell,
        "quota": held.quota, "target": held.target,
    }  # fmt: skip
    return {
        "title": held.indicator.title, "unit": held.indicator.unit, "how": held.how,
        "base_words": held.base_words,
        **{key: None if each is None else plain(each) for key, each in told.items()},
    }  # fmt: skip


def frozen(content: Content) -> str:
    """One canonical line: the same content gives the same bytes."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def thawed(text: str) -> Content:
    """Back from the line."""
    found: Content = json.loads(text)
    return found


def differences(before: Content, now: Content) -> tuple[tuple[str, str, str], ...]:
    """What today's records say otherwise than a frozen return: what, then, now."""
    old, new = dict(_figures(before)), dict(_figures(now))
    return tuple(
        (name, old.get(name) or "—", new.get(name) or "—")
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _figures(content: Content) -> Iterator[tuple[str, str | None]]:
    yield "折算方法", content["method"]
    yield from ((name, value) for name, value in content["profile"])
    for row in content["use"]:
        for month, value in enumerate(row["months"], start=1):
            yield f"{row['title']}{month}月（{row['unit']}）", value
        yield f"{row['title']}金额（元）", row["yuan"]
    for row in content["coal"]:
        yield f"{row['title']}折标准煤（千克）", row["kgce"]
    for row in content["indicators"]:
        yield row["title"], row["value"]
