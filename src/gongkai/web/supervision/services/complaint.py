"""Complaints: registered, accepted or not, looked into, answered with reasons."""

from datetime import date

from django.db import transaction

from gongkai.web.applications import seal
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.supervision import terms
from gongkai.web.supervision.models import Complaint
from gongkai.web.supervision.services.registers import find_problem

State = Complaint.State


@transaction.atomic
def register(
    organ: Organ, *, about: Organ, basis: str, received: date, what: str, name: str = "",
    contact: str = "", by: Person | None,
) -> Complaint:  # fmt: skip
    """Enter a complaint that came in. Who complained is sealed; the journal does not name them."""
    if about.pk == organ.pk:
        raise Refused("反映本机关的，由上级机关或者主管部门受理", field="about")
    made = Complaint.objects.create(
        organ=organ, about=about, basis=basis, received=received, what=what, by=by
    )
    made.sealed = seal.seal({"name": name, "contact": contact}, about=_place(made))
    made.save(update_fields=["sealed"])
    _note("complaint.register", made, by, f"{received}收到投诉举报，反映{about}")
    return made


@transaction.atomic
def accept(complaint: Complaint, *, on: date, by: Person | None) -> Complaint:
    """Take it on; the answer's clock starts."""
    kept = _held(complaint, State.REGISTERED)
    _not_before(on, kept.received, "收到")
    kept.accepted, kept.state = on, State.ACCEPTED
    kept.save(update_fields=["accepted", "state"])
    _note("complaint.accept", kept, by, f"{on}受理")
    return kept


@transaction.atomic
def reject(complaint: Complaint, *, answer: str, on: date, by: Person | None) -> Complaint:
    """Not taken on, with the reasons."""
    kept = _held(complaint, State.REGISTERED)
    _not_before(on, kept.received, "收到")
    kept.answer, kept.answered, kept.state = answer, on, State.REJECTED
    kept.save(update_fields=["answer", "answered", "state"])
    _note("complaint.reject", kept, by, f"{on}不予受理并说明理由")
    return kept


@transaction.atomic
def establish(
    complaint: Complaint, *, finding: str, measure: str = "", on: date, by: Person | None
) -> Complaint:
    """Say what was found; an order to correct enters a problem at the organ complained of."""
    kept = _held(complaint, State.ACCEPTED)
    assert kept.accepted is not None  # noqa: S101 the state says so
    _not_before(on, kept.accepted, "受理")
    if measure == Complaint.Measure.CORRECT:
        kept.problem = find_problem(
            kept.about, year=on.year, problem=finding, source="投诉举报", found=on, by=by
        )
    kept.finding, kept.measure, kept.found, kept.state = finding, measure, on, State.FOUND
    kept.save(update_fields=["finding", "measure", "found", "problem", "state"])
    _note("complaint.establish", kept, by, f"{on}查明，处理：{kept.get_measure_display()}")
    return kept


@transaction.atomic
def answer(complaint: Complaint, *, answer: str, on: date, by: Person | None) -> Complaint:
    """Tell the person who complained what was found and done, and why."""
    kept = _held(complaint, State.FOUND)
    assert kept.found is not None  # noqa: S101 the state says so
    _not_before(on, kept.found, "查明")
    kept.answer, kept.answered, kept.state = answer, on, State.ANSWERED
    kept.save(update_fields=["answer", "answered", "state"])
    _note("complaint.answer", kept, by, f"{on}答复并说明理由")
    return kept


def complainant_of(complaint: Complaint) -> dict[str, str]:
    """Who complained and how to reach them."""
    return seal.unseal(complaint.sealed, about=_place(complaint))


def _place(complaint: Complaint) -> str:
    return f"complaint-{complaint.pk}"


def _note(act: str, complaint: Complaint, by: Person | None, words: str) -> None:
    cites = terms.terms().clocks[complaint.basis].cites
    record(act, complaint, by=by, organ=complaint.organ_id, words=words, cites=cites)


def _held(complaint: Complaint, state: State) -> Complaint:
    kept = Complaint.objects.select_for_update(of=("self",)).select_related("organ", "about")
    found = kept.get(pk=complaint.pk)
    if found.state != state:
        raise Refused(f"已是“{found.get_state_display()}”")
    return found


def _not_before(on: date, first: date, what: str) -> None:
    if on < first:
        raise Refused(f"日期不能早于{what}的{first}", field="on")
