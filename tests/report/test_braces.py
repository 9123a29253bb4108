"""Names in braces are filled from the ledger; what cannot be filled stays and is told."""

import pytest

from gongkai.report.braces import Filled, fill, nearest
from gongkai.report.tally import Count

VALUES = {
    "documents.issued": Count(11),
    "training.persons": Count(None),
    "publications.政府网站": Count(914),
    "table3.new_received.total": Count(2),
}


@pytest.mark.parametrize(
    "name",
    ["制发公文数", "documents.issued", " 制发公文数 "],
)
def test_a_figure_is_named_in_chinese_or_by_key(name: str) -> None:
    assert fill(f"制发{{{name}}}件", VALUES) == Filled("制发11件", ("documents.issued",))


def test_full_width_braces_are_braces() -> None:
    assert fill("制发｛制发公文数｝件", VALUES).text == "制发11件"


def test_a_cell_is_named_by_its_fact_key_and_a_channel_by_its_word() -> None:
    filled = fill("{table3.new_received.total}件、{政府网站发布数}条", VALUES)
    assert filled.text == "2件、914条"
    assert filled.used == ("table3.new_received.total", "publications.政府网站")


def test_doubled_braces_are_printed() -> None:
    assert fill("{{原样}}和｛｛原样｝｝", VALUES) == Filled("{原样}和｛原样｝")


def test_an_unknown_name_and_a_figure_unknown_to_the_ledger_stay_as_typed() -> None:
    text = "{没有的}，{培训人次}，{}"
    assert fill(text, VALUES) == Filled(text, (), ("没有的", "培训人次", ""))


def test_braces_without_their_other_half_are_counted() -> None:
    assert fill("制发{制发公文数件\n｝。", VALUES).unpaired == 2


def test_a_text_without_braces_is_left_alone() -> None:
    assert fill("制发公文11件。", {}) == Filled("制发公文11件。")


def test_a_misspelt_name_gets_the_nearest_names_and_a_key_the_nearest_keys() -> None:
    assert nearest("制发公文件数", VALUES)[0] == "制发公文数"
    assert nearest("政府网站公布数", VALUES)[0] == "政府网站发布数"
    assert nearest("document.issued", VALUES)[0] == "documents.issued"
    assert nearest("zzzzzz", VALUES) == ()
    assert nearest("座座座座", VALUES) == ()
