"""After issue: another attribute by the same route, a new look at what is withheld."""

from datetime import date

import pytest

from gongkai.report import facts
from gongkai.web.documents import importing, queries
from gongkai.web.documents.models import Change, Document
from gongkai.web.documents.services import changing, passing
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from tests.web.conftest import Hire
from tests.web.documents import things
from tests.web.documents.things import ALL_CLEAN, AT, DAY, ONE_FOUND


def test_a_change_to_open_goes_through_all_hands(bureau: Organ) -> None:
    change = things.change_done(bureau)
    document = change.document
    document.refresh_from_db()
    assert (document.attribute, document.reason, document.cleared) == ("active", "", True)
    assert document.secrecy_reviews.count() == 2


def test_proposer_checker_and_signer_are_different_people(bureau: Organ, hire: Hire) -> None:
    clerk, office = hire(bureau, "clerk"), hire(bureau, "ogi_head")
    document = things.issued(bureau, attribute="withheld")
    change = changing.propose_change(document, after="active", reason="可以", on=DAY, by=clerk)
    with pytest.raises(Refused):
        changing.check_change(change, by=clerk)
    changing.check_change(change, by=office)
    changing.clear_change(change, points=ALL_CLEAN, by=None, at=AT)
    for same in (clerk, office):
        with pytest.raises(Refused):
            changing.sign_change(change, agree=True, on=DAY, by=same)


def test_what_the_secrecy_review_stops_stays_closed(bureau: Organ) -> None:
    change = things.change_checked(bureau)
    stopped = changing.clear_change(change, points=ONE_FOUND, note="仍涉密", by=None, at=AT)
    assert stopped.state == Change.State.REFUSED
    stopped.document.refresh_from_db()
    assert stopped.document.attribute == "on_request"


def test_a_signer_may_say_no(bureau: Organ) -> None:
    change = changing.sign_change(things.change_cleared(bureau), agree=False, on=DAY, by=None)
    change.document.refresh_from_db()
    assert (change.state, change.document.attribute) == ("refused", "on_request")


def test_an_open_document_may_be_closed_with_a_reason(bureau: Organ) -> None:
    document = things.issued(bureau)
    with pytest.raises(Refused):
        changing.propose_change(document, after="active", reason="同", on=DAY, by=None)
    with pytest.raises(Refused):
        changing.propose_change(document, after="withheld", reason=" ", on=DAY, by=None)
    with pytest.raises(Refused) as refused:
        changing.propose_change(document, after="withheld", reason="误", on=DAY, by=None)
    assert refused.value.field == "basis"
    change = changing.propose_change(
        document, after="withheld", reason="误", basis=things.BASIS, on=DAY, by=None
    )
    with pytest.raises(Refused):
        changing.propose_change(document, after="on_request", reason="又", on=DAY, by=None)
    changing.check_change(change, by=None)
    changing.clear_change(change, points=ONE_FOUND, note="工作秘密", by=None, at=AT)
    changing.sign_change(change, agree=True, on=DAY, by=None, reassess=date(2025, 3, 4))
    document.refresh_from_db()
    assert (document.attribute, document.reason, document.reassess) == (
        "withheld", "误", date(2025, 3, 4),
    )  # fmt: skip


def test_what_is_withheld_is_looked_at_again(bureau: Organ) -> None:
    document = things.issued(bureau, attribute="withheld")
    kept = changing.reassess(document, next_on=date(2025, 3, 4), note="照旧", on=DAY, by=None)
    assert kept.reassess == date(2025, 3, 4)
    for wrong, day in ((document, DAY), (things.issued(bureau), date(2025, 3, 4))):
        with pytest.raises(Refused):
            changing.reassess(wrong, next_on=day, note="照旧", on=DAY, by=None)


def test_what_is_found_later_takes_an_open_document_out_of_sight_at_once(bureau: Organ) -> None:
    document = things.issued(bureau)
    change = changing.propose_change(document, after="on_request", reason="误", on=DAY, by=None)
    changing.check_change(change, by=None)
    changing.clear_change(change, points=ONE_FOUND, note="含值班电话", by=None, at=AT)
    document.refresh_from_db()
    assert (document.attribute, document.cleared, document.halted) == ("active", False, True)
    with pytest.raises(Refused) as refused:
        changing.sign_change(change, agree=False, on=DAY, by=None)
    assert refused.value.field == "agree"
    changing.sign_change(change, agree=True, on=DAY, by=None)
    document.refresh_from_db()
    assert (document.attribute, document.halted) == ("on_request", False)
    assert document.reassess == date(2025, 3, 4)


def test_the_term_begins_again_on_the_day_a_document_becomes_open(bureau: Organ) -> None:
    change = things.change_cleared(bureau)
    changing.sign_change(change, agree=True, on=date(2024, 7, 1), by=None)
    change.document.refresh_from_db()
    due = queries.publish_by(change.document, calendar=calendar())
    assert due is not None
    assert (due.steps[0].day, due.due) == (date(2024, 7, 1), date(2024, 7, 29))


def test_the_office_may_disagree_with_a_word_and_the_signer_settles(bureau: Organ) -> None:
    change = things.change(bureau)
    with pytest.raises(Refused):
        changing.check_change(change, agree=False, by=None)
    changing.check_change(change, agree=False, note="仍在磋商", by=None)
    changing.clear_change(change, points=ALL_CLEAN, by=None, at=AT)
    settled = changing.sign_change(change, agree=True, on=DAY, by=None)
    assert (settled.agreed, settled.state) == (False, "done")


def test_a_void_document_leaves_no_open_change(bureau: Organ) -> None:
    change = things.change(bureau)
    passing.void(change.document, reason="印错", by=None)
    change.refresh_from_db()
    assert change.state == "refused"


@pytest.mark.parametrize(("points", "open_"), [(ALL_CLEAN, True), (ONE_FOUND, False)])
def test_an_imported_open_document_gets_its_review_late(
    bureau: Organ, points: dict[str, str], open_: bool
) -> None:
    row = facts.Document(
        id="1", number="旧发〔2023〕7号", title="旧通知", issued=DAY, attribute="active"
    )
    importing.take(bureau, documents=[row], by=None)
    document = Document.objects.get(number=row.number)
    assert not document.cleared
    changing.clear_late(document, points=points, note="见附页", by=None, at=AT)
    document.refresh_from_db()
    assert (document.cleared, document.halted) == (open_, not open_)
    with pytest.raises(Refused):
        changing.clear_late(document, points=points, by=None, at=AT)
