"""A report that came as one long line, cut before its chapter headings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.files.paper import Block, Paper, Paragraph

_LONG = 300
_FEWEST = 3
_HEADING = re.compile(
    r"[一二三四五六]\s*、\s*(?=总体情况|概述|主动公开政府信息的?情况|收到和处理政府信息公开申请"
    r"|因?政府信息公开(?:工作)?(?:被申请)?行政复议|(?:政府信息公开工作)?存在的?(?:主要)?问题"
    r"|其他需要报告)"
)


def unrolled(paper: Paper) -> Paper:
    """The paper with such lines cut; most papers have none and are returned as they are."""
    long = (b for b in paper.blocks if isinstance(b, Paragraph) and len(b.text) >= _LONG)
    if not any(map(_starts, long)):
        return paper
    return replace(paper, blocks=tuple(each for block in paper.blocks for each in _cut(block)))


def _starts(block: Block) -> list[int]:
    if not isinstance(block, Paragraph) or len(block.text) < _LONG:
        return []
    starts = [found.start() for found in _HEADING.finditer(block.text)]
    return starts if len(starts) >= _FEWEST else []


def _cut(block: Block) -> Iterator[Block]:
    starts = _starts(block)
    if not starts or not isinstance(block, Paragraph):
        yield block
        return
    for start, end in zip([0, *starts], [*starts, len(block.text)], strict=True):
        text = block.text[start:end].strip()
        if text:
            yield Paragraph(text, None, block.place)
