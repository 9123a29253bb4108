"""The legal day of receipt of an application, by channel (条例（2019）第三十一条)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.errors import BadFacts, UnknownKey
from gongkai.law.parameters import receipt_rules
from gongkai.law.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The receipt day and its reasons; `day` is None until it is confirmed with the applicant."""

    day: date | None
    steps: tuple[Step, ...]


def receipt_of(channel: str, *, arrived: date, confirmed: date | None = None) -> Receipt:
    """The receipt day of an application that came in on `arrived` through `channel`.

    Channels: in_person, signed_mail, ordinary_mail, misdirected_mail, internet, fax. Where the
    law counts from confirmation and the applicant could not be reached, the term has not
    started (国办公开办函〔2015〕207号). Raises UnknownKey, BadFacts, NotInForce.
    """
    rule = receipt_rules().get(channel)
    if rule is None:
        raise UnknownKey("接收渠道", channel, tuple(receipt_rules()))
    version = rule.on(arrived)
    if confirmed is not None and confirmed < arrived:
        raise BadFacts("确认日期", f"{confirmed} 早于到达日期 {arrived}")
    came_in = Step(arrived, f"申请到达（{rule.title}）", version.cites)
    if version.value == "arrived":
        return Receipt(day=arrived, steps=(came_in,))
    if confirmed is None:
        waiting = Step(
            arrived,
            "尚未与申请人确认，登记备查，期限自取得联系并确认之日起算",
            (*version.cites, "国办公开办函〔2015〕207号"),
        )
        return Receipt(day=None, steps=(came_in, waiting))
    text = "与申请人确认，确认之日为收到申请之日"
    if channel == "ordinary_mail" and confirmed > arrived:
        text += "（应于收到当日确认）"
    return Receipt(day=confirmed, steps=(came_in, Step(confirmed, text, version.cites)))
