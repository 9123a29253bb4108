"""A document on paper: the 发文稿纸 that goes round with it, and its text as it is printed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.files.paper import Block, Grid, GridCell, Paper, Paragraph
from gongkai.web.documents.models import Document, State

# 一、 黑体; （一） 楷体; 1. 仿宋 (GB/T 9704-2012, 7.3.3).
_LEVELS = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}、[^。；]{1,40}")),
    (2, re.compile(r"（[一二三四五六七八九十]{1,3}）[^。；]{1,40}")),
)
_WIDTHS = (1.2, 2.8, 1.2, 2.8)
Line = tuple[str, str] | tuple[str, str, str, str]


def draft_sheet(document: Document) -> Paper:
    """The 发文稿纸: who did what on the way, and what each said of the attribute."""
    title = f"{document.organ}发文稿纸"
    grid = _grid(tuple(_lines(document)))
    return Paper((Paragraph(title, level=0), grid), kind="document", meta={"title": title})


def _lines(document: Document) -> Iterator[Line]:
    review = document.secrecy_reviews.select_related("person").order_by("-pk").first()
    attribute = document.get_attribute_display() or document.get_proposed_display()
    yield "发文字号", document.number, "文种", document.get_kind_display()
    yield "标题", document.title
    yield "主送机关", document.addressee
    yield "抄送机关", document.copies
    if joint := "、".join(str(each) for each in document.joint_organs.select_related("organ")):
        yield "联合发文", joint
    yield "拟稿", _name(document.drafter), "拟定属性", document.get_proposed_display()
    yield "属性审核", _name(document.checker), "审核意见", document.get_advised_display()
    yield "保密审查", _name(review and review.person), "审查结果", str(review or "")
    yield "签发", _name(document.signer), "公开属性", attribute
    yield "理由依据", " ".join(filter(None, (document.reason, document.basis)))
    yield "成文日期", day(document.signed), "印发日期", day(document.issued)


def _name(person: object) -> str:
    return str(person) if person else ""


def _grid(lines: Sequence[Line]) -> Grid:
    cells = []
    for row, line in enumerate(lines):
        span = 3 if len(line) == 2 else 1
        for place, text in enumerate(line):
            heads = place % 2 == 0
            across = 1 if heads else span
            cells.append(GridCell(row, place, text, colspan=across, header=heads))
    return Grid(tuple(cells), rows=len(lines), columns=4, widths=_WIDTHS)


def text_of(document: Document) -> Paper:
    """The document as it is printed, from its mark to its 版记; a draft says that it is one."""
    blocks: tuple[Block, ...] = (
        Paragraph(_mark(document), style="centre"),
        Paragraph(document.number or "（未编号）", style="centre"),
        Paragraph(document.title, level=0),
        *([Paragraph(f"{document.addressee}：", style="lead")] if document.addressee else []),
        *_body(document.body),
        *_attachments(document),
        Paragraph("", style="right"),
        *_signed(document),
        Paragraph(f"公开属性：{document.get_attribute_display() or '（待签发）'}", style="lead"),
        _imprint(document),
    )
    meta = {"title": document.title, "organ": str(document.organ)}
    return Paper(blocks, kind="document", meta=meta)


def _mark(document: Document) -> str:
    if document.state in (State.ISSUED, State.SIGNED):
        return f"{document.organ}文件"
    return f"{document.organ}文件（{document.get_state_display()}）"


def _body(text: str) -> Iterator[Paragraph]:
    for line in filter(None, (each.strip() for each in text.splitlines())):
        level = next((level for level, shape in _LEVELS if shape.fullmatch(line)), None)
        yield Paragraph(line, level=level)


def _attachments(document: Document) -> Iterator[Paragraph]:
    """附件说明: numbered when there are several, no mark at the end."""
    titles = [str(each) for each in document.attachments.order_by("pk")]
    for number, title in enumerate(titles, start=1):
        place = f"{number}. " if len(titles) > 1 else ""
        yield Paragraph(f"{'附件：' if number == 1 else '　　　'}{place}{title}")


def _signed(document: Document) -> Iterator[Paragraph]:
    """The organs, the lead first, and the day the head signed."""
    joint = document.joint_organs.select_related("organ").order_by("pk")
    for each in (document.organ, *(one.organ for one in joint)):
        yield Paragraph(str(each), style="right")
    if document.signed:
        yield Paragraph(day(document.signed), style="right")


def _imprint(document: Document) -> Grid:
    """The 版记: copies to, who issued it and when."""
    lines: list[Line] = [("抄送", document.copies)] if document.copies else []
    lines.append(("印发机关", str(document.organ), "印发日期", day(document.issued)))
    return _grid(lines)


def day(on: date | None) -> str:
    """A day as documents print it: no zero before month and day."""
    return f"{on.year}年{on.month}月{on.day}日" if on else ""
