"""The act: to look, and to keep what was found."""

from collections import Counter
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.web.journal.services import record
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.health.looking import Kind, look, newest
from gongkai.web.publishing.health.models import Checkup

_KEPT = 500
_CITES = "国办秘函〔2019〕19号"


def check(organ: Organ, *, at: datetime, by: Person | None) -> Checkup:
    """Look at the pages of an organ; told in the journal when it is not as it was."""
    day = timezone.localtime(at).date()
    found = look(organ, day=day)
    with transaction.atomic():
        return _keep(organ, at=at, found=[asdict(each) for each in found], by=by)


def _keep(
    organ: Organ, *, at: datetime, found: list[dict[str, str]], by: Person | None
) -> Checkup:
    day = timezone.localtime(at).date()
    counted = Counter(each["kind"] for each in found)
    counts = {kind.value: counted[kind] for kind in Kind}
    before = Checkup.objects.filter(organ=organ).order_by("-day").first()
    checkup, _ = Checkup.objects.update_or_create(
        organ=organ, day=day,
        defaults={"at": at, "counts": counts, "findings": found[:_KEPT], "newest": newest(organ)},
    )  # fmt: skip
    Checkup.objects.filter(organ=organ, day__lt=day).exclude(findings=[]).update(findings=[])
    if by is not None or before is None or before.counts != counts:
        told = "、".join(f"{kind}{number}处" for kind, number in counts.items() if number)
        words = f"网站体检：{told or '没有发现问题'}"
        record("health.check", organ, by=by, organ=organ.pk, words=words, cites=_CITES)
    return checkup
