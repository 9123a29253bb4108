"""The rail marks the room in which the reader is, whatever the address of the page."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from gongkai.web.organs.models import Organ, Person
from tests.web.conftest import Hire


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("/workspace/", "今日"),
        ("/workspace/organs/ju/", "机关"),
        ("/workspace/organs/ju/people/", "人员"),
        ("/workspace/organs/ju/health/", "网站体检"),
        ("/workspace/organs/ju/boards/", "公开栏"),
        ("/workspace/organs/ju/cases/register/", "申请"),
        ("/workspace/organs/ju/supervision/", "监督"),
    ],
)
def test_the_entry_of_the_room_is_marked(
    bureau: Organ, hire: Hire, enter: Callable[[Person], Client], address: str, entry: str
) -> None:
    page = enter(hire(bureau, "ogi_head")).get(address).text
    assert re.findall(r'aria-current="page">([^<]+)</a>', page.split("</nav>")[0]) == [entry]
