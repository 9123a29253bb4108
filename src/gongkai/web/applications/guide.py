"""The examination guide: questions as data, and where the answers of an item have led so far."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gongkai.law.decisions import kinds
from gongkai.web.applications.acts import acts
from gongkai.web.applications.models import GuideAnswer, RequestedItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer, and where it leads: to a question, a kind of decision, or first to an act."""

    key: str
    title: str
    next: str = ""
    kind: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its stage of the examination and its articles."""

    key: str
    stage: str
    title: str
    cites: str
    answers: tuple[Choice, ...]

    def choice(self, key: str) -> Choice | None:
        """The answer of a key."""
        return next((each for each in self.answers if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Walk:
    """How far an item has come: the answered questions, the open one, the kind of decision."""

    answered: tuple[tuple[Question, Choice, GuideAnswer], ...]
    open: Question | None
    kind: str
    act: str


@cache
def questions() -> Mapping[str, Question]:
    """Every question, in order; a lead into nowhere is our own mistake."""
    data = tomllib.loads(
        (Path(__file__).with_name("data") / "guide.toml").read_text("utf-8")
    )  # fmt: skip
    found = {
        row["key"]: Question(**row | {"answers": tuple(Choice(**each) for each in row["answers"])})
        for row in data["questions"]
    }
    for question in found.values():
        for each in question.answers:
            leads = (each.next in found, each.kind in kinds(), each.act in acts())
            if sum(leads) != 1:
                raise ValueError(f"guide.toml: {question.key}.{each.key} leads nowhere")
    return found


def walk(item: RequestedItem, *, round_: int) -> Walk:
    """From the first question along the answers given."""
    given = {each.question: each for each in item.answers.filter(round=round_)}
    key = next(iter(questions()))
    answered: list[tuple[Question, Choice, GuideAnswer]] = []
    while True:
        question = questions()[key]
        answer = given.get(key)
        choice = question.choice(answer.answer) if answer else None
        if answer is None or choice is None:
            return Walk(tuple(answered), question, "", "")
        answered.append((question, choice, answer))
        if choice.kind:
            return Walk(tuple(answered), None, choice.kind, "")
        if choice.act:
            return Walk(tuple(answered[:-1]), question, "", choice.act)
        key = choice.next
