"""Published items by the hundred, past the desk but through the same rows and triggers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import OuterRef, Subquery

from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import (
    Attachment,
    Clearance,
    Column,
    Item,
    ItemState,
    Outbox,
    Result,
    Review,
    Step,
    Version,
)
from gongkai.web.publishing.services.columns import plant_columns
from gongkai.web.uploads.models import Upload

BEGIN = datetime(2024, 1, 1, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one item says."""

    title: str
    body: str = ""
    summary: str = ""
    number: str = ""
    formed_on: date | None = None
    files: tuple[Upload, ...] = ()


def columns_of(organ: Organ) -> dict[str, Column]:
    """The statutory columns, planted if need be."""
    if not organ.columns.exists():
        plant_columns(organ, on=date(2020, 1, 1), by=None)
    return {each.key: each for each in organ.columns.all()}


def reviewers(organ: Organ) -> list[Person]:
    """Three people who wrote nothing."""
    return [
        Person.objects.get_or_create(
            username=f"{organ.code}-level-{level}",
            defaults={"name": "审", "organ": organ, "mobile": ""},
        )[0]
        for level in (1, 2, 3)
    ]


def publish(
    column: Column, told: Iterable[Told], *, start: datetime = BEGIN, apart: int = 3600
) -> list[Item]:
    """Items of a column, `apart` seconds after one another, the first the oldest."""
    said = list(told)
    times = [start + timedelta(seconds=apart * step) for step in range(len(said))]
    items = Item.objects.bulk_create(
        Item(organ=column.organ, column=column, subject=column.subject, created_at=at)
        for at in times
    )
    versions = Version.objects.bulk_create(
        Version(item=item, number=1, title=each.title, body=each.body, summary=each.summary,
                document_number=each.number, formed_on=each.formed_on, digest="0" * 64,
                created_at=at)
        for item, each, at in zip(items, said, times, strict=True)
    )  # fmt: skip
    Attachment.objects.bulk_create(
        Attachment(version=version, upload=upload, title=upload.name)
        for version, each in zip(versions, said, strict=True)
        for upload in each.files
    )
    _review(versions, reviewers(column.organ))
    _release(items, versions, times)
    return list(Item.objects.filter(pk__in=[each.pk for each in items]).order_by("pk"))


def _review(versions: list[Version], people: list[Person]) -> None:
    Review.objects.bulk_create(
        Review(version=version, level=level, person=person, at=version.created_at,
               result=Result.PASSED, proofread=True)
        for version in versions
        for level, person in enumerate(people, start=1)
    )  # fmt: skip
    Clearance.objects.bulk_create(
        Clearance(version=version, result=Result.PASSED, at=version.created_at)
        for version in versions
    )


def _release(items: list[Item], versions: list[Version], times: list[datetime]) -> None:
    here = Version.objects.filter(pk__in=[each.pk for each in versions])
    for version, at in zip(versions, times, strict=True):
        version.published_at = version.submitted_at = at
        version.state = Step.PUBLISHED
    Version.objects.bulk_update(versions, ["published_at", "submitted_at", "state"])
    newest = here.filter(item=OuterRef("pk"))
    Item.objects.filter(pk__in=[each.pk for each in items]).update(
        state=ItemState.PUBLISHED,
        shown=Subquery(newest.values("pk")[:1]),
        published_at=Subquery(newest.values("published_at")[:1]),
    )
    Outbox.objects.bulk_create(
        Outbox(item=item, at=at) for item, at in zip(items, times, strict=True)
    )


def withdraw(item: Item, *, at: datetime = BEGIN) -> None:
    """Out of the public's sight, as the act does it."""
    Version.objects.filter(pk=item.shown_id).update(state=Step.WITHDRAWN)
    Item.objects.filter(pk=item.pk).update(
        state=ItemState.WITHDRAWN, shown=None, withdrawn_at=at, notice="内容有误"
    )
    Outbox.objects.create(item=item, at=at)
