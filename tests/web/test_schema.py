"""The tables are those that are written down: an old migration changed in place would show."""

from django.db import connection

from tests.web.schema import digests, kept, plain


def test_every_table_is_as_it_is_written_down(db: None) -> None:
    assert digests() == kept(connection.vendor)


def test_only_the_order_of_a_table_is_no_difference() -> None:
    made = 'CREATE TABLE "a" ("b" integer NULL, CONSTRAINT "c" CHECK ((b > 1, 2)))'
    assert plain(made) == plain("CREATE TABLE a (CONSTRAINT c CHECK ((b > 1, 2)), b integer NULL)")
    assert plain(made) != plain(made.replace("1, 2", "2, 1"))
    assert plain(made) != plain(made.replace("NULL", "NOT NULL"))
