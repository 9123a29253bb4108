"""Acts upon people: add, appoint, end an appointment, give a new password, disable, enable."""

import secrets
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Q

from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Membership, Organ, Person, Section
from gongkai.web.organs.permissions import APART, NOT_BOTH, table

# Without letters and figures that look alike on paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def draw_password() -> str:
    """A password to be handed over once: 14 characters, 80 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(14))


@transaction.atomic
def add(
    *, organ: Organ, username: str, name: str, mobile: str, password: str, by: Person | None,
    given: bool = True, hashed: bool = False,
) -> Person:  # fmt: skip
    """Enter a person; a password that was `given` must be changed at the first entry.

    Hashing takes long: who enters many people brings their passwords `hashed`.
    """
    person = Person(organ=organ, username=username, name=name, mobile=mobile, password_given=given)
    person.password = password if hashed else make_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused(f"账号“{username}”已被使用", field="username") from taken
    words = f"登记人员{name}，账号{username}"
    record("person.add", person, by=by, organ=organ.pk, words=words)
    return person


@transaction.atomic
def appoint(
    person: Person,
    *,
    organ: Organ,
    section: Section | None,
    role: str,
    on: date,
    by: Person | None,
) -> Membership:
    """Give a person a role in an organ from a day on."""
    if section is not None and section.organ_id != organ.pk:
        raise Refused("科室不属于该机关", field="section")
    if organ.closed:
        raise Refused(f"{organ}已撤销", field="organ")
    _keep_apart(person, role=role, on=on)
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                person=person, organ=organ, section=section, role=role, since=on
            )
    except IntegrityError as taken:
        raise Refused("已任该岗位", field="role") from taken
    words = f"{person}任{organ}{section or ''}{table().roles[role]}，自{on}起"
    record("person.appoint", person, by=by, organ=organ.pk, words=words)
    return membership


def _keep_apart(person: Person, *, role: str, on: date) -> None:
    """The auditor reads what the administrator did: never one person, in whatever organ."""
    if role not in APART:
        return
    held = person.memberships.filter(role__in=APART - {role})
    if held.filter(Q(until=None) | Q(until__gt=on)).exists():
        raise Refused(NOT_BOTH, field="role")


@transaction.atomic
def end(membership: Membership, *, on: date, by: Person | None) -> None:
    """End an appointment; that day it no longer holds."""
    if on < membership.since:
        raise Refused(f"日期不应早于任职的{membership.since}", field="on")
    membership.until = on
    membership.save(update_fields=["until"])
    role = table().roles[membership.role]
    words = f"免去{membership.person}{membership.organ}{role}，自{on}起"
    record("membership.end", membership.person, by=by, organ=membership.organ_id, words=words)


@transaction.atomic
def reset_password(person: Person, *, password: str, by: Person) -> None:
    """Give a new password, to be changed at the next entry; signs the person out everywhere."""
    person.set_password(password)
    person.password_given = True
    person.save(update_fields=["password", "password_given"])
    person.sign_ins.all().delete()
    words = f"重置{person}的口令，原有登录全部失效"
    record("person.reset_password", person, by=by, organ=person.organ_id, words=words)


@transaction.atomic
def own_password_changed(person: Person) -> None:
    """Somebody chose a password that nobody else knows."""
    person.password_given = False
    person.save(update_fields=["password_given"])
    words = f"{person}更改了本人口令"
    record("person.own_password", person, by=person, organ=person.organ_id, words=words)


@transaction.atomic
def disable(person: Person, *, by: Person) -> None:
    """Close an account at once; what the person did stays under the name."""
    if person.pk == by.pk:
        raise Refused("不能停用本人账号")
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.sign_ins.all().delete()
    words = f"停用{person}的账号"
    record("person.disable", person, by=by, organ=person.organ_id, words=words)


@transaction.atomic
def enable(person: Person, *, by: Person) -> None:
    """Open a closed account again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    words = f"恢复{person}的账号"
    record("person.enable", person, by=by, organ=person.organ_id, words=words)


@transaction.atomic
def read_particulars(person: Person, *, by: Person) -> None:
    """Somebody looks at a person's particulars: that is written down too."""
    words = f"查阅{person}的个人资料"
    record("person.read", person, by=by, organ=person.organ_id, words=words)
