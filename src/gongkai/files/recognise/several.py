"""Several reports in one file: the first is read, and the others are not mixed into it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.recognise.chapters import Heading, all_headings
from gongkai.files.recognise.said import Said, said
from gongkai.files.recognise.vocabulary import fold

OTHERS = "文件中还有另一份报告，只读取了第一份"

_TITLE = re.compile(r"20\d\d年?度?.{0,30}(?:政府信息公开.{0,6}年度.{0,4}报告|年报)$")
_LONGEST = 60
_ABOVE = 6
"""Paragraphs above its first heading among which a report's title is looked for."""
_TWO = 2
_BEGUN = 3
"""A first chapter after the third one or a later one belongs to another report."""


def first_report(paper: Paper) -> Paper:
    """The paper up to where a second report begins; nearly every paper as it is."""
    firsts = sum(isinstance(b, Paragraph) and "总体情况" in b.text for b in paper.blocks)
    if firsts < _TWO:
        return paper
    words = said(paper, tables=range(len(paper.blocks) + 1))
    start = _second(words, *all_headings(words))
    if start is None or not words[start].block:
        return paper
    remarks = (*paper.remarks, OTHERS)
    return replace(paper, blocks=paper.blocks[: words[start].block], remarks=remarks)


def _second(words: Sequence[Said], found: Sequence[Heading], listed: set[int]) -> int | None:
    """The line at which a second report begins. A list of contents is no report."""
    furthest = 0
    for heading in found:
        if {heading.line, heading.line - 1} & listed or heading.printed.startswith(("（", "(")):
            continue
        if heading.chapter == 1 and heading.number == 1 and furthest >= _BEGUN:
            above = range(max(0, heading.line - _ABOVE), heading.line)
            return next((n for n in above if _entitles(words[n].text)), heading.line)
        furthest = max(furthest, heading.chapter)
    return None


def _entitles(text: str) -> bool:
    return len(text) <= _LONGEST and _TITLE.search(fold(text)) is not None
