"""The law data as rows for the documents: complete, cited, marked."""

from gongkai.law.decisions import kinds
from gongkai.law.describe import instrument_rows, notice_rows, parameter_rows
from gongkai.law.energy import versions as factor_versions
from gongkai.law.fees import tariffs
from gongkai.law.instruments import instrument_of, instruments
from gongkai.law.parameters import receipt_rules, terms


def test_every_version_of_every_parameter_is_one_row() -> None:
    shown = [*terms().values(), *receipt_rules().values(), *tariffs().values()]
    versions = sum(len(one.versions) for one in shown)
    remedies = sum(len(kind.remedies) for kind in kinds().values())
    assert len(list(parameter_rows())) == versions + remedies + len(list(factor_versions()))


def test_every_row_is_cited_and_marked() -> None:
    for row in parameter_rows():
        assert row.value
        assert row.confidence.label
        assert all(instrument_of(cite) for cite in row.cites)


def test_values_are_words_a_reader_understands() -> None:
    values = {(row.key, row.since.year): row.value for row in parameter_rows()}
    assert values["reply", 2019] == "20"
    assert values["internet", 2019] == "双方确认之日"
    assert values["by_item", 2021].endswith("此后每10件提高100元")
    assert values["by_page", 2021].endswith("第201起每件（页）40元")
    assert values["denied_secret", 2024] == "复议前置"
    assert values["counting", 2024] == "—"
    assert values["coal", 2021] == "0.7143千克标准煤/千克"


def test_every_instrument_is_listed_and_most_are_cited() -> None:
    assert list(instrument_rows()) == list(instruments())
    cited = {instrument_of(cite).key for row in parameter_rows() for cite in row.cites}
    assert {"ogi-2019", "fee-2020", "review-2023", "litigation-2017"} <= cited


def test_national_notices_come_before_regional_ones() -> None:
    numbers = [notice.number for notice in notice_rows()]
    assert numbers[0] == "国办发明电〔2018〕15号"
    assert "宁政办发〔2018〕137号" in numbers
