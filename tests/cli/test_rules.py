"""`gongkai rules` and `gongkai explain`."""

import json

import pytest

from gongkai.report.rules import RULES
from tests.cli.conftest import Run


def test_every_rule_is_listed_on_a_line(run: Run) -> None:
    said = run("rules")
    assert said.status == 0
    heads = [line.split()[0] for line in said.out.splitlines() if line]
    assert heads[:-1] == sorted(rule.code for rule in RULES)
    told = json.loads(run("rules", "--format", "json").out)
    assert {each["code"] for each in told} == {rule.code for rule in RULES}
    assert all(each["page"] and each["cites"] for each in told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_by_its_page(run: Run, rule: object) -> None:
    code = rule.code  # type: ignore[attr-defined]
    said = run("explain", code.lower())
    assert said.out.startswith(f"{code} ")
    assert "怎么改：" in said.out


def test_a_parameter_is_explained_with_every_version(run: Run) -> None:
    by_key, by_title = run("explain", "reply"), run("explain", "答复期限")
    assert by_key == by_title
    assert "2008-05-01 至 2019-05-14：15个工作日" in by_key.out
    assert "2019-05-15 起：20个工作日" in by_key.out
    assert "条例（2019）第三十三条第二款" in by_key.out


def test_a_fee_and_a_channel_are_explained(run: Run) -> None:
    assert "第31起每件（页）200元" in run("explain", "by_item").out
    assert "双方确认之日" in run("explain", "internet").out


def test_a_cell_is_explained_by_its_label_and_equations(run: Run) -> None:
    out = run("explain", "table3.carried_over.natural").out
    assert "表三 二、上年结转政府信息公开申请数量 · 自然人" in out
    assert "BAL01  四、结转下年度继续办理 = 一、本年新收" in out
    assert "− （七）总计" in out
    assert "SUM02  总计 = 自然人 + 商业企业" in out


def test_an_unknown_name_is_answered_with_what_was_perhaps_meant(run: Run) -> None:
    said = run("explain", "BAL10")
    assert said.status == 2
    assert "是否要查 BAL01" in said.err
    assert "gongkai rules" in run("explain", "天书").err
