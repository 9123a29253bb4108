"""Every rule passes and fails by its case file; the list, codes and pages keep their promises."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gongkai.report.figures import FIGURES
from gongkai.report.finding import Severity
from gongkai.report.report import Remark
from gongkai.report.rule import Dossier
from gongkai.report.rules import RULES, NoSuchRule, rule_of
from gongkai.report.tally import Count
from tests.report.build import number, report

CASES = Path(__file__).parent / "cases"
EXTRA = {
    "notes",
    "previous",
    "children",
    "neighbours",
    "fee_notices",
    "remarks",
    "set",
    "name",
    "expect",
}

NONE = {each.key: Count(0) for each in FIGURES}


def _cases() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case['name']}")
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    ]


def _report(case: dict[str, Any]) -> Any:
    plain = {key: value for key, value in case.items() if key not in EXTRA}
    remarks = [Remark(**each) for each in case.get("remarks", ())]
    if plain.get("year") == 0:  # TOML has no null: 0 is a year that could not be read
        plain["year"] = None
    return report(case.get("set"), remarks=remarks, **plain)


def _notes(case: dict[str, Any]) -> dict[str, Any]:
    figures = {key: Count(number(value)) for key, value in case.get("figures", {}).items()}
    if "left_open" in case:
        return {"left_open": case["left_open"]}
    return {"texts": case["texts"], "figures": {**NONE, **figures}} if case else {}


def _dossier(case: dict[str, Any]) -> Dossier:
    return Dossier(
        _report(case),
        previous=_report(case["previous"]) if "previous" in case else None,
        children=tuple(_report(child) for child in case.get("children", ())),
        neighbours=tuple(_report(each) for each in case.get("neighbours", ())),
        fee_notices=case.get("fee_notices"),
        notes=_notes(case.get("notes", {})),
    )


def _figure(wanted: Any) -> Any:
    return wanted if isinstance(wanted, str) else number(wanted)


@pytest.mark.parametrize(("code", "case"), _cases())
def test_a_rule_says_what_its_case_expects(code: str, case: dict[str, Any]) -> None:
    found = list(rule_of(code).findings(_dossier(case)))
    assert [finding.where for finding in found] == [
        each["where"] for each in case.get("expect", [])
    ]
    for finding, wanted in zip(found, case.get("expect", []), strict=True):
        for name in ("figure", "expected"):
            if name in wanted:
                assert getattr(finding, name) == _figure(wanted[name])
        if "severity" in wanted:
            assert finding.severity is Severity(wanted["severity"])
        assert finding.message
        assert wanted.get("says", "") in finding.message
        assert finding.cites
        assert finding.code == code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page_and_cases_that_pass_and_fail(rule: Any) -> None:
    assert all(word in rule.page for word in ("为什么：", "例：", "怎么改："))
    cases = tomllib.loads((CASES / f"{rule.code}.toml").read_text(encoding="utf-8"))["case"]
    assert any(case.get("expect") for case in cases)
    assert any(not case.get("expect") for case in cases)


def test_codes_are_used_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_there_is_no_case_file_without_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.toml")} == {rule.code for rule in RULES}


def test_a_rule_is_found_by_its_code_in_any_case_of_letters() -> None:
    assert rule_of("bal01").code == "BAL01"
    with pytest.raises(NoSuchRule):
        rule_of("BAL99")


def test_a_decimal_that_is_whole_counts_as_whole() -> None:
    dossier = Dossier(report({"table2.permit.decisions": 7.0}))
    assert not list(rule_of("FRM04").findings(dossier))
    assert dossier.report.value("table2.permit.decisions") == Decimal(7)
