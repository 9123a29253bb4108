"""The points of a secrecy review, item by item, and what they come to."""

from collections.abc import Mapping

from gongkai.web.organs.errors import Refused

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


def judged(points: Mapping[str, str], *, note: str) -> bool:
    """Whether a review passed: every point answered, none found. Refused while one is open."""
    open_ = [title for key, title in POINTS.items() if points.get(key) not in (CLEAN, FOUND)]
    if open_:
        raise Refused(f"应逐项审查，尚未填写：{'、'.join(open_)}")
    if any(points[key] == FOUND for key in POINTS):
        if not note.strip():
            raise Refused("审查发现问题的，请写明", field="note")
        return False
    return True
