"""Django is set up once for these tests, in a data folder that ends with them."""

import atexit
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django
import pytest

_DATA = tempfile.mkdtemp(prefix="gongkai-web-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.web.settings"
os.environ["GONGKAI_DATA"] = _DATA
django.setup()
# A worker of xdist inherits this environment: with the name of the settings in it, pytest-django
# would set Django up before this file is read, and all workers would share one data folder.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402 Django must be set up
from django.db import connection  # noqa: E402
from django.db.backends.signals import connection_created  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from gongkai.web.organs.models import Organ, Person  # noqa: E402
from gongkai.web.organs.permissions import table  # noqa: E402
from gongkai.web.organs.services import entry, organs, people  # noqa: E402
from tests.web.databases import needless  # noqa: E402
from tests.web.places import migrated  # noqa: E402

SINCE = date(2020, 1, 1)
# Hundreds of people are hired here; how hard their passwords are to guess is not what we ask.
Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1
Argon2PasswordHasher.memory_cost = 8


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Not again on SQLite what asks nothing of a database; not asked for a file that is named."""
    return True if needless(collection_path, connection.vendor) else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """The test database begins with all tables; migrating it then finds nothing to do."""
    made = migrated()
    if connection.vendor == "postgresql":
        name = urlsplit(made["GONGKAI_DATABASE"]).path[1:]
        connection.settings_dict["TEST"]["TEMPLATE"] = name
        return
    tables = Path(made["GONGKAI_DATA"]) / "gongkai.sqlite3"

    def fill(**told: Any) -> None:
        connection_created.disconnect(fill)
        with closing(sqlite3.connect(tables)) as source:
            source.backup(told["connection"].connection)

    connection_created.connect(fill, weak=False)


@pytest.fixture
def county(db: None) -> Organ:
    """A county government at the top of the tree."""
    return organs.found(
        code="xian", kind="government", name="某县人民政府", parent=None, on=SINCE, by=None
    )


@pytest.fixture
def bureau(county: Organ) -> Organ:
    """A department of the county."""
    return organs.found(
        code="ju", kind="department", name="某县甲局", parent=county, on=SINCE, by=None
    )


@pytest.fixture
def neighbour(county: Organ) -> Organ:
    """Another department of the county."""
    return organs.found(
        code="linju", kind="department", name="某县乙局", parent=county, on=SINCE, by=None
    )


Hire = Callable[..., Person]


@pytest.fixture
def hire(db: None) -> Hire:
    """Somebody with one role in an organ, named after both; no role, none."""

    def one(organ: Organ, role: str = "") -> Person:
        person = people.add(
            organ=organ, username=f"{organ.code}-{role or 'nobody'}", mobile="13800000000",
            name=table().roles.get(role, "新人"), password="Xk7-wmpq-29", by=None, given=False,
        )  # fmt: skip
        if role:
            people.appoint(person, organ=organ, section=None, role=role, on=SINCE, by=None)
        return person

    return one


@pytest.fixture
def enter() -> Iterator[Callable[[Person], Client]]:
    """A browser in which somebody is signed in."""

    def one(person: Person) -> Client:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["stay"] = entry.sign_in(person, at=timezone.now(), most=9).pk
        session.save()
        return client

    return one
