"""The words of a report become sentences: cut lines are joined, headings kept apart."""

import pytest

from gongkai.report.report import Passage
from gongkai.report.rules.prose.sentences import (
    is_heading,
    normal,
    paragraphs,
    sentences,
    shortened,
    spelled,
)
from tests.report.build import report


def joined(*lines: str) -> list[str]:
    return [each.text for each in paragraphs(tuple(Passage(line) for line in lines))]


def test_a_line_cut_by_a_page_break_is_put_together() -> None:
    assert joined("全年公开信息70余", "", "条。", "下一段。") == [
        "全年公开信息70余条。",
        "下一段。",
    ]


def test_a_heading_ends_what_stands_before_it_and_itself() -> None:
    assert joined("没有句号的一行", "（一）主动公开", "内容。") == [
        "没有句号的一行",
        "（一）主动公开",
        "内容。",
    ]


def test_what_is_left_open_at_the_end_is_a_paragraph() -> None:
    assert joined("联系电话 000") == ["联系电话 000"]


def test_headings_are_short_and_numbered() -> None:
    assert is_heading("（一）主动公开情况")
    assert is_heading("1.公文制发")
    assert not is_heading("一是加强学习。")


def test_sentences_know_their_section_set_apart_or_glued() -> None:
    texts = {"1": "（一）主动公开\n公开3条。\n（二）依申请公开。收到2件；答复2件。"}
    found = [
        (each.section, each.text) for each in sentences(report(texts=texts)) if each.chapter == 1
    ]
    assert found == [
        ("主动公开", "公开3条。"),
        ("依申请公开", "(二)依申请公开。"),
        ("依申请公开", "收到2件；"),
        ("依申请公开", "答复2件。"),
    ]


def test_matching_folds_widths_spaces_radicals_and_separators() -> None:
    assert normal("⼀是 收到１２ 件，共1,234,567元（含）") == "一是收到12件，共1234567元(含)"
    assert normal("１，０２５ 件") == "1025件"


def test_long_quotations_are_cut() -> None:
    assert shortened("甲" * 100) == "甲" * 79 + "…"
    assert shortened("短") == "短"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("收到申请十一件", "收到申请11件"),
        ("一百零五份、二百二十宗、一千二百件次", "105份、220宗、1200件次"),
        ("两起行政复议，三十余件来信", "2起行政复议，30余件来信"),
        (
            "高效办成一件事，每一件、第三件、一件件、一起来",
            "高效办成一件事，每一件、第三件、一件件、一起来",
        ),
        ("三五件，一百二件", "三五件，一百二件"),
    ],
)
def test_counts_in_chinese_numerals_are_read_as_figures(text: str, read: str) -> None:
    assert spelled(text) == read


def test_sentences_know_those_before_and_behind_them() -> None:
    found = [each for each in sentences(report(texts={"1": "甲。乙。丙。"})) if each.chapter == 1]
    assert [(each.lead, each.after) for each in found] == [
        ("", "乙。"),
        ("甲。", "丙。"),
        ("乙。", ""),
    ]
