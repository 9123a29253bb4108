"""A county in which something is published, and an index of its own for each test."""

from pathlib import Path
from typing import Any

import pytest

from gongkai.web.organs.models import Organ
from gongkai.web.publishing.models import Column, Item
from tests.web.publishing.shown import Told, columns_of, publish


@pytest.fixture(autouse=True)
def index(settings: Any, tmp_path: Path) -> None:
    """An empty index."""
    settings.SEARCH_INDEX = tmp_path / "index"


@pytest.fixture
def columns(bureau: Organ) -> dict[str, Column]:
    """The columns of the bureau."""
    return columns_of(bureau)


@pytest.fixture
def item(columns: dict[str, Column]) -> Item:
    """One item."""
    told = Told(
        title="关于公共机构节能的通知", body="一、总体要求\n降低能耗。", summary="部署节能工作",
        number="某发〔2024〕1号",
    )  # fmt: skip
    return publish(columns["plans"], [told])[0]
