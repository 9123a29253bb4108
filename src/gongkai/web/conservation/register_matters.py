"""What of the registers waits for somebody: findings, stored waste, contracts, titles, plans."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from gongkai.web.conservation.local import limit_of
from gongkai.web.conservation.models import Award, Carrier, HazardLot, Inspection, YearPlan
from gongkai.web.conservation.registers import until
from gongkai.web.conservation.terms import Limit, terms
from gongkai.web.organs.matters import Matter, Whose
from gongkai.web.organs.models import Person
from gongkai.web.organs.permissions import organs_for

MOST = 50
AHEAD = 30  # days before a lot of hazardous waste must go


def findings(person: Person, day: date) -> Iterator[Matter]:
    """Findings that are not mended, the most urgent first."""
    organs = organs_for(person, "inspection.fix", day=day)
    found = Inspection.objects.filter(organ__in=organs, state=Inspection.State.OPEN)
    for each in found.select_related("organ").order_by("due", "pk")[:MOST]:
        yield Matter(
            what=f"{each.organ}{each.place}{each.finding}", why=f"{each.on}巡查发现，尚未整改",
            act="登记整改", due=each.due, whose=Whose.SECTION,
            url=reverse("inspection", args=[each.pk]),
        )  # fmt: skip


def stored(person: Person, day: date) -> Iterator[Matter]:
    """Hazardous waste that reaches the limit of its organ."""
    organs = organs_for(person, "hazard.store", day=day)
    found = HazardLot.objects.filter(organ__in=organs, state="stored").select_related("organ")
    limits: dict[int, Limit] = {}
    for each in found.order_by("since", "pk")[:MOST]:
        if each.organ_id not in limits:
            limits[each.organ_id] = limit_of(each.organ, day=day)
        due = until(each, limits[each.organ_id])
        if due <= day + timedelta(days=AHEAD):
            yield Matter(
                what=f"{each.organ}暂存的{each.what}",
                why=f"{each.since}入库，暂存期限将满或者已满", act="移交", due=due,
                whose=Whose.SECTION, url=reverse("hazard-hand", args=[each.pk]),
            )  # fmt: skip


def contracts(person: Person, day: date) -> Iterator[Matter]:
    """Carriers in use whose contract ends."""
    organs = organs_for(person, "carrier.register", day=day)
    soon = day + timedelta(days=terms().carrier_warn_days)
    found = Carrier.objects.filter(organ__in=organs, state="current", until__lte=soon)
    for each in found.select_related("organ").order_by("until", "pk")[:MOST]:
        yield Matter(
            what=f"{each.organ}清运单位{each}", why=f"合同{each.contract}到期", act="续签或者终止",
            due=each.until, whose=Whose.SECTION, url=reverse("waste", args=[each.organ.code]),
        )  # fmt: skip


def awards(person: Person, day: date) -> Iterator[Matter]:
    """Titles to be looked at again, or about to end."""
    organs = organs_for(person, "award.recheck", day=day)
    soon = day + timedelta(days=terms().award.warn_days)
    held = Award.objects.filter(organ__in=organs, state="granted").select_related("organ")
    for each in held.order_by("until", "pk")[:MOST]:
        days = [(each.recheck, "复核"), (each.until, "有效期满")]
        near = [(due, why) for due, why in days if due is not None and due <= soon]
        if near:
            due, why = min(near)
            yield Matter(
                what=f"{each.organ}{each}", why=why, act="登记复核", due=due,
                whose=Whose.SECTION, url=reverse("award", args=[each.pk]),
            )  # fmt: skip


def plans(person: Person, day: date) -> Iterator[Matter]:
    """Plans that were written and not filed."""
    organs = organs_for(person, "plan.file", day=day)
    found = YearPlan.objects.filter(organ__in=organs, state="draft")
    for each in found.select_related("organ").order_by("year", "pk")[:MOST]:
        yield Matter(
            what=f"{each.organ}{each}", why="尚未备案", act="登记备案", whose=Whose.SECTION,
            url=f"{reverse('awards', args=[each.organ.code])}?year={each.year}",
        )  # fmt: skip
