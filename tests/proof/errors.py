"""Reports with exactly one error of figures or words, for every rule that speaks of papers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.report.report import AnnualReport, Number, Passage
from tests.proof.sayings import figures_of, sayings
from tests.proof.specimens import (
    Specimen,
    clean,
    following,
    with_cells,
    with_sentence,
    with_words,
)
from tests.reports import balanced_report

OFFICE = "云岭市教育局"


def value(report: AnnualReport, key: str) -> int:
    """A figure of a report of ours, which has no blanks."""
    return int(report.value(key) or 0)


def of_figures(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Equations broken, blanks, negatives, odd numbers."""
    base = clean(seed, edition=edition, organ=OFFICE)
    for name, key, code, where in EQUATIONS:
        wrong = with_cells(base, {key: value(base, key) + 1})
        yield Specimen(name, wrong, (code, where))
    odd: tuple[tuple[str, str, Number | None, str], ...] = (
        ("blank", "table4.review.other", None, "FRM02"),
        ("blank in table 3", "table3.denied_third.legal", None, "FRM02"),
        ("negative", "table3.granted.other", -4, "FRM03"),
        ("not whole", "table2.penalty.decisions", Decimal("45.3"), "FRM04"),
    )
    for name, key, number, code in odd:
        yield Specimen(name, with_cells(base, {key: number}), (code, key))
    lapsed = "table3.other_overdue_fee.total"
    if edition == "2021-30":
        fees = "table2.fees.amount_10k_yuan"
        long = with_cells(base, {fees: Decimal("126.3000001")})
        yield Specimen("too many decimals", long, ("FRM05", fees))
        yield Specimen("no fee notice", base, ("FEE01", lapsed), fee_notices=0)
        yield from _of_stock(base)
    yield Specimen("wrong form", _wrong_form(seed, edition), ("FRM06", "report"))


def _of_stock(base: AnnualReport) -> Iterator[Specimen]:
    made, gone, stock = (
        f"table2.normative_documents.{field}" for field in ("made", "repealed", "in_force")
    )
    gone_from_stock = with_cells(base, {made: 8, gone: 0, stock: 3})
    yield Specimen("stock below what was made", gone_from_stock, ("STK02", stock))
    county = clean(5, edition="2021-30", organ="青禾县水务局")
    rules = with_cells(county, {"table2.regulations.made": 2, "table2.regulations.in_force": 9})
    yield Specimen("rules without power", rules, ("STK03", "table2.regulations.made"))


EQUATIONS = (
    ("unbalanced", "table3.carried_forward.natural", "BAL01", "table3.carried_forward.natural"),
    ("unbalanced total", "table3.new_received.total", "BAL01", "table3.carried_forward.total"),
    ("results do not add up", "table3.granted.legal", "SUM01", "table3.total.legal"),
    ("total of results wrong", "table3.total.research", "SUM01", "table3.total.research"),
    ("applicants do not add up", "table3.partial.total", "SUM02", "table3.partial.total"),
    ("one applicant wrong", "table3.denied_query.welfare", "SUM02", "table3.denied_query.total"),
    ("disputes do not add up", "table4.review.total", "SUM03", "table4.review.total"),
    (
        "suits do not add up",
        "table4.litigation_after_review.pending",
        "SUM03",
        "table4.litigation_after_review.total",
    ),
)


COPIED = (
    "有的科室对公开属性的判断仍然依赖经验，遇到内部事务信息和过程性信息时举棋不定；"
    "公开指南中的联系方式更新滞后，群众按照指南上的电话打来却无人接听；"
    "下一步将编印判断手册，逐条列出典型情形，并且每季度核对一次指南内容。"
)


def _with_problems(report: AnnualReport) -> AnnualReport:
    fifth = replace(report.chapters[5], passages=(Passage(COPIED),))
    return replace(report, chapters={**report.chapters, 5: fifth})


def _wrong_form(seed: int, edition: str) -> AnnualReport:
    year = 2020 if edition == "2021-30" else 2022
    return balanced_report(seed, edition=edition, organ=OFFICE, year=year)


def of_others(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Against last year's report, and against the reports summed up."""
    before = clean(seed, edition=edition, organ=OFFICE)
    now = following(before, seed)
    key = "table3.carried_forward.business"
    short = with_cells(before, {key: value(before, key) + 2})
    where = "table3.carried_over.business"
    yield Specimen("carry-over", now, ("CAR01", where), previous=short)
    stock = "table2.normative_documents.in_force"
    if stock in before.cells and stock in now.cells:
        fuller = with_cells(before, {stock: value(before, stock) + 3})
        yield Specimen("stock", now, ("STK01", stock), previous=fuller)
    told = [_with_problems(each) for each in (now, before)]
    yield Specimen("last year's words", told[0], ("REU01", "chapter5"), previous=told[1])
    other = replace(told[0], organ="云岭市民政局", file="other")
    yield Specimen("a neighbour's words", told[0], ("REU02", "chapter5"), neighbours=(other,))
    cell = "table3.granted.natural"
    child = with_cells(now, {cell: value(now, cell) - 1})
    yield Specimen("children", now, ("TRE01", cell), children=(child,))
    figures = figures_of(now)
    text = f"全年收到政府信息公开申请{figures['new']}件，同比增长412.7%。"
    yield Specimen(
        "year on year", with_sentence(now, text), ("TXT04", "chapter1"), previous=before
    )


def of_sayings(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Every figure that the text repeats, told wrong."""
    base = clean(seed, edition=edition, organ=OFFICE)
    figures = figures_of(base)
    for saying in sayings(edition):
        wrong = with_words(base, {saying.section: [saying.mistold(figures)]})
        yield Specimen(f"says {saying.text}", wrong, (saying.code, saying.where))


@dataclass(frozen=True)
class Slip:
    """A sentence that is wrong by itself or in a busy report, and where it is told."""

    code: str
    where: str
    text: str
    chapter: int = 1
    section: str = "主动公开"


ASKED = "依申请公开"
T3, T4 = "table3.", "table4."
SLIPS = (
    Slip("TXT02", f"{T3}new_received.total", "本年度未收到政府信息公开申请。", section=ASKED),
    Slip("TXT02", f"{T3}new_received.business", "未收到商业企业提出的申请。", section=ASKED),
    Slip("TXT02", f"{T3}carried_over.total", "没有上年度结转的申请。", section=ASKED),
    Slip("TXT02", f"{T3}carried_forward.total", "无结转下年度办理的申请。", section=ASKED),
    Slip("TXT02", f"{T3}carried_forward.total", "收到的申请均已按期答复。", section=ASKED),
    Slip("TXT02", f"{T3}new_received.business", "申请人均为自然人。", section=ASKED),
    Slip("TXT02", f"{T4}review.total", "未发生因政府信息公开引起的行政复议。", section=ASKED),
    Slip(
        "TXT02",
        f"{T4}litigation_direct.total",
        "没有因政府信息公开引发的行政诉讼。",
        section=ASKED,
    ),
    Slip(
        "TXT02", f"{T4}review.corrected", "政府信息公开行政复议案件，均被维持。", section=ASKED
    ),
    Slip("TXT03", "chapter1", "全年公布信息249条（9+7+39+6+1+1+185）。"),
    Slip("TXT03", "chapter1", "共公布政府信息100条（其中机构类25条、政策类30条、其他40条）。"),
    Slip("TXT03", "chapter1", "全年制发公文12件，其中主动公开3件、依申请公开8件。"),
    Slip(
        "TXT03",
        "chapter1",
        "收到来件20件，其中自然人15件、法人3件、其他组织1件。",
        section="监督保障",
    ),
    Slip("TXT04", "chapter1", "发布信息218条，较上年的150条增长54.3%。"),
    Slip("TXT04", "chapter1", "发布信息500条，较上年减少100条，下降20%。"),
    Slip("TXT04", "chapter1", "发布信息100条，较上年的200条增长50%。"),
    Slip("TXT05", "title", "所列数据统计期限为{last}年1月1日至{last}年12月31日。", 0),
    Slip("TXT05", "title", "所列数据统计期限为{year}年1月1日至11月30日。", 0),
    Slip("TXT05", "title", "现公布云岭市教育局{last}年政府信息公开工作年度报告。", 0),
    Slip("TXT05", "chapter6", "按照{last}年政务公开工作要点，各项任务均已完成。", 6),
    Slip("TXT06", "chapter5", "一是加强学习。二是完善制度。四是强化监督。", 5),
    Slip("TXT06", "chapter5", "一是加强学习。二是完善制度。二是强化监督。", 5),
    Slip("TXT06", "chapter5", "一要抓早。二要抓实。四要抓细。", 5),
    Slip("TXT07", "chapter1", "公开核准企业资质条、施工许可证76条。"),
    Slip("TXT07", "chapter1", "全年共主动公开条，其中制度1条。"),
    Slip("TXT07", "chapter1", "公开政策信息XX条。"),
    Slip("TXT07", "title", "本报告所列数据的统计期限为××年1月1日起至年底。", 0),
    Slip("TXT08", "title", "按照《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", 0),
    Slip("TXT08", "chapter1", "收到申请后15个工作日内予以答复。", section=ASKED),
    Slip("TXT09", "chapter6", "全年收取信息处理费2950元。\n本年度未收取信息处理费。", 6),
)  # fmt: skip
LATER = (
    Slip("TXT08", "title", "按照国办公开办函〔2019〕60号要求编制。", 0),
    Slip("TXT09", "table3.other_overdue_fee.total", "本年度没有发出收费通知。", 6),
)


def of_words(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Sentences that cannot be, or that the tables or the year belie."""
    base = clean(seed, edition=edition, organ=OFFICE)
    figures = figures_of(base)
    for slip in (*SLIPS, *(LATER if edition == "2021-30" else ())):
        text = slip.text.format_map(figures)
        wrong = with_sentence(base, text, chapter=slip.chapter, section=slip.section)
        yield Specimen(slip.text, wrong, (slip.code, slip.where))
    skipped = replace(base.chapters[1], passages=base.chapters[1].passages[2:])
    first = [each for each in skipped.passages if not each.text.startswith("（三）")]
    gone = replace(base, chapters={**base.chapters, 1: replace(skipped, passages=tuple(first))})
    yield Specimen("a section is missing", gone, ("TXT06", "chapter1"))
    home = replace(
        base, organ="江苏省示例厅", title=f"江苏省示例厅{base.year}年政府信息公开工作年度报告"
    )
    abroad = with_sentence(home, "落实《浙江省政务公开工作要点》。", section="主动公开")
    yield Specimen("another province", abroad, ("TXT08", "chapter1"))
    silent = "工作考核、社会评议和责任追究方面，本年度没有登记结果。"
    left = with_sentence(base, silent, section="监督保障")
    yield Specimen("results left open", left, ("FRM13", "chapter1"))
    title = base.title.replace(f"{base.year}", f"{(base.year or 0) - 1}")
    yield Specimen("title of another year", replace(base, title=title), ("TXT05", "title"))
