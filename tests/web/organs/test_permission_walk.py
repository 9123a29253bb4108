"""Every address × every role × own, lower, other organ × every state, against the table.

The expectation is worked out here from the words of permissions.toml alone: own, subtree, anywhere
and states; nothing of permissions.py is asked.
"""

import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.web.organs.models import Membership, Organ, Person, Section
from gongkai.web.organs.services import organs, people, sections
from tests.web.conftest import SINCE, Hire
from tests.web.organs.test_organs import DAY

TABLE = tomllib.loads(files("gongkai.web.organs").joinpath("permissions.toml").read_text("utf-8"))
PUBLIC = {"home", "public-organ", "account_login", "mfa_authenticate", "account_logout",
          "account_inactive"}  # fmt: skip
OWN_ACCOUNT = {"account_change_password", "account_reauthenticate", "mfa_index",
               "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
               "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
               "mfa_download_recovery_codes"}  # fmt: skip


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


ALL = {each.name: each for each in patterns(get_resolver())}
DOORS = {name: each for name, each in ALL.items() if hasattr(each.callback, "act")}

# The states of each kind of thing, and how a thing comes into its second state.
SECOND: dict[type[models.Model], tuple[str, str, Callable[..., object]]] = {
    Organ: ("standing", "closed", lambda it, by: organs.close(it, on=DAY, successor=None, by=by)),
    Person: ("active", "disabled", lambda it, by: people.disable(it, by=by)),
    Section: ("open", "closed", lambda it, by: sections.close_section(it, on=DAY, by=by)),
    Membership: ("current", "ended", lambda it, by: people.end(it, on=DAY, by=by)),
}


def kind_of(name: str) -> type[models.Model] | None:
    """What an address is about, by its wording; None: the reader."""
    route = str(DOORS[name].pattern)
    if "<slug:code>" in route:
        return Organ
    if "<int:pk>" in route:
        return {"sections": Section, "people": Person, "memberships": Membership}[
            route.split("/")[0]
        ]
    return None


@pytest.fixture
def world(county: Organ, bureau: Organ, neighbour: Organ, hire: Hire) -> dict[str, Organ]:
    """Our bureau, an office below it, and a neighbour: where the role is held and where not."""
    below = organs.found(
        code="suo", kind="office", name="某县甲局下属所", parent=bureau, on=SINCE, by=None
    )
    return {"own": bureau, "subtree": below, "other": neighbour}


def things(organ: Organ, kind: type[models.Model], hire: Hire) -> models.Model:
    """A fresh thing of a kind in an organ."""
    if kind is Organ:
        return organ
    if kind is Section:
        return sections.open_section(organ, name="新科室", on=SINCE, by=None)
    person = hire(organ)
    if kind is Person:
        return person
    return people.appoint(person, organ=organ, section=None, role="clerk", on=SINCE, by=None)


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


def test_every_address_is_public_or_of_the_own_account_or_names_its_act() -> None:
    assert set(ALL) == PUBLIC | OWN_ACCOUNT | set(DOORS)
    assert set(TABLE["acts"]) == {each.callback.act for each in DOORS.values()}


@pytest.mark.parametrize("role", [*TABLE["roles"], ""])
def test_every_door_opens_as_the_table_says(
    role: str, world: dict[str, Organ], hire: Hire, enter: Callable[[Person], Client]
) -> None:
    reader = hire(world["own"], role)
    keeper = hire(world["own"], "administrator") if role != "administrator" else hire(
        world["other"], "administrator")  # fmt: skip
    client = enter(reader)
    wrong: list[object] = []
    for relation, organ in world.items():
        for kind in (Person, Section, Membership, Organ):
            wrong += _compare(client, role, relation, things(organ, kind, fresh(hire)), keeper)
    for name in DOORS:
        if kind_of(name) is None:
            act = DOORS[name].callback.act
            found = client.get(reverse(name)).status_code
            wrong += [(name, found)] if found != expected(act, role, "own", "active") else []
    assert wrong == []


def fresh(hire: Hire) -> Hire:
    """Hire somebody whose account name is not taken yet."""

    def one(organ: Organ, role: str = "") -> Person:
        taken = Person.objects.count()
        return people.add(
            organ=organ, username=f"thing-{taken}", name=f"某人{taken}", mobile="",
            password="Xk7-wmpq-29", by=None,
        )  # fmt: skip

    return one


def _compare(
    client: Client, role: str, relation: str, thing: models.Model, keeper: Person
) -> list[object]:
    """The addresses of a thing that answered otherwise than the table says."""
    wrong: list[object] = []
    first, second, change = SECOND[type(thing)]
    names = [name for name in DOORS if kind_of(name) is type(thing)]
    for state in (first, second):
        if state == second:
            if isinstance(thing, Organ) and thing.children.filter(until=None).exists():
                return wrong  # what has lower organs cannot be closed; the lower one is
            change(thing, by=keeper)
        for name in names:
            url = reverse(name, args=[getattr(thing, "code", thing.pk)])
            found = client.get(url).status_code
            if found != expected(DOORS[name].callback.act, role, relation, state):
                wrong.append((name, relation, state, found))
    return wrong


@pytest.mark.parametrize("name", sorted(DOORS))
def test_a_stranger_is_sent_to_sign_in(name: str, bureau: Organ, hire: Hire) -> None:
    kind = kind_of(name)
    thing = things(bureau, kind, hire) if kind else None
    url = reverse(name, args=[getattr(thing, "code", thing.pk)] if thing else [])
    for answer in (Client().get(url), Client().post(url, {})):
        assert (answer.status_code, answer.url) == (302, f"/workspace/sign-in/?next={url}")


@pytest.mark.parametrize("name", sorted(OWN_ACCOUNT))
def test_a_stranger_has_no_account_pages(db: None, name: str) -> None:
    answer = Client().get(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith("/workspace/sign-in/")


@pytest.mark.parametrize("name", sorted(DOORS))
def test_what_is_not_there_is_not_found(
    name: str, bureau: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    kind = kind_of(name)
    if kind is None:
        return
    client = enter(hire(bureau, "administrator"))
    key = "nichts" if kind is Organ else 999_999
    assert client.get(reverse(name, args=[key])).status_code == 404
