"""JSON obeys the published schema and keeps null, zero and every digit; CSV has the same facts."""

import csv
import io
import json as standard
from dataclasses import replace
from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from gongkai.files.writers import csv as sheet
from gongkai.files.writers import json
from gongkai.report.edition import edition
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import AnnualReport, Cell, Place
from tests.files.writers.papers import EDITIONS
from tests.reports import balanced_report

FINDING = Finding(
    "BAL01",
    Severity.ERROR,
    "table3.carried_forward.natural",
    "不相等",
    figure=Decimal("7.50"),
    expected=8,
    cites="国办公开办函〔2021〕30号",
    quote="结转7件",
    place=Place("a.pdf", page=2, box=(1.5, 2, 3, 4)),
)
SCHEMA = Draft202012Validator(standard.loads(json.schema()))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(standard.loads(json.schema()))


@pytest.mark.parametrize("form", EDITIONS)
def test_every_report_obeys_the_schema(form: str) -> None:
    whole = balanced_report(4, edition=form)
    placed = {
        key: cell._replace(place=Place("x", 1, 2, 3, 4)) for key, cell in whole.cells.items()
    }
    bare = AnnualReport("", None, edition(form))
    for report in (whole, replace(whole, cells=placed, file="甲.docx"), bare):
        SCHEMA.validate(standard.loads(json.render(report, [FINDING])))


@pytest.mark.parametrize(
    ("name", "value"),
    [("facts", {"table9.x.y": 1}), ("facts", {"table3.total.total": "1"}), ("extra", 1)],
)
def test_the_schema_refuses_what_we_never_write(name: str, value: object) -> None:
    told = standard.loads(json.render(balanced_report(4)))
    told[0][name] = value
    assert not SCHEMA.is_valid(told)


def test_the_element_has_the_shape_that_was_promised() -> None:
    told = standard.loads(json.render(balanced_report(4), [FINDING]))[0]
    assert {"file", "organ", "year", "edition", "facts", "chapters", "findings"} <= told.keys()
    assert list(told["chapters"]) == ["1", "2", "3", "4", "5", "6"]
    assert told["findings"][0] == {
        "code": "BAL01",
        "severity": "error",
        "where": "table3.carried_forward.natural",
        "message": "不相等",
        "figure": 7.5,
        "expected": 8,
        "cites": "国办公开办函〔2021〕30号",
        "quote": "结转7件",
        "place": {"page": 2, "box": [1.5, 2, 3, 4]},
    }


CELLS = {
    "table2.fees.amount_10k_yuan": Cell(Decimal("123456789012345.678901")),
    "table3.granted.natural": Cell(0),
    "table3.granted.business": Cell(None),
    "table3.granted.research": Cell(Decimal("7.00")),
}


def test_blank_is_null_and_decimals_keep_their_digits_without_trailing_zeros() -> None:
    text = json.render(AnnualReport("示例县", 2024, edition("2021-30"), CELLS)).decode()
    assert '"table2.fees.amount_10k_yuan": 123456789012345.678901,' in text
    assert '"table3.granted.natural": 0,' in text
    assert '"table3.granted.business": null,' in text
    assert '"table3.granted.research": 7,' in text
    facts = standard.loads(text)[0]["facts"]
    assert list(facts) == list(edition("2021-30").cells)


def test_our_own_json_text_is_that_of_the_standard_library() -> None:
    told = json.element(balanced_report(5, busy=False))
    told = {**told, "facts": {"a": 1, "b": None}, "empty": [], "none": {}, "quote": '"\n'}
    assert (
        json.dump([told]).decode() == standard.dumps([told], ensure_ascii=False, indent=2) + "\n"
    )


def test_csv_has_one_fact_a_row_and_blanks_stay_empty() -> None:
    data = sheet.render(AnnualReport("示例县", 2024, edition("2021-30"), CELLS))
    assert data.startswith(b"\xef\xbb\xbfkey,label,value\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [key for key, _, _ in rows[1:]] == list(edition("2021-30").cells)
    told = {key: (label, value) for key, label, value in rows}
    assert told["table3.granted.natural"] == ("表三 （一）予以公开 · 自然人", "0")
    assert told["table3.granted.business"][1] == ""
    assert told["table2.fees.amount_10k_yuan"][1] == "123456789012345.678901"


@pytest.mark.parametrize("form", EDITIONS)
def test_csv_carries_every_figure(form: str) -> None:
    report = balanced_report(6, edition=form)
    rows = csv.DictReader(io.StringIO(sheet.render(report).decode("utf-8-sig")))
    assert {row["key"]: Decimal(row["value"]) for row in rows} == dict(report.facts)
