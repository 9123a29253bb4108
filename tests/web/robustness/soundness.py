"""`python -m tests.web.robustness.soundness [documents]`: all that must hold after the storm.

With `documents` only what concerns these.
"""

import sys
from collections import Counter
from collections.abc import Iterator

import django


def main(*, documents_only: bool) -> None:
    """Print each fault, then what was found in all."""
    django.setup()
    from gongkai.web.documents.models import Document
    from gongkai.web.journal.models import Entry
    from gongkai.web.journal.queries import broken_links
    from gongkai.web.organs.models import Intake
    from gongkai.web.publishing.models import Item

    faults = [*map(str, broken_links()), *_documents()]
    if not documents_only:
        faults += [*_items(), *_imports(), *_tasks()]
    found = {
        "issued": Document.objects.filter(state="issued").count(),
        "published": Item.objects.filter(state="published").count(),
        "imported": Intake.objects.filter(state="done").count(),
        "entries": Entry.objects.count(),
    }
    sys.stdout.write("\n".join([*faults, " ".join(f"{k}={v}" for k, v in found.items())]))


def _documents() -> Iterator[str]:
    """No gap, no double number, no number without its entry and no entry without its number."""
    from gongkai.web.documents.models import Document, Serial
    from gongkai.web.journal.models import Entry

    told = Counter(
        (each.subject, each.details["number"])
        for each in Entry.objects.filter(act="document.issue")
    )
    issued = Document.objects.filter(state__in=["issued", "void"])
    if told != Counter((str(each.pk), each.number) for each in issued):
        yield "the journal tells of other numbers than the register"
    for count in Serial.objects.all():
        given = issued.filter(organ=count.organ_id, code=count.code, year=count.year)
        serials = sorted(given.values_list("serial", flat=True))
        if serials != list(range(1, count.last + 1)):
            yield f"{count}: the numbers are {serials}"
    if Document.objects.filter(state="signed").exclude(number="").exists():
        yield "a document has a number and is not issued"


def _items() -> Iterator[str]:
    """Published wholly or not at all: state, version, number, entry and word to the outside."""
    from gongkai.web.journal.models import Entry
    from gongkai.web.publishing.models import Item, Outbox, Serial, Version

    told = Counter(Entry.objects.filter(act="version.publish").values_list("subject", flat=True))
    outside = Counter(Outbox.objects.values_list("item", flat=True))
    numbers: dict[int, list[str]] = {}
    for item in Item.objects.select_related("shown"):
        version = Version.objects.get(item=item)
        public = item.state == "published"
        signs = (
            item.shown == version, version.state == "published", bool(item.index_number),
            item.published_at is not None, told[str(item.pk)] == 1, outside[item.pk] == 1,
        )  # fmt: skip
        if set(signs) != {public}:
            yield f"item {item.pk} is half published: {item.state} {signs}"
        if public:
            numbers.setdefault(item.organ_id, []).append(item.index_number[-5:])
    for count in Serial.objects.all():
        if sorted(numbers[count.organ_id]) != [f"{n:05}" for n in range(1, count.last + 1)]:
            yield f"index numbers of {count.organ_id}: {sorted(numbers[count.organ_id])}"


def _imports() -> Iterator[str]:
    """Everything of an import, once."""
    from gongkai.web.journal.models import Entry
    from gongkai.web.organs.models import Intake, Membership, Organ, Person
    from tests.web.robustness.stock import imported

    for intake in Intake.objects.all():
        codes, names = imported(int(intake.name.removesuffix(".xlsx")))
        found = (
            Organ.objects.filter(code__in=codes).count(),
            Person.objects.filter(username__in=names).count(),
            Membership.objects.filter(person__username__in=names).count(),
            Entry.objects.filter(act="organ.found", subject_name__in=codes).count(),
            Entry.objects.filter(act="person.add", subject_name__in=names).count(),
            Entry.objects.filter(act="intake.done", subject=str(intake.pk)).count(),
        )
        if intake.state != "done" or found != (3, 4, 4, 3, 4, 1):
            yield f"import {intake} is {intake.state}: {found}"


def _tasks() -> Iterator[str]:
    from django_tasks_db.models import DBTaskResult

    from gongkai.web.queue.models import Worker

    left = DBTaskResult.objects.filter(task_path__endswith="run_intake").exclude(
        status="SUCCESSFUL"
    )
    yield from (f"task {each.pk} is {each.status}" for each in left)
    if Worker.objects.exists():
        yield "a dead worker is still on the list"


if __name__ == "__main__":
    main(documents_only="documents" in sys.argv)
