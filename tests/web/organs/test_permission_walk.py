"""Every address × every role × own, lower, other organ × every state, against the table.

The expectation is worked out here from the words of the permissions.toml files alone; nothing of
permissions.py is asked. The world is made once for all roles.
"""

import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils import timezone

from gongkai import web
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.services import entry, organs, people
from tests.web.conftest import SINCE
from tests.web.things import Kind

ROOMS = sorted(each.parent for each in Path(web.__file__).parent.rglob("permissions.toml"))
TABLE: dict[str, dict[str, Any]] = {"roles": {}, "acts": {}}
THINGS: list[Kind] = []
PUBLIC: set[str] = set()
for room in ROOMS:
    data = tomllib.loads((room / "permissions.toml").read_text("utf-8"))
    TABLE["roles"] |= data.get("roles", {})
    TABLE["acts"] |= data.get("acts", {})
    with suppress(ModuleNotFoundError):  # a room whose addresses are about others' things only
        dotted = ".".join(room.relative_to(Path(web.__file__).parent).parts)
        things = import_module(f"tests.web.{dotted}.things")
        THINGS += things.THINGS
        PUBLIC |= things.PUBLIC
OWN_ACCOUNT = {"account_change_password", "account_reauthenticate", "mfa_index",
               "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
               "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
               "mfa_download_recovery_codes"}  # fmt: skip


def patterns(resolver: URLResolver, route: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Each address of no namespace with its whole route; an API is walked by its own test."""
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            if not each.namespace:
                yield from patterns(each, route + str(each.pattern))
        else:
            yield route + str(each.pattern), each


ALL = {pattern.name: (route, pattern.callback) for route, pattern in patterns(get_resolver())}
DOORS = {name: each for name, each in ALL.items() if hasattr(each[1], "act")}


def kind_of(name: str) -> Kind | None:
    """What an address is about, by its wording; None: the reader."""
    route = DOORS[name][0].removeprefix("workspace/")
    if "<" not in route:
        return None
    (kind,) = (each for each in THINGS if route.startswith(each.prefix))
    return kind


BY_KIND = [
    (kind, [name for name in sorted(DOORS) if kind_of(name) is kind]) for kind in THINGS
]  # fmt: skip
READERS = [name for name in sorted(DOORS) if kind_of(name) is None]


class World:
    """Where a role is held and where not, with one thing of each kind in each state there."""

    def __init__(self) -> None:
        """An organ, one below it, and a neighbour."""
        self._taken = count()
        top = self._found("top", None)
        own = self._found("own", top)
        self.organs = {
            "own": own, "subtree": self._found("below", own), "other": self._found("beside", top),
        }  # fmt: skip
        self.readers = {role: self.hire(own, role) for role in [*TABLE["roles"], ""]}
        self.things = [
            (kind, names, relation, state, kind.make(state, organ, self.hire))
            for relation, organ in self.organs.items()
            for kind, names in BY_KIND
            if names
            for state in kind.states
        ]

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


def expected(act: str, role: str, relation: str, state: str) -> int:
    """The answer that the table gives."""
    row = TABLE["acts"][act]
    own, subtree = role in row.get("own", ()), role in row.get("subtree", ())
    held = role in row.get("anywhere", ())
    held |= relation == "own" and (own or subtree)
    held |= relation == "subtree" and subtree
    if not held:
        return 403
    return 200 if state in row["states"] else 409


def relation_of(kind: Kind, relation: str, state: str) -> str:
    """A closed organ is made below the one in question."""
    below = kind.model is Organ and state == "closed" and relation == "own"
    return "subtree" if below else relation


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


class Walker:
    """Asks for pages as one reader; what is to be refused is asked at the door itself.

    Nine answers of ten are refusals. The whole stack is asked once for each address; after that
    the view that the address leads to is called with the reader's session: a fifth of the time.
    """

    def __init__(self, client: Client, reader: Person) -> None:
        """As a reader who is signed in."""
        self._client, self._reader, self._session = client, reader, client.session
        self._refused: set[str] = set()

    def answer(self, name: str, *key: object, wanted: int) -> int:
        """The status of the answer to a GET."""
        url = reverse(name, args=key)
        if wanted == 403 and name in self._refused:
            return self._at_the_door(url)
        self._refused |= {name} if wanted == 403 else set()
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


@pytest.mark.parametrize("role", [*TABLE["roles"], ""])
def test_every_door_opens_as_the_table_says(
    role: str, world: World, enter: Callable[[Person], Client]
) -> None:
    reader = world.readers[role]
    walker = Walker(enter(reader), reader)
    wrong: list[object] = []
    for kind, names, relation, state, thing in world.things:
        where = relation_of(kind, relation, state)
        for name in names:
            wanted = expected(DOORS[name][1].act, role, where, state)
            found = walker.answer(name, getattr(thing, kind.key), wanted=wanted)
            wrong += [(name, relation, state, found, wanted)] if found != wanted else []
    for name in READERS:
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
