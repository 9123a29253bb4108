"""A comparison of two reports as paper (HTML, DOCX, PDF) and as a workbook.

Figures that are alike in both are counted and not listed; the workbook holds every one. A blank
is called blank and never shown as 0.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.files.paper import Block, Grid, GridCell, Paper, Paragraph
from gongkai.files.tables import MONEY
from gongkai.report.compare import Comparison, Link, Pair, Relation, Share
from gongkai.report.edition import chinese_number
from gongkai.report.finding import plain
from gongkai.report.report import AnnualReport, Number

NOT_IN_FORM, NOT_FOUND, BLANK = "无此项", "未找到", "空白"
HELD = {True: "一致", False: "不一致", None: "有空白，不能核对"}
_TABLES = {"table2.": "表二", "table3.": "表三", "table4.": "表四"}
_WIDE, _NARROW = 2.5, 1.6

Row = tuple[str, ...]


def paper(found: Comparison) -> Paper:
    """The comparison as an official paper: figures, shares, links of years, words used again."""
    parts = [
        ("数字变化", list(_figures(found))),
        ("占比变化", list(_shares(found))),
        ("年度衔接", list(_links(found))),
        ("文字沿用", list(_retold(found))),
    ]
    blocks: list[Block] = [
        Paragraph(title_of(found), level=0),
        *(Paragraph(line) for line in about(found)),
    ]
    told = [(name, inside) for name, inside in parts if inside]
    for number, (name, inside) in enumerate(told, start=1):
        blocks += [Paragraph(f"{chinese_number(number)}、{name}", level=1), *inside]
    title = "".join(title_of(found).split("\n"))
    return Paper(tuple(blocks), kind="comparison", meta={"title": title})


def title_of(found: Comparison) -> str:
    """What is compared: the organ's two years, or two organs; broken where a line may end."""
    first, second = names(found)
    if found.relation is Relation.YEARS:
        return f"{found.second.organ}\n{first}与{second}政府信息公开年度报告比较"
    if found.relation is Relation.ORGANS:
        return f"{first}与{second}\n{found.second.year}年政府信息公开年度报告比较"
    return f"{first}与{second}\n政府信息公开年度报告比较"


def names(found: Comparison) -> tuple[str, str]:
    """What each report is called beside the other: its year, its organ, or both."""
    return _name(found.first, found.relation, "前一份"), _name(
        found.second, found.relation, "后一份"
    )


def _name(report: AnnualReport, relation: Relation, otherwise: str) -> str:
    year = f"{report.year}年" if report.year else ""
    if relation is Relation.YEARS:
        return year or otherwise
    return (report.organ if relation is Relation.ORGANS else report.organ + year) or otherwise


def about(found: Comparison) -> Iterator[str]:
    """How many figures are alike, how many not; and that the forms differ when they do."""
    changed = len(found.changed)
    yield (
        f"两份报告共 {len(found.cells)} 格数字，{len(found.cells) - changed} 格相同，"
        f"{changed} 格不同。空白不当作 0，不计算增减。"
    )
    forms = found.first.edition, found.second.edition
    if forms[0] is not forms[1]:
        yield (
            f"两份报告格式不同（{forms[0].cites}、{forms[1].cites}），"
            f"只有一种格式才有的格写明“{NOT_IN_FORM}”。"
        )


def figure_rows(found: Comparison, pairs: Iterable[Pair]) -> Iterator[Row]:
    """Label, both figures, difference and percentage of each pair, as people read them."""
    for each in pairs:
        yield (
            each.label,
            figure(found.first, each.key),
            figure(found.second, each.key),
            signed(each.difference),
            signed(each.percent, "%"),
        )


def figure(report: AnnualReport, key: str) -> str:
    """A figure with its unit; or why there is none."""
    if key not in report.edition.cells:
        return NOT_IN_FORM
    if key not in report.cells:
        return NOT_FOUND
    cell = report.cells[key]
    number = cell.value
    if number is None:
        return f"{BLANK}（{cell.printed}）" if cell.printed else BLANK
    return plain(number) + (cell.remark if cell.remark in MONEY else "")


def signed(number: Number | None, unit: str = "") -> str:
    """A change with its sign; a dash where there is none to tell."""
    if number is None:
        return "—"
    sign = "+" if number > 0 else "−" if number < 0 else ""
    return f"{sign}{plain(-number if number < 0 else number)}{unit}"


def share_rows(found: Comparison) -> Iterator[Row]:
    """Label, both shares and the change in points, of those known in one report at least."""
    for each in found.shares:
        if each.first is not None or each.second is not None:
            yield each.label, _percent(each.first), _percent(each.second), _points(each)


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else f"{share}%"


def _points(share: Share) -> str:
    return signed(share.points, " 个百分点")


def link_rows(links: Iterable[Link]) -> Iterator[Row]:
    """Label, the figure that follows from last year, the one printed, and whether they agree."""
    for each in links:
        yield each.label, plain(each.expected), plain(each.printed), HELD[each.holds]


def _figures(found: Comparison) -> Iterator[Block]:
    for table, name in _TABLES.items():
        here = [each for each in found.changed if each.key.startswith(table)]
        every = sum(each.key.startswith(table) for each in found.cells)
        if not here:
            yield Paragraph(f"{name}的 {every} 格相同。")
            continue
        same = every - len(here)
        yield Paragraph(f"{name}有 {len(here)} 格不同" + (f"，{same} 格相同。" if same else "。"))
        rows = ((row[0].removeprefix(f"{name} "), *row[1:]) for row in figure_rows(found, here))
        yield _grid((name, *names(found), "增减", "增减率"), rows)


def _shares(found: Comparison) -> Iterator[Block]:
    rows = list(share_rows(found))
    if rows:
        yield _grid(("占比", *names(found), "变化"), rows)


def _links(found: Comparison) -> Iterator[Block]:
    if not found.links:
        return
    first, second = names(found)
    broken = sum(each.holds is False for each in found.links)
    words = f"有 {broken} 项不一致，应当在报告中说明。" if broken else "没有发现不一致。"
    yield Paragraph(f"{second}的年初数应当等于{first}的年末数：{words}")
    heads = ("项目", f"按{first}应为", f"{second}填报", "核对")
    yield _grid(heads, link_rows(found.links))


def _retold(found: Comparison) -> Iterator[Block]:
    for each in found.retold:
        yield Paragraph(retold_words(found, each.number))
        yield from (
            Paragraph("“" + "".join(passage.split("\n")) + "”", style="quote")
            for passage in each.reuse.passages
        )


def retold_words(found: Comparison, number: int) -> str:
    """How much of a chapter stands in the other report's."""
    each = next(one for one in found.retold if one.number == number)
    first, second = names(found)
    if not each.reuse.reused:
        return f"第{chinese_number(number)}部分：没有连续 30 字以上相同的文字。"
    return (
        f"第{chinese_number(number)}部分：{second}报告参加比较的 {each.reuse.counted} 字中，"
        f"{each.reuse.reused} 字（{each.reuse.percent}%）与{first}报告相同，"
        f"共 {len(each.reuse.passages)} 段。"
    )


def _grid(heads: Row, rows: Iterable[Row]) -> Grid:
    cells = [GridCell(0, column, head, header=True) for column, head in enumerate(heads)]
    row = 0
    for row, line in enumerate(rows, start=1):
        cells += [
            GridCell(row, column, text, header=not column) for column, text in enumerate(line)
        ]
    return Grid(
        tuple(cells),
        row + 1,
        len(heads),
        header_rows=1,
        source="comparison",
        widths=(_WIDE, *(_NARROW for _ in heads[1:])),
    )
