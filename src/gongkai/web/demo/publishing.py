"""What the model organ publishes, through the hands of its six people."""

import tomllib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from django.utils import timezone

from gongkai.web.documents.models import Attribute, Document, State
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Gate, Item, Step, Version
from gongkai.web.publishing.services import columns, drafting, releasing, reviewing
from gongkai.web.publishing.services.reviewing import POINTS, Found, Verdict
from gongkai.web.publishing.words import Words, words_of

_MODEL = "jiguanshiwu"
_REVIEWERS = {1: "kezhang", 2: "fenguan", 3: "zhuyao"}
_SOUND = {each.value: True for each in Gate}
_PASS = Verdict(passes=True, gates=_SOUND, proofread=True)
_LEVELS = {Step.FIRST: 0, Step.RETURNED: 0, Step.SECOND: 1, Step.THIRD: 2, Step.SCHEDULED: 3}

Staff = dict[str, Person]


def build(organs: dict[str, Organ], staff: Staff) -> None:
    """Columns for every organ that stands; items of the model organ in every state."""
    data = tomllib.loads(files(__package__).joinpath("publishing.toml").read_text("utf-8"))
    for organ in organs.values():
        if not organ.closed:
            columns.plant_columns(organ, on=date(2019, 5, 15), by=None)
    model = organs[_MODEL]
    for key, reason in data["not_applicable"].items():
        columns.mark_not_applicable(model.columns.get(key=key), reason=reason, by=staff["gongkai"])
    for row in data["published"]:
        _published(model, row, staff)
    for document in Document.objects.filter(
        organ=model, state=State.ISSUED, attribute=Attribute.ACTIVE
    ).order_by("issued", "id"):
        _from_document(document, staff)
    for row in data["working"]:
        _working(model, row, staff)


def _published(organ: Organ, row: dict[str, Any], staff: Staff) -> None:
    at = _morning(row["day"])
    version = _drafted(organ, row, at - timedelta(days=2), staff)
    _reviewed(version, 3, at - timedelta(days=1), staff)
    item = releasing.publish(version, at=at, by=staff["gongkai"])
    if "withdrawn" in row:
        later = at + timedelta(days=2)
        releasing.withdraw(item, notice=row["withdrawn"], at=later, by=staff["zhuyao"])
    if "correcting" in row:
        _correcting(item, row, staff)


def _correcting(item: Item, row: dict[str, Any], staff: Staff) -> None:
    now = timezone.now() - timedelta(days=1)
    version = drafting.correct(item, note=row["correcting"], at=now, by=staff["jingban"])
    words = replace(words_of(version), body=row["corrected"].strip())
    version = drafting.edit(
        version, words=words, note=row["correcting"], at=now, by=staff["jingban"]
    )
    _reviewed(version, 1, now, staff)


def _from_document(document: Document, staff: Staff) -> None:
    day = document.published or (document.signed or date(2024, 1, 1)) + timedelta(days=9)
    at = _morning(day)
    normative = hasattr(document, "normative")
    column = document.organ.columns.get(key="normative" if normative else "others")
    version = drafting.draft_from(
        document, column=column, at=at - timedelta(days=2), by=staff["jingban"]
    )
    if not version.body.strip():
        return  # the ledger alone was entered: somebody must still add the text
    _reviewed(version, 3, at - timedelta(days=1), staff)
    releasing.publish(version, at=at, by=staff["gongkai"])


def _working(organ: Organ, row: dict[str, Any], staff: Staff) -> None:
    now = timezone.now() - timedelta(days=2)
    version = _drafted(organ, row, now, staff)
    step = Step(row["step"])
    if step == Step.DRAFT:
        return
    _reviewed(version, _LEVELS[step], now, staff)
    if step == Step.RETURNED:
        back = Verdict(
            passes=False, gates=_SOUND | {row["gate"]: False}, note="标题和正文各有一处错别字",
            defects=(Found(row["gate"], row["quote"], row["fix"]),),
        )  # fmt: skip
        reviewing.review(version, level=1, verdict=back, at=now, by=staff["kezhang"])


def _drafted(organ: Organ, row: dict[str, Any], at: datetime, staff: Staff) -> Version:
    words = Words(
        title=row["title"], body=row["body"].strip(), source=str(organ),
        formed_on=row.get("formed", timezone.localtime(at).date()),
    )  # fmt: skip
    column = organ.columns.get(key=row["column"])
    return drafting.draft(column=column, words=words, at=at, by=staff["jingban"])


def _reviewed(version: Version, upto: int, at: datetime, staff: Staff) -> None:
    """Handed in, and passed by so many levels; cleared from the first level on."""
    drafting.submit(version, reasons={}, at=at, by=staff["jingban"])
    if upto and not reviewing.cleared(version):
        points = dict.fromkeys(POINTS, True)
        reviewing.clear(version, points=points, note="", at=at, by=staff["baomi"])
    for level in range(1, upto + 1):
        by = staff[_REVIEWERS[level]]
        reviewing.review(version, level=level, verdict=_PASS, at=at, by=by)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(10), timezone.get_default_timezone())
