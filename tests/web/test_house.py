"""Promises about the whole web application."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from gongkai.web.demo.build import accounts, build
from gongkai.web.organs import queries
from gongkai.web.organs.models import Kind, Organ, Person
from gongkai.web.organs.permissions import table
from tests.web.organs.test_organs import DAY


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_database_keeps_what_we_rely_on(db: None) -> None:
    if connection.vendor != "sqlite":
        assert connection.settings_dict["CONN_MAX_AGE"] == 60
        return
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


def test_the_sample_county_has_a_person_for_each_role_and_stays_as_it_is(db: None) -> None:
    assert build() is True
    assert {each.role for each in accounts()} == set(table().roles.values())
    (county,) = queries.tree(day=DAY)
    kinds = [node.organ.kind for node in county.children]
    assert (kinds.count(Kind.DEPARTMENT), kinds.count(Kind.TOWNSHIP)) == (10, 2)
    before = Organ.objects.count(), Person.objects.count()
    assert build() is False
    assert (Organ.objects.count(), Person.objects.count()) == before


def test_the_portal_reads_the_tree(db: None) -> None:
    client = Client()
    assert "还没有登记机关" in client.get("/").text
    build()
    home = client.get("/").text
    assert "示例县自然资源局" in home
    assert "示例县质量技术监督局" not in home
    merged = client.get("/organs/zhijianju/").text
    assert "示例县市场监督管理局" in merged
    assert "不再存续" in merged
    assert "示例县国土资源局" in client.get("/organs/ziranziyuan/").text


@pytest.mark.parametrize("address", ["/", "/nothing-here/", "/workspace/sign-in/"])
def test_every_answer_forbids_the_browser_to_ask_anybody_else(db: None, address: str) -> None:
    policy = Client().get(address).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_the_portal_takes_no_posts(db: None) -> None:
    assert Client().post("/").status_code == 405
