"""The points of a secrecy review, item by item, and what they come to."""

from collections.abc import Mapping
from datetime import datetime

from gongkai.web.documents.models import Document, Result, SecrecyReview
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Person

# reference: 保密法 Art. 35, 实施条例 Art. 42; Regulation Art. 11, 14–17.
POINTS: Mapping[str, str] = {
    "state": "国家秘密（绝密、机密、秘密及保密期限）",
    "work": "工作秘密",
    "commercial": "商业秘密",
    "personal": "个人隐私、个人信息",
    "stability": "国家安全、公共安全、经济安全、社会稳定",
    "aggregation": "与已公开信息汇聚后是否敏感",
    "source": "涉及其他机关的，已经协商确认",
}
CLEAN, FOUND = "clean", "found"


def judged(points: Mapping[str, str], *, note: str, parts: bool = False) -> Result:
    """What a review comes to: every point answered, none found. Refused while one is open.

    `parts`: what was found can be taken out. The document as it stands does not pass either way.
    """
    open_ = [title for key, title in POINTS.items() if points.get(key) not in (CLEAN, FOUND)]
    if open_:
        raise Refused(f"应逐项审查，尚未填写：{'、'.join(open_)}")
    if any(points[key] == FOUND for key in POINTS):
        if not note.strip():
            raise Refused("审查发现问题的，请写明", field="note")
        return Result.PARTS if parts else Result.REFUSED
    return Result.PASSED


def review(
    document: Document, *, points: Mapping[str, str], note: str, parts: bool, by: Person | None,
    at: datetime,
) -> SecrecyReview:  # fmt: skip
    """Keep the record of one review."""
    result = judged(points, note=note, parts=parts)
    return SecrecyReview.objects.create(
        document=document, points={key: points[key] for key in POINTS}, result=result,
        passed=result == Result.PASSED, note=note.strip(), person=by, at=at,
    )  # fmt: skip


def last_passed(document: Document) -> bool:
    """Whether the last review passed; one that never was did not."""
    found = document.secrecy_reviews.order_by("-pk").values_list("passed", flat=True).first()
    return bool(found)
