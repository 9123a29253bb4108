"""After issue: the attribute is changed by the route of the first, or assessed and kept."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.web.documents.models import Attribute, Change, Document, SecrecyReview, State, Term
from gongkai.web.documents.services.moving import held, look_again, not_a_writer, others
from gongkai.web.documents.services.secrecy import last_passed, review
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

_CITES = "《条例》第十八条"


@transaction.atomic
def propose_change(
    document: Document, *, after: str, reason: str, basis: str = "", on: date, by: Person | None
) -> Change:
    """Propose another attribute for an issued document."""
    kept = held(document, (State.ISSUED,))
    if after not in Attribute.values or after == kept.attribute:
        raise Refused("请选择与现属性不同的公开属性", field="after")
    if not reason.strip():
        raise Refused("请写明变更理由", field="reason")
    if after == Attribute.WITHHELD and not basis.strip():
        raise Refused("不予公开的，应写明所依据的条款", field="basis")
    try:
        with transaction.atomic():
            change = Change.objects.create(
                document=kept, organ=kept.organ, before=kept.attribute, after=after,
                reason=reason.strip(), basis=basis.strip(), proposer=by, proposed_on=on,
            )  # fmt: skip
    except IntegrityError as open_:
        raise Refused("已有一项变更正在办理") from open_
    words = f"提出将公开属性由{change}：{change.reason}"
    record("document.change", kept, by=by, organ=kept.organ_id, words=words, cites=_CITES)
    return change


@transaction.atomic
def check_change(
    change: Change, *, agree: bool = True, note: str = "", by: Person | None
) -> Change:
    """What the OGI office says; if it does not agree, the signer settles."""
    kept = _held(change, Change.State.PROPOSED)
    others(by, kept.proposer, words="提出人不能审核自己提出的变更")
    if not agree and not note.strip():
        raise Refused("不同意的，请写明意见", field="note")
    kept.checker, kept.agreed = by, agree
    _turn(kept, Change.State.CHECKED, "checker", "agreed")
    _tell("change.check", kept, ("同意变更" if agree else "不同意变更") + _after(note), by)
    return kept


@transaction.atomic
def clear_change(
    change: Change, *, points: Mapping[str, str], note: str = "", parts: bool = False,
    by: Person | None, at: datetime,
) -> Change:  # fmt: skip
    """The secrecy review, again item by item; one that is not passed stops a change to open.

    What is open and does not pass is out of sight from this moment.
    """
    kept = _held(change, Change.State.CHECKED)
    others(by, kept.proposer, words="提出人不能作保密审查")
    document = held(kept.document, (State.ISSUED,))
    made = review(document, points=points, note=note, parts=parts, by=by, at=at)
    if made.passed or kept.after != Attribute.ACTIVE:
        _turn(kept, Change.State.CLEARED)
        told = str(made)
    else:
        _turn(kept, Change.State.REFUSED)
        told = f"{made}，不能主动公开"
    if document.attribute == Attribute.ACTIVE and not made.passed:
        document.cleared, document.halted = False, True
        document.save(update_fields=["cleared", "halted"])
        told += "，自即时起暂停公开"
    _tell("change.clear", kept, told + _after(note), by)
    return kept


@transaction.atomic
def sign_change(
    change: Change, *, agree: bool, note: str = "", reassess: date | None = None, on: date,
    by: Person | None,
) -> Change:  # fmt: skip
    """The signer settles it; from this day the document has the other attribute."""
    kept = _held(change, Change.State.CLEARED)
    others(by, kept.proposer, kept.checker, words="提出、审核和签发应由不同的人办理")
    document = held(kept.document, (State.ISSUED,))
    kept.signer, kept.done_on = by, on
    if not agree:
        if document.halted:
            raise Refused("保密审查发现问题，不能维持主动公开", field="agree")
        _turn(kept, Change.State.REFUSED, "signer", "done_on")
        _tell("change.sign", kept, "不同意变更" + _after(note), by)
        return kept
    _settle(document, kept, on=on, reassess=reassess)
    _turn(kept, Change.State.DONE, "signer", "done_on")
    _tell("change.sign", kept, f"公开属性由{kept}" + _after(note), by)
    return kept


def _settle(document: Document, change: Change, *, on: date, reassess: date | None) -> None:
    """The document as the signer wants it; the term of Art. 26 begins again with a change."""
    document.attribute, document.halted = change.after, False
    document.cleared = last_passed(document)
    if change.after == Attribute.ACTIVE:
        document.reason, document.basis, document.reassess = "", "", None
        document.term, document.term_from = Term.GENERAL, on
    else:
        document.reason, document.basis = change.reason, change.basis
        document.reassess = look_again(on, reassess=reassess)
    document.save()


@transaction.atomic
def clear_late(
    document: Document, *, points: Mapping[str, str], note: str = "", parts: bool = False,
    by: Person | None, at: datetime,
) -> SecrecyReview:  # fmt: skip
    """Review an open document that was imported without a review: before, it is not published."""
    kept = held(document, (State.ISSUED,))
    if kept.attribute != Attribute.ACTIVE or kept.cleared or kept.halted:
        raise Refused("这件公文不需要补作保密审查")
    not_a_writer(kept, by, words="起草、修改过这件公文的人不能作保密审查")
    made = review(kept, points=points, note=note, parts=parts, by=by, at=at)
    kept.cleared, kept.halted = made.passed, not made.passed
    kept.save(update_fields=["cleared", "halted"])
    words = f"补作{made}" + ("" if made.passed else "，请提出变更公开属性") + _after(note)
    record("document.clear_late", kept, by=by, organ=kept.organ_id, words=words,
           cites="《保守国家秘密法》第三十五条")  # fmt: skip
    return made


@transaction.atomic
def reassess(
    document: Document, *, next_on: date, note: str, on: date, by: Person | None
) -> Document:
    """Look again at what is withheld, keep it so, and say when it is looked at next."""
    kept = held(document, (State.ISSUED,))
    if kept.attribute == Attribute.ACTIVE:
        raise Refused("主动公开的公文不需要定期评估")
    if next_on <= on:
        raise Refused("下次评估日期应晚于今天", field="next_on")
    kept.reassess = next_on
    kept.save(update_fields=["reassess"])
    words = f"定期评估：维持{kept.get_attribute_display()}，{note}；下次评估{next_on}"
    record("document.reassess", kept, by=by, organ=kept.organ_id, words=words, cites=_CITES)
    return kept


def _held(change: Change, state: str) -> Change:
    kept = Change.objects.select_for_update().select_related("document").get(pk=change.pk)
    if kept.state != state:
        raise Refused(f"变更{kept.get_state_display()}，不能办理此事项")
    return kept


def _after(note: str) -> str:
    return f"：{note.strip()}" if note.strip() else ""


def _turn(change: Change, state: str, *fields: str) -> None:
    change.state = state
    change.save(update_fields=["state", *fields])


def _tell(act: str, change: Change, words: str, by: Person | None) -> None:
    record(act, change.document, by=by, organ=change.organ_id, words=words, cites=_CITES)
