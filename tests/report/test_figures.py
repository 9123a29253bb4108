"""Named figures are counted from the facts with their ids, and fill the braces of a text."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.report.edition import edition
from gongkai.report.facts import (
    Application,
    Board,
    ChatGroup,
    Dispute,
    Document,
    FeeNotice,
    KeyPoint,
    Organ,
    Posting,
    Problem,
    Publication,
    Training,
    YearFacts,
)
from gongkai.report.figures import FIGURES, NAMES, figures, fill, nearest
from gongkai.report.tally import Count, tally

DAY = date(2024, 5, 6)
FACTS = YearFacts(
    organ=Organ(name="示例县综合服务局"),
    year=2024,
    documents=(
        Document(id="d1", number="示例〔2024〕1号", title="示例", issued=DAY, attribute="active"),
        Document(
            id="d2", number="示例〔2024〕2号", title="示例", issued=DAY, attribute="on_request"
        ),
        Document(
            id="d3", number="示例〔2024〕3号", title="示例", issued=DAY, attribute="withheld"
        ),
        Document(
            id="d0",
            number="示例〔2023〕9号",
            title="示例",
            issued=date(2023, 9, 1),
            attribute="active",
        ),
    ),
    publications=(
        Publication(id="p1", channel="网站", column="预算", count=1, subject="budget"),
        Publication(id="p2", channel="网站", column="动态", count=20),
    ),
    applications=(
        Application(
            id="a1",
            applicant="natural",
            received=DAY,
            decided=DAY,
            result="denied_third",
            correction_sent=DAY,
            third_party_asked=DAY,
            extended=True,
        ),
        Application(id="a2", applicant="legal", received=DAY, decided=DAY, result="other_other"),
    ),
    disputes=(
        Dispute(id="s1", group="litigation_direct", accepted=DAY, closed=DAY, result="upheld"),
        Dispute(id="s2", group="litigation_after_review", accepted=DAY),
    ),
    fee_notices=(
        FeeNotice(
            id="n1",
            application="a1",
            issued=DAY,
            yuan=Decimal(700),
            paid=DAY,
            collected=Decimal(700),
        ),
        FeeNotice(id="n2", application="a2", issued=DAY, yuan=Decimal("20.5")),
    ),
    boards=(Board(id="b1", name="大厅"),),
    postings=(
        Posting(id="t1", board="b1", title="示例", posted=DAY, count=72),
        Posting(id="t2", board="b1", title="示例", posted=date(2025, 1, 2)),
    ),
    trainings=(Training(id="r1", day=DAY, topic="条例", persons=30),),
    chat_groups=(
        ChatGroup(id="g1", name="甲", filed=DAY),
        ChatGroup(id="g2", name="乙"),
        ChatGroup(id="g3", name="丙", filed=DAY, dissolved=DAY),
    ),
    problems=(Problem(id="q1", problem="示例"),),
    key_points=(KeyPoint(id="k1", task="示例"),),
)


def counted(facts: YearFacts = FACTS, form: str = "2021-30") -> dict[str, Count]:
    return dict(figures(facts, tally(facts, edition=edition(form))))


@pytest.mark.parametrize(
    ("key", "value", "ids"),
    [
        ("documents.issued", 3, "d1 d2 d3"),
        ("documents.active", 1, "d1"),
        ("documents.withheld", 1, "d3"),
        ("publications.count", 21, "p1 p2"),
        ("publications.financial", 1, "p1"),
        ("publications.budget", 1, "p1"),
        ("applications.received", 2, "a1 a2"),
        ("applications.natural", 1, "a1"),
        ("applications.legal_persons", 1, "a2"),
        ("applications.denied", 1, "a1"),
        ("applications.other", 1, "a2"),
        ("applications.corrected", 1, "a1"),
        ("applications.third_party", 1, "a1"),
        ("applications.extended", 1, "a1"),
        ("suits.total", 2, "s1 s2"),
        ("suits.pending", 1, "s2"),
        ("fees.notices", 2, "n1 n2"),
        ("fees.notified", Decimal("720.5"), "n1 n2"),
        ("fees.collected", 700, "n1"),
        ("boards.postings", 72, "t1"),
        ("training.persons", 30, "r1"),
        ("chat_groups.count", 2, "g1 g2"),
        ("chat_groups.filed", 1, "g1"),
        ("problems.count", 1, "q1"),
    ],
)
def test_a_figure_is_a_value_with_its_ids(key: str, value: int | Decimal, ids: str) -> None:
    assert counted()[key] == Count(value, tuple(ids.split()))


def test_the_trial_form_counts_other_handling_too() -> None:
    assert counted(form="2019-60")["applications.other"] == Count(1, ("a2",))


def test_a_cell_that_the_ledger_cannot_know_adds_nothing() -> None:
    assert counted(replace(FACTS, year=2019), form="2019-60")["normative.in_force"] == Count(0)


def test_keys_and_names_are_used_once() -> None:
    assert len(NAMES) == 2 * len(FIGURES)


def test_braces_are_filled_by_key_and_by_name_and_unknown_names_stay() -> None:
    text = "制发{制发公文数}件，{{原样}}，{没有的}，{table3.new_received.total}件。"
    filled = fill(text, counted())
    assert filled.text == "制发3件，{原样}，{没有的}，2件。"
    assert filled.used == ("documents.issued", "table3.new_received.total")
    assert filled.unknown == ("没有的",)


def test_a_misspelt_name_gets_its_nearest() -> None:
    assert "制发公文数" in nearest("制发公文件数")
    assert nearest("zzzzzz") == ()
