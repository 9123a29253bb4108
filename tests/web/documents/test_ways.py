"""Whatever is pressed in whatever order: nothing open is issued that was not reviewed as clean."""

from collections.abc import Callable, Sequence

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.web.documents.models import Attribute, Document, Serial, State
from gongkai.web.documents.services import changing, drafting, passing
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.documents import things
from tests.web.documents.things import ALL_CLEAN, AT, DAY, ONE_FOUND

LATER = DAY.replace(year=2025)
Press = Callable[[Document, str, bool], object]


def _change(act: str) -> Press:
    def press(document: Document, attribute: str, clean: bool) -> object:
        change = document.changes.order_by("-pk").first()
        if change is None:
            raise Refused("没有变更")
        points = ALL_CLEAN if clean else ONE_FOUND
        if act == "check":
            return changing.check_change(change, by=None)
        if act == "clear":
            return changing.clear_change(change, points=points, note="见附页", by=None, at=AT)
        return changing.sign_change(change, agree=clean, on=DAY, reassess=LATER, by=None)

    return press


PRESSES: dict[str, Press] = {
    "propose": lambda it, to, _: drafting.propose(it, attribute=to, reason="理由",
                                                  basis="第十六条", by=None),
    "check": lambda it, to, _: passing.check(it, attribute=to, note="意见", by=None),
    "clear": lambda it, _, clean: passing.clear(
        it, points=ALL_CLEAN if clean else ONE_FOUND, note="见附页", by=None, at=AT
    ),
    "sign": lambda it, to, _: passing.sign(
        it, attribute=to, reason="理由", basis="第十六条", on=DAY, reassess=LATER, by=None
    ),
    "issue": lambda it, *_: passing.issue(it, on=DAY, by=None),
    "return": lambda it, *_: passing.send_back(it, reason="重写", by=None),
    "void": lambda it, *_: passing.void(it, reason="印错", by=None),
    "change": lambda it, to, _: changing.propose_change(
        it, after=to, reason="情况变化", basis="第十六条", on=DAY, by=None
    ),
    "change-check": _change("check"),
    "change-clear": _change("clear"),
    "change-sign": _change("sign"),
}  # fmt: skip
# The straight way is tried most; a stray press before each step is tried with it.
STRAIGHT = ("propose", "check", "clear", "sign", "issue", "change", "change-check",
            "change-clear", "change-sign")  # fmt: skip
one = st.tuples(st.sampled_from(sorted(PRESSES)), st.sampled_from(Attribute.values), st.booleans())
ways = st.lists(one, max_size=6).flatmap(
    lambda strays: st.tuples(
        *(st.tuples(st.just(each), st.sampled_from(Attribute.values), st.booleans())
          for each in STRAIGHT)
    ).map(lambda straight: (strays, straight))
)  # fmt: skip


def _walk(organ: Organ, steps: Sequence[tuple[str, str, bool]]) -> None:
    document = things.draft(organ)
    for name, attribute, clean in steps:
        try:
            with transaction.atomic():
                PRESSES[name](document, attribute, clean)
        except Refused:
            continue
        document.refresh_from_db()
        _holds(document)


def _holds(document: Document) -> None:
    """What must be true after every press."""
    if document.state == State.ISSUED:
        assert document.attribute in Attribute.values
        latest = document.secrecy_reviews.order_by("-pk").first()
        assert latest is not None
        if document.attribute == Attribute.ACTIVE:
            assert (latest.passed and document.cleared) or document.halted
            assert document.cleared != document.halted
        else:
            assert document.reason
    assert bool(document.number) == (document.state in (State.ISSUED, State.VOID))


@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(way=ways)
def test_no_way_leads_to_an_open_document_without_a_passed_review(
    bureau: Organ,
    way: tuple[list[tuple[str, str, bool]], tuple[tuple[str, str, bool], ...]],
) -> None:
    strays, straight = way
    mixed = list(straight)
    for place, stray in enumerate(strays):
        mixed.insert(place * 2, stray)
    with transaction.atomic():
        _walk(bureau, mixed)
        numbers = Document.objects.filter(organ=bureau, serial__isnull=False)
        given_out = list(numbers.order_by("serial").values_list("serial", flat=True))
        count = Serial.objects.filter(organ=bureau).first()
        assert given_out == list(range(1, (count.last if count else 0) + 1))
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "told",
    [
        {"cleared": False},
        {"number": ""},
        {"serial": None},
        {"signed": None},
        {"attribute": ""},
        {"attribute": "withheld", "reason": ""},
        {"state": "draft"},
    ],
)
def test_the_database_itself_refuses_half_an_issue(bureau: Organ, told: dict[str, object]) -> None:
    document = things.issued(bureau)
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(**told)
