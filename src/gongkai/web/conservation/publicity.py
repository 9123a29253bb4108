"""What the public is told of a year: figures by name, and the words that are made of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.web.conservation.content import thawed
from gongkai.web.conservation.facts import energy_work_of
from gongkai.web.conservation.models import EnergyReturn, PublicItem
from gongkai.web.conservation.registers import kitchen_of, waste_of
from gongkai.web.conservation.saving import plain, result_of
from gongkai.web.conservation.work import KINDS, projects_in, tally_of
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ

SUBJECTS = {
    "energy": "能源资源消费状况", "waste": "生活垃圾分类", "work": "节能工作开展情况",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One figure: under which heading, its name, the figure with its unit."""

    subject: str
    name: str
    value: str


def figures_of(organ: Organ, *, year: int, subjects: tuple[str, ...]) -> tuple[Told, ...]:
    """The figures of the subjects as the records say now; Refused where they are not settled."""
    asks = {"energy": _energy, "waste": _waste, "work": _work}
    found = tuple(
        Told(subject=each, name=name, value=value)
        for each in SUBJECTS
        if each in subjects
        for name, value in asks[each](organ, year)
    )
    if not found:
        raise Refused(f"{year}年没有可以公开的数据", field="year")
    return found


def _energy(organ: Organ, year: int) -> Iterator[tuple[str, str]]:
    """Of the countersigned return, never of a draft."""
    held = EnergyReturn.objects.select_related("confirmed").filter(organ=organ, year=year).first()
    if held is None or held.state != EnergyReturn.State.CONFIRMED or held.confirmed is None:
        raise Refused(f"{year}年能源资源消费年报会签后才能公开", field="subjects")
    content = thawed(held.confirmed.content)
    for row in content["use"]:
        if row["total"] is not None:
            yield f"{row['title']}用量", f"{row['total']}{row['unit']}"
    if content["kgce"] is not None:
        yield f"综合能耗（电力按{content['method']}）", f"{content['kgce']}千克标准煤"
    for row in content["indicators"]:
        if row["value"] is not None:
            fell = f"，比基期下降{row['fell']}%" if row["fell"] is not None else ""
            yield row["title"], f"{row['value']}{row['unit']}{fell.replace('下降-', '上升')}"


def _waste(organ: Organ, year: int) -> Iterator[tuple[str, str]]:
    found, run = waste_of(organ, year=year), kitchen_of(organ, year=year)
    for each in found.classes:
        if each.total is not None:
            yield f"{each.title}清运量", f"{plain(each.total)}千克"
    put_in = run.total("input_kg")
    if put_in is not None and run.cut is not None:
        yield "厨余垃圾就地处理量", f"{plain(put_in)}千克"
        yield "就地处理减量率", f"{plain(run.cut)}%"


def _work(organ: Organ, year: int) -> Iterator[tuple[str, str]]:
    counts = tally_of(energy_work_of(organ, year=year))
    for kind, (name, unit) in KINDS.items():
        if counts[kind]:
            yield name, f"{counts[kind]}{unit}"
    if counts["inspection"]:
        yield "巡查发现问题", f"{counts['findings']}个"
        yield "其中已整改", f"{counts['fixed']}个"
    for each in projects_in(organ, year=year):
        result = result_of(each)
        if result is not None:
            words = f"{plain(result.saved)}{result.unit}（{plain(result.part)}%）"
            yield f"“{each}”{result.months}个月节能量", words


def body_of(organ: Organ, *, year: int, figures: tuple[Told, ...]) -> str:
    """The text of the item: a heading and a table for each subject."""
    lines = [f"现将{organ.name}{year}年公共机构节能有关情况公开如下。"]
    subjects = list(dict.fromkeys(each.subject for each in figures))
    for at, subject in enumerate(subjects):
        lines += [f"{'一二三'[at]}、{SUBJECTS[subject]}", "项目\t数值"]
        lines += [f"{each.name}\t{each.value}" for each in figures if each.subject == subject]
    return "\n".join(lines)


def bound(figures: tuple[Told, ...]) -> str:
    """One line of JSON, in order."""
    rows = [[each.subject, each.name, each.value] for each in figures]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def changed(public: PublicItem) -> tuple[tuple[str, str, str], ...]:
    """What the records say otherwise than the item when it was drafted: name, then, now."""
    subjects = tuple(public.subject.split("|"))
    then = {name: value for _, name, value in json.loads(public.figures)}
    try:
        found = figures_of(public.organ, year=public.year, subjects=subjects)
    except Refused as refused:
        return ((str(refused), "", ""),)
    now = {each.name: each.value for each in found}
    return tuple(
        (name, then.get(name, "—"), now.get(name, "—"))
        for name in dict.fromkeys((*then, *now))
        if then.get(name) != now.get(name)
    )
