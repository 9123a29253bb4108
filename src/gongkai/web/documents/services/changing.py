"""After issue: the attribute is changed by the route of the first, or assessed and kept."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.web.documents.models import Attribute, Change, Document, SecrecyReview, State
from gongkai.web.documents.services.moving import held, others
from gongkai.web.documents.services.secrecy import judged
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

_CITES = "《条例》第十八条"


@transaction.atomic
def propose_change(
    document: Document, *, after: str, reason: str, on: date, by: Person | None
) -> Change:
    """Propose another attribute for an issued document."""
    kept = held(document, (State.ISSUED,))
    if after not in Attribute.values or after == kept.attribute:
        raise Refused("请选择与现属性不同的公开属性", field="after")
    if not reason.strip():
        raise Refused("请写明变更理由", field="reason")
    try:
        with transaction.atomic():
            change = Change.objects.create(
                document=kept, organ=kept.organ, before=kept.attribute, after=after,
                reason=reason.strip(), proposer=by, proposed_on=on,
            )  # fmt: skip
    except IntegrityError as open_:
        raise Refused("已有一项变更正在办理") from open_
    words = f"提出将公开属性由{change}：{change.reason}"
    record("document.change", kept, by=by, organ=kept.organ_id, words=words, cites=_CITES)
    return change


@transaction.atomic
def check_change(change: Change, *, note: str = "", by: Person | None) -> Change:
    """The OGI office agrees."""
    kept = _held(change, Change.State.PROPOSED)
    others(by, kept.proposer, words="提出人不能审核自己提出的变更")
    kept.checker = by
    _turn(kept, Change.State.CHECKED, "checker")
    _tell("change.check", kept, f"同意变更{note and '：' + note}", by)
    return kept


@transaction.atomic
def clear_change(
    change: Change, *, points: Mapping[str, str], note: str = "", by: Person | None, at: datetime
) -> Change:
    """The secrecy review, again item by item; one that is not passed stops a change to open."""
    kept = _held(change, Change.State.CHECKED)
    others(by, kept.proposer, words="提出人不能作保密审查")
    passed = judged(points, note=note)
    review = SecrecyReview.objects.create(
        document=kept.document, points=dict(points), passed=passed, note=note, person=by, at=at
    )
    if kept.after == Attribute.ACTIVE and not passed:
        _turn(kept, Change.State.REFUSED)
        _tell("change.clear", kept, f"{review}，不能主动公开：{note}", by)
        return kept
    _turn(kept, Change.State.CLEARED)
    _tell("change.clear", kept, str(review), by)
    return kept


@transaction.atomic
def sign_change(
    change: Change, *, agree: bool, note: str = "", reassess: date | None = None, on: date,
    by: Person | None,
) -> Change:  # fmt: skip
    """The signer settles it; from this day the document has the other attribute."""
    kept = _held(change, Change.State.CLEARED)
    others(by, kept.proposer, kept.checker, words="提出、审核和签发应由不同的人办理")
    kept.signer, kept.done_on = by, on
    if not agree:
        _turn(kept, Change.State.REFUSED, "signer", "done_on")
        _tell("change.sign", kept, f"不同意变更：{note}", by)
        return kept
    document = held(kept.document, (State.ISSUED,))
    active = kept.after == Attribute.ACTIVE
    document.attribute = kept.after
    document.reason = "" if active else kept.reason
    document.cleared = document.secrecy_reviews.order_by("-pk").values_list("passed", flat=True)[0]
    document.reassess = None if active else reassess
    document.save(update_fields=["attribute", "reason", "cleared", "reassess"])
    _turn(kept, Change.State.DONE, "signer", "done_on")
    _tell("change.sign", kept, f"公开属性由{kept}", by)
    return kept


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


def _turn(change: Change, state: str, *fields: str) -> None:
    change.state = state
    change.save(update_fields=["state", *fields])


def _tell(act: str, change: Change, words: str, by: Person | None) -> None:
    record(act, change.document, by=by, organ=change.organ_id, words=words, cites=_CITES)
