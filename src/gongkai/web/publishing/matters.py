"""What of publishing waits for somebody."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from gongkai.law.workdays import Calendar
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.publishing import scanning
from gongkai.web.publishing.due import due_of
from gongkai.web.publishing.models import Item, ItemState, Scan, Step, Version
from gongkai.web.publishing.queries import waiting_for
from gongkai.web.publishing.visibility import LAWFUL
from gongkai.web.uploads.words import edition

MOST = 50
_NEXT = {
    Step.DRAFT: ("送审", "草稿尚未送审"),
    Step.RETURNED: ("修改", "已退回，请按意见修改后重新送审"),
    Step.FIRST: ("一审一校", "待一审一校"),
    Step.SECOND: ("二审二校", "待二审二校"),
    Step.THIRD: ("三审三校", "待三审三校"),
    Step.SCHEDULED: ("发布", "三审三校已通过，待发布"),
}
_ADDRESSES = {
    Step.DRAFT: "version-submit", Step.RETURNED: "version-edit",
    Step.FIRST: "version-review-first", Step.SECOND: "version-review-second",
    Step.THIRD: "version-review-third", Step.SCHEDULED: "version-publish",
}  # fmt: skip
_REVIEWS = (Step.FIRST, Step.SECOND, Step.THIRD)


def matters(person: Person, *, day: date) -> tuple[Matter, ...]:
    """Versions whose next act is the reader's, what must be withdrawn, own ones with others."""
    days = calendar()
    return (
        *_mine(person, day, days),
        *_barred(person, day),
        *_found_later(person, day),
        *_with_others(person, day, days),
    )


def _mine(person: Person, day: date, days: Calendar) -> Iterator[Matter]:
    uncleared = organs_for(person, "version.clear", day=day)
    for each in _some(Version.objects.filter(waiting_for(person, day=day))):
        step = Step(each.state)
        act, why = _NEXT[step]
        url = reverse(_ADDRESSES[step], args=[each.pk])
        if (
            step in _REVIEWS
            and each.item.organ_id in uncleared
            and not _reviews(person, each, day)
        ):
            act, why, url = "审查", "待保密审查", reverse("version-clear", args=[each.pk])
        due = _due(each, day, days)
        yield Matter(what=f"《{each.title}》", why=why, act=act, url=url, due=due)


def _reviews(person: Person, version: Version, day: date) -> bool:
    """Whether the level at which a version stands is the reader's."""
    act = f"version.review_{version.state}"
    return version.item.organ_id in organs_for(person, act, day=day)


def _barred(person: Person, day: date) -> Iterator[Matter]:
    """Published items whose document may no longer be open."""
    organs = organs_for(person, "item.withdraw", day=day)
    found = Item.objects.filter(state=ItemState.PUBLISHED, organ_id__in=organs).exclude(LAWFUL)
    for each in found.select_related("shown")[:MOST]:
        yield Matter(
            what=f"《{each}》", act="撤回", why="公文已作废或者不再主动公开，公众已看不到",
            url=reverse("item-withdraw", args=[each.pk]), due=day,
        )  # fmt: skip


def _found_later(person: Person, day: date) -> Iterator[Matter]:
    """Public words in which the present lists find something grave that nobody has explained."""
    organs = organs_for(person, "version.explain", day=day)
    found = Scan.objects.filter(
        edition=edition(), grave__gt=0, version__state=Step.PUBLISHED,
        version__item__organ_id__in=organs,
    )  # fmt: skip
    for each in found.select_related("version__item").order_by("id")[:MOST]:
        reasons = scanning.reasons_of(each.version)
        left = scanning.unexplained(scanning.kept(each.version), reasons)
        if left:
            yield Matter(
                what=f"《{each.version.title}》", act="处理", whose=Whose.SECTION,
                why=f"词表更新后发现严重问题{len(left)}处，应更正或者说明",
                url=reverse("item", args=[each.version.item_id]),
            )  # fmt: skip


def _with_others(person: Person, day: date, days: Calendar) -> Iterator[Matter]:
    """What the reader wrote and others have in hand."""
    on_the_way = Q(state__in=_REVIEWS) | Q(state=Step.SCHEDULED, scheduled_for=None)
    found = Version.objects.filter(on_the_way, by=person).exclude(waiting_for(person, day=day))
    for each in _some(found):
        yield Matter(
            what=f"《{each.title}》", why=each.get_state_display(), act="查看",
            url=reverse("item", args=[each.item_id]), due=_due(each, day, days),
            whose=Whose.OTHERS,
        )  # fmt: skip


def _some(found: QuerySet[Version]) -> QuerySet[Version]:
    chosen = found.select_related("item__organ", "item__document").order_by("id")
    return chosen.distinct()[:MOST]


def _due(version: Version, day: date, days: Calendar) -> date | None:
    """The last day for a version; what is already published has no term any more."""
    due = due_of(version, calendar=days, day=day) if version.item.published_at is None else None
    return due.due if due else None
