"""Chapters fall out of the ledger: drafted sections, the clerk's own words, figures in braces."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from gongkai.files.chapters import SECTIONS, draft, report_of
from gongkai.files.compose import level_of
from gongkai.files.ledger.sheets import sheet
from gongkai.files.samples import lively_organ, model_organ
from gongkai.report.checker import check
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
    Problem,
    Publication,
    StandingDocument,
    Training,
    YearFacts,
)
from gongkai.report.finding import Severity
from gongkai.report.oversight import Accountability, Assessment, Complaint, SocialReview
from gongkai.report.rule import Dossier
from gongkai.report.tally import tally
from tests.facts import year_facts

DAY = date(2024, 3, 1)
QUIET = YearFacts(organ=Organ(name="示例县综合服务局"), year=2024)
GOVERNMENT = replace(lively_organ(), organ=Organ(name="示例县人民政府", government=True))
RESULTS = {
    "assessments": (
        Assessment(id="k1", subject="甲局", grade="优秀"),
        Assessment(id="k2", subject="乙局", grade="合格"),
        Assessment(id="k3", subject="丙局", grade="合格"),
    ),
    "social_reviews": (
        SocialReview(id="p1", title="满意度调查", asked=200, answered=180, content=171),
        SocialReview(id="p2", title="座谈", asked=20, answered=20, content=19),
    ),
    "accountability": (Accountability(id="z1", day=DAY, measure="通报批评", whom="单位"),),
    "complaints": (
        Complaint(id="t1", received=DAY, answered=DAY),
        Complaint(id="t2", received=DAY, answered=date(2025, 1, 3)),
    ),
}
NOTICE = FeeNotice(id="n1", application="a1", issued=DAY, yuan=Decimal(700))
PAID = replace(NOTICE, paid=DAY, collected=Decimal(700))

# Cells of the trial form that no ledger of ours keeps: they stay blank, never zero.
UNKNOWN = {"previous_items", "change", "projects", "amount", "decisions"}


def words(facts: YearFacts, chapter: int) -> list[str]:
    return [each.text for each in report_of(facts).chapters[chapter].passages]


def section(facts: YearFacts, chapter: int, title: str) -> list[str]:
    """The passages of one section, without its heading."""
    found: dict[str, list[str]] = {}
    for text in words(facts, chapter):
        if level_of(text) == 2:
            current = found.setdefault(text[3:], [])
        else:
            current.append(text)
    return found[title]


def documents(*attributes: str, reason: str = "") -> tuple[Document, ...]:
    return tuple(
        Document(
            id=f"d{n}", number=f"{n}号", title="示例", issued=DAY, attribute=each, reason=reason
        )
        for n, each in enumerate(attributes)
    )


def application(id_: str = "a1", **values: object) -> Application:
    given_: dict[str, object] = {"applicant": "natural", "received": DAY, **values}
    return Application(id=id_, **given_)  # type: ignore[arg-type]


SAMPLES = {
    "quiet": QUIET,
    "quiet-2020": replace(QUIET, year=2020),
    "model": model_organ(),
    "lively": lively_organ(),
    "lively-2020": lively_organ(year=2020, seed=7),
    "small": lively_organ(year=2023, seed=3, applications=30),
    "tiny": lively_organ(year=2022, seed=5, applications=2, documents=1),
    "government": replace(GOVERNMENT, **RESULTS),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("facts", SAMPLES.values(), ids=SAMPLES)
def test_a_drafted_report_has_no_finding_but_what_no_ledger_knows(facts: YearFacts) -> None:
    found = check(Dossier(report_of(facts), fee_notices=len(facts.fee_notices)))
    assert [each.message for each in found if each.code not in ("FRM02", "FRM12")] == []
    blank = {each.where.split(".")[-1] for each in found if each.code == "FRM02"}
    assert blank <= (UNKNOWN if facts.year < 2021 else set())


@pytest.mark.parametrize("facts", SAMPLES.values(), ids=SAMPLES)
def test_headings_are_headings_and_sentences_are_sentences(facts: YearFacts) -> None:
    for number in SECTIONS:
        texts = words(facts, number)
        headings = [text for text in texts if level_of(text) == 2]
        assert [text[:3] for text in headings] == [
            f"（{each}）" for each in "一二三四五"[: len(headings)]
        ]
        assert all(text.endswith("。") for text in texts if text not in headings)
        assert not any("{" in text or "空白" in text for text in texts)


@pytest.mark.parametrize("facts", SAMPLES.values(), ids=SAMPLES)
def test_chapter_one_has_the_five_sections_of_the_form_and_is_short(facts: YearFacts) -> None:
    texts = words(facts, 1)
    form = report_of(facts).edition.chapters[0]
    assert [text[3:] for text in texts if level_of(text) == 2] == list(form.sections)
    assert sum(map(len, texts)) <= 1000


@settings(max_examples=25, deadline=None)
@given(year_facts())
def test_any_ledger_gets_six_chapters_and_no_wrong_figure(facts: YearFacts) -> None:
    drafted = replace(facts, organ=QUIET.organ, texts={}, problems=(), key_points=())
    report = report_of(drafted)
    assert list(report.chapters) == [1, 2, 3, 4, 5, 6]
    found = check(Dossier(report, fee_notices=len(facts.fee_notices)))
    assert [each for each in found if each.code in ("TXT01", "TXT02", "TXT03", "TXT05")] == []


def test_a_year_in_which_nothing_happened_says_so() -> None:
    assert words(QUIET, 1) == [
        "（一）主动公开",
        "本年度未制发公文。",
        "（二）依申请公开",
        "本年度未收到政府信息公开申请，也没有上年结转的申请。",
        "未发生因政府信息公开工作引起的行政复议和行政诉讼。",
        "（三）政府信息管理",
        "本年度未制发、废止行政规范性文件，年末没有现行有效的行政规范性文件。",
        "（四）政府信息公开平台建设",
        "本年度未设置公开栏。",
        "（五）监督保障",
        "本年度未组织政府信息公开培训。",
    ]
    assert words(QUIET, 5) == [
        "（一）存在的主要问题",
        "本年度没有登记需要报告的主要问题。",
        "（二）改进情况",
        "本年度没有登记改进措施。",
    ]
    assert words(QUIET, 6) == [
        "（一）信息处理费收取情况",
        "2024年，未发出信息处理费收费通知，未收取信息处理费。",
        "（二）其他事项",
        "没有其他需要报告的事项。",
    ]


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        (("active",), "全年制发公文1件，为主动公开。"),
        (("",), "全年制发公文1件。"),
        (("withheld", "withheld"), "全年制发公文2件，均为不予公开。"),
        (("active", "on_request"), "全年制发公文2件，其中主动公开1件、依申请公开1件。"),
    ],
)
def test_documents_are_told_by_attribute(attributes: tuple[str, ...], told: str) -> None:
    facts = replace(QUIET, documents=documents(*attributes))
    assert section(facts, 1, "主动公开") == [told]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (documents("active"), "全年制发的公文均确定公开属性。"),
        (documents("active", "withheld"), "全年制发的公文均确定公开属性。"),
        (
            documents("active", "withheld", reason="过程性信息"),
            "全年制发的公文均确定公开属性，不主动公开的均注明理由。",
        ),
    ],
)
def test_reasons_are_told_only_where_every_one_is_on_record(
    found: tuple[Document, ...], told: str
) -> None:
    assert section(replace(QUIET, documents=found), 1, "政府信息管理")[1:] == [told]


def published(*counts: int) -> tuple[Publication, ...]:
    return tuple(
        Publication(id=f"p{n}", channel=f"渠道{n}", column="动态", count=count)
        for n, count in enumerate(counts)
    )


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((5,), "全年通过渠道0主动公开政府信息5条。"),
        ((5, 7, 0), "全年主动公开政府信息12条，其中渠道1 7条、渠道0 5条。"),
        (
            (9, 8, 7, 6, 5, 4, 2, 1),
            "全年主动公开政府信息42条，其中渠道0 9条、渠道1 8条、渠道2 7条、渠道3 6条、"
            "渠道4 5条、渠道5 4条、其他渠道3条。",
        ),
    ],
)
def test_items_are_told_by_channel_the_busiest_first(counts: tuple[int, ...], told: str) -> None:
    facts = replace(QUIET, publications=published(*counts))
    assert section(facts, 1, "主动公开")[1] == told.replace(" ", "")


def test_financial_items_are_told_by_what_they_are() -> None:
    budget = Publication(id="p", channel="政府网站", column="财政", count=1, subject="budget")
    told = section(replace(QUIET, publications=(budget,)), 1, "主动公开")
    assert told[-1] == "公开财政信息1条，为部门预算。"
    told = section(model_organ(), 1, "主动公开")
    assert "公开财政信息2条，其中部门预算1条、部门决算1条。" in told


def test_energy_is_told_by_kind_and_quantities_only_when_the_clerk_names_them() -> None:
    power = EnergyUse(id="e1", item="电", quantity=Decimal(1200), unit="千瓦时")
    facts = replace(QUIET, energy=(power,))
    assert section(facts, 1, "主动公开")[1] == "公共机构节能方面，按年统计电用量。"
    facts = replace(facts, texts={"1.1": "全年用电{电用量}千瓦时。"})
    assert section(facts, 1, "主动公开") == ["全年用电1200千瓦时。"]
    twice = (power, replace(power, id="e2", unit="度"))
    assert section(replace(QUIET, energy=twice), 1, "主动公开") == ["本年度未制发公文。"]


def work(at: int, kind: str, **more: Any) -> EnergyWork:
    return EnergyWork(
        id=f"w{at}", kind=kind, day=date(2024, 3, 5), title="甲乙丙丁戊己庚"[at - 1], **more
    )


def test_work_for_energy_is_told_only_where_a_record_shows_it() -> None:
    def told(*found: EnergyWork) -> str:
        return section(replace(QUIET, energy_work=found), 1, "主动公开")[-1]

    assert told() == "本年度未制发公文。"
    assert told(work(1, "inspection")) == "开展节能巡查1次，未发现问题。"
    seen = work(1, "inspection", findings=2, fixed=2)
    assert told(seen) == "开展节能巡查1次，发现问题2个，均已整改。"
    assert told(replace(seen, fixed=0)).endswith("发现问题2个，尚未整改。")
    assert told(seen, work(2, "inspection", findings=1)).endswith("3个，已整改2个。")
    assert told(work(1, "energy_return"), *(work(at, "event") for at in range(1, 8))) == (
        "报送能耗统计年报1份；开展节能宣传活动7次（甲、乙、丙、丁、戊、己等）。"
    )
    run = work(1, "kitchen", input_kg=Decimal(100), residue_kg=Decimal("12.5"))
    assert told(work(2, "award"), run) == (
        "获评创建称号1个（乙）；就地处理厨余垃圾100千克，减量87.5%。"
    )
    numbered = replace(work(1, "project"), title="2023年照明改造")
    assert told(numbered) == "节能改造项目投用1个。"
    assert told(numbered, work(2, "project")) == "节能改造项目投用2个（乙等）。"
    assert told(replace(run, residue_kg=Decimal(100))) == "就地处理厨余垃圾100千克。"


def test_only_carried_over_cases_are_told_as_such() -> None:
    old = application(
        received=date(2023, 12, 1), decided=date(2024, 1, 5), result="granted", extended=True
    )
    assert section(replace(QUIET, applications=(old,)), 1, "依申请公开")[:3] == [
        "本年度未收到新的政府信息公开申请，上年结转1件。",
        "全年办结1件，为予以公开；没有结转下年度的申请。",
        "办理过程中，延期1件。",
    ]


def test_an_open_case_is_carried_forward_and_nothing_handled() -> None:
    new = application(applicant="legal", received=date(2024, 12, 30))
    assert section(replace(QUIET, applications=(new,)), 1, "依申请公开")[:2] == [
        "本年度新收政府信息公开申请1件，为法人或其他组织申请；没有上年结转的申请。",
        "年内尚未办结，1件结转下年度继续办理。",
    ]


def test_disputes_of_one_kind_only_leave_the_other_unsaid_to_have_happened() -> None:
    suit = Dispute(id="s1", group="litigation_direct", accepted=DAY)
    assert section(replace(QUIET, disputes=(suit,)), 1, "依申请公开")[1:] == [
        "因政府信息公开工作引起的行政诉讼1件，为尚未审结。",
        "未发生因政府信息公开工作引起的行政复议。",
    ]


def test_the_stock_of_rules_and_normative_documents_is_told() -> None:
    old = StandingDocument(
        id="r1", kind="regulations", title="示例", issued=date(2019, 1, 1), ended=DAY
    )
    new = StandingDocument(id="g1", kind="normative_documents", title="示例", issued=DAY)
    assert section(replace(QUIET, standing=(old, new)), 1, "政府信息管理") == [
        "全年未制发规章，废止1件，年末没有现行有效的规章。",
        "全年制发行政规范性文件1件，年末现行有效1件。",
    ]


@pytest.mark.parametrize(
    ("organ", "told"),
    [
        (Organ(name="甲", website_name="示例网"), "网站平台方面，通过“示例网”公开政府信息。"),
        (Organ(name="甲", website="http://a.cn"), "网站平台方面，通过http://a.cn公开政府信息。"),
    ],
)
def test_the_site_is_named_as_the_ledger_names_it(organ: Organ, told: str) -> None:
    assert section(replace(QUIET, organ=organ), 1, "政府信息公开平台建设")[0] == told


def test_boards_are_told_by_kind_with_what_was_posted() -> None:
    title = "政府信息公开平台建设"
    assert section(model_organ(), 1, title)[-1] == "公开栏方面，设置展板2块，全年公开信息72条。"
    boards = (Board(id="b1", name="甲"), Board(id="b2", name="乙", kind="电子屏"))
    told = section(replace(QUIET, boards=boards), 1, title)
    assert told == ["公开栏方面，设置展板1块、电子屏1块，共2块。"]


def test_persons_trained_are_told_only_when_every_session_says_how_many() -> None:
    full = Training(id="t1", day=DAY, topic="条例", persons=30)
    facts = replace(QUIET, trainings=(full,))
    assert section(facts, 1, "监督保障") == ["组织政府信息公开培训1次，30人次参加。"]
    facts = replace(QUIET, trainings=(full, Training(id="t2", day=DAY, topic="条例")))
    assert section(facts, 1, "监督保障") == ["组织政府信息公开培训2次。"]


def test_a_government_speaks_of_assessment_social_review_and_accountability() -> None:
    (told,) = section(GOVERNMENT, 1, "监督保障")[1:]
    assert told == "工作考核、社会评议和责任追究方面，本年度没有登记结果。"


@pytest.mark.parametrize("government", [True, False])
def test_results_of_supervision_are_told_with_their_figures(*, government: bool) -> None:
    organ = replace(QUIET.organ, government=government)
    facts = replace(QUIET, organ=organ, **RESULTS)  # type: ignore[arg-type]
    assert section(facts, 1, "监督保障")[1:] == [
        "工作考核方面，确定考核等次3个，其中优秀1个、合格2个。",
        "社会评议方面，组织评议2次，收到有效评价200份，其中满意190份。",
        "责任追究方面，追究责任1件，为通报批评。",
        "收到投诉举报2件，年末前已答复1件。",
    ]


def test_a_round_without_its_sums_leaves_them_out_and_only_the_missing_is_named() -> None:
    rounds = (*RESULTS["social_reviews"], SocialReview(id="p3", title="热线"))
    facts = replace(QUIET, organ=GOVERNMENT.organ, social_reviews=rounds)  # type: ignore[arg-type]
    assert section(facts, 1, "监督保障")[1:] == [
        "社会评议方面，组织评议3次。",
        "工作考核和责任追究方面，本年度没有登记结果。",
    ]


def test_what_a_governments_own_words_forget_is_said_for_them() -> None:
    texts = {"1.5": "对各部门进行了考核，未发生需要追究责任的情形。"}
    facts = replace(QUIET, organ=GOVERNMENT.organ, texts=texts)
    assert section(facts, 1, "监督保障") == [*texts.values(), "社会评议方面，本年度没有登记结果。"]
    told = replace(facts, social_reviews=RESULTS["social_reviews"][1:])  # type: ignore[arg-type]
    assert section(told, 1, "监督保障")[1:] == [
        "社会评议方面，组织评议1次，收到有效评价20份，其中满意19份。"
    ]
    department = replace(facts, organ=QUIET.organ)
    assert section(department, 1, "监督保障") == list(texts.values())


def test_chapters_of_tables_have_the_clerks_words_or_none() -> None:
    assert words(QUIET, 2) == []
    facts = replace(QUIET, texts={"2": "见下表。", "3.1": "新收{新收申请数}件。"})
    assert words(facts, 2) == ["见下表。"]
    assert words(facts, 3) == ["新收0件。"]


def test_the_clerks_section_wins_and_its_braces_are_filled() -> None:
    facts = replace(
        model_organ(), texts={"1.1": "制发公文{制发公文数}件。\n\n另公开{财政信息数}条。"}
    )
    assert words(facts, 1)[:3] == ["（一）主动公开", "制发公文11件。", "另公开2条。"]


def test_parts_of_a_section_stand_in_their_order_and_win_together() -> None:
    facts = replace(QUIET, texts={"1.1.10": "丙。", "1.1.2": "乙。", "1.1": "甲。", "1": "总。"})
    assert words(facts, 1)[:5] == ["总。", "（一）主动公开", "甲。", "乙。", "丙。"]


def test_no_word_of_the_clerk_is_lost_when_the_form_has_no_such_section() -> None:
    facts = replace(QUIET, texts={"5.3": "下一步打算。", "5.1": " "})
    assert words(facts, 5)[-1] == "下一步打算。"
    assert words(facts, 5)[1] == "本年度没有登记需要报告的主要问题。"


def test_section_keys_are_those_the_ledger_offers() -> None:
    texts = sheet("texts")
    (offered,) = (column.choices for column in texts.columns if column.field == "section")
    assert offered is not None
    keys = {
        f"{number}.{n + 1}": own[n][0] for number, own in SECTIONS.items() for n in range(len(own))
    }
    assert list(keys) == list(offered)
    for key, heading in keys.items():
        assert heading[-4:] in offered[key] or heading[:2] in offered[key]


def test_the_fee_is_stated_even_where_the_clerks_words_forget_it() -> None:
    forgot = replace(QUIET, texts={"6.2": "按规定执行。"})
    assert section(forgot, 6, "信息处理费收取情况") == [
        "按规定执行。",
        "2024年，未发出信息处理费收费通知，未收取信息处理费。",
    ]
    said = replace(QUIET, texts={"6.2": "本单位未收取信息处理费。"})
    assert section(said, 6, "信息处理费收取情况") == ["本单位未收取信息处理费。"]


@pytest.mark.parametrize(
    ("notices", "told"),
    [
        (
            (NOTICE,),
            "2024年，发出信息处理费收费通知1件，通知金额700元；本年度未收取信息处理费。",
        ),
        (
            (PAID,),
            "2024年，发出信息处理费收费通知1件，通知金额700元；实际收取信息处理费700元，涉及申请1件。",
        ),
        (
            (replace(PAID, issued=date(2023, 12, 20)),),
            "2024年，未发出信息处理费收费通知；实际收取信息处理费700元，涉及申请1件。",
        ),
    ],
)
def test_fees_are_told_as_notices_and_money(notices: tuple[FeeNotice, ...], told: str) -> None:
    facts = replace(QUIET, fee_notices=notices)
    assert section(facts, 6, "信息处理费收取情况") == [told]


def test_no_word_on_notices_when_a_case_lapsed_over_last_years() -> None:
    lapsed = application(received=date(2023, 12, 1), decided=DAY, result="other_overdue_fee")
    facts = replace(QUIET, applications=(lapsed,))
    assert section(facts, 6, "信息处理费收取情况") == ["2024年，未收取信息处理费。"]


def test_problems_are_numbered_when_there_are_several() -> None:
    one = (Problem(id="q1", problem="发布偏晚。", measure="按月\n自查"),)
    assert words(replace(QUIET, problems=one), 5) == [
        "（一）存在的主要问题",
        "发布偏晚。",
        "（二）改进情况",
        "按月自查。",
    ]
    two = (*one, Problem(id="q2", problem="解读偏少；"))
    assert words(replace(QUIET, problems=two), 5)[1] == "一是发布偏晚；二是解读偏少。"
    many = tuple(Problem(id=f"q{n}", problem=f"问题{n}") for n in range(11))
    assert words(replace(QUIET, problems=many), 5)[1].startswith("1.问题0；2.问题1；")
    assert words(replace(QUIET, problems=many), 5)[3] == "本年度没有登记改进措施。"


def test_key_points_come_first_in_chapter_six_and_own_up_to_what_is_open() -> None:
    points = (
        KeyPoint(id="k1", task="规范管理", done="按季清理"),
        KeyPoint(id="k2", task="加强解读"),
    )
    assert words(replace(QUIET, key_points=points), 6)[:3] == [
        "（一）年度政务公开工作要点落实情况",
        "一是规范管理，按季清理；二是加强解读，落实情况没有登记。",
        "（二）信息处理费收取情况",
    ]


@pytest.mark.parametrize(
    ("filed", "told"),
    [
        ((DAY, DAY), "现有工作群2个，均已备案。"),
        ((DAY, None), "现有工作群2个，其中已备案1个。"),
        ((None, None), "现有工作群2个，尚未备案。"),
    ],
)
def test_chat_groups_are_told_with_their_filing(filed: tuple[date | None, ...], told: str) -> None:
    groups = tuple(ChatGroup(id=f"g{n}", name="甲", filed=day) for n, day in enumerate(filed))
    assert section(replace(QUIET, chat_groups=groups), 6, "其他事项") == [told]
    looked = tuple(replace(each, checks=4) for each in groups)
    facts = replace(QUIET, chat_groups=looked)
    assert section(facts, 6, "其他事项") == [told.replace("。", "，全年检查8次。")]


def test_the_opening_names_law_form_period_and_contact() -> None:
    facts = replace(QUIET, organ=replace(QUIET.organ, phone="0000-0000000", address="示例路1号"))
    (opening,) = report_of(facts).opening
    assert "《中华人民共和国政府信息公开条例》" in opening.text
    assert "国办公开办函〔2021〕30号" in opening.text
    assert "2024年1月1日至2024年12月31日。" in opening.text
    assert opening.text.endswith("联系地址：示例路1号，联系电话：0000-0000000。")
    assert report_of(QUIET).opening[0].text.endswith("2024年12月31日。")


def ends() -> Iterator[tuple[Organ, str]]:
    name = "示例县综合服务局"
    yield (
        Organ(name=name, website_name="示例网", website="http://a.cn", phone="0000-1"),
        "本报告电子版可在“示例网”（http://a.cn）查阅、下载。"
        "对本报告有疑问的，请与示例县综合服务局联系，联系电话：0000-1。",
    )
    yield Organ(name=name, website_name="示例网"), "本报告电子版可在“示例网”查阅、下载。"
    yield Organ(name=name, website="http://a.cn"), "本报告电子版可在http://a.cn查阅、下载。"
    yield Organ(name=name), "没有其他需要报告的事项。"


@pytest.mark.parametrize(("organ", "told"), list(ends()))
def test_the_report_ends_with_where_to_download_it_and_whom_to_ask(
    organ: Organ, told: str
) -> None:
    assert words(replace(QUIET, organ=organ), 6)[-1] == told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本年度未收到政府信息公开申请。", "TXT02"),
        ("本年度收到政府信息公开申请3件。", "TXT01"),
    ],
)
def test_typed_words_on_applications_are_held_against_the_tables(text: str, code: str) -> None:
    facts = replace(lively_organ(), texts={"1.2": text})
    found = check(Dossier(report_of(facts)))
    assert [(each.code, each.severity) for each in found] == [(code, Severity.ERROR)]


def test_title_and_cells_are_those_of_the_organ_and_the_tally() -> None:
    report = report_of(lively_organ())
    assert report.title == "示例县综合服务局2024年政府信息公开工作年度报告"
    counts = tally(lively_organ(), edition=edition("2021-30"))
    assert report.facts == {key: count.value for key, count in counts.items()}


def test_a_form_may_be_chosen_and_a_draft_made_without_a_report() -> None:
    form = edition("2019-60")
    assert report_of(QUIET, edition=form).edition.key == "2019-60"
    opening, chapters = draft(QUIET, counts=tally(QUIET, edition=form), edition=form)
    assert len(opening) == 1
    assert chapters[6].heading == "六、其他需要报告的事项"
