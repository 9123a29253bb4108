"""The statistics bulletin of a year: the sums over the organs below and each organ's row."""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.files.paper import Block, Grid, GridCell, Paper, Paragraph
from gongkai.report.edition import Edition, chinese_number, edition_of
from gongkai.report.finding import plain
from gongkai.report.report import AnnualReport
from gongkai.report.rollup import summed
from gongkai.web.annual.authority.lines import lines_of
from gongkai.web.annual.queries import Row, board
from gongkai.web.organs.models import Organ

COLUMNS = (
    ("新收申请", "table3.new_received.total"),
    ("上年结转", "table3.carried_over.total"),
    ("办理结果", "table3.total.total"),
    ("结转下年", "table3.carried_forward.total"),
    ("行政复议", "table4.review.total"),
    ("规范性文件", "table2.normative_documents.in_force"),
)
_NAME, _FIGURE = 2.6, 1.0


def bulletin(authority: Organ, *, year: int, day: date) -> Paper:
    """As an official paper; only accepted reports are added, and those missing are named."""
    rows = board(authority, year=year, day=day)
    lines = lines_of(authority, years=[year])
    reports = {each.organ.pk: each.reports[year] for each in lines if year in each.reports}
    title = f"{authority}\n{year}年政府信息公开工作年度报告统计公报"
    parts: list[tuple[str, list[Block]]] = [
        ("报送情况", list(_handed_in(rows, reports))),
        ("主动公开", list(_sums(reports, year, 2))),
        ("依申请公开", list(_sums(reports, year, 3))),
        ("行政复议和行政诉讼", list(_sums(reports, year, 4))),
        ("各机关主要数据", [_by_organ(rows, reports)]),
        ("统计说明", list(_explained())),
    ]
    blocks: list[Block] = [Paragraph(title, level=0)]
    for number, (heading, inside) in enumerate(parts, start=1):
        blocks += [Paragraph(f"{chinese_number(number)}、{heading}", level=1), *inside]
    return Paper(tuple(blocks), kind="bulletin", meta={"title": "".join(title.split("\n"))})


def _handed_in(rows: Sequence[Row], reports: dict[int, AnnualReport]) -> Iterator[Block]:
    late = [str(row.organ) for row in rows if row.late]
    missing = [f"{row.organ}（{row.state}）" for row in rows if row.organ.pk not in reports]
    yield Paragraph(
        f"应当报送年度报告的机关{len(rows)}个，已接收{len(reports)}个，"
        f"逾期{len(late)}个{'：' + '、'.join(late) if late else ''}。"
    )
    if missing:
        yield Paragraph(f"以下机关的年度报告没有计入本公报：{'、'.join(missing)}。")


def _sums(reports: dict[int, AnnualReport], year: int, table: int) -> Iterator[Block]:
    """The totals of a table as rows; a cell that nobody filled is left out."""
    form = edition_of(year)
    keys = [
        key
        for key, cell in form.cells.items()
        if cell.table == table and (table != 3 or key.endswith(".total"))
    ]
    sums = [summed(key, list(reports.values())) for key in keys]
    told = [(_label(form, each.key), plain(each.value)) for each in sums if each.value is not None]
    blank = sum(bool(each.blank) for each in sums)
    yield _grid(("项目", "合计"), told)
    if blank:
        yield Paragraph(f"其中{blank}项有机关没有填报，合计不含这些机关。")


def _label(form: Edition, key: str) -> str:
    """Without the table's number; table 3 gives its totals only and need not say so."""
    label = form.label(key).partition(" ")[2]
    return label.removesuffix(" · 总计") if key.startswith("table3.") else label


def _by_organ(rows: Sequence[Row], reports: dict[int, AnnualReport]) -> Grid:
    told = [
        (str(row.organ), *(plain(reports[row.organ.pk].value(key)) for _, key in COLUMNS))
        for row in rows
        if row.organ.pk in reports
    ]
    total = (plain(summed(key, list(reports.values())).value) for _, key in COLUMNS)
    return _grid(("机关", *(name for name, _ in COLUMNS)), [*told, ("合计", *total)])


def _explained() -> Iterator[Paragraph]:
    yield Paragraph(
        "本公报由已接收的各机关年度报告逐格相加，不含本级政府自身的数。没有填报的数不作零。"
    )
    yield Paragraph("联合发文由主办机关统计，共同被申请人、共同被告由原行为机关统计，不重复计数。")


def _grid(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Grid:
    cells = [GridCell(0, column, head, header=True) for column, head in enumerate(heads)]
    for row, line in enumerate(rows, start=1):
        cells += [GridCell(row, at, text, header=not at) for at, text in enumerate(line)]
    return Grid(
        tuple(cells), len(rows) + 1, len(heads), header_rows=1, source="bulletin",
        widths=(_NAME, *(_FIGURE for _ in heads[1:])),
    )  # fmt: skip
