"""Every cell of either form says how it is counted; what no text says is marked."""

import pytest

from gongkai.law.instruments import Confidence
from gongkai.report.basis import basis_of, every
from gongkai.report.edition import edition, editions

# Cells of the trial form that no ledger keeps and that stay blank.
BLANK = ("previous_items", "change", "projects", "procurement", "other_services")


@pytest.mark.parametrize("form", [each.key for each in editions()])
def test_every_counted_cell_says_how_it_is_counted(form: str) -> None:
    for key in edition(form).cells:
        if not any(word in key for word in BLANK):
            found = basis_of(key)
            assert found, key
            assert all(each.words and each.cites for each in found), key


def test_every_sentence_is_about_some_cell() -> None:
    told = {each.words for form in editions() for key in form.cells for each in basis_of(key)}
    assert {each.words for each in every()} <= told


def test_a_result_names_the_articles_of_its_decisions() -> None:
    cites = {cite for each in basis_of("table3.denied_secret.natural") for cite in each.cites}
    assert "条例（2019）第十四条" in cites
    assert "条例（2019）第十四条" not in {
        cite for each in basis_of("table3.granted.natural") for cite in each.cites
    }


def test_what_no_text_says_is_marked() -> None:
    carried = basis_of("table2.normative_documents.repealed")
    assert Confidence.UNCERTAIN in {each.confidence for each in carried}
    assert all(each.sure for each in basis_of("table3.new_received.business"))
