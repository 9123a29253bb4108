"""From the draft to the letter-box: decide item by item, return, sign, deliver."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from gongkai.law.decisions import Kind, kind_on, leaves
from gongkai.law.errors import GongkaiError
from gongkai.web.applications.counting import leaf_of
from gongkai.web.applications.evidence import require
from gongkai.web.applications.guards import Attempt
from gongkai.web.applications.models import Asked, Case, Decision, Happening, Opinion, Route
from gongkai.web.applications.services.moving import begin, tell
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

Answer = tuple[str, Mapping[str, str]]  # a kind of decision, and its reasons by key


@transaction.atomic
def decide(
    case: Case, *, answers: Mapping[int, Answer], counted: str = "", on: date,
    seen: int | None = None, by: Person | None,
) -> Case:  # fmt: skip
    """Draft the decision on each item (by its place); reasons may be filled in until signing.

    `counted` names the leaf of the year's report where several refusals leave a choice.
    """
    attempt = begin(case, "case.decide", on=on, by=by, seen=seen)
    leaf = draft(attempt, "case.decide", answers=answers, counted=counted)
    tell(attempt, "case.decide", words=f"拟定答复，计入“{leaves()[leaf].title}”",
         data={"leaf": leaf})  # fmt: skip
    return attempt.case


def draft(attempt: Attempt, act: str, *, answers: Mapping[int, Answer], counted: str = "") -> str:
    """Write one decision an item; the counted leaf."""
    items = list(attempt.case.items.order_by("place"))
    if set(answers) != {each.place for each in items}:
        raise Refused("每一申请事项都应有处理决定", field="answers")
    found = []
    for item in items:
        key, reasons = answers[item.place]
        kind = _kind(key, attempt.on, item.place)
        require(key, events=attempt.events, act=act, field=f"kind_{item.place}")
        _overrides(attempt, kind, reasons, item.place)
        found.append(
            Decision(
                item=item, round=attempt.case.round, kind=key, leaf=kind.leaf,
                reasons={name: text.strip() for name, text in reasons.items() if text.strip()},
                by=attempt.by, on=attempt.on,
            )
        )  # fmt: skip
    Decision.objects.bulk_create(found)
    attempt.case.drafter = attempt.by
    return leaf_of([each.leaf for each in found], counted=counted)


def _kind(key: str, on: date, place: int) -> Kind:
    try:
        return kind_on(key, day=on)
    except GongkaiError as wrong:
        raise Refused(str(wrong), field=f"kind_{place}") from wrong


def _overrides(attempt: Attempt, kind: Kind, reasons: Mapping[str, str], place: int) -> None:
    """What a third party objects to is given only for a grave public interest (Art. 32)."""
    asked = {each.pk for each in attempt.events if each.data.get("whom") == Asked.THIRD_PARTY}
    objected = any(
        each.kind == Happening.ANSWERED and each.about_id in asked
        and each.data.get("opinion") == Opinion.OBJECTION
        for each in attempt.events
    )  # fmt: skip
    if objected and kind.key == "granted_provided" and not reasons.get("overriding", "").strip():
        raise Refused(
            "第三方不同意公开；予以公开须写明不公开可能对公共利益造成的重大影响（条例第三十二条）",
            field=f"overriding_{place}",
        )


@transaction.atomic
def complete(
    case: Case, *, reasons: Mapping[int, Mapping[str, str]], on: date, seen: int | None = None,
    by: Person | None,
) -> Case:  # fmt: skip
    """Fill in reasons of a draft; kinds and leaf stay."""
    attempt = begin(case, "case.complete", on=on, by=by, seen=seen)
    for each in Decision.objects.filter(
        item__case=attempt.case, round=attempt.case.round, item__place__in=reasons
    ).select_related("item"):
        said = {name: text.strip() for name, text in reasons[each.item.place].items()}
        each.reasons = {name: text for name, text in (each.reasons | said).items() if text}
        each.by = attempt.by
        each.save(update_fields=["reasons", "by"])
    attempt.case.drafter = attempt.by
    tell(attempt, "case.complete", words="补充答复理由")
    return attempt.case


@transaction.atomic
def send_back(
    case: Case, *, reason: str, on: date, seen: int | None = None, by: Person | None
) -> Case:
    """Back to the drafter; the decisions drafted are taken away."""
    attempt = begin(case, "case.return", on=on, by=by, seen=seen)
    Decision.objects.filter(item__case=attempt.case, round=attempt.case.round).delete()
    attempt.case.drafter = None
    tell(attempt, "case.return", words=f"退回修改：{reason}", note=reason)
    return attempt.case


@transaction.atomic
def sign(case: Case, *, on: date, seen: int | None = None, by: Person | None) -> Case:
    """Sign the reply: by another person than its drafter, with every reason said."""
    attempt = begin(case, "case.sign", on=on, by=by, seen=seen)
    attempt.case.signer, attempt.case.signed = by, on
    tell(attempt, "case.sign", words=f"签发答复，计入“{leaves()[drafted_leaf(attempt)].title}”")
    return attempt.case


def drafted_leaf(attempt: Attempt) -> str:
    """The counted leaf that was settled when the reply was drafted."""
    for each in reversed(attempt.events):
        if "leaf" in each.data:
            return str(each.data["leaf"])
    raise Refused("尚未拟定答复")


@transaction.atomic
def deliver(
    case: Case, *, route: str, proof: str, on: date, seen: int | None = None,
    by: Person | None,
) -> Case:  # fmt: skip
    """Hand over, post or send the reply: that day is the day of the reply, and closes the case.

    `proof`: who signed for it, the number of the mail, or the log of the sending.
    """
    if route not in Route.values:
        raise Refused("请选择送达方式", field="route")
    if not proof.strip():
        raise Refused(_PROOFS[route], field="proof")
    attempt = begin(case, "case.deliver", on=on, by=by, seen=seen)
    leaf = drafted_leaf(attempt)
    close(attempt, leaf)
    way = Route(route)
    tell(
        attempt, "case.deliver", words=f"{way.label}送达，答复日期{on}",
        data={"route": route, "leaf": leaf}, confided={"proof": proof},
    )  # fmt: skip
    return attempt.case


_PROOFS: dict[str, str] = {
    Route.COUNTER: "请填写签收人",
    Route.POST: "请填写邮件号码（应由邮政企业寄递，不得收件人付费）",
    Route.ELECTRONIC: "请填写发送记录（接收地址和发送时间）",
}


def close(attempt: Attempt, leaf: str) -> None:
    """The day of the reply and the leaf in which the year's report counts it."""
    attempt.case.closed, attempt.case.leaf = attempt.on, leaf
