"""The search page: right for two characters, never broken by any text."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Column, Item
from gongkai.web.publishing.search import feeding
from tests.web.publishing.shown import Told, columns_of, publish


def test_a_two_character_word_is_found_and_marked(item: Item) -> None:
    page = Client().get("/search/", {"q": "节能"}).text
    assert "共 1 条" in page
    assert "<mark>节能</mark>" in page
    assert "没有找到" in Client().get("/search/", {"q": "能节"}).text


def test_signs_alone_are_no_question(item: Item) -> None:
    assert "请输入要找的字" in Client().get("/search/", {"q": "？！"}).text


def test_facets_narrow_and_can_be_taken_back(
    columns: dict[str, Column], neighbour: Organ, item: Item
) -> None:
    publish(columns["budget"], [Told(title="节能预算")], start=datetime(2025, 2, 1, tzinfo=UTC))
    publish(columns_of(neighbour)["plans"], [Told(title="节能规划")])
    page = Client().get("/search/", {"q": "节能"}).text
    assert "共 3 条" in page
    for link in ("organ=ju", "column=budget", "year=2025"):
        assert link in page
    page = Client().get("/search/", {"q": "节能", "organ": "ju"}).text
    assert "共 2 条" in page
    assert "节能规划" not in page
    assert "不限" in page
    page = Client().get("/search/", {"q": "节能", "organ": "xian"}).text
    assert "共 3 条" in page  # with the organs below
    assert "共 1 条" in Client().get("/search/", {"year": "2025"}).text
    assert "共 0 条" in Client().get("/search/", {"q": "节能", "organ": "nowhere"}).text


def test_days_are_whole_days_of_this_country(columns: dict[str, Column]) -> None:
    # 2024-05-01 00:30 in Shanghai is still April in Greenwich.
    publish(
        columns["plans"], [Told(title="五一")], start=datetime(2024, 4, 30, 16, 30, tzinfo=UTC)
    )
    ask = Client()
    assert "共 1 条" in ask.get("/search/?since=2024-05-01&until=2024-05-01").text
    assert "共 0 条" in ask.get("/search/?until=2024-04-30").text
    assert "共 1 条" in ask.get("/search/?since=0001-01-01&until=9999-12-31").text


def test_pages_follow_one_another(columns: dict[str, Column]) -> None:
    publish(columns["plans"], [Told(title=f"节能{n:02}") for n in range(45)])
    for order in ("", "relevance"):
        seen: list[str] = []
        address = f"/search/?q=节能&order={order}"
        while address:
            answer = Client().get(address)
            seen += [hit.item.shown.title for hit in answer.context["hits"]]
            address = f"/search/?{answer.context['following']}" * bool(answer.context["following"])
        assert len(seen) == len(set(seen)) == 45


def test_without_an_index_the_page_says_so(item: Item, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "MOST_ANEW", 0)
    answer = Client().get("/search/", {"q": "节能"})
    assert answer.status_code == 200
    assert "正在建立" in answer.text
    assert Client().get("/api/v1/search", {"q": "节能"}).status_code == 503


SIGNS = "节能 “”\"\\/*.?+-()[]{}^$|~:<>&;'%\n\x00a1"
TEXT = st.text(max_size=120) | st.text(alphabet=SIGNS, max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    q=TEXT,
    other=st.sampled_from(["since", "until", "year", "organ", "column", "after"]),
    value=TEXT | st.integers().map(str) | st.dates().map(str),
    relevance=st.booleans(),
)
def test_no_text_breaks_the_search(
    item: Item, q: str, other: str, value: str, relevance: bool
) -> None:
    asked = {"q": q, other: value, "order": "relevance" if relevance else ""}
    assert Client().get("/search/", asked).status_code == 200
    assert Client().get("/api/v1/search", asked).status_code in (200, 422, 429)
