"""Printed labels and the labels of the form."""

import pytest

from gongkai.files.recognise.labels import edits, match, named
from gongkai.files.recognise.vocabulary import core, fold, is_odd
from gongkai.report.edition import editions


def test_every_label_of_every_form_is_known_as_printed() -> None:
    for edition in editions():
        for row in edition.rows:
            assert f"row:{row.key}" in match(row.label).names
        for block in edition.blocks:
            for item in block.items:
                assert f"item:{item.key}" in match(item.label).names
            for field in block.fields:
                assert f"field:{field.key}" in match(field.label).names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(一) 予以公开", "row:granted"),
        ("㈠予以公开", "row:granted"),
        ("⼀、本年新收政府信息公开申请数量", "row:new_received"),
        ("三、本 年度办 理结果", "results"),
        ("①属于国家秘密", "row:denied_secret"),
        ("⒈属于国家秘密", "row:denied_secret"),
        ("1属于国家秘密", "row:denied_secret"),
        ("1、属于国家秘密", "row:denied_secret"),
        ("3．危及\u201c三安全一稳定\u201d", "row:denied_safety"),
        ("商业\n企业", "column:business"),
        ("其它结果", "result:other"),
        ("（三）不予公开1.属于国家秘密", "row:denied_secret"),
        ("第二十条 第(一)项", "block"),
        ("第二十条第一款第（一）项", "block"),
    ],
)
def test_numbering_white_space_and_signs_do_not_matter(text: str, name: str) -> None:
    found = match(text)
    assert name in found.names
    assert found.near < 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1.逾期不补正", "row:other_overdue_correction"),
        ("2.逾期未缴费", "row:other_overdue_fee"),
        ("（二）部分公开", "row:partial"),
        ("本年新收", "row:new_received"),
        ("本年收费金额", "field:amount_10k_yuan"),
    ],
)
def test_a_shortened_label_is_known(text: str, name: str) -> None:
    assert name in match(text).names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("4.无正当理由大量反复审请", "row:noproc_massive"),
        ("法律服务机枸", "column:legal"),
        ("不予公幵", "group:denied"),
        ("行政处罚决定", "item:penalty"),
    ],
)
def test_a_mistyped_label_is_known_and_marked(text: str, name: str) -> None:
    found = match(text)
    assert name in found.names
    assert found.near == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "（四）无",
        "理其政府信息公开申请",
        "四、政府信息公开行政复议、行政诉讼情况",
        "二、主动公开政府信息情况",
        "索引号",
        "2023年",
        "同比",
        "总",
    ],
)
def test_other_words_are_no_labels(text: str) -> None:
    assert not match(text).names


def test_granted_and_denied_are_never_taken_for_each_other() -> None:
    assert match("（一）予以公开").names.isdisjoint(match("（三）不予公开").names)
    assert not match("予不公开").names & {"group:denied"}


def test_the_core_of_a_label_has_no_numbering_and_no_signs() -> None:
    assert core("（六） 其他 处理：") == "其他处理"
    assert core("6.属于四类过程性信息") == "属于四类过程性信息"


def test_edits_are_counted_up_to_a_limit() -> None:
    assert edits("申请", "审请", most=2) == 1
    assert edits("予以公开", "不予公开", most=3) == 2
    assert edits("一二三四", "五六七八", most=1) == 2


def test_a_label_names_one_thing_of_a_kind() -> None:
    names = match("总计").names
    assert [named(names, kind) for kind in ("row", "column", "item")] == ["total", "total", ""]


def test_look_alikes_and_invisible_signs_are_what_they_look_like() -> None:
    assert fold("⾏政\u200b许⻓") == "行政许长"
    assert [is_odd(each) for each in ("⾏政", "许\u200b可", "（一）行政许可：12件")] == [1, 1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "行政许可（含备案与登记在内的全部事项及其变更）行政处罚（含简易程序在内的全部案件）",
        "行政事业性收费（本年实际入库的金额，以元为单位填写，不含退还的部分与上年结转）",
        "行政许可事项的办理（含备案与登记在内的全部事项及其变更、延续、补正与注销的办理）",
    ],
)
def test_more_than_an_explanation_behind_a_label_makes_it_no_such_label(text: str) -> None:
    assert not match(text).names
