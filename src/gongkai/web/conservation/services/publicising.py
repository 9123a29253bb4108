"""The act that drafts an item for the public; from then on it takes the ordinary three reviews."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.web.conservation.models import PublicItem
from gongkai.web.conservation.publicity import SUBJECTS, body_of, bound, figures_of
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Column
from gongkai.web.publishing.services import drafting
from gongkai.web.publishing.words import Words


@transaction.atomic
def publicise(
    organ: Organ, *, year: int, subjects: tuple[str, ...], column: Column, by: Person | None,
    at: datetime,
) -> PublicItem:  # fmt: skip
    """Draft the year's figures for a column; they are bound as they are now."""
    if column.organ_id != organ.pk:
        raise Refused("应选择本机关的栏目", field="column")
    figures = figures_of(organ, year=year, subjects=subjects)
    words = Words(
        title=f"{organ.name}{year}年公共机构节能情况", formed_on=timezone.localtime(at).date(),
        body=body_of(organ, year=year, figures=figures),
    )  # fmt: skip
    version = drafting.draft(column=column, words=words, at=at, by=by)
    made = PublicItem.objects.create(
        organ=organ, year=year, subject="|".join(subjects), item=version.item,
        figures=bound(figures), by=by, at=at,
    )  # fmt: skip
    told = "、".join(SUBJECTS[each] for each in SUBJECTS if each in subjects)
    record("energy.publicise", made, by=by, organ=organ.pk,
           words=f"起草{made}（{told}），共{len(figures)}个数据，按三审三校发布")  # fmt: skip
    return made
