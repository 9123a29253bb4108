"""The six chapters, known by what their headings say, with the words that stand under them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from gongkai.files.recognise.labels import match as match_label
from gongkai.files.recognise.said import Said
from gongkai.files.recognise.vocabulary import fold, is_odd
from gongkai.report.edition import Edition
from gongkai.report.report import Chapter, Passage, Place

_NUMBER = re.compile(
    r"^(?:第?(?P<chinese>[一二三四五六七八九十])(?:部分|章)?\s*[、.．,，:： ]"
    r"|(?P<section>[(（]\s*[一二三四五六七八九十]\s*[)）])[、.]?"
    r"|(?P<digit>[1-9])\s*[、.．](?!\d))\s*"
)
_SPEAKS = (
    (2, re.compile(r"^(?:[^。，]{0,8})?主动公开(?:的)?政府信息(?:的)?(?:工作)?情况")),
    (
        3,
        re.compile(
            r"^(?:[^。，]{0,8})?(?:收到|受理)(?:和|并|及|与)?(?:处理|办理)(?:的)?政府信息(?:依)?(?:公开)?申请(?:的)?(?:工作)?情况"
        ),
    ),
    (
        4,
        re.compile(
            r"^(?:因)?(?:[^。，]{0,14})?(?:被(?:申请|提起))?(?:政府信息公开)?行政复议(?:[、和及与]|以及|，|提起|被提起)*(?:提起)?(?:行政)?诉讼(?:的)?(?:工作)?情况"
        ),
    ),
    (
        5,
        re.compile(
            r"^(?:[^。，]{0,12})?存在的?(?:主要)?(?:困难|问题)(?:[和及与、]|以及)?(?:下一?步)?(?:的)?(?:改进|整改|不足|原因)?(?:工作)?(?:的)?(?:情况|措施|打算|计划|办法|建议|方向|思路|举措)?"
        ),
    ),
    (6, re.compile(r"^(?:需要(?:说明|报告)的)?其他(?:需要|应当|需)?(?:报告|说明)?(?:的)?事项")),
    (
        1,
        re.compile(
            r"^(?:政府信息公开|工作|年度)?(?:工作)?(?:总体|基本|整体)(?:工作)?情况|^概述|^(?:工作)?总体(?:工作)?情况"
        ),
    ),
)
_WEAK = (
    (2, re.compile(r"^主动公开(?:工作)?情况$|^主动公开政府信息$")),
    (3, re.compile(r"^(?:政府信息)?(?:依申请公开|公开申请)[^。，]{0,14}情况$|^依申请公开$")),
    (
        4,
        re.compile(
            r"^[^。，]{0,20}行政复议[^。]{0,10}诉讼[^。]{0,8}$|^复议[^。，]{0,6}诉讼[^。，]{0,4}情况$"
        ),
    ),
    (5, re.compile(r"^[^。，]{0,16}(?:问题|不足)[^。，]{0,16}$")),
    (6, re.compile(r"^其他(?:需要|有关)?[^。，]{0,8}(?:事项|情况)$")),
    (1, re.compile(r"^(?:总体|基本|整体)[^。，]{0,8}$|^[^。，]{0,8}概[述况]$")),
)
_PATTERNS = (
    *((chapter, pattern, True) for chapter, pattern in _SPEAKS),
    *((chapter, pattern, False) for chapter, pattern in _WEAK),
)
_FURNITURE = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|主办单位|主办[:：]|承办单位|承办[:：]|技术支持|网站地图"
    r"|关闭(?:窗口|本页)|打印(?:本页|此页|页面)?$|上一[篇条]|下一[篇条]|扫一扫|分享到|返回顶部|责任编辑|相关(?:附件|链接|文档|信息)[:：]?$"
)
_NONE = ("无", "没有", "暂无")
"""What may be glued to a heading and is its chapter's whole text."""

_REST = 6
_FURNITURE_LENGTH = 80
_LONGEST = 60
_BARE = 30
"""Characters of a heading without a number."""

_NEEDED = {
    "总体": 1, "基本": 1, "整体": 1, "概": 1, "主动公开": 2, "申请": 3, "复议": 4,
    "问题": 5, "困难": 5, "不足": 5, "其他": 6, "其它": 6,
}  # fmt: skip
"""Words of which one stands in every heading of a chapter: most lines have none of them."""

_HINT = re.compile("|".join(_NEEDED))
_STOPS = " :：。.．｡"
_ENDINGS = frozenset("况述项难题和及与、步的进改足因作施算划法议向路措")
"""How the words of `_SPEAKS` may end: a bare line that ends otherwise is no heading."""

_BEGINNINGS = frozenset("一二三四五六七八九十第（(123456789⼀⼆㈠㈡㈢㈣㈤㈥１２３４５６①②③④⑤⑥")


class Heading(NamedTuple):
    """A heading as found: which chapter it is, as printed, and where.

    `rest` is text glued to it, `block` its block in the paper, `line` its number in the words.
    """

    chapter: int
    number: int | None
    title: str
    printed: str
    rest: str
    block: int
    line: int
    place: Place | None


def headings_in(words: Sequence[Said]) -> list[Heading]:
    """The headings of the chapters in the order of the paper, one for each chapter at most."""
    return _rising(*all_headings(words))


def all_headings(words: Sequence[Said]) -> tuple[list[Heading], set[int]]:
    """Every line that may be a chapter's heading, and the lines that only list them."""
    lines = [_heading_on(each, number) for number, each in enumerate(words)]
    for number, (each, after) in enumerate(pairwise(words)):
        if lines[number] is None and lines[number + 1] is None and _goes_on(each.text):
            lines[number] = _on_two_lines(each, after, number)
    found = [heading for heading in lines if heading is not None]
    return found, _listed(found)


def _goes_on(text: str) -> bool:
    """Whether a line may be the beginning of a heading that a line break cut."""
    return text[:1] in _BEGINNINGS and len(text) <= _LONGEST // 2 and text[-1:] not in "。；;，："


def _on_two_lines(block: Said, after: Said, number: int) -> Heading | None:
    """The heading of a chapter that two lines are together, and nothing else with it."""
    numbered = _NUMBER.match(fold(block.text).strip())
    if numbered is None or not numbered["chinese"] or len(after.text) > _LONGEST // 2:
        return None
    found = _heading_on(block._replace(text=block.text.strip() + after.text.strip()), number)
    return found._replace(line=number + 1) if found is not None and not found.rest else None


def _listed(found: Sequence[Heading]) -> set[int]:
    """Lines of headings with nothing under them but the next heading: a table of contents."""
    return {
        heading.line
        for heading, after in pairwise(found)
        if after.line == heading.line + 1 and after.block <= heading.block + 1
    }


def _heading_on(block: Said, number: int) -> Heading | None:
    text = block.text.strip()
    bare = text[:1] not in _BEGINNINGS
    if bare and (len(text) > _BARE + 10 or not _may_end(text.rstrip(_STOPS)[-1:])):
        return None
    if not _HINT.search(text) and not is_odd(text):
        return None
    text = fold(text).strip()
    numbered = _NUMBER.match(text)
    rest = text[numbered.end() :] if numbered else text
    if not numbered and len(text) > _BARE:
        return None
    hints = {_NEEDED[word] for word in _HINT.findall(text)}
    printed = _printed(numbered) if numbered else None
    for chapter, pattern, strong in _PATTERNS:
        if chapter not in hints or not (strong or numbered):
            continue
        match = pattern.match(rest)
        if match and _stands(match, rest, numbered, strong=strong):
            return _heading(chapter, printed, match, rest, (number, block))
    return None


@lru_cache(maxsize=8192)
def _may_end(last: str) -> bool:
    return last in _ENDINGS or is_odd(last)


def _stands(
    match: re.Match[str],
    rest: str,
    numbered: re.Match[str] | None,
    *,
    strong: bool,
) -> bool:
    """Whether the words are a heading: alone on their line, or glued to their text by number."""
    after = rest[match.end() :].strip(_STOPS)
    alone = len(after) <= _REST and not after.startswith(("，", ",", "、", *_NONE))
    section = bool(numbered and numbered["section"])
    if numbered is None:
        return strong and alone and (len(after) == 0)
    if section:
        return strong and alone and match.end() >= 4
    return alone or (strong and bool(numbered["chinese"]))


def _printed(numbered: re.Match[str]) -> int | None:
    letter = numbered["chinese"] or (numbered["section"] or "").strip("()（） ")
    if letter:
        return "一二三四五六七八九十".index(letter) + 1
    return int(numbered["digit"])


def _heading(
    chapter: int,
    printed: int | None,
    match: re.Match[str],
    rest: str,
    line: tuple[int, Said],
) -> Heading:
    number, block = line
    after = rest[match.end() :].strip(_STOPS)
    alone = len(after) <= _REST and not after.startswith(_NONE)
    title = rest.strip(" :：。") if alone else match.group()
    glued = 0 if alone else len(rest[match.end() :].lstrip(" :：。."))
    text = block.text.strip()
    shown = text[: len(text) - glued].strip()
    return Heading(
        chapter, printed, title, shown, text[len(text) - glued :], block.block, number, block.place
    )


def _rising(found: list[Heading], listed: set[int]) -> list[Heading]:
    """The longest run of headings whose chapters rise.

    Numbered ones go before bare ones, those with text under them before those that are listed,
    and all of them before a section （一） that says the same as its chapter.
    """
    best: list[tuple[float, list[Heading]]] = []
    for place, heading in enumerate(found):
        section = heading.printed.startswith(("（", "("))
        value = 1.4 + 0.5 * (heading.number is not None) + 0.2 * (heading.line not in listed)
        value += 0.3 * (heading.number == heading.chapter) - 0.9 * section
        before = [
            best[other] for other in range(place) if best[other][1][-1].chapter < heading.chapter
        ]
        score, chain = max(before, key=lambda pair: pair[0], default=(0.0, []))
        best.append((score + value, [*chain, heading]))
    return max(best, key=lambda pair: pair[0], default=(0.0, []))[1]


def chapters_of(
    words: Sequence[Said], headings: Sequence[Heading], *, without: frozenset[int] = frozenset()
) -> dict[int, Chapter]:
    """The chapters by number of the form, each with the paragraphs under its heading.

    `without`: numbers of blocks that are tables in words.
    """
    chapters: dict[int, Chapter] = {}
    for heading, after in zip_longest(headings, headings[1:]):
        end = after.line if after is not None else len(words)
        chapters[heading.chapter] = Chapter(
            heading.number,
            heading.title,
            heading.printed,
            tuple(_passages(words, heading, end, without)),
            heading.place,
        )
    return chapters


def _passages(
    words: Sequence[Said], heading: Heading, end: int, without: frozenset[int]
) -> Iterator[Passage]:
    if heading.rest and heading.block not in without:
        yield Passage(heading.rest, heading.place)
    for each in words[heading.line + 1 : end]:
        text = each.text.strip()
        if each.block in without:
            continue
        if len(text) < _FURNITURE_LENGTH and _FURNITURE.search(text):
            if heading.chapter == 6:
                return
            continue
        if text and not (2 <= heading.chapter <= 4 and _only_label(text)):
            yield Passage(text, each.place)


def _only_label(text: str) -> bool:
    """A line of a table that stands outside its grid."""
    found = match_label(text)
    return bool(found.names) and found.near == 0


def missing_headings(chapters: dict[int, Chapter], edition: Edition) -> Iterator[int]:
    """Numbers of the form's chapters whose heading was not found."""
    return (form.number for form in edition.chapters if form.number not in chapters)
