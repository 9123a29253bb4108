"""Items in each state, made by the acts a person would use."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Column, Gate, Item, Step, Version
from gongkai.web.publishing.services import columns, drafting, releasing, reviewing
from gongkai.web.publishing.services.reviewing import POINTS, Found, Verdict
from gongkai.web.publishing.words import Words

AT = datetime(2024, 5, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY = date(2024, 1, 2)
SOUND = {each.value: True for each in Gate}
PASS = Verdict(passes=True, gates=SOUND, proofread=True)
WRONG = Found("wording", "通之", "通知")
BACK = Verdict(passes=False, gates=SOUND | {"wording": False}, defects=(WRONG,))
FREE = dict.fromkeys(POINTS, True)
REVIEWERS = {1: "section_head", 2: "deputy_head", 3: "head"}

Hire = Callable[..., Person]
_fresh = count(1)


def words(title: str = "关于办公用房管理的通知", **more: object) -> Words:
    return Words(**({"title": title, "body": "第一段。\n\n第二段。"} | more))  # type: ignore[arg-type]


def column(organ: Organ, key: str = "others") -> Column:
    """A column of an organ, whose tree is planted when it is not yet."""
    if not organ.columns.filter(key=key).exists():
        columns.plant_columns(organ, on=DAY, by=None)
    return organ.columns.get(key=key)


def drafted(organ: Organ, by: Person | None = None, **more: object) -> Version:
    more = {"title": f"通知{next(_fresh)}"} | more
    return drafting.draft(column=column(organ), words=words(**more), at=AT, by=by)  # type: ignore[arg-type]


class Staff:
    """One person for each part in the play, of one organ."""

    def __init__(self, organ: Organ, hire: Hire) -> None:
        """Hired when first asked for."""
        self.organ, self._hire = organ, hire
        self._hired: dict[str, Person] = {}

    def __getitem__(self, role: str) -> Person:
        """Who holds a role."""
        if role not in self._hired:
            self._hired[role] = self._hire(self.organ, role)
        return self._hired[role]

    def drafted(self, **more: object) -> Version:
        return drafted(self.organ, self["clerk"], **more)

    def submitted(self, version: Version | None = None) -> Version:
        version = version or self.drafted()
        drafting.submit(version, reasons={}, at=AT, by=self["clerk"])
        version.refresh_from_db()
        return version

    def clear(self, version: Version) -> None:
        reviewing.clear(version, points=FREE, note="", at=AT, by=self["secrecy_reviewer"])

    def review(self, version: Version, level: int, verdict: Verdict = PASS) -> None:
        by = self[REVIEWERS[level]]
        reviewing.review(version, level=level, verdict=verdict, at=AT, by=by)
        version.refresh_from_db()

    def reviewed(self, upto: int, version: Version | None = None) -> Version:
        """Handed in, cleared, and passed by so many levels."""
        version = self.submitted(version)
        self.clear(version)
        for level in range(1, upto + 1):
            self.review(version, level)
        return version

    def returned(self) -> Version:
        version = self.submitted()
        self.review(version, 1, BACK)
        return version

    def published(self, version: Version | None = None) -> Item:
        version = self.reviewed(3, version)
        return releasing.publish(version, at=AT, by=self["head"])

    def withdrawn(self) -> Item:
        item = self.published()
        releasing.withdraw(item, notice="内容有误，正在更正。", at=AT, by=self["head"])
        item.refresh_from_db()
        return item

    def in_step(self, step: str) -> Version:
        """A version that has come so far."""
        made: dict[str, Callable[[], Version]] = {
            Step.DRAFT: self.drafted,
            Step.FIRST: self.submitted,
            Step.SECOND: lambda: self.reviewed(1),
            Step.THIRD: lambda: self.reviewed(2),
            Step.RETURNED: self.returned,
            Step.SCHEDULED: lambda: self.reviewed(3),
            Step.PUBLISHED: lambda: _shown(self.published()),
            Step.WITHDRAWN: lambda: self.withdrawn().versions.get(),
            Step.REPLACED: self._replaced,
            Step.DROPPED: self._dropped,
        }
        return made[step]()

    def _replaced(self) -> Version:
        item = self.published()
        new = drafting.correct(item, note="改正一处文字", at=AT, by=self["clerk"])
        self.published(new)
        return item.versions.get(number=1)

    def _dropped(self) -> Version:
        version = self.drafted()
        drafting.drop(version, reason="重复", by=self["clerk"])
        version.refresh_from_db()
        return version


def _shown(item: Item) -> Version:
    assert item.shown is not None
    return item.shown
