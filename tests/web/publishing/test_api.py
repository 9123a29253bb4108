"""The open interface: the same items as the pages, calm, and described as committed."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from gongkai.web.organs.models import Organ
from gongkai.web.publishing import api
from gongkai.web.publishing.models import Item
from tests.web.publishing.making import drafted
from tests.web.publishing.shown import Told, columns_of, publish, withdraw

DESCRIPTION = Path(__file__).parents[3] / "docs" / "openapi.json"
START = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def index(settings: Any, tmp_path: Path) -> None:
    """An empty index."""
    settings.SEARCH_INDEX = tmp_path / "index"


@pytest.fixture
def items(bureau: Organ) -> list[Item]:
    columns = columns_of(bureau)
    told = [Told(title=f"节能通知{number}", body="正文") for number in range(25)]
    return publish(columns["plans"], told, start=START)


def get(path: str, **asked: object) -> Any:
    answer = Client().get(f"/api/v1/{path}", asked)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.content)


def test_the_committed_description_is_current(tmp_path: Path) -> None:
    call_command("describe_api", tmp_path / "now.json")
    assert DESCRIPTION.read_text("utf-8") == (tmp_path / "now.json").read_text("utf-8")


def test_organs_and_their_columns(items: list[Item]) -> None:
    assert [each["code"] for each in get("organs")] == ["xian", "ju"]
    columns = {each["key"]: each for each in get("organs/ju/columns")}
    assert columns["budget"]["parent"] == "finance"
    assert columns["guide"]["parent"] is None
    assert Client().get("/api/v1/organs/nowhere/columns").status_code == 404


def test_items_page_by_page(items: list[Item]) -> None:
    first = get("items", organ="ju", limit=20)
    second = get("items", organ="ju", limit=20, after=first["next"])
    numbers = [each["id"] for each in first["items"] + second["items"]]
    assert numbers == sorted((each.pk for each in items), reverse=True)
    assert second["next"] is None
    assert len(get("items", organ="ju", column="plans", limit=100)["items"]) == 25
    assert get("items", column="budget")["items"] == []
    assert Client().get("/api/v1/items?organ=nowhere").status_code == 404


def test_one_item_with_its_text(items: list[Item]) -> None:
    told = get(f"items/{items[0].pk}")
    assert (told["title"], told["body"]) == ("节能通知0", "正文")
    assert told["url"] == f"http://testserver/items/{items[0].pk}/"


def test_what_the_public_may_not_see_is_not_there(items: list[Item], bureau: Organ) -> None:
    draft = drafted(bureau).item_id
    withdraw(items[0])
    ask = Client()
    assert ask.get(f"/api/v1/items/{draft}").status_code == 404
    assert ask.get(f"/api/v1/items/{items[0].pk}").status_code == 410
    assert ask.get(f"/api/v1/items/{1 << 70}").status_code == 404
    seen = {each["id"] for each in get("items", limit=100)["items"]}
    assert seen == {each.pk for each in items[1:]}


def test_search_counts_and_goes_on(items: list[Item]) -> None:
    first = get("search", q="节能", limit=20)
    assert (first["total"], first["years"]) == (25, {"2024": 25})
    assert first["columns"] == {"plans": 25}
    second = get("search", q="节能", limit=20, after=first["next"])
    assert len(second["items"]) == 5
    assert second["next"] is None
    assert get("search", q="？")["total"] == 0
    assert get("search", q="节能", organ="nowhere")["total"] == 0
    assert get("search", q="通知", order="relevance", until="2024-01-01")["total"] > 0


@pytest.mark.parametrize(
    "asked",
    ["limit=0", "limit=101", "organ=a%00", "after=" + "9" * 50],
)
def test_nonsense_is_refused_with_a_reason(items: list[Item], asked: str) -> None:
    answer = Client().get(f"/api/v1/items?{asked}")
    assert answer.status_code == 422
    assert answer.json()["detail"]


def test_the_interface_only_reads(items: list[Item]) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(Client(), method)("/api/v1/items").status_code == 405


def test_who_asks_too_often_waits(items: list[Item], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "A_MINUTE", 3)
    start = time.time() // 60 * 60  # the stretch does not end while we ask
    monkeypatch.setattr("time.time", lambda: start)
    answers = [Client().get("/api/v1/organs").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    assert Client(REMOTE_ADDR="10.1.1.1").get("/api/v1/organs").status_code == 200
