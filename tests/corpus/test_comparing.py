"""The second pass asks every rule that looks at another report."""

from typing import Any

from gongkai.corpus.comparing import CODES, Case, Side, _rows
from gongkai.corpus.reading import fleshed, slim
from gongkai.report.rule import Dossier
from gongkai.report.rules import RULES
from tests.corpus.folders import KEY, reports

OTHERS = {"previous", "neighbours"}


class _Spied(Dossier):
    """A dossier that knows what it was asked for."""

    def __getattribute__(self, name: str) -> Any:
        if name in OTHERS:
            SEEN.add(name)
        return super().__getattribute__(name)


SEEN: set[str] = set()


def test_every_rule_that_looks_at_another_report_is_asked() -> None:
    looking = set()
    for each in RULES:
        SEEN.clear()
        list(each.ask(_Spied(reports()["a/2024.docx"])))
        if SEEN:
            looking.add(each.code)
    assert looking == CODES


def test_what_is_kept_of_a_report_is_enough_to_find_the_same() -> None:
    own, before = reports()["a/2024.docx"], reports()["a/2023.html"]
    case = Case("", Side("2024", slim(own)), Side("2023", slim(before)), ())
    (found,) = [row for row in _rows(case) if row.code == "CAR01"]
    assert (found.key, found.other) == (KEY, "2023")


def test_a_report_comes_back_from_what_is_kept_with_figures_and_words() -> None:
    for report in reports().values():
        back = fleshed(slim(report), file="x")
        assert back.facts == report.facts
        assert [back.text(number) for number in range(1, 7)] == [
            report.text(number) for number in range(1, 7)
        ]
