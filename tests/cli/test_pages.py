"""The pages a newcomer reads first name every command, and no command that does not exist."""

import re
from pathlib import Path

import pytest

from gongkai.cli.__main__ import COMMANDS

ROOT = Path(__file__).parent.parent.parent
NAMES = {name.replace("_", "-") for name in COMMANDS}
PAGES = ("README.md", "README.zh-CN.md", "docs/architecture.md", "docs/walk.md")


@pytest.mark.parametrize("page", PAGES[:3])
def test_every_command_is_named(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in sorted(NAMES) if name not in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_only_commands_that_exist_are_shown(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = set(re.findall(r"(?:^|`)gongkai ([a-z][a-z-]*)", text, re.MULTILINE))
    assert shown - NAMES == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_that_is_linked_is_there(page: str) -> None:
    file = ROOT / page
    links = re.findall(r"\]\(([^)#]+)\)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_both_readmes_show_the_same_commands() -> None:
    one, other = (
        re.findall(r"^gongkai ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        for page in PAGES[:2]
    )
    assert one == other
