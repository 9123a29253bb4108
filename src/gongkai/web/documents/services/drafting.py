"""Acts of the drafter: draft, edit, propose the attribute."""

from datetime import date
from typing import Any

from django.db import transaction

from gongkai.web.documents.models import Attribute, Document, JointOrgan, State, Term, Urgency
from gongkai.web.documents.services.attaching import all_checked
from gongkai.web.documents.services.kinds import addressed, directed
from gongkai.web.documents.services.moving import held, turn
from gongkai.web.journal.services import record
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person, Section

_FIELDS = {
    "kind": "文种", "code": "机关代字", "title": "标题", "summary": "内容概述",
    "addressee": "主送机关", "copies": "抄送机关", "body": "正文", "direction": "行文方向",
    "urgency": "紧急程度", "term": "公开期限", "term_from": "起算日",
    "proposed": "拟定公开属性", "reason": "理由", "basis": "依据",
}  # fmt: skip
_CHOICES = {
    "urgency": ("", *Urgency.values), "proposed": ("", *Attribute.values), "term": Term.values,
}  # fmt: skip


@transaction.atomic
def draft(
    organ: Organ, *, kind: str, code: str, title: str, section: Section | None = None,
    forwards: Document | None = None, joint: tuple[Organ, ...] = (), by: Person | None,
    **more: Any,
) -> Document:  # fmt: skip
    """Begin a document in the organ's name; with others when it is joint: then this one leads."""
    if organ.closed:
        raise Refused(f"{organ}已撤销")
    given = _proper({"kind": kind, "code": code.strip(), "title": title.strip(), **more})
    document = Document.objects.create(
        organ=organ, section=section, drafter=by, forwards=forwards, **given
    )
    for each in joint:
        if each.pk == organ.pk:
            raise Refused("联合发文机关不含主办机关自身", field="joint")
        JointOrgan.objects.create(document=document, organ=each)
    told = f"，与{'、'.join(map(str, joint))}联合发文" if joint else ""
    record(
        "document.draft", document, by=by, organ=organ.pk,
        words=f"起草{document.get_kind_display()}“{document.title}”{told}",
    )  # fmt: skip
    return document


def _proper(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a text as its kind allows them; refused with the field that is wrong."""
    unknown = given.keys() - _FIELDS.keys()
    if unknown:
        raise TypeError(f"a document has no {sorted(unknown)}")
    for name, title in (("code", "机关代字"), ("title", "标题")):
        if not given[name]:
            raise Refused(f"请填写{title}", field=name)
    given["direction"] = directed(given["kind"], given.get("direction", ""))
    given["addressee"] = addressed(given["kind"], given.get("addressee", ""))
    given["term"] = given.get("term") or Term.GENERAL
    for name, words in _CHOICES.items():
        if given.get(name, "") not in words:
            raise Refused(f"请选择{_FIELDS[name]}", field=name)
    if given["term"] == Term.GENERAL:
        given["term_from"] = None
    elif not isinstance(given.get("term_from"), date):
        raise Refused("预算、决算和撤回处罚信息的，应填写起算日", field="term_from")
    return given


@transaction.atomic
def edit(document: Document, *, by: Person | None, **fields: Any) -> Document:
    """Change the draft; once it is on its way it goes back before it is changed."""
    kept = held(document, (State.DRAFT,))
    given = _proper({name: getattr(kept, name) for name in _FIELDS} | fields)
    changed = [name for name, value in given.items() if getattr(kept, name) != value]
    if not changed:
        return kept
    for name in changed:
        setattr(kept, name, given[name])
    kept.save(update_fields=changed)
    titles = "、".join(_FIELDS[each] for each in changed)
    record("document.edit", kept, by=by, organ=kept.organ_id, words=f"修改{titles}")
    return kept


@transaction.atomic
def propose(
    document: Document, *, attribute: str, reason: str = "", basis: str = "", by: Person | None
) -> Document:
    """Propose the attribute together with the text; not to be open needs a reason."""
    kept = held(document, (State.DRAFT,))
    all_checked(kept)
    reasoned(attribute, reason, basis=basis, document=kept)
    kept.proposed, kept.attribute = attribute, ""
    kept.reason, kept.basis = reason.strip(), basis.strip()
    turn(kept, "document.propose", "proposed", "attribute", "reason", "basis")
    why = f"，理由：{kept.reason}" if kept.reason else ""
    record(
        "document.propose", kept, by=by, organ=kept.organ_id,
        words=f"拟定公开属性为{kept.get_proposed_display()}{why}", cites=kept.basis,
    )  # fmt: skip
    return kept


@transaction.atomic
def drop(document: Document, *, reason: str, by: Person | None) -> Document:
    """Give a draft up; it never had a number."""
    kept = held(document, (State.DRAFT,))
    turn(kept, "document.drop")
    record("document.drop", kept, by=by, organ=kept.organ_id, words=f"撤稿：{reason}")
    return kept


def reasoned(attribute: str, reason: str, *, basis: str, document: Document) -> None:
    """Refuse an attribute without its reason, and one that strays from the forwarded document."""
    if attribute not in Attribute.values:
        raise Refused("请选择公开属性", field="attribute")
    if attribute != Attribute.ACTIVE and not reason.strip():
        raise Refused("依申请公开和不予公开的，应说明理由", field="reason")
    if attribute == Attribute.WITHHELD and not basis.strip():
        raise Refused("不予公开的，应写明所依据的条款", field="basis")
    source = document.forwards
    if source and source.attribute and source.attribute != attribute and not reason.strip():
        raise Refused(
            f"转发的公文为{source.get_attribute_display()}，属性不同的应说明理由", field="reason"
        )
