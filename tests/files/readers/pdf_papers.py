"""Papers of our own for the PDF and scan readers: a report's tables set in many ways.

A table is a list of rows of slots, a slot standing once at its top left with its spans, as in
HTML. The same tables are set by typst (ruled, three lines, no lines, turned, in two columns) and
written as HTML for the office and the browser.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from pathlib import Path

import typst

from gongkai.report.edition import Edition, edition

Value = int | Decimal


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a table as set; `key` is the fact key of a figure."""

    text: str
    rows: int = 1
    columns: int = 1
    key: str = ""


Row = tuple[Slot, ...]


@dataclass(frozen=True)
class Table:
    """Rows of slots with the number of columns and of heading rows."""

    rows: tuple[Row, ...]
    columns: int
    head: int
    widths: tuple[float, ...]

    def placed(self) -> Iterator[tuple[int, int, Slot]]:
        """Every slot with its 0-based row and column."""
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(self.rows):
            x = 0
            for slot in row:
                while (y, x) in taken:
                    x += 1
                yield y, x, slot
                taken |= {(y + j, x + i) for j in range(slot.rows) for i in range(slot.columns)}


@dataclass(frozen=True)
class Style:
    """How a report is set; every field is one choice of a real typesetter."""

    rules: str = "full"  # full | outer-none | three | none | thick | dashed | rects
    size: float = 9
    page: str = "a4"
    flipped: bool = False
    turn: int = 0
    margin: float = 2.5
    head: bool = False
    repeat: bool = True
    columns: int = 1
    fill: bool = False
    font: str = "Noto Serif CJK SC"
    before: Mapping[int, str] = field(default_factory=dict)
    numbers: bool = True
    height: float = 1.0


def figures(form: Edition, *, seed: int, wide: bool = False) -> dict[str, Value]:
    """Random figures that keep every identity of the form; mostly zero, as real reports are."""
    chance = random.Random(seed)  # noqa: S311 - figures of a specimen
    top = 40000 if wide else 60
    found: dict[str, Value] = {}
    for key, cell in form.cells.items():
        lively = chance.random() < (0.9 if wide else 0.35)
        found[key] = chance.randrange(1, top) if lively else 0
        if cell.kind == "decimal":
            found[key] = Decimal(chance.randrange(0, 10**7)) / 100
    _balance(found, form)
    return found


def _balance(found: dict[str, Value], form: Edition) -> None:
    people = [column.key for column in form.columns if column.key != "total"]
    for person in people:
        leaves = sum(found[f"table3.{leaf}.{person}"] for leaf in form.leaves)
        carried = found[f"table3.carried_forward.{person}"]
        found[f"table3.carried_over.{person}"] = over = min(5, leaves)
        found[f"table3.total.{person}"] = leaves
        found[f"table3.new_received.{person}"] = leaves + carried - over
    for identity in form.identities:
        if identity.where.endswith(".total"):
            found[identity.where] = sum(found[key] for key in identity.plus)


def table2(form: Edition, found: Mapping[str, Value]) -> list[Table]:
    """Table 2: one table of four columns, blocks one under the other."""
    widest = max(len(block.fields) for block in form.blocks) + 1
    rows: list[Row] = []
    for block in form.blocks:
        rows.append((Slot(block.heading, columns=widest),))
        spans = _spread(len(block.fields), widest - 1)
        labels = (Slot(f.label, columns=s) for f, s in zip(block.fields, spans, strict=True))
        rows.append((Slot(block.stub), *labels))
        for item in block.items:
            keys = [f"table2.{item.key}.{f.key}" for f in block.fields]
            cells = (
                Slot(str(found[key]), columns=s, key=key)
                for key, s in zip(keys, spans, strict=True)
            )
            rows.append((Slot(item.label), *cells))
    return [Table(tuple(rows), widest, 0, (1.4,) + (1.0,) * (widest - 1))]


def _spread(count: int, width: int) -> list[int]:
    spans = [width // count] * count
    spans[-1] += width - sum(spans)
    return spans


def table3(form: Edition, found: Mapping[str, Value], *, pick: slice = slice(None)) -> Table:
    """Table 3 with its three heading rows, three stub columns and seven columns of figures."""
    legal = [column for column in form.columns if column.legal]
    head: list[Row] = [
        (Slot(form.corner, rows=3, columns=3), Slot(form.applicants, columns=len(form.columns))),
        (
            Slot(form.columns[0].label, rows=2),
            Slot(form.legal, columns=len(legal)),
            Slot(form.columns[-1].label, rows=2),
        ),
        tuple(Slot(column.label) for column in legal),
    ]
    body: list[Row] = []
    results = [row for row in form.rows if row.part in ("leaf", "handled")]
    for row in form.rows[pick]:
        stub: list[Slot] = []
        if row.part in ("in", "out"):
            stub.append(Slot(row.label, columns=3))
        elif row is results[0]:
            stub.append(Slot(form.results, rows=len(results)))
        if row.part in ("leaf", "handled"):
            stub += _stub(form, row.key)
        keys = [f"table3.{row.key}.{column.key}" for column in form.columns]
        body.append((*stub, *(Slot(str(found[key]), key=key) for key in keys)))
    widths = (1.1, 1.5, 3.6) + (1.0,) * len(form.columns)
    return Table((*head, *body), 3 + len(form.columns), 3, widths)


def _stub(form: Edition, key: str) -> list[Slot]:
    row = next(row for row in form.rows if row.key == key)
    if not row.group:
        return [Slot(row.label, columns=2)]
    group = next(group for group in form.groups if group.key == row.group)
    members = [each.key for each in form.rows if each.group == row.group]
    first = [Slot(group.label, rows=len(members))] if members[0] == key else []
    return [*first, Slot(row.label)]


def table4(form: Edition, found: Mapping[str, Value]) -> Table:
    """Table 4: fifteen columns under three heading rows, one row of figures."""
    names = [Slot(result.label) for result in form.dispute_results]
    count = len(names)
    rows: tuple[Row, ...] = (
        (
            Slot(form.review, rows=1, columns=count),
            Slot(form.litigation, columns=2 * count),
        ),
        (
            *(Slot(name.text, rows=2) for name in names),
            *(Slot(group.label, columns=count) for group in form.dispute_groups[1:]),
        ),
        tuple(names * 2),
        tuple(
            Slot(str(found[key]), key=key)
            for group in form.dispute_groups
            for key in (f"table4.{group.key}.{r.key}" for r in form.dispute_results)
        ),
    )
    return Table(rows, 3 * count, 3, (1.0,) * (3 * count))


# ── typst ───────────────────────────────────────────────────────────────────────────────────────
SENTENCES = (
    "本年度按照上级要求，持续推进主动公开，及时更新机构职能、政策文件和办事指南等内容，"
    "通过门户网站、政务新媒体和公示栏向社会公布各类信息，方便群众查询和获取。",
    "认真办理依申请公开，健全登记、审核、办理、答复、归档的工作流程，"
    "全年没有因答复不当被纠正的情况，收费标准执行国家统一规定。",
    "坚持先审查、后公开，落实三审三校制度，明确专人负责栏目维护，"
    "定期开展业务培训和检查，对发现的问题列出清单逐项整改。",
)
TITLE = "某某县水务局2024年政府信息公开工作年度报告"


def content(text: str) -> str:
    """A text as typst markup."""
    special = "\\#$*_`<>@[]~=-+/"
    return "".join("\\" + char if char in special else char for char in text)


def _stroke(style: Style) -> str:
    return {
        "full": "0.5pt",
        "thick": "1.5pt",
        "dashed": '(thickness: 0.6pt, dash: "dashed")',
        "rows": "(x, y) => (top: 0.5pt, bottom: 0.5pt)",
        "outer-none": "(x, y) => (left: if x > 0 {0.5pt}, top: if y > 0 {0.5pt})",
    }.get(style.rules, "none")


def typst_table(table: Table, style: Style) -> str:
    """One table as typst markup."""
    widths = ", ".join(f"{width}fr" for width in table.widths)
    lines = [f"#table(columns: ({widths}), stroke: {_stroke(style)}, align: center + horizon,"]
    lines.append(f"inset: (x: 3pt, y: {3.2 * style.height}pt),")
    if style.fill:
        lines.append('fill: (x, y) => if y < 3 {rgb("#dde6f0")},')
    cells = [_typst_cell(slot) for row in table.rows[table.head :] for slot in row]
    heads = [_typst_cell(slot) for row in table.rows[: table.head] for slot in row]
    three = style.rules == "three"
    lines += ["table.hline(stroke: 1pt),"] if three else []
    if heads and style.repeat:
        lines.append("table.header(" + ", ".join(heads) + "),")
    else:
        lines.append("".join(f"{head}, " for head in heads))
    lines += [f"table.hline(y: {table.head}, stroke: 0.5pt),"] if three and table.head else []
    lines.append(", ".join(cells) + ",")
    lines += ["table.hline(stroke: 1pt),"] if three else []
    return "\n".join([*lines, ")"])


def _typst_cell(slot: Slot) -> str:
    spans = [f"rowspan: {slot.rows}"] if slot.rows > 1 else []
    spans += [f"colspan: {slot.columns}"] if slot.columns > 1 else []
    return f"table.cell({', '.join(spans)})[{content(slot.text)}]"


def typst_source(form: Edition, found: Mapping[str, Value], style: Style) -> str:
    """A whole report as typst markup."""
    head = f"header: align(center)[{TITLE[:5]}年报]," if style.head else ""
    numbers = 'numbering: "— 1 —",' if style.numbers else ""
    page = f'#set page("{style.page}", margin: {style.margin}cm, flipped: '
    parts = [
        page + f"{str(style.flipped).lower()}, {head} {numbers} columns: {style.columns})",
        f'#set text(font: "{style.font}", lang: "zh", region: "cn", size: 11pt)',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        "#show table: set par(justify: false, first-line-indent: 0pt, leading: 0.4em)",
        f"#show table: set text(size: {style.size}pt)",
        f"#align(center)[#text(size: 16pt)[{TITLE}]]",
        "",
        *_chapters(form, found, style),
    ]
    return "\n\n".join(parts)


def _chapters(form: Edition, found: Mapping[str, Value], style: Style) -> Iterator[str]:
    tables = {2: table2(form, found), 3: [table3(form, found)], 4: [table4(form, found)]}
    for chapter in form.chapters:
        yield style.before.get(chapter.number, "")
        yield f"#block[#strong[{'〇一二三四五六'[chapter.number]}、{chapter.heading}]]"
        if chapter.number in tables:
            for table in tables[chapter.number]:
                yield typst_table(table, style)
        else:
            yield from (content(sentence) for sentence in SENTENCES)


def typst_pdf(source: str) -> bytes:
    """The PDF of a typst source."""
    return typst.compile(source.encode())


def report_pdf(key: str = "2021-30", *, seed: int = 1, style: Style | None = None) -> bytes:
    """A whole report of ours as PDF."""
    form = edition(key)
    return typst_pdf(typst_source(form, figures(form, seed=seed), style or Style()))


# ── HTML, for the office and the browser ────────────────────────────────────────────────────────
def html_table(table: Table) -> str:
    """One table as HTML."""
    lines = ["<table border='1' cellspacing='0' style='border-collapse:collapse;width:100%'>"]
    for row in table.rows:
        cells = "".join(
            f"<td rowspan='{slot.rows}' colspan='{slot.columns}'>{escape(slot.text)}</td>"
            for slot in row
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def report_html(form: Edition, found: Mapping[str, Value]) -> str:
    """A whole report as HTML."""
    tables = {2: table2(form, found), 3: [table3(form, found)], 4: [table4(form, found)]}
    parts = [f"<h1>{TITLE}</h1>"]
    for chapter in form.chapters:
        parts.append(f"<p><b>{'〇一二三四五六'[chapter.number]}、{chapter.heading}</b></p>")
        if chapter.number in tables:
            parts += [html_table(table) for table in tables[chapter.number]]
        else:
            parts += [f"<p style='text-indent:2em'>{escape(s)}</p>" for s in SENTENCES]
    body = "\n".join(parts)
    style = "body{font-family:'Noto Serif CJK SC';font-size:11pt} table{font-size:9pt}"
    return (
        f"<html lang='zh'><meta charset='utf-8'><style>{style}</style><body>{body}</body></html>"
    )


def office_pdf(html: str) -> bytes:
    """The PDF that LibreOffice makes of a page of HTML."""
    command = shutil.which("soffice") or "soffice"
    with tempfile.TemporaryDirectory(prefix="gongkai-") as place:
        page = Path(place, "report.html")
        page.write_text(html, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(place, 'profile').as_uri()}"
        kind = ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", place, str(page)]
        subprocess.run(  # noqa: S603 - our own page, our own office
            [command, profile, "--headless", *kind], check=True, capture_output=True, timeout=120
        )
        return page.with_suffix(".pdf").read_bytes()
