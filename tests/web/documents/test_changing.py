"""After issue: another attribute by the same route, a new look at what is withheld."""

from datetime import date

import pytest

from gongkai.web.documents.models import Change
from gongkai.web.documents.services import changing
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
    change = changing.propose_change(document, after="withheld", reason="误", on=DAY, by=None)
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
