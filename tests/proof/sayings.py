"""Sentences that are true of a report, each with the way to make it false.

A saying is a template over the figures of a report; `wrong` changes one of them, and the finding
that must then appear is named. The same sayings, true, stand in the clean reports.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.report.report import AnnualReport, Number
from gongkai.report.rules.prose.claims import leaves
from gongkai.report.rules.prose.vocabulary import LEAVES

Figures = dict[str, Number]
Wrong = Callable[[Figures], Number]


@dataclass(frozen=True)
class Saying:
    """A true sentence with braces; `name` is the figure that `wrong` replaces."""

    text: str
    name: str
    wrong: Wrong
    where: str
    section: str = "依申请公开"
    code: str = "TXT01"

    def told(self, figures: Figures) -> str:
        """The sentence as it should be."""
        return self.text.format_map(figures)

    def mistold(self, figures: Figures) -> str:
        """The sentence with its one figure wrong."""
        return self.text.format_map({**figures, self.name: self.wrong(figures)})


def figures_of(report: AnnualReport) -> Figures:
    """The figures that sayings name; a blank counts as nought."""

    def total(*keys: str) -> Number:
        return sum(int(report.value(key) or 0) for key in keys)

    years: Figures = {"year": report.year or 0, "last": (report.year or 1) - 1}
    rows = {name: total(f"table3.{row}.total") for name, row in ROWS.items()}
    rows |= {leaf: total(f"table3.{leaf}.total") for leaf in LEAVES.values()}
    rows |= {each: total(*leaves(report, each)) for each in GROUPS}
    who = {
        f"{name}_{row}": total(*(f"table3.{row}.{column}" for column in columns))
        for name, columns in APPLICANTS.items()
        for row in ("new_received", "carried_over", "total")
    }
    others = {
        key.partition(".")[2].replace(".", "_"): total(key)
        for key, cell in report.edition.cells.items()
        if cell.table != 3
    }
    suits = others["litigation_direct_total"] + others["litigation_after_review_total"]
    made: Figures = {"handling": rows["new"] + rows["over"], "suits": suits}
    return {**years, **rows, **who, **others, **made}


GROUPS = ("denied", "unable", "noproc", "other")
ROWS = {
    "new": "new_received",
    "over": "carried_over",
    "done": "total",
    "left": "carried_forward",
    "granted": "granted",
    "partial": "partial",
}
APPLICANTS = {
    "natural": ("natural",),
    "legal": ("business", "research", "welfare", "legal", "other"),
    "business": ("business",),
    "research": ("research",),
    "welfare": ("welfare",),
    "law": ("legal",),
}


def one_more(name: str) -> Wrong:
    """One more than it is."""
    return lambda figures: figures[name] + 1


def beyond(*names: str) -> Wrong:
    """More than all readings of the words together: one of them might agree by chance."""
    return lambda figures: sum(figures[name] for name in names) + 1


def _t3(row: str, column: str = "total") -> str:
    return f"table3.{row}.{column}"


def _applicant(word: str, name: str, where: str) -> Saying:
    names = [f"{name}_{row}" for row in ("new_received", "carried_over", "total")]
    text = f"新收申请中，{word}申请{{{names[0]}}}件。"
    return Saying(text, names[0], beyond(*names), _t3("new_received", where))


APPLICATIONS = (
    Saying("全年新收政府信息公开申请{new}件。", "new", beyond("new", "over"), _t3("new_received")),
    Saying(
        "{year}年，本机关共收到政府信息公开申请 {new} 件，均依法登记。",
        "new",
        beyond("new", "over"),
        _t3("new_received"),
    ),
    Saying(
        "全年收办政府信息公开申请{handling}件（含上年结转）。",
        "handling",
        beyond("handling"),
        _t3("new_received"),
    ),
    Saying("上年结转申请{over}件。", "over", one_more("over"), _t3("carried_over")),
    Saying("由{last}年结转的申请{over}件。", "over", one_more("over"), _t3("carried_over")),
    Saying(
        "本年度共办结政府信息公开申请{done}件。",
        "done",
        beyond("done", "new", "over"),
        _t3("total"),
    ),
    Saying("结转下年度继续办理{left}件。", "left", one_more("left"), _t3("carried_forward")),
    Saying("另外{left}件依法顺延到下年度答复。", "left", one_more("left"), _t3("carried_forward")),
    Saying("{denied}件不予公开。", "denied", one_more("denied"), _t3("denied_secret")),
    Saying("有{left}件申请结转至下一年度。", "left", one_more("left"), _t3("carried_forward")),
    Saying("办理结果中，予以公开{granted}件。", "granted", one_more("granted"), _t3("granted")),
    Saying("办理结果中，部分公开{partial}件。", "partial", one_more("partial"), _t3("partial")),
    Saying("申请不予公开{denied}件。", "denied", one_more("denied"), _t3("denied_secret")),
    Saying("申请无法提供{unable}件。", "unable", one_more("unable"), _t3("unable_none")),
    Saying("申请不予处理{noproc}件。", "noproc", one_more("noproc"), _t3("noproc_petition")),
    _applicant("自然人", "natural", "natural"),
    _applicant("法人或其他组织", "legal", "business"),
    _applicant("商业企业", "business", "business"),
    _applicant("科研机构", "research", "research"),
    _applicant("社会公益组织", "welfare", "welfare"),
    _applicant("法律服务机构", "law", "legal"),
)
"""Of the kinds of figures a report's text repeats from table 3."""

LEAF_SAYINGS = tuple(
    Saying(f"申请中{word}的{{{leaf}}}件。", leaf, one_more(leaf), _t3(leaf))
    for word, leaf in LEAVES.items()
    if leaf != "other_overdue_correction"
)

DISPUTES = (
    Saying(
        "因政府信息公开引发行政复议案件{review_total}件。",
        "review_total",
        one_more("review_total"),
        "table4.review.total",
    ),
    Saying(
        "政府信息公开行政复议结果维持{review_upheld}件。",
        "review_upheld",
        one_more("review_upheld"),
        "table4.review.upheld",
    ),
    Saying(
        "政府信息公开行政复议纠正{review_corrected}件。",
        "review_corrected",
        one_more("review_corrected"),
        "table4.review.corrected",
    ),
    Saying(
        "因政府信息公开被提起行政诉讼{suits}件。",
        "suits",
        one_more("suits"),
        "table4.litigation_direct.total",
    ),
    Saying(
        "政府信息公开案件未经复议直接起诉{litigation_direct_total}件。",
        "litigation_direct_total",
        one_more("litigation_direct_total"),
        "table4.litigation_direct.total",
    ),
    Saying(
        "政府信息公开案件复议后起诉{litigation_after_review_total}件。",
        "litigation_after_review_total",
        one_more("litigation_after_review_total"),
        "table4.litigation_after_review.total",
    ),
)
MADE = "table2.normative_documents"
DOCUMENTS = (
    Saying(
        "全年制发行政规范性文件{normative_documents_made}件。",
        "normative_documents_made",
        one_more("normative_documents_made"),
        f"{MADE}.made",
        "政府信息管理",
    ),
    Saying(
        "全年废止行政规范性文件{normative_documents_repealed}件。",
        "normative_documents_repealed",
        one_more("normative_documents_repealed"),
        f"{MADE}.repealed",
        "政府信息管理",
    ),
    Saying(
        "现行有效行政规范性文件{normative_documents_in_force}件。",
        "normative_documents_in_force",
        one_more("normative_documents_in_force"),
        f"{MADE}.in_force",
        "政府信息管理",
    ),
)
DECISIONS = tuple(
    Saying(
        f"全年作出{word}决定{{{item}_decisions}}件。",
        f"{item}_decisions",
        one_more(f"{item}_decisions"),
        f"table2.{item}.decisions",
        "政府信息管理",
    )
    for word, item in (("行政许可", "permit"), ("行政处罚", "penalty"), ("行政强制", "coercion"))
)

TRAPS = (
    ("依申请公开", "其中通过网络渠道收到申请3件，当面提交申请1件。"),
    ("依申请公开", "{last}年收到政府信息公开申请{natural_total}件。"),
    ("依申请公开", "答复平均用时8个工作日，较法定时限缩短12日。"),
    ("主动公开", "收到网民留言87件，均已答复；办理12345热线工单1024件。"),
    ("主动公开", "全年发布信息500条，较上年增加100条，增长25%。"),
    ("主动公开", "全年制发公文11件，其中主动公开3件、依申请公开8件。"),
    ("主动公开", "全年公布财政信息249条（9+7+39+6+1+1+185+1）。"),
    ("政府信息管理", "向上级报送备案规范性文件9件，审查部门代拟规范性文件14件。"),
    ("政府信息管理", "清理规范性文件2000余件。"),
    ("依申请公开", "{year}年上半年，收到申请1件，答复1件；收到1份依申请公开意见征询件。"),
    ("监督保障", "一要学得深，二要用得好；统一是前提，唯一是标准。"),
    ("监督保障", "办理人大建议、政协提案 36 件，按期答复率100％。"),
)
"""True sentences of another scope, or that only look like a claim: nothing may be said of them."""


def sayings(form: str) -> Iterable[Saying]:
    """All sayings that a report of this form can make."""
    yield from (*APPLICATIONS, *LEAF_SAYINGS, *DISPUTES)
    if form == "2021-30":
        yield from DOCUMENTS
    yield from DECISIONS
