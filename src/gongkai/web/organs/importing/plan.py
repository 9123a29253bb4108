"""What a workbook asks for, compared with what there is: the acts to be done, in their order."""

from dataclasses import dataclass, field
from datetime import date

from gongkai.files.ledger import LedgerProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrgan:
    """An organ to be set up below another, both by code."""

    code: str
    name: str
    kind: str
    parent: str
    on: date
    address: str
    telephone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSection:
    """A section to be set up."""

    organ: str
    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A person to be entered."""

    organ: str
    name: str
    username: str
    mobile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRole:
    """A role to be given, in the organ where the person is."""

    username: str
    organ: str
    section: str
    role: str
    on: date


@dataclass(slots=True)
class Plan:
    """Everything to be done, how many rows change nothing, and what stands against it."""

    organs: list[NewOrgan] = field(default_factory=list)
    sections: list[NewSection] = field(default_factory=list)
    people: list[NewPerson] = field(default_factory=list)
    roles: list[NewRole] = field(default_factory=list)
    unchanged: int = 0
    problems: list[LedgerProblem] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """In figures, for the page and the journal."""
        return {
            "organs": len(self.organs), "sections": len(self.sections),
            "people": len(self.people), "roles": len(self.roles), "unchanged": self.unchanged,
        }  # fmt: skip
