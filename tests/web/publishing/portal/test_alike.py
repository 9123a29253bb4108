"""What is public already is told to who is about to apply for it."""

from django.test import Client

from gongkai.web.publishing.models import Column, Item
from gongkai.web.publishing.services import releasing
from tests.web.publishing.shown import BEGIN, Told, publish

ADDRESS = "/search/alike/"
PLAN = Told(title="关于某路改造工程可行性研究报告的批复", body="同意实施某路改造工程。")


def test_a_line_is_answered_with_items_in_which_most_of_it_stands(
    columns: dict[str, Column], item: Item
) -> None:
    publish(columns["plans"], [PLAN, Told(title="某县防汛预案")])
    told = Client().post(ADDRESS, {"wanted": "想要某路改造工程的批复\n2023年公车费用"})
    assert "关于某路改造工程可行性研究报告的批复" in told.text
    assert "某县防汛预案" not in told.text
    assert "<html" in told.text
    assert "no-store" in told.headers["Cache-Control"]
    assert told.headers["Referrer-Policy"] == "no-referrer"


def test_htmx_is_given_the_lines_alone(columns: dict[str, Column]) -> None:
    publish(columns["plans"], [PLAN])
    asked = {"wanted": PLAN.title}
    told = Client().post(ADDRESS, asked, headers={"HX-Request": "true"}).text
    assert PLAN.title in told
    assert "<html" not in told
    none = Client().post(ADDRESS, {"wanted": "食堂采购合同"}, headers={"HX-Request": "true"}).text
    assert "没有找到相近的" in none


def test_what_was_withdrawn_and_what_says_too_little_are_not_told(
    columns: dict[str, Column],
) -> None:
    (item,) = publish(columns["plans"], [PLAN])
    assert PLAN.title not in Client().post(ADDRESS, {"wanted": "批复"}).text
    releasing.withdraw(item, notice="有误", at=BEGIN, by=None)
    assert PLAN.title not in Client().post(ADDRESS, {"wanted": PLAN.title}).text
    assert Client().get(ADDRESS).status_code == 405
