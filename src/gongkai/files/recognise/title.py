"""Whose report, of which year: read from the title, else from the opening words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gongkai.files.recognise.said import Said
from gongkai.files.recognise.vocabulary import fold
from gongkai.report.report import Passage

_REPORT = r"政府信息公开(?:工作)?(?:情况)?(?:的)?年度(?:工作)?报告"
_TITLE = re.compile(
    rf"(?P<before>[^。；;《》“”\n]{{0,60}}?)(?P<year>20\d\d|二[〇○零O0][一二三四五六七八九〇○零O0]{{2}})"
    rf"\s*(?:年度?|(?=政府信息公开))"
    rf"(?P<organ>[^。；;《》“”\n，,]{{0,40}}?)(?:{_REPORT}|政府信息公开工作报告|政府信息公开年报)"
)
_BARE = re.compile(_REPORT)
_PERIOD = re.compile(r"(20\d\d)年1月1日[^。]{0,12}?12月31日")
_SOURCE = re.compile(
    r"(?:发布机构|发布单位|来源|发文机关|公开机构|责任部门)[:： ]\s*"
    r"(?P<organ>[\u4e00-\u9fff]{3,30})"
)
_ALONE = re.compile(r"[(（\[]?(20\d\d)年?度?[)）\]]?")
_NO_ORGAN = re.compile(r"日期|时间|索引|来源|浏览|分类|字号|首页|报告|年报")
_OURS = re.compile(r"[我本](?:单位|机关|部门|街道|苏木|[局办镇乡委县市区厅州旗])")
_NAMED = re.compile(r"(?:《|现(?:发布|公布|将)|编制|发布)([^《》。；，,]{0,60})")
_NOTICE = re.compile(r"(?:编制|数据|报送|发布|有关)[^《》。，]{0,20}通知")
"""What goes on so is no report but a notice on how to write one: …年度报告编制工作的通知."""

_OF_YEAR = re.compile(
    r"(20\d\d)年度?(?:本(?:单位|机关|部门|[局办镇乡委县市区]))?(?:政府)?信息公开(?:工作)?(?:年度)?(?:情况|报告)"
)
_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_LEAD = re.compile(
    r"^(?:关于|附件\d*[:：]?|当前位置|标题|名称|现?将?(?:发布|公布)(?:如下)?[:：]?|现?将)\s*"
)
_CUT = re.compile(r"[>＞»|｜\\/【】\[\]：:、，,]|-{1,2}|—+")
_ORGAN = re.compile(
    r"(?!.*20\d\d年)(?=.*[\u4e00-\u9fff]{2})[\u4e00-\u9fffA-Za-z0-9（）()·、]{2,38}(?:政府|办公室|[局委厅办室会院所站处科股队署库馆社团校部省市县区乡镇道村]|中心|公司)"
)
_STOP = re.compile("[。；，：:>]")
_LINE = 45
"""Characters of one line of a title that is set large."""
_LONGEST = 90
"""Characters of a title with what may stand beside it; longer paragraphs only mention it."""


class Title(NamedTuple):
    """The title as printed and what it says; `line` is its number in the words, −1 for none."""

    text: str = ""
    organ: str = ""
    year: int | None = None
    line: int = -1


def title_of(words: list[Said], meta: Mapping[str, str], *, until: int) -> Title:
    """The title of the report, looked for above line number `until` (its first heading)."""
    candidates = list(_candidates(words[:until], meta))
    best = max(candidates, key=lambda pair: pair[0], default=None)
    found = best[1] if best is not None else Title()
    opening = words[: until + 1]
    organ, named = found.organ, None
    if not organ or not found.year:
        elsewhere, named = _named_elsewhere(opening)
        organ = organ or elsewhere or meta.get("ContentSource", "")
    year = found.year or _year_beside(words[:until], found) or _period(words)
    return found._replace(organ=organ, year=year or named or _year_told(opening))


def _candidates(words: Sequence[Said], meta: Mapping[str, str]) -> Iterator[tuple[float, Title]]:
    for number, each in enumerate(words):
        if "告" in each.text and len(each.text) <= _LINE:
            yield from _over_two_lines(words, number)
        if "报" in each.text and "公" in each.text and "开" in each.text:
            yield from _on_line(words, number)  # in every title, however it is spaced
    for name in ("ArticleTitle", "title"):
        title = _parsed("".join(fold(meta.get(name, "")).split()), -1)
        if title is not None:
            yield 1.5, title


def _on_line(words: Sequence[Said], number: int) -> Iterator[tuple[float, Title]]:
    """A title on one line, and with the organ named on the line above."""
    whole = _joined(words[number])
    text = whole if number else whole[:_LONGEST]
    if len(text) > _LONGEST or "公开" not in text or "。" in text:
        return
    above = _joined(words[number - 1]) if number else ""
    joined = [above + text] if _ORGAN.fullmatch(above) else []
    for line in [text, *joined]:
        title = _parsed(line, number)
        if title is not None and not _in_passing(title, text, whole):
            yield _likely(words[number], title, joined=line is not text), title


def _in_passing(title: Title, text: str, whole: str) -> bool:
    """Whether a first paragraph only mentions the report: 根据…，现将…年度报告公布如下."""
    return len(whole) > len(text) and bool(re.search("[，,]", text[: text.find(title.text)]))


def _over_two_lines(words: Sequence[Said], number: int) -> Iterator[tuple[float, Title]]:
    """A title that ran over the end of its line: …政府信息公 above 开工作年度报告."""
    lines = [_joined(each) for each in words[max(0, number - 1) : number + 1]]
    if len(lines) < 2 or any(len(line) > _LINE or _STOP.search(line) for line in lines):
        return
    whole = "".join(lines)
    broken = (
        "报告" not in lines[0] and not _BARE.search(lines[1]) and len(lines[1]) < len(lines[0])
    )
    title = _parsed(whole, number) if broken and whole.endswith("年度报告") else None
    if title is not None:
        yield _likely(words[number], title, joined=True) + 1.5, title


def _joined(block: Said) -> str:
    return "".join(fold(block.text).split())


def _likely(block: Said, title: Title, *, joined: bool) -> float:
    score = 1.0 + (block.level is not None and block.level <= 1) + bool(title.organ) * 2.5
    length = len("".join(block.text.split()))
    score += 1.5 if abs(length - len(title.text)) < 3 else 0
    score -= 0.5 if joined else 0
    return score + min(title.line, 200) / 1000


def _parsed(line: str, number: int) -> Title | None:
    found = _TITLE.search(line)
    if found is not None and _NOTICE.match(line, found.end()):
        return None
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
    if _OURS.fullmatch(organ):
        return ""
    organ = re.sub(r"^(?:发布|公布|印发|区域内|现)+", "", organ)
    if _NO_ORGAN.search(organ):
        return ""
    return organ if re.search(r"[\u4e00-\u9fff]{2}", organ) and len(organ) < 40 else ""


def _named_elsewhere(words: Sequence[Said]) -> tuple[str, int | None]:
    """The organ named in the opening words, with the year beside it, or the source of the page."""
    source = ""
    for each in words:
        text = "".join(fold(each.text).split())
        for found in _NAMED.finditer(text):
            title = _TITLE.match(found[1])
            if title and _NOTICE.match(found[1], title.end()):
                continue
            if title and (organ := _clean(title["before"]) or _clean(title["organ"])):
                return organ, int(title["year"].translate(_DIGITS))
        given = None if source else _SOURCE.search(fold(each.text))
        source = given["organ"] if given else source
    return source, None


def _year_told(words: Sequence[Said]) -> int | None:
    """The year that the opening words give to the work: 2022年度政府信息公开情况如下."""
    for each in words:
        found = _OF_YEAR.search("".join(fold(each.text).split()))
        if found:
            return int(found[1])
    return None


def _year_beside(words: list[Said], title: Title) -> int | None:
    """The year on the line of the title, above or below it: （2023年度）."""
    if title.line < 0:
        return None
    own = "".join(fold(words[title.line].text).split()).replace(title.text, "")
    around = words[max(0, title.line - 1) : title.line] + words[title.line + 1 : title.line + 3]
    for text in (own, *("".join(fold(each.text).split()) for each in around)):
        found = _ALONE.fullmatch(text)
        if found:
            return int(found[1])
    return None


def _period(words: Sequence[Said]) -> int | None:
    """The year of the period the figures cover."""
    for each in words:
        if "12" in each.text:
            found = _PERIOD.search("".join(fold(each.text).split()))
            if found:
                return int(found[1])
    return None


def opening_of(words: Sequence[Said], title: Title, until: int) -> list[Passage]:
    """The paragraphs between the title and the first chapter that are sentences."""
    return [
        Passage(each.text.strip(), each.place)
        for each in words[title.line + 1 : until]
        if _sentence(each.text)
    ]


def _sentence(text: str) -> bool:
    return len(text) > 15 and any(stop in text for stop in "。；，")
