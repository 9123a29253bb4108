"""Acts of those after the drafter: check, review for secrecy, sign, issue, return, void."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongkai.web.documents.models import Attribute, Change, Document, SecrecyReview, Serial, State
from gongkai.web.documents.route import move
from gongkai.web.documents.services.drafting import reasoned
from gongkai.web.documents.services.moving import (
    for_act,
    held,
    look_again,
    not_a_writer,
    others,
    turn,
)
from gongkai.web.documents.services.secrecy import review
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

BEFORE_SIGNATURE = (State.DRAFT, State.PROPOSED, State.CHECKED, State.CLEARED)


@transaction.atomic
def check(document: Document, *, attribute: str, note: str = "", by: Person | None) -> Document:
    """The OGI office says what it thinks of the attribute; if it differs, the signer settles."""
    kept = for_act(document, "document.check")
    not_a_writer(kept, by, words="起草、修改过这件公文的人不能审核公开属性")
    if attribute not in Attribute.values:
        raise Refused("请选择公开属性", field="attribute")
    if attribute != kept.proposed and not note.strip():
        raise Refused("与拟定属性不同的，请写明意见", field="note")
    kept.advised, kept.checker = attribute, by
    turn(kept, "document.check", "advised", "checker")
    same = attribute == kept.proposed
    told = "同意拟定的公开属性" if same else f"建议改为{kept.get_advised_display()}：{note}"
    record("document.check", kept, by=by, organ=kept.organ_id, words=told,
           cites=move("document.check").cites)  # fmt: skip
    return kept


@transaction.atomic
def clear(
    document: Document, *, points: Mapping[str, str], note: str = "", parts: bool = False,
    by: Person | None, at: datetime,
) -> SecrecyReview:  # fmt: skip
    """Review for secrecy, item by item. What did not pass can never become open."""
    kept = for_act(document, "document.clear")
    not_a_writer(kept, by, words="起草、修改过这件公文的人不能作保密审查")
    made = review(kept, points=points, note=note, parts=parts, by=by, at=at)
    kept.cleared = made.passed
    turn(kept, "document.clear", "cleared")
    told = f"{made}" + (f"：{note}" if note else "")
    record("document.clear", kept, by=by, organ=kept.organ_id, words=told,
           cites=move("document.clear").cites)  # fmt: skip
    return made


@transaction.atomic
def sign(
    document: Document, *, attribute: str, reason: str = "", basis: str = "", on: date,
    reassess: date | None = None, by: Person | None,
) -> Document:  # fmt: skip
    """The signer has the last word on the attribute; the day is the day of the document."""
    kept = for_act(document, "document.sign")
    not_a_writer(kept, by, words="起草、审核和签发应由不同的人办理")
    others(by, kept.checker, words="起草、审核和签发应由不同的人办理")
    same = attribute == kept.proposed
    why = reason.strip() or (kept.reason if same else "")
    ground = basis.strip() or (kept.basis if same else "")
    reasoned(attribute, why, basis=ground, document=kept)
    if attribute == Attribute.ACTIVE and not kept.cleared:
        raise Refused("保密审查没有通过，不能主动公开", field="attribute")
    if any(not each.opinion for each in kept.joint_organs.all()):
        raise Refused("联合发文机关尚未答复公开属性意见")
    open_ = attribute == Attribute.ACTIVE
    kept.attribute, kept.signer, kept.signed = attribute, by, on
    kept.reason, kept.basis = ("", "") if open_ else (why, ground)
    kept.reassess = None if open_ else look_again(on, reassess=reassess)
    turn(kept, "document.sign", "attribute", "reason", "basis", "signer", "signed", "reassess")
    record(
        "document.sign", kept, by=by, organ=kept.organ_id,
        words=f"签发，公开属性为{kept.get_attribute_display()}"
        + (f"：{kept.reason}" if kept.reason else ""),
        cites=move("document.sign").cites,
    )  # fmt: skip
    return kept


@transaction.atomic
def issue(document: Document, *, on: date, by: Person | None) -> Document:
    """Give the next number and enter the register. The count moves with the act or not at all."""
    kept = for_act(document, "document.issue")
    if kept.signed is None or on < kept.signed:
        raise Refused(f"印发日期不能早于成文的{kept.signed}", field="on")
    where = {"organ_id": kept.organ_id, "code": kept.code, "year": kept.signed.year}
    Serial.objects.bulk_create([Serial(**where)], ignore_conflicts=True)
    count = Serial.objects.select_for_update().get(**where)
    count.last += 1
    count.save(update_fields=["last"])
    kept.year, kept.serial, kept.issued = kept.signed.year, count.last, on
    kept.number = f"{kept.code}〔{kept.year}〕{kept.serial}号"
    turn(kept, "document.issue", "year", "serial", "issued", "number")
    record(
        "document.issue", kept, by=by, organ=kept.organ_id,
        words=f"编号{kept.number}，印发，{kept.get_attribute_display()}",
        cites=move("document.issue").cites,
        details={"number": kept.number, "attribute": kept.attribute},
    )  # fmt: skip
    return kept


@transaction.atomic
def send_back(document: Document, *, reason: str, by: Person | None) -> Document:
    """Back to the drafter; every later step is done again."""
    kept = for_act(document, "document.return")
    kept.advised = kept.attribute = ""
    kept.checker = kept.signer = kept.signed = kept.reassess = None
    kept.cleared = False
    turn(kept, "document.return", "advised", "attribute", "checker", "signer", "signed",
         "reassess", "cleared")  # fmt: skip
    record("document.return", kept, by=by, organ=kept.organ_id, words=f"退回：{reason}")
    return kept


@transaction.atomic
def void(document: Document, *, reason: str, by: Person | None) -> Document:
    """Declare an issued document void; its number stays in the register and is given to nobody."""
    kept = for_act(document, "document.void")
    kept.changes.filter(state__in=Change.OPEN).update(state=Change.State.REFUSED)
    turn(kept, "document.void")
    words = f"{kept.number}作废：{reason}"
    record("document.void", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def answer_joint(
    document: Document, *, organ: int, opinion: str, on: date, by: Person | None
) -> None:
    """Note what a joint organ says of the attribute; the lead decides and tells them."""
    kept = held(document, BEFORE_SIGNATURE)
    joint = kept.joint_organs.filter(organ_id=organ).first()
    if joint is None:
        raise Refused("没有这个联合发文机关", field="organ")
    if not opinion.strip():
        raise Refused("请写明意见", field="opinion")
    joint.opinion, joint.on = opinion.strip(), on
    joint.save(update_fields=["opinion", "on"])
    words = f"{joint}对公开属性的意见：{joint.opinion}"
    record("document.joint", kept, by=by, organ=kept.organ_id, words=words)
