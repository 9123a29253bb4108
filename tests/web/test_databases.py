"""What runs on one database only is told, with its reason, and runs on PostgreSQL."""

import re

import pytest
from django.db import connection

from tests.web.databases import ONE_DATABASE, ROOM, needless
from tests.web.places import ROOT

ALL = list(ROOM.rglob("test_*.py"))


def test_every_file_that_needs_one_database_is_there_and_says_why() -> None:
    assert [name for name in ONE_DATABASE if not (ROOM / name).is_file()] == []
    assert [
        each for each in ONE_DATABASE.values() if not re.fullmatch(r"[A-Z][^.]+\.", each)
    ] == []


def test_on_postgresql_everything_runs_and_on_sqlite_all_but_these() -> None:
    left = [each for each in ALL if needless(each, "postgresql")]
    assert left == []
    left = [each for each in ALL if needless(each, "sqlite")]
    assert {each.relative_to(ROOM).as_posix() for each in left} == set(ONE_DATABASE)


def test_what_touches_tables_in_its_own_process_is_never_among_them() -> None:
    mark = re.compile(r"\bdb: |django_db|\bcounty\b: Organ|\bbureau\b: Organ|hire: Hire")
    assert [name for name in ONE_DATABASE if mark.search((ROOM / name).read_text())] == []


def test_make_test_asks_both_databases() -> None:
    recipe = (ROOT / "Makefile").read_text().partition("\ntest: ")[2].partition("\n\n")[0]
    (whole,) = re.findall(r"tools/postgres\.sh.* (\S+)$", recipe, re.MULTILINE)
    assert whole == "tests/web"
    (rest,) = re.findall(r"^\t@\$\(BIN\)/python -m pytest.*tee.*$", recipe, re.MULTILINE)
    assert re.findall(r"--ignore[= ](\S+)", rest) == ["tests/law", "tests/report"]
    (kernel,) = re.findall(r"STAGE\) kernel .*$", recipe, re.MULTILINE)
    assert kernel.endswith("tests/law tests/report")


def test_a_file_that_is_named_runs_on_any_database(request: pytest.FixtureRequest) -> None:
    hook = request.config.pluginmanager.hook.pytest_ignore_collect
    ignored = {
        name: hook(collection_path=ROOM / name, config=request.config) for name in ONE_DATABASE
    }
    expected = None if connection.vendor == "postgresql" else True
    assert set(ignored.values()) == {expected}
