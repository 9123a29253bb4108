"""What the permission walk asks: every address, and what the permissions.toml files say of it.

Worked out from the words of these files alone; nothing of permissions.py is asked.
"""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from gongkai import web
from gongkai.web.organs.models import Organ
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
ROLES = [*TABLE["roles"], ""]
RELATIONS = ("own", "subtree", "other")
Question = tuple[str, str, str]  # address, relation, state


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


def questions() -> Iterator[tuple[Question, str]]:
    """All that there is to ask, with the relation that counts."""
    for relation in RELATIONS:
        for kind, names in BY_KIND:
            for state in kind.states:
                where = relation_of(kind, relation, state)
                yield from (((name, relation, state), where) for name in names)
    yield from (((name, "own", "active"), "own") for name in READERS)


def dealt() -> dict[str, set[Question]]:
    """What each role asks on SQLite."""
    hands: dict[str, set[Question]] = {role: set() for role in ROLES}
    opened: set[str] = set()
    for turn, (question, where) in enumerate(questions()):
        hands[ROLES[turn % len(ROLES)]].add(question)
        name, _, state = question
        act = DOORS[name][1].act
        able = [role for role in ROLES if expected(act, role, where, state) == 200]
        if able and name not in opened:
            opened.add(name)
            hands[able[0]].add(question)
    return hands
