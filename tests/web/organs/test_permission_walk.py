"""Every address × every role × own, lower, other organ × every state, against the table.

The expectation is worked out here from the words of the permissions.toml files alone (`walked`);
nothing of permissions.py is asked. The world is made once for all roles.

On PostgreSQL, the database of production, every role asks everything. On SQLite the same
questions are dealt out: each address in each relation and state is asked by one role, the roles
taking turns, and each address besides by the first role that it opens to.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import entry, organs, people
from tests.web.conftest import SINCE
from tests.web.organs.walked import (
    ALL,
    BY_KIND,
    DOORS,
    OWN_ACCOUNT,
    PUBLIC,
    READERS,
    RELATIONS,
    ROLES,
    TABLE,
    dealt,
    expected,
    kind_of,
    questions,
    relation_of,
)


class World:
    """Where a role is held and where not, with one thing of each kind in each state there."""

    def __init__(self) -> None:
        """An organ, one below it, and a neighbour."""
        self._taken = count()
        top = self._found("top", None)
        own = self._found("own", top)
        places = own, self._found("below", own), self._found("beside", top)
        self.organs = dict(zip(RELATIONS, places, strict=True))
        self.readers = {role: self.hire(own, role) for role in ROLES}
        self.things = [
            (kind, names, relation, state, kind.make(state, organ, self.hire))
            for relation, organ in self.organs.items()
            for kind, names in BY_KIND
            if names
            for state in kind.states
        ]
        # Addresses, and roles before a kind of thing, whose refusal came through the whole stack.
        self.refused: set[object] = set()

    def _found(self, code: str, parent: Organ | None) -> Organ:
        kind = "department" if parent else "government"
        return organs.found(code=code, kind=kind, name=code, parent=parent, on=SINCE, by=None)

    def hire(self, organ: Organ, role: str = "") -> Person:
        """Somebody new."""
        number = next(self._taken)
        person = people.add(
            organ=organ, username=f"somebody-{number}", name=f"某人{number}", mobile="",
            password="Xk7-wmpq-29", by=None, given=False,
        )  # fmt: skip
        if role:
            people.appoint(person, organ=organ, section=None, role=role, on=SINCE, by=None)
        return person


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def enter(world: World, db: None) -> Callable[[Person], Client]:
    def one(person: Person) -> Client:
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        session = client.session
        session["stay"] = entry.sign_in(person, at=timezone.now(), most=9).pk
        session.save()
        return client

    return one


def test_every_address_is_public_or_of_the_own_account_or_names_its_act() -> None:
    assert set(ALL) == PUBLIC | OWN_ACCOUNT | set(DOORS)
    assert set(TABLE["acts"]) == {view.act for _, view in DOORS.values()}


def test_every_state_that_an_act_names_is_walked() -> None:
    walked = {
        (DOORS[name][1].act, state)
        for kind, names in BY_KIND
        for name in names
        for state in kind.states
    }
    demanded = {
        (DOORS[name][1].act, state)
        for _, names in BY_KIND
        for name in names
        for state in TABLE["acts"][DOORS[name][1].act]["states"]
    }
    assert demanded - walked == set()


def test_what_is_dealt_out_leaves_no_address_no_state_and_no_role_unasked() -> None:
    hands = dealt()
    assert set().union(*hands.values()) == {question for question, _ in questions()}
    assert {name for name, _, _ in set().union(*hands.values())} == set(DOORS)
    assert min(map(len, hands.values())) >= len(DOORS)
    opened = {
        name
        for (name, relation, state), where in questions()
        for role in ROLES
        if (name, relation, state) in hands[role]
        and expected(DOORS[name][1].act, role, where, state) == 200
    }
    assert opened == set(DOORS)


class Walker:
    """Asks for pages as one reader; what is to be refused is asked at the door itself.

    Nine answers of ten are refusals. The whole stack is asked for the first refusal at each
    address and the first of each role before each kind of thing; after that the view that the
    address leads to is called with the reader's session: a fifth of the time.
    """

    def __init__(self, world: World, client: Client, reader: Person) -> None:
        """As a reader who is signed in."""
        self._client, self._reader, self._session = client, reader, client.session
        self._refused = world.refused

    def answer(self, name: str, *key: object, wanted: int) -> int:
        """The status of the answer to a GET."""
        url = reverse(name, args=key)
        kind = kind_of(name)
        marks = {name, (self._reader.pk, kind.prefix if kind else "")}
        if wanted == 403 and marks <= self._refused:
            return self._at_the_door(url)
        self._refused |= marks if wanted == 403 else set()
        return self._client.get(url).status_code

    def _at_the_door(self, url: str) -> int:
        request = RequestFactory().get(url)
        request.user, request.session = self._reader, self._session
        found = resolve(url)
        try:
            found.func(request, *found.args, **found.kwargs)
        except PermissionDenied:
            return 403
        return self._client.get(url).status_code


@pytest.mark.parametrize("role", ROLES)
def test_every_door_opens_as_the_table_says(
    role: str, world: World, enter: Callable[[Person], Client]
) -> None:
    reader = world.readers[role]
    walker = Walker(world, enter(reader), reader)
    mine = None if connection.vendor == "postgresql" else dealt()[role]
    wrong: list[object] = []
    for kind, names, relation, state, thing in world.things:
        where = relation_of(kind, relation, state)
        for name in names:
            if mine is not None and (name, relation, state) not in mine:
                continue
            wanted = expected(DOORS[name][1].act, role, where, state)
            found = walker.answer(name, getattr(thing, kind.key), wanted=wanted)
            wrong += [(name, relation, state, found, wanted)] if found != wanted else []
    for name in READERS:
        if mine is not None and (name, "own", "active") not in mine:
            continue
        wanted = expected(DOORS[name][1].act, role, "own", "active")
        found = walker.answer(name, wanted=wanted)
        wrong += [(name, found, wanted)] if found != wanted else []
    assert wrong == []


def test_a_stranger_is_sent_to_sign_in(world: World, db: None) -> None:
    urls = [reverse(name) for name in READERS]
    for kind, names, relation, _, thing in world.things:
        if relation == "own":
            urls += [reverse(name, args=[getattr(thing, kind.key)]) for name in names]
    client = Client()
    for url in urls:
        for answer in (client.get(url), client.post(url, {})):
            assert (answer.status_code, answer.url) == (302, f"/workspace/sign-in/?next={url}")


@pytest.mark.parametrize("name", sorted(OWN_ACCOUNT))
def test_a_stranger_has_no_account_pages(db: None, name: str) -> None:
    answer = Client().get(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith("/workspace/sign-in/")


def test_what_is_not_there_is_not_found(world: World, enter: Callable[[Person], Client]) -> None:
    client = enter(world.readers["administrator"])
    for kind, names in BY_KIND:
        for name in names:
            assert client.get(reverse(name, args=[kind.absent])).status_code == 404, name
