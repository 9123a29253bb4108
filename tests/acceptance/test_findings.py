"""The real reports' own defects are found, in tables and words; what is right is left in peace."""

from pathlib import Path

import pytest

from gongkai.files import read, read_bytes
from gongkai.files.writers import render
from gongkai.report.checker import check
from gongkai.report.finding import Finding, Severity
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Dossier
from tests.acceptance.shared import FILES, SEED, SHARED, data_of, published
from tests.papers import render as draw

IDENTITIES = ("BAL01", "SUM01", "SUM02", "SUM03")
PINGTAN = {year: SHARED / "reports" / f"pingtan_{year}.json" for year in (2019, 2021, 2024, 2025)}

# Defects of one report alone that a machine must find: (rule, where it says so).
DEFECTS = {
    "pingluo_jgsw_2024": {
        ("FRM02", f"table4.review.{r}")
        for r in ("upheld", "corrected", "other", "pending", "total")
    },
    "pingtan_2019": {("TXT03", "chapter1")},
    "shuyang_fgj_2023": {("FRM10", "chapter5"), ("FRM07", "table2.normative_documents.made")},
}
# What its page printed instead of the form's words (our own writers print the form's).
MISPRINTS = {
    "shuyang_fgj_2023": [
        ("存在的主要问题及改进情况", "存在的主要问题及整改措施"),
        ("行政规范性文件", "规范性文件"),
    ]
}


def blank_columns(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Leave out the blank company columns of shuyang, which have a test of their own."""
    return {each for each in found if not (each[0] == "FRM02" and each[1].startswith("table3"))}


def said(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(each.code, each.where) for each in findings if each.severity is not Severity.INFO}


def read_back(report: AnnualReport, shape: str, misprints: list[tuple[str, str]]) -> AnnualReport:
    """The report printed in one of the shapes, misprints and all, and read."""
    data = draw(report, shape)
    for official, printed in misprints:
        data = data.replace(official.encode(), printed.encode())
    return read_bytes(data, name=shape)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_identities_found_broken_are_those_listed(path: Path) -> None:
    broken = [f.where for f in check(Dossier(published(path))) if f.code in IDENTITIES]
    assert broken == data_of(path)["identities"]["failed"] == []


@pytest.mark.parametrize("shape", ["plain.html", "stacked.html", "shifted.txt", "too-tall.html"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_defects_are_found_and_scope_traps_are_not(path: Path, shape: str) -> None:
    report = read_back(published(path, words=True), shape, MISPRINTS.get(path.stem, []))
    assert blank_columns(said(check(Dossier(report)))) == DEFECTS.get(path.stem, set())


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "html", "json"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_own_papers_of_the_real_figures_tell_the_same(path: Path, kind: str) -> None:
    report = read_bytes(render(published(path, words=True), kind=kind), name=f"report.{kind}")
    told = {each for each in DEFECTS.get(path.stem, set()) if each[0] not in ("FRM07", "FRM10")}
    assert blank_columns(said(check(Dossier(report)))) - {("FRM10", "chapter5")} == told


def test_a_missing_figure_in_a_list_is_found() -> None:
    defect = next(d for d in data_of(PINGTAN[2019])["known_defects"] if "核准" in d["what"])
    words = defect["what"].rsplit("）", 1)[1] + "。"
    report = published(PINGTAN[2019], words=True)
    first = report.chapters[1]
    passages = (*first.passages, type(first.passages[0])(words))
    chapters = {**report.chapters, 1: type(first)(1, first.title, passages=passages)}
    told = check(Dossier(type(report)(**{**vars_of(report), "chapters": chapters})))
    assert ("TXT07", "chapter1") in said(told)


def vars_of(report: AnnualReport) -> dict[str, object]:
    """The fields of a report."""
    return {name: getattr(report, name) for name in report.__dataclass_fields__}


def test_blank_company_columns_are_told_cell_by_cell() -> None:
    path = SHARED / "reports" / "shuyang_fgj_2023.json"
    blank = [f.where for f in check(Dossier(published(path))) if f.code == "FRM02"]
    assert len(blank) == 25 * 5
    assert not any(where.endswith((".natural", ".total")) for where in blank)


def test_the_stock_of_documents_does_not_follow_from_last_year() -> None:
    told = check(Dossier(published(PINGTAN[2025]), previous=published(PINGTAN[2024])))
    (stock,) = [finding for finding in told if finding.code == "STK01"]
    assert (stock.where, stock.figure, stock.expected) == (
        "table2.normative_documents.in_force",
        546,
        453,
    )
    assert not [finding for finding in told if finding.code == "CAR01"]


def test_the_model_report_has_five_blanks_and_no_other_finding() -> None:
    assert said(check(Dossier(read(SEED)))) == DEFECTS["pingluo_jgsw_2024"]
    assert len(check(Dossier(read(SEED)))) == 5
