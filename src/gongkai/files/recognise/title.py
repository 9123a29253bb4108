"""Whose report, of which year: read from the title, else from the opening words."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.recognise.labels import fold

_REPORT = r"政府信息公开(?:工作)?(?:情况)?(?:的)?年度(?:工作)?报告"
_TITLE = re.compile(
    rf"(?P<before>[^。；;《》“”\n]{{0,60}}?)(?P<year>20\d\d|二[〇○零O0][一二三四五六七八九〇○零O0]{{2}})\s*年?度?"
    rf"(?P<organ>[^。；;《》“”\n，,]{{0,40}}?)(?:{_REPORT}|政府信息公开工作报告|政府信息公开年报)"
)
_BARE = re.compile(_REPORT)
_PERIOD = re.compile(r"(20\d\d)年1月1日[^。]{0,12}?12月31日")
_SOURCE = re.compile(
    r"(?:发布机构|发布单位|信息来源|来源|发文机关|公开机构|责任部门)[:： ]\s*(?P<organ>[\u4e00-\u9fff]{3,30})"
)
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_LEAD = re.compile(
    r"^(?:关于|附件\d*[:：]?|当前位置|标题|名称|现?将?(?:发布|公布)(?:如下)?[:：]?|现?将)\s*"
)
_CUT = re.compile(r"[>＞»|｜\\/【】\[\]：:、]|-{1,2}|—+")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()·、]{2,38}(?:政府|办公室|[局委厅办室会院所站处科股队署库馆社团校部省市县区乡镇道村]|中心|公司)"
)
_LONGEST = 90
"""Characters of a title with what may stand beside it; longer paragraphs only mention it."""


class Title(NamedTuple):
    """The title as printed, and what it says; `block` is where it stands (−1: not a paragraph)."""

    text: str = ""
    organ: str = ""
    year: int | None = None
    block: int = -1


def title_of(paper: Paper, *, until: int) -> Title:
    """The title of the report, looked for above block number `until` (its first heading)."""
    candidates = list(_candidates(paper, until))
    best = max(candidates, key=lambda pair: pair[0], default=None)
    found = best[1] if best is not None else Title()
    organ = found.organ or _organ_elsewhere(paper, until)
    return found._replace(organ=organ, year=found.year or _period(paper))


def _candidates(paper: Paper, until: int) -> Iterable[tuple[float, Title]]:
    texts = [
        (number, block)
        for number, block in enumerate(paper.blocks[:until])
        if isinstance(block, Paragraph)
    ]
    for place, (number, block) in enumerate(texts):
        text = fold(block.text)
        if len(text) > _LONGEST or "公开" not in text or "。" in text:
            continue
        lines = [text]
        above = "".join(fold(texts[place - 1][1].text).split()) if place else ""
        if _ORGAN.fullmatch(above):
            lines.append(above + text)
        for line in lines:
            title = _parsed("".join(line.split()), number)
            if title is not None:
                yield _likely(block, title, joined=line is not lines[0]), title
    for name in ("title", "ArticleTitle"):
        text = "".join(fold(paper.meta.get(name, "")).split())
        title = _parsed(text, -1) if text else None
        if title is not None:
            yield 1.5, title


def _likely(block: Paragraph, title: Title, *, joined: bool) -> float:
    score = 1.0 + (block.level is not None and block.level <= 1) + bool(title.organ) * 2.5
    length = len("".join(block.text.split()))
    score += 1.5 if abs(length - len(title.text)) < 3 else 0
    score -= 0.5 if joined else 0
    return score + min(title.block, 200) / 1000


def _parsed(line: str, number: int) -> Title | None:
    found = _TITLE.search(line)
    if found is None:
        return _bare(line, number)
    organ = _clean(found["before"]) or _clean(found["organ"])
    year = int(found["year"].translate(_DIGITS))
    start = found.start() + len(found["before"]) - len(_tail(found["before"]))
    return Title(line[start : found.end()], organ, year, number)


def _bare(line: str, number: int) -> Title | None:
    found = _BARE.search(line)
    if found is None or len(line) > 60:
        return None
    return Title(line[: found.end()], _clean(line[: found.start()]), None, number)


def _tail(words: str) -> str:
    return _CUT.split(words)[-1]


def _clean(words: str) -> str:
    organ = _LEAD.sub("", _tail(words))
    organ = re.sub(r"(?:关于|的|发布)+$", "", organ)
    organ = re.sub(r"^(?:发布|公布|印发|区域内|现)+", "", organ)
    return organ if re.search(r"[\u4e00-\u9fff]{2}", organ) and len(organ) < 40 else ""


def _organ_elsewhere(paper: Paper, until: int) -> str:
    """The organ named in the opening words, or as the source of the page."""
    source = ""
    for block in paper.blocks[: until + 1]:
        if not isinstance(block, Paragraph):
            continue
        text = "".join(fold(block.text).split())
        for found in re.finditer(
            r"(?:《|现(?:发布|公布|将)|编制|发布)([^《》。；，]{0,60})", text
        ):
            title = _TITLE.match(found[1])
            if title and (organ := _clean(title["before"]) or _clean(title["organ"])):
                return organ
        found_source = _SOURCE.search(fold(block.text))
        if found_source and not source:
            source = found_source["organ"]
    return source or paper.meta.get("source", "")


def _period(paper: Paper) -> int | None:
    """The year of the period the figures cover."""
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            found = _PERIOD.search("".join(fold(block.text).split()))
            if found:
                return int(found[1])
    return None


def opening_of(paper: Paper, title: Title, until: int) -> Sequence[Paragraph]:
    """The paragraphs between the title and the first chapter that are sentences."""
    first = title.block + 1
    return [
        block
        for block in paper.blocks[first:until]
        if isinstance(block, Paragraph) and _sentence(block.text)
    ]


def _sentence(text: str) -> bool:
    return len(text) > 15 and any(stop in text for stop in "。；，")
