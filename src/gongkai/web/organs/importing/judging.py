"""Each row against the others and against what is there; nothing is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from gongkai.web.organs import queries
from gongkai.web.organs.forms import CODE, MOBILE, USERNAME
from gongkai.web.organs.importing.plan import NewOrgan, NewPerson, NewRole, NewSection, Plan
from gongkai.web.organs.importing.reading import Reading, Row
from gongkai.web.organs.models import Membership, Organ, Person, Section, Standing
from gongkai.web.organs.permissions import APART, NOT_BOTH


@dataclass(slots=True)
class Known:
    """What is there and what earlier rows add. Organs by code, people by account."""

    day: date
    organs: dict[str, Organ]
    parents: dict[str, str]
    within: frozenset[str]  # the codes below the organ of the import, itself included
    people: dict[str, Person]
    sections: set[tuple[str, str]]
    roles: set[tuple[str, str]]
    founded: dict[str, date] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)


def judge(reading: Reading, *, under: Organ, day: date) -> Plan:
    """The plan of a workbook for the part of the tree below an organ."""
    known = _known(under, day)
    plan = Plan(problems=list(reading.problems))
    for row in _parents_first(reading.rows.get("organs", ())):
        _take(plan, row, _organ(row, known, plan))
    for row in reading.rows.get("sections", ()):
        _take(plan, row, _section(row, known, plan))
    for row in reading.rows.get("people", ()):
        _take(plan, row, _person(row, known, plan))
    return plan


def _take(plan: Plan, row: Row, faults: Iterable[tuple[str, str]]) -> None:
    plan.problems += [row.problem(name, reason) for name, reason in faults]


def _known(under: Organ, day: date) -> Known:
    organs = {each.code: each for each in Organ.objects.all()}
    codes = {each.pk: each.code for each in organs.values()}
    standings = Standing.objects.filter(until=None, parent__isnull=False)
    return Known(
        day=day,
        organs=organs,
        parents={codes[each.organ_id]: codes[each.parent_id or 0] for each in standings},
        within=frozenset(codes[pk] for pk in queries.below([under.pk], day=day)),
        people={each.username: each for each in Person.objects.select_related("organ")},
        sections=set(Section.objects.filter(until=None).values_list("organ__code", "name")),
        roles={
            (f"{name}@{code}", role)
            for name, code, role in Membership.objects.filter(until=None).values_list(
                "person__username", "organ__code", "role"
            )
        },
    )


def _parents_first(rows: Iterable[Row]) -> list[Row]:
    """An organ after the one above it, wherever they stand; circles stay as they are."""
    waiting, done = list(rows), []
    while waiting:
        codes = {row.word("code") for row in waiting}
        free = [row for row in waiting if row.word("parent") not in codes]
        done += free or waiting
        waiting = [row for row in waiting if row not in free] if free else []
    return done


Faults = Iterable[tuple[str, str]]


def _organ(row: Row, known: Known, plan: Plan) -> Faults:
    code, parent, on = row.word("code"), row.word("parent"), row.day("on")
    assert on is not None  # noqa: S101 the sheet demands it
    if code in known.founded:
        return [("code", "机关代码在本表中重复")]
    if code in known.organs:
        return _known_organ(row, known, plan)
    faults = [
        *_shape("code", code, CODE, 40), *_length(row, "name", 100),
        *_length(row, "address", 200), *_length(row, "telephone", 40), *_past(row, known),
        *_place("parent", parent, known, on),
    ]  # fmt: skip
    known.founded[code] = on
    if not faults:
        plan.organs.append(
            NewOrgan(
                code=code, name=row.word("name"), kind=row.word("kind"), parent=parent, on=on,
                address=row.word("address"), telephone=row.word("telephone"),
            )
        )  # fmt: skip
    return faults


def _known_organ(row: Row, known: Known, plan: Plan) -> Faults:
    """A row about an organ that is there: the same, or a fault; changes have their pages."""
    code = row.word("code")
    organ = known.organs[code]
    if code not in known.within:
        return [("code", f"已用于{organ}，不在您管理的范围内")]
    faults = []
    if row.word("name") != organ.name:
        faults.append(("name", f"该代码已登记为“{organ}”；更名请在机关页面办理"))
    if row.word("parent") != known.parents.get(code):
        faults.append(
            ("parent", f"{organ}现隶属{known.parents.get(code, '（无）')}；请在机关页面调整")
        )
    if row.word("kind") != organ.kind:
        faults.append(("kind", f"{organ}已登记为{organ.get_kind_display()}"))
    plan.unchanged += not faults
    return faults


def _section(row: Row, known: Known, plan: Plan) -> Faults:
    organ, name, on = row.word("organ"), row.word("name"), row.day("on")
    assert on is not None  # noqa: S101 the sheet demands it
    if (organ, name) in known.sections:
        plan.unchanged += 1
        return _within("organ", organ, known)
    faults = [
        *_place("organ", organ, known, on), *_past(row, known), *_length(row, "name", 60)
    ]  # fmt: skip
    known.sections.add((organ, name))
    if not faults:
        plan.sections.append(NewSection(organ=organ, name=name, on=on))
    return faults


def _person(row: Row, known: Known, plan: Plan) -> Faults:
    """One row is a person, a role of one, or both."""
    username, organ, name = row.word("username"), row.word("organ"), row.word("name")
    faults = [*_place("organ", organ, known, row.day("on")), *_past(row, known)]
    before = known.people.get(username)
    told = known.names.get(username) or ((before.name, before.organ.code) if before else None)
    if told is None:
        faults += [
            *_shape("username", username, USERNAME, 40), *_length(row, "name", 40),
            *_shape("mobile", row.word("mobile"), MOBILE, 20),
        ]  # fmt: skip
    elif told != (name, organ):
        faults.append(("username", f"账号已用于{told[0]}（{told[1]}）"))
    faults += _role_faults(row, known)
    known.names.setdefault(username, (name, organ))
    if faults:
        return faults
    if told is None:
        mobile = row.word("mobile")
        plan.people.append(NewPerson(organ=organ, name=name, username=username, mobile=mobile))
    plan.unchanged += not _role(row, known, plan) and told is not None
    return ()


def _role_faults(row: Row, known: Known) -> list[tuple[str, str]]:
    section = row.word("section")
    faults = []
    if section and (row.word("organ"), section) not in known.sections:
        faults.append(("section", "该机关没有这个科室，可以先在“科室”表中填写"))
    if row.word("role") and row.day("on") is None:
        faults.append(("on", "填写了岗位，任职日期也应填写"))
    others = APART - {row.word("role")}
    if len(others) < len(APART) and any(
        (key.partition("@")[0], role) == (row.word("username"), other)
        for key, role in known.roles
        for other in others
    ):
        faults.append(("role", NOT_BOTH))
    return faults


def _role(row: Row, known: Known, plan: Plan) -> bool:
    """Whether the row gives a role that is not there yet."""
    username, organ, role, on = (
        row.word("username"), row.word("organ"), row.word("role"), row.day("on")
    )  # fmt: skip
    key = (f"{username}@{organ}", role)
    if not role or on is None or key in known.roles:
        return False
    known.roles.add(key)
    plan.roles.append(
        NewRole(
            username=username, organ=organ, section=row.word("section"), role=role, on=on
        )
    )  # fmt: skip
    return True


def _within(name: str, code: str, known: Known) -> list[tuple[str, str]]:
    if code in known.within or code in known.founded:
        return []
    organ = known.organs.get(code)
    return [(name, "不在您管理的范围内" if organ else "没有这个机关代码")]


def _place(name: str, code: str, known: Known, on: date | None) -> list[tuple[str, str]]:
    """An organ that the importer looks after, and that exists on the day."""
    outside = _within(name, code, known)
    organ = known.organs.get(code)
    since = known.founded.get(code) or (organ.founded if organ else None)
    if outside or since is None:
        return outside
    if organ is not None and organ.closed:
        return [(name, f"{organ}已撤销")]
    if on is not None and on < since:
        return [("on", f"早于该机关设立的{since}")]
    return []


def _past(row: Row, known: Known) -> list[tuple[str, str]]:
    on = row.day("on")
    return [("on", "日期不能晚于今天")] if on is not None and on > known.day else []


def _length(row: Row, name: str, most: int) -> list[tuple[str, str]]:
    return [(name, f"超过{most}字")] if len(row.word(name)) > most else []


def _shape(
    name: str, value: str, check: Callable[[str], None], most: int
) -> list[tuple[str, str]]:
    if not value and name == "mobile":
        return []
    try:
        check(value)
    except ValidationError as wrong:
        return [(name, wrong.messages[0])]
    return [(name, f"超过{most}个字符")] if len(value) > most else []
