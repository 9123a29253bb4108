"""`gongkai fee`: the amount and its bands."""

import json

import pytest

from tests.cli.conftest import Run


def test_items_are_charged_band_by_band(run: Run) -> None:
    told = json.loads(run("fee", "--items", "35", "--on", "2025-03-03", "--format", "json").out)
    assert told["yuan"] == 3000
    assert [(b["first"], b["last"], b["rate"], b["yuan"]) for b in told["bands"]] == [
        (1, 10, 0, 0),
        (11, 30, 100, 2000),
        (31, 35, 200, 1000),
    ]
    assert told["cites"]


def test_items_of_the_same_month_count_before(run: Run) -> None:
    said = run("fee", "--items", "5", "--already", "30")
    assert said.out.startswith("信息处理费 1,000 元\n")
    assert "第 31–35 件" in said.out


def test_pages_are_charged_for_one_case(run: Run) -> None:
    said = run("fee", "--pages", "250")
    assert said.status == 0
    assert said.out.startswith("信息处理费 4,700 元\n")
    assert said.out.rstrip().endswith("依据：信息处理费管理办法第五条")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "须写明其中之一：--items --pages"),
        (("--items", "-3"), "“-3”不是数量"),
        (("--items", "many"), "--items：“many”不是数量"),
        (("--items", "3", "--pages", "4"), "--pages 不能与 --items 同时使用"),
        (("--pages", "4", "--already", "3"), "按页计收不累计"),
        (("--items", "3", "--on", "2019-06-01"), "2019-06-01没有现行有效的规定"),
    ],
)
def test_wrong_words_are_answered_in_one_sentence(
    run: Run, words: tuple[str, ...], reason: str
) -> None:
    said = run("fee", *words)
    assert (said.status, said.out) == (2, "")
    assert reason in said.err
    assert said.err.count("\n") == 1
