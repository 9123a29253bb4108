"""Generated annual reports that balance: every identity of the form holds.

The words of the six chapters say the same as the tables; the same seed gives the same report.
"""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from gongkai.report.edition import Edition, edition_of
from gongkai.report.edition import edition as edition_named
from gongkai.report.report import AnnualReport, Cell, Chapter, Number, Passage

Figures = dict[str, Number | None]

PLACES = ("示例县", "青禾县", "云岭市", "临河区", "东塬县", "白鹭洲区", "松岗市", "石桥县")
OFFICES = (
    "人民政府",
    "教育局",
    "民政局",
    "水务局",
    "自然资源局",
    "机关事务服务中心",
    "医疗保障局",
)
PROBLEMS = (
    "少数科室对公开时限把握不够准确，个别信息发布偏晚",
    "政策解读多用文字，图表和视频较少",
    "答复文书的说理不够充分",
    "公开栏目更新不够均衡",
)
MEASURES = (
    "把公开时限写进办文流程，逢月末自查一次",
    "请业务科室与宣传科室一起制作图解",
    "组织答复文书评查，选出范例供各科室参考",
    "按栏目排出更新责任人和更新日期",
)


def balanced_report(
    seed: int,
    *,
    edition: str | Edition = "2021-30",
    busy: bool = True,
    organ: str | None = None,
    year: int | None = None,
) -> AnnualReport:
    """A report that satisfies every identity of its form, with six chapters.

    `busy`: no cell is zero; otherwise most cells are (a small organ's year). Without `year`, the
    year is one the edition was made for.
    """
    form = edition_named(edition) if isinstance(edition, str) else edition
    chance = Random(f"{form.key}/{seed}/{busy}")  # noqa: S311
    when = chance.randint(form.first_year, form.last_year or 2025) if year is None else year
    name = organ or chance.choice(PLACES) + chance.choice(OFFICES)
    figures = balanced_figures(chance, form, busy=busy)
    return AnnualReport(
        organ=name,
        year=when,
        edition=form,
        cells={
            key: Cell(value, "" if value is None else f"{value}") for key, value in figures.items()
        },
        chapters=_chapters(chance, form, figures, when),
        title=f"{name}{when}年政府信息公开工作年度报告",
        opening=(Passage(_opening(form, name, when, chance)),),
    )


def next_year(report: AnnualReport, seed: int) -> AnnualReport:
    """A balanced report of the year after, whose carry-in is the carry-out of `report`."""
    if report.year is None:
        raise ValueError("a year is needed")
    form = edition_of(report.year + 1)
    chance = Random(f"{form.key}/{seed}/next")  # noqa: S311
    carried = {
        column.key: int(report.value(f"table3.carried_forward.{column.key}") or 0)
        for column in form.columns
    }
    figures = {**balanced_figures(chance, form, busy=True), **_table3(chance, form, 9, 1, carried)}
    return AnnualReport(
        organ=report.organ,
        year=report.year + 1,
        edition=form,
        cells={key: Cell(figures[key], f"{figures[key]}") for key in form.cells},
        chapters=_chapters(chance, form, figures, report.year + 1),
        title=f"{report.organ}{report.year + 1}年政府信息公开工作年度报告",
        opening=(Passage(_opening(form, report.organ, report.year + 1, chance)),),
    )


def balanced_figures(chance: Random, form: Edition, *, busy: bool) -> Figures:
    """Every cell of the form, in printed order, such that every identity holds."""
    low, high = (1, 60) if busy else (0, 1)
    figures: Figures = {
        **_table2(chance, form, busy=busy),
        **_table3(chance, form, high, low),
        **_table4(chance, form, high, low),
    }
    return {key: figures[key] for key in form.cells}


def _table2(chance: Random, form: Edition, *, busy: bool) -> Figures:
    figures: Figures = {}
    for key, cell in form.cells.items():
        if cell.table != 2:
            continue
        number = (
            chance.randint(1, 4000) if busy else chance.choice((0, 0, 0, chance.randint(1, 30)))
        )
        if cell.kind == "decimal":
            figures[key] = Decimal(number * 100 + chance.randint(1, 99)) / 100 if number else 0
        else:
            figures[key] = -number if cell.kind == "signed" and chance.random() < 0.4 else number
    return figures


def _table3(
    chance: Random, form: Edition, high: int, low: int, carried: dict[str, int] | None = None
) -> Figures:
    figures: Figures = {}
    for column in form.columns[:-1]:
        leaves = {leaf: _draw(chance, low, high) for leaf in form.leaves}
        handled = sum(leaves.values())
        came = (
            _draw(chance, low, max(low, handled // 4)) if carried is None else carried[column.key]
        )
        left = _draw(chance, low, high)
        new = handled + left - came
        if new < low:
            left += low - new
            new = low
        lines = {"new_received": new, "carried_over": came, **leaves}
        lines |= {"total": handled, "carried_forward": left}
        figures |= {f"table3.{row}.{column.key}": number for row, number in lines.items()}
    for row in form.rows:
        parts = (figures[f"table3.{row.key}.{column.key}"] or 0 for column in form.columns[:-1])
        figures[f"table3.{row.key}.total"] = sum(parts)
    return figures


def _table4(chance: Random, form: Edition, high: int, low: int) -> Figures:
    figures: Figures = {}
    for group in form.dispute_groups:
        parts = {result.key: _draw(chance, low, high) for result in form.dispute_results[:-1]}
        parts["total"] = sum(parts.values())
        figures |= {f"table4.{group.key}.{result}": number for result, number in parts.items()}
    return figures


def _draw(chance: Random, low: int, high: int) -> int:
    if low == 0:
        return chance.choice((0,) * 9 + tuple(range(1, high + 1))) if high else 0
    return chance.randint(low, high)


def _opening(form: Edition, name: str, year: int, chance: Random) -> str:
    phone = f"0{chance.randint(310, 999)}-{chance.randint(2000000, 8999999)}"
    return (
        f"本报告依照《中华人民共和国政府信息公开条例》和{form.cites}要求编制，"
        f"所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
        f"对本报告有疑问的，请与{name}联系，联系电话{phone}。"
    )


def _chapters(chance: Random, form: Edition, figures: Figures, year: int) -> dict[int, Chapter]:
    texts = {
        1: list(_general(chance, form, figures)),
        5: list(_problems(chance)),
        6: list(_others(figures, year)),
    }
    return {
        each.number: Chapter(
            each.number,
            each.heading,
            f"{'一二三四五六'[each.number - 1]}、{each.heading}",
            tuple(Passage(text) for text in texts.get(each.number, ())),
        )
        for each in form.chapters
    }


def _general(chance: Random, form: Edition, figures: Figures) -> Iterator[str]:
    names = iter(
        f"（{'一二三四五'[number]}）{name}"
        for number, name in enumerate(form.chapters[0].sections)
    )
    yield next(names)
    yield (
        f"全年通过门户网站发布信息{chance.randint(40, 3000)}条，"
        f"公开栏张贴{chance.randint(10, 90)}条，"
        f"解读政策{chance.randint(2, 40)}篇。"
    )
    yield next(names)
    yield _applications(figures)
    yield next(names)
    yield "落实逐级审核，先审内容、再审属性、后审保密，未经审核的信息一律不上网。"
    yield next(names)
    yield f"门户网站设专栏{chance.randint(3, 20)}个，专人负责日常维护，按季度检查链接和附件。"
    yield next(names)
    times = chance.randint(1, 6)
    yield f"举办业务培训{times}次，年底对各科室公开工作作了考核，没有追究责任的情形。"


def _applications(figures: Figures) -> str:
    new, came, done, left = (
        figures[f"table3.{row}.total"]
        for row in ("new_received", "carried_over", "total", "carried_forward")
    )
    if not new and not came:
        return "本年度未收到政府信息公开申请，也没有上年结转的申请。"
    return (
        f"本年新收政府信息公开申请{new}件，上年结转{came}件；办理答复{done}件，"
        f"其中予以公开{figures['table3.granted.total']}件、部分公开{figures['table3.partial.total']}件；"
        f"结转下年度继续办理{left}件。"
    )


def _problems(chance: Random) -> Iterator[str]:
    picked = chance.sample(range(len(PROBLEMS)), 2)
    yield "（一）存在的主要问题"
    yield f"一是{PROBLEMS[picked[0]]}；二是{PROBLEMS[picked[1]]}。"
    yield "（二）改进情况"
    yield f"一是{MEASURES[picked[0]]}；二是{MEASURES[picked[1]]}。"


def _others(figures: Figures, year: int) -> Iterator[str]:
    yield "（一）信息处理费收取情况"
    if figures.get("table3.other_overdue_fee.total"):
        count = figures["table3.other_overdue_fee.total"]
        yield f"{year}年向申请人发出收费通知{count}件，申请人均逾期未缴，实际收取0元。"
    else:
        yield f"{year}年未发出收费通知，未收取信息处理费。"
    yield "（二）年度政务公开工作要点落实情况"
    yield f"对照{year}年政务公开工作要点逐项落实，没有其他需要报告的事项。"
