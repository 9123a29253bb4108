"""Figures typed by hand are understood only where the whole clause is; all others are let be."""

from decimal import Decimal

import pytest

from gongkai.report.rules.typed import typed

ORGAN = "示例县综合服务局"


def said(text: str, *, year: int | None = 2024) -> list[tuple[str, int | Decimal | None]]:
    return [
        (each.key, each.least if each.exact else None)
        for each in typed(text, organ=ORGAN, year=year)
    ]


@pytest.mark.parametrize(
    ("text", "key", "number"),
    [
        ("全年制发公文12件。", "documents.issued", 12),
        ("2024年，示例县综合服务局共制发公文１２件。", "documents.issued", 12),
        ("我局印发12件公文。", "documents.issued", 12),
        ("依申请公开文件8份。", "documents.on_request", 8),
        ("全年制发公文1,200件。", "documents.issued", 1200),
        ("财政信息公开情况：公示财政信息2条。", "publications.financial", 2),
        ("全年主动公开政府信息共计85条。", "publications.count", 85),
        ("设公开栏3块。", "boards.count", 3),
        ("展板2块。", "boards.展板", 2),
        ("设有1台电子屏。", "boards.电子屏", 1),
        ("组织政务公开培训4次。", "training.sessions", 4),
        ("举办了2期培训。", "training.sessions", 2),
        ("培训干部职工30人次。", "training.persons", 30),
        ("截至2024年12月31日，现存工作群3个。", "chat_groups.count", 3),
        ("一是现有3个工作群。", "chat_groups.count", 3),
        ("发出收费通知书2份。", "fees.notices", 2),
        ("收取信息处理费1.5万元。", "fees.collected", 15000),
        ("没有发出收费通知。", "fees.notices", 0),
        ("2024年，本单位未收取信息处理费。", "fees.collected", 0),
    ],
)
def test_a_plain_clause_states_a_figure(text: str, key: str, number: int) -> None:
    assert said(text) == [(key, number)]


@pytest.mark.parametrize(
    "text",
    [
        "2023年制发公文9件。",
        "与2023年相比，制发公文12件。",
        "上半年制发公文5件。",
        "一季度，制发公文5件。",
        "综合科制发公文5件。",
        "综合科：制发公文5件。",
        "全县组织培训20次。",
        "计划组织培训2次。",
        "参加市级培训3人次。",
        "参加会议3次、培训2次。",
        "解散工作群2个。",
        "清理各类群组、工作群2个。",
        "新增展板1块。",
        "工作群3个已停用。",
        "有2件公文待发。",
        "审查公文5件。",
        "主动公开3件。",
        "更新网站栏目，公开信息30条。",
        "公开信息30条。",
        "设展板，更新网站栏目，公开信息30条。",
        "政府网站方面，主动公开信息30条。",
        "未收取任何费用。",
        "不再收取信息处理费。",
        "收到建议12件。",
        "",
    ],
)
def test_words_of_another_scope_state_nothing(text: str) -> None:
    assert said(text) == []


def test_a_year_is_another_year_when_the_reports_own_is_not_known() -> None:
    assert said("2024年制发公文12件。", year=None) == []
    assert said("全年制发公文12件。", year=None) == [("documents.issued", 12)]


def test_attributes_alone_speak_of_documents_where_the_sentence_does() -> None:
    text = "全年制发公文11条，其中公开发布文件3条、依申请公开8条，不予公开0条。"
    assert [key for key, _ in said(text)] == [
        "documents.issued",
        "documents.active",
        "documents.on_request",
        "documents.withheld",
    ]


def test_postings_belong_to_the_boards_named_before_them() -> None:
    text = "共有展板2块，公开领导分工、工作总结等事项，全年公开信息72条。"
    assert said(text) == [("boards.展板", 2), ("boards.postings", 72)]


@pytest.mark.parametrize(
    ("words", "true", "false"),
    [
        ("72条", (72,), (71, 73)),
        ("达72条", (72,), (71, 73)),
        ("70余条", (70, 72, 79), (69, 80)),
        ("72余条", (72,), (71, 73)),
        ("200多条", (200, 299), (199, 300)),
        ("1万余条", (10_000, 19_999), (9_999, 20_000)),
        ("近80条", (70, 80), (69, 81)),
        ("约80条", (70, 90), (69, 91)),
        ("80条左右", (70, 90), (69, 91)),
        ("超过70条", (70, 500), (69,)),
        ("70条以上", (70, 500), (69,)),
        ("不到80条", (0, 80), (81,)),
        ("70.5条左右", (70, 71), (69, 72)),
    ],
)
def test_approximate_words_mean_a_range(
    words: str, true: tuple[int, ...], false: tuple[int, ...]
) -> None:
    (found,) = typed(f"设展板，公开信息{words}。", organ=ORGAN, year=2024)
    assert all(found.holds(number) for number in true)
    assert not any(found.holds(number) for number in false)


def test_an_organ_without_a_name_does_no_harm() -> None:
    assert [each.key for each in typed("制发公文2件。", organ="", year=2024)] == [
        "documents.issued"
    ]
