"""The model organ's ledger has the figures it published."""

from gongkai.files.samples import model_organ
from gongkai.law.workdays import load_calendar
from gongkai.report.edition import edition_of
from gongkai.report.tally import tally


def test_every_cell_of_the_model_organ_is_zero_as_published() -> None:
    counts = tally(model_organ(), edition=edition_of(2024))
    assert {count.value for count in counts.values()} == {0}


def test_eleven_documents_are_three_published_and_eight_on_request() -> None:
    attributes = [each.attribute for each in model_organ().documents]
    assert (attributes.count("active"), attributes.count("on_request")) == (3, 8)
    assert len(attributes) == 11


def test_two_financial_items_two_boards_over_seventy_postings_three_filed_groups() -> None:
    facts = model_organ()
    assert {each.subject for each in facts.publications} == {"budget", "final_account"}
    assert len(facts.boards) == 2
    assert 70 < sum(each.count for each in facts.postings) < 80
    assert {each.board for each in facts.postings} == {each.id for each in facts.boards}
    assert len(facts.chat_groups) == 3
    assert all(each.filed for each in facts.chat_groups)


def test_two_problems_have_their_measures_and_no_fee_was_charged() -> None:
    facts = model_organ()
    assert len([each for each in facts.problems if each.problem and each.measure]) == 2
    assert facts.applications == ()
    assert facts.fee_notices == ()


def test_titles_are_plainly_marked_as_examples() -> None:
    facts = model_organ()
    titled = (*facts.documents, *facts.postings, *facts.publications)
    assert all("示例" in each.title for each in titled)
    assert all("示例" in each.topic for each in facts.trainings)


def test_documents_are_numbered_in_the_order_they_were_issued_on_working_days() -> None:
    documents = model_organ().documents
    assert [each.issued for each in documents] == sorted(each.issued for each in documents)
    assert len({each.number for each in documents}) == 11
    calendar = load_calendar()
    assert all(calendar.is_workday(each.issued) for each in documents)
    assert all(calendar.is_workday(each.posted) for each in model_organ().postings)


def test_the_model_organ_is_the_same_on_every_call() -> None:
    assert model_organ() == model_organ()
