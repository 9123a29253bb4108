"""Acts of those after the drafter: check, review for secrecy, sign, issue, return, void."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongkai.web.documents.models import Attribute, Document, SecrecyReview, Serial, State
from gongkai.web.documents.route import move
from gongkai.web.documents.services.drafting import reasoned
from gongkai.web.documents.services.moving import for_act, others, turn
from gongkai.web.documents.services.secrecy import judged
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person


@transaction.atomic
def check(document: Document, *, attribute: str, note: str = "", by: Person | None) -> Document:
    """The OGI office says what it thinks of the attribute; if it differs, the signer settles."""
    kept = for_act(document, "document.check")
    others(by, kept.drafter, words="起草人不能审核自己拟定的公开属性")
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
    document: Document, *, points: Mapping[str, str], note: str = "", by: Person | None,
    at: datetime,
) -> SecrecyReview:  # fmt: skip
    """Review for secrecy, item by item. What did not pass can never become open."""
    kept = for_act(document, "document.clear")
    others(by, kept.drafter, words="起草人不能对自己起草的公文作保密审查")
    passed = judged(points, note=note)
    review = SecrecyReview.objects.create(
        document=kept, points=dict(points), passed=passed, note=note.strip(), person=by, at=at
    )
    kept.cleared = passed
    turn(kept, "document.clear", "cleared")
    told = f"{review}" + (f"：{note}" if note else "")
    record("document.clear", kept, by=by, organ=kept.organ_id, words=told,
           cites=move("document.clear").cites)  # fmt: skip
    return review


@transaction.atomic
def sign(
    document: Document, *, attribute: str, reason: str = "", on: date,
    reassess: date | None = None, by: Person | None,
) -> Document:  # fmt: skip
    """The signer has the last word on the attribute; the day is the day of the document."""
    kept = for_act(document, "document.sign")
    others(by, kept.drafter, kept.checker, words="起草、审核和签发应由不同的人办理")
    why = reason.strip() or (kept.reason if attribute == kept.proposed else "")
    reasoned(attribute, why, document=kept)
    if attribute == Attribute.ACTIVE and not kept.cleared:
        raise Refused("保密审查没有通过，不能主动公开", field="attribute")
    if any(not each.opinion for each in kept.joint_organs.all()):
        raise Refused("联合发文机关尚未答复公开属性意见")
    if attribute == Attribute.ACTIVE:
        why = ""
    kept.attribute, kept.reason, kept.signer, kept.signed = attribute, why, by, on
    kept.reassess = None if attribute == Attribute.ACTIVE else reassess
    turn(kept, "document.sign", "attribute", "reason", "signer", "signed", "reassess")
    record(
        "document.sign", kept, by=by, organ=kept.organ_id,
        words=f"签发，公开属性为{kept.get_attribute_display()}" + (f"：{why}" if why else ""),
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
    turn(kept, "document.void")
    words = f"{kept.number}作废：{reason}"
    record("document.void", kept, by=by, organ=kept.organ_id, words=words)
    return kept


@transaction.atomic
def answer_joint(
    document: Document, *, organ: int, opinion: str, on: date, by: Person | None
) -> None:
    """Note what a joint organ says of the attribute; the lead decides and tells them."""
    joint = document.joint_organs.select_for_update().filter(organ_id=organ).first()
    if joint is None or document.state in (State.ISSUED, State.VOID):
        raise Refused("没有等待答复的联合发文机关", field="organ")
    joint.opinion, joint.on = opinion.strip(), on
    joint.save(update_fields=["opinion", "on"])
    words = f"{joint}对公开属性的意见：{joint.opinion}"
    record("document.joint", document, by=by, organ=document.organ_id, words=words)
