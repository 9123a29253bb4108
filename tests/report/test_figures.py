"""Named figures are counted from the facts, with the ids of the records they count."""

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
    EnergyUse,
    EnergyWork,
    FeeNotice,
    KeyPoint,
    Organ,
    Posting,
    Problem,
    Publication,
    StandingDocument,
    Training,
    YearFacts,
)
from gongkai.report.figures import FAMILIES, FIGURES, NAMES, figures, key_of, name_of
from gongkai.report.oversight import Accountability, Assessment, Complaint, SocialReview
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
    boards=(
        Board(id="b1", name="大厅"),
        Board(id="b2", name="二楼"),
        Board(id="b3", name="门口", kind="电子屏"),
    ),
    postings=(
        Posting(id="t1", board="b1", title="示例", posted=DAY, count=72),
        Posting(id="t2", board="b1", title="示例", posted=date(2025, 1, 2)),
    ),
    trainings=(Training(id="r1", day=DAY, topic="条例", persons=30),),
    chat_groups=(
        ChatGroup(id="g1", name="甲", filed=DAY, checks=4),
        ChatGroup(id="g2", name="乙"),
        ChatGroup(id="g3", name="丙", filed=DAY, dissolved=DAY),
    ),
    energy=(
        EnergyUse(id="e1", item="电", quantity=Decimal("1200.5"), unit="千瓦时"),
        EnergyUse(id="e2", item="电", quantity=Decimal(300), unit="千瓦时"),
        EnergyUse(id="e3", item="可回收物", quantity=Decimal(9), unit="千克"),
        EnergyUse(id="e4", item="厨余垃圾", quantity=Decimal(7), unit="千克"),
        EnergyUse(id="e5", item="热力", quantity=Decimal(7), unit="吉焦"),
        EnergyUse(id="e6", item="热力", quantity=Decimal(7), unit="吨"),
    ),
    energy_work=(
        EnergyWork(id="w1", kind="event", day=DAY, title="节能周"),
        EnergyWork(id="w2", kind="inspection", day=DAY, title="机房", findings=2, fixed=1),
        EnergyWork(id="w3", kind="inspection", day=DAY, title="餐厅"),
        EnergyWork(
            id="w4",
            kind="kitchen",
            day=DAY,
            title="一体机",
            input_kg=Decimal(300),
            residue_kg=Decimal(40),
        ),
    ),
    problems=(Problem(id="q1", problem="示例"),),
    key_points=(KeyPoint(id="k1", task="示例"),),
    assessments=(
        Assessment(id="h1", subject="甲局", grade="优秀"),
        Assessment(id="h2", subject="乙局", grade="合格"),
    ),
    social_reviews=(
        SocialReview(id="v1", title="甲", asked=9, answered=8, content=7),
        SocialReview(id="v2", title="乙", asked=5, answered=4),
    ),
    accountability=(Accountability(id="z1", day=DAY, measure="责令改正"),),
    complaints=(
        Complaint(id="c1", received=DAY, answered=DAY),
        Complaint(id="c2", received=DAY, answered=date(2025, 1, 2)),
    ),
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
        ("fees.cases", 1, "n1"),
        ("boards.count", 3, "b1 b2 b3"),
        ("boards.展板", 2, "b1 b2"),
        ("boards.电子屏", 1, "b3"),
        ("boards.postings", 72, "t1"),
        ("publications.网站", 21, "p1 p2"),
        ("energy.电", Decimal("1500.5"), "e1 e2"),
        ("waste.可回收物", 9, "e3"),
        ("waste.厨余垃圾", 7, "e4"),
        ("training.sessions", 1, "r1"),
        ("training.persons", 30, "r1"),
        ("chat_groups.count", 2, "g1 g2"),
        ("chat_groups.filed", 1, "g1"),
        ("chat_groups.checks", 4, "g1 g2 g3"),
        ("energy_work.events", 1, "w1"),
        ("energy_work.inspections", 2, "w2 w3"),
        ("energy_work.findings", 2, "w2"),
        ("energy_work.fixed", 1, "w2"),
        ("energy_work.projects", 0, ""),
        ("energy_work.treated", 300, "w4"),
        ("energy_work.reduced", Decimal("86.67"), "w4"),
        ("problems.count", 1, "q1"),
        ("assessments.count", 2, "h1 h2"),
        ("assessments.优秀", 1, "h1"),
        ("social_reviews.count", 2, "v1 v2"),
        ("social_reviews.answered", 12, "v1 v2"),
        ("accountability.count", 1, "z1"),
        ("accountability.责令改正", 1, "z1"),
        ("complaints.received", 2, "c1 c2"),
        ("complaints.answered", 1, "c1"),
    ],
)
def test_a_figure_is_a_value_with_its_ids(key: str, value: int | Decimal, ids: str) -> None:
    assert counted()[key] == Count(value, tuple(ids.split()))


def test_the_trial_form_counts_other_handling_too() -> None:
    assert counted(form="2019-60")["applications.other"] == Count(1, ("a2",))


def test_the_stock_of_documents_is_known_where_the_form_does_not_print_it() -> None:
    law = StandingDocument(
        id="l1", kind="normative_documents", title="示例", issued=date(2018, 3, 1)
    )
    facts = replace(FACTS, year=2019, standing=(law,))
    assert "table2.normative_documents.in_force" not in tally(facts, edition=edition("2019-60"))
    assert counted(facts, "2019-60")["normative.in_force"] == Count(1, ("l1",))


def test_figures_of_cases_are_the_cells_of_the_tally() -> None:
    counts = {**tally(FACTS, edition=edition("2021-30"))}
    counts["table3.total.total"] = Count(999, ("z",))
    assert figures(FACTS, counts)["applications.handled"] == Count(999, ("z",))


def test_what_a_tally_does_not_know_is_none_and_never_zero() -> None:
    assert figures(FACTS, {})["applications.received"] == Count(None)
    counts = {**tally(FACTS, edition=edition("2021-30")), "table3.denied_third.total": Count(None)}
    assert figures(FACTS, counts)["applications.denied"] == Count(None)


def test_persons_trained_are_unknown_when_one_session_does_not_say() -> None:
    silent = Training(id="r2", day=DAY, topic="条例")
    facts = replace(FACTS, trainings=(*FACTS.trainings, silent))
    assert counted(facts)["training.persons"] == Count(None, ("r1", "r2"))
    assert counted(replace(FACTS, trainings=()))["training.persons"] == Count(0)


def test_content_answers_are_unknown_when_one_round_does_not_say() -> None:
    assert counted()["social_reviews.content"] == Count(None, ("v1",))


def test_two_payments_for_one_application_are_one_case() -> None:
    again = replace(FACTS.fee_notices[0], id="n3")
    facts = replace(FACTS, fee_notices=(*FACTS.fee_notices, again))
    assert counted(facts)["fees.cases"] == Count(1, ("n1", "n3"))


def test_without_a_run_there_is_no_reduction() -> None:
    assert counted(replace(FACTS, energy_work=()))["energy_work.reduced"] == Count(None)


def test_an_item_measured_in_two_units_has_no_sum() -> None:
    assert "energy.热力" not in counted()


def test_keys_and_names_are_used_once() -> None:
    assert len(NAMES) == 2 * len(FIGURES)


def test_a_figure_named_after_a_word_is_found_by_its_name_and_by_its_key() -> None:
    values = counted()
    for key in (
        "publications.网站",
        "energy.电",
        "boards.展板",
        "assessments.优秀",
        "accountability.责令改正",
    ):
        assert key_of(name_of(key), values) == key
        assert key_of(key, values) == key
    assert key_of("没有的数", values) is None
    assert name_of("table3.total.total") == "table3.total.total"


def test_a_family_and_a_figure_never_share_a_key() -> None:
    prefixes = {each.prefix for each in FAMILIES}
    words = {key.split(".")[1] for key in NAMES if key.split(".")[0] in prefixes}
    assert all(word.isascii() for word in words)
