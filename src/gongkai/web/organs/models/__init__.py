"""Organs, sections, people and what they are to each other; every fact with its days."""

from gongkai.web.organs.models.intake import Intake, IntakeState
from gongkai.web.organs.models.membership import Membership
from gongkai.web.organs.models.notice import CalendarNotice
from gongkai.web.organs.models.organ import Kind, Organ
from gongkai.web.organs.models.person import People, Person
from gongkai.web.organs.models.section import Section
from gongkai.web.organs.models.session import SignIn
from gongkai.web.organs.models.standing import Standing

__all__ = [
    "CalendarNotice",
    "Intake",
    "IntakeState",
    "Kind",
    "Membership",
    "Organ",
    "People",
    "Person",
    "Section",
    "SignIn",
    "Standing",
]
