"""The database refuses by itself, whatever door one comes through."""

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.web.publishing.models import Clearance, Defect, Item, Review, Step, Version
from gongkai.web.publishing.triggers import ADDED, BEGIN, RELEASE, SHOWN, STAY
from tests.web.publishing.making import AT, Staff


def refused(said: str, change: object, **fields: object) -> None:
    with pytest.raises(DatabaseError, match=said), transaction.atomic():
        change(**fields)  # type: ignore[operator]


def at(version: Version) -> object:
    return Version.objects.filter(pk=version.pk)


@pytest.mark.parametrize("step", [each for each in Step.values if each != Step.DRAFT])
def test_no_word_of_a_version_handed_in_changes(staff: Staff, step: str) -> None:
    version = Version.objects.filter(pk=staff.in_step(step).pk)
    if step == Step.DROPPED:
        assert version.get().submitted_at is None
    for change in ({"body": "别的"}, {"digest": "0" * 64}, {"by": None}, {"state": "draft"}):
        refused(STAY, version.update, **change)


def test_no_version_is_removed(staff: Staff) -> None:
    refused(STAY, Version.objects.filter(pk=staff.drafted().pk).delete)


def test_no_version_begins_published(staff: Staff) -> None:
    item = staff.drafted().item
    refused(
        BEGIN, Version.objects.create, item=item, number=9, state="published", title="暗", by=None,
        digest="", created_at=AT, submitted_at=AT, published_at=AT,
    )  # fmt: skip


@pytest.mark.parametrize("step", ["draft", "first", "second", "third", "returned"])
def test_nothing_is_released_before_its_three_reviews(staff: Staff, step: str) -> None:
    version = Version.objects.filter(pk=staff.in_step(step).pk)
    for state in ("scheduled", "published"):
        refused(RELEASE, version.update, state=state, submitted_at=AT, published_at=AT)


def test_three_reviews_without_a_secrecy_review_release_nothing(staff: Staff) -> None:
    version = staff.submitted()
    for level, role in enumerate(("section_head", "deputy_head", "head"), start=1):
        Review.objects.create(
            version=version, level=level, person=staff[role], at=AT, result="passed",
            proofread=True,
        )  # fmt: skip
    change = Version.objects.filter(pk=version.pk).update
    refused(RELEASE, change, state="scheduled")
    Clearance.objects.create(version=version, result="returned", note="有疑问", at=AT)
    refused(RELEASE, change, state="scheduled")


def test_the_writers_own_review_does_not_count(staff: Staff) -> None:
    version = staff.submitted()
    staff.clear(version)
    for level, role in enumerate(("clerk", "deputy_head", "head"), start=1):
        Review.objects.create(
            version=version, level=level, person=staff[role], at=AT, result="passed",
            proofread=True,
        )  # fmt: skip
    refused(RELEASE, Version.objects.filter(pk=version.pk).update, state="scheduled")


def test_nothing_is_shown_but_a_published_version_of_the_item_itself(staff: Staff) -> None:
    draft, other = staff.drafted(), staff.published()
    change = Item.objects.filter(pk=draft.item_id).update
    refused(SHOWN, change, state="published", shown=draft, published_at=AT)
    Item.objects.filter(pk=other.pk).update(
        shown=None, state="withdrawn", withdrawn_at=AT, notice="撤"
    )
    refused(SHOWN, change, state="published", shown=other.versions.get(), published_at=AT)
    refused(
        SHOWN, Item.objects.create, organ=other.organ, column=other.column, state="published",
        shown=other.versions.get(), created_at=AT, published_at=AT,
    )  # fmt: skip


def test_what_reviewers_said_is_only_added(staff: Staff) -> None:
    version = staff.returned()
    staff.reviewed(1)
    refused(ADDED, Review.objects.filter(version=version).update, result="passed", proofread=True)
    refused(ADDED, Defect.objects.update, fix="别的")
    refused(ADDED, Defect.objects.all().delete)
    refused(ADDED, Clearance.objects.update, note="别的")
    refused(ADDED, Clearance.objects.all().delete)


def test_nothing_is_written_over_by_replacing(staff: Staff) -> None:
    if connection.vendor != "sqlite":
        return  # PostgreSQL has no REPLACE; ON CONFLICT updates, which is refused above
    version = staff.in_step("published")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM publishing_version WHERE id = %s", [version.pk])
        row = dict(zip([each[0] for each in cursor.description], cursor.fetchone(), strict=True))
        marks = ", ".join(["%s"] * len(row))
        values = list((row | {"state": "draft", "body": "别的"}).values())
        with pytest.raises(DatabaseError, match=BEGIN), transaction.atomic():
            cursor.execute(f"REPLACE INTO publishing_version VALUES ({marks})", values)  # noqa: S608
