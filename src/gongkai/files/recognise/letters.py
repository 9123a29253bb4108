"""A letter about a report is no report: 关于《某局2024年政府信息公开工作年度报告》的整改建议."""

import re
from collections.abc import Collection, Sequence

from gongkai.files.recognise.said import Said

_TITLE = re.compile(
    r"关于(?:《[^《》。]{0,70}|[^《》。；]{0,60})年度报告》?的"
    r"(?:整改|修改|审核|核查|核对|反馈|情况)?(?:建议|意见|通知|通报|反馈|回复|复函|说明|函)"
)
_BEGINNING = 4000
"""Characters without white space in which a title is looked for: menus may stand above it."""

_CHAPTERS = 3
"""A report whose tables cannot be read still has so many chapters; a letter has not."""


def letter_about(words: Sequence[Said], chapters: Collection[int]) -> str:
    """The title of the letter that a paper without tables is; empty when it is none."""
    if len(chapters) >= _CHAPTERS:
        return ""
    text = "".join("".join(each.text.split()) for each in words)[:_BEGINNING]
    found = _TITLE.search(text)
    return found.group() if found else ""
