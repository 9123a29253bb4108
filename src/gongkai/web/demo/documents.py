"""The model organ's documents of 2024, three open and eight on request, and some on their way."""

from datetime import UTC, date, datetime, time

from gongkai.files.samples import model_organ
from gongkai.web.documents.models import Document
from gongkai.web.documents.services import drafting, normative, passing
from gongkai.web.documents.services.secrecy import CLEAN, POINTS
from gongkai.web.organs.models import Organ, Person

CODE = "示机服发"
CLEAR = dict.fromkeys(POINTS, CLEAN)


def build(organs: dict[str, Organ], staff: dict[str, Person]) -> None:
    """In the order of their days, as numbers follow it; then one in each earlier state."""
    centre = organs["jiguanshiwu"]
    for each in model_organ().documents:
        title, day = each.title.removesuffix("（示例）"), each.issued
        draft = _draft(centre, staff, title, each.attribute == "active")
        ready = _clear(_check(draft, staff), staff, day)
        _issue(_sign(ready, staff, day), staff, day)
    today = date(2025, 3, 3)
    drafting.draft(
        centre, kind="report", code=CODE, title=f"{centre}关于公共机构节能工作情况（示例）的报告",
        addressee="示例县人民政府", section=centre.sections.first(), by=staff["jingban"],
        body="县人民政府：\n\n现将公共机构节能工作情况（示例）报告如下。",
        proposed="withheld", reason="向上级报告工作", basis="《条例》第十六条第二款",
    )  # fmt: skip
    _draft(centre, staff, "公共机构节能宣传活动安排", True)
    _check(_draft(centre, staff, "会议服务保障规程", False), staff)
    _clear(_check(_draft(centre, staff, "办公区域出入管理办法", True), staff), staff, today)
    ready = _draft(centre, staff, "绿色办公行动方案", True)
    _sign(_clear(_check(ready, staff), staff, today), staff, today)
    office = organs["zhengfuban"]
    normative.register(
        office, kind="normative_documents", title="示例县政府信息公开申请办理办法",
        number="示政办规发〔2022〕1号", issued=date(2022, 4, 11), effective=date(2022, 5, 15),
        expires=date(2027, 5, 14), register="示规〔2022〕001号", published=date(2022, 4, 13),
        by=None,
    )  # fmt: skip


def _draft(organ: Organ, staff: dict[str, Person], title: str, active: bool) -> Document:
    made = drafting.draft(
        organ, kind="notice", code=CODE, title=f"{organ}关于印发{title}（示例）的通知",
        summary=f"印发{title}", addressee="各股室", section=organ.sections.first(),
        body=f"各股室：\n\n现将{title}（示例）印发给你们，请认真落实。", by=staff["jingban"],
    )  # fmt: skip
    reason, basis = ("", "") if active else ("内部管理事务", "《条例》第十六条第一款")
    attribute = "active" if active else "on_request"
    return drafting.propose(
        made, attribute=attribute, reason=reason, basis=basis, by=staff["jingban"]
    )


def _check(document: Document, staff: dict[str, Person]) -> Document:
    return passing.check(document, attribute=document.proposed, by=staff["gongkai"])


def _clear(document: Document, staff: dict[str, Person], day: date) -> Document:
    at = datetime.combine(day, time(2), UTC)
    passing.clear(document, points=CLEAR, by=staff["baomi"], at=at)
    return document


def _sign(document: Document, staff: dict[str, Person], day: date) -> Document:
    review = None if document.proposed == "active" else date(day.year + 2, 1, 15)
    return passing.sign(
        document, attribute=document.proposed, on=day, reassess=review, by=staff["zhuyao"]
    )


def _issue(document: Document, staff: dict[str, Person], day: date) -> Document:
    return passing.issue(document, on=day, by=staff["jingban"])
