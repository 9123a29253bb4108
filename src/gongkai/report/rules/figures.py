"""FIG: the clerk's own words in the ledger — names in braces, and digits typed by hand.

Asked only when a report is built from a ledger: `Dossier.notes` holds `texts` (section → words as
typed) and `figures` (key → Count).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.report.braces import fill, nearest
from gongkai.report.figures import name_of
from gongkai.report.finding import Severity, plain
from gongkai.report.report import Number
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import shortened
from gongkai.report.rules.typed import Typed, typed
from gongkai.report.tally import Count


@rule("FIG01", "数字名称不存在", Severity.ERROR, cites="条例（2019）第六条")
def names_known(dossier: Dossier) -> Iterator[Complaint]:
    """正文里大括号中的名称，应当是台账能够算出的数字；大括号应当成对。

    为什么：写错名称就填不出数字，报告里会留下大括号。
    例：写“{制发公文件数}”，名称应为“{制发公文数}”。
    怎么改：按提示改用已有名称；确实要印出大括号的，写两个：{{ 和 }}。
    台账没有登记的数字（例如有一次培训没有填人数），也不能用名称引用。
    """
    values = _figures(dossier)
    for section, text in _texts(dossier).items():
        filled = fill(text, values)
        for name in filled.unknown:
            yield Complaint(_where(section), _unknown(section, name, values), figure=name)
        if filled.unpaired:
            yield Complaint(
                _where(section),
                f"正文 {section} 有 {filled.unpaired} 个大括号没有成对",
                quote=shortened(text),
            )


@rule("FIG02", "手写数字与台账不符", Severity.ERROR, cites="条例（2019）第六条")
def typed_agrees(dossier: Dossier) -> Iterator[Complaint]:
    """正文里手写的数字应当等于台账算出的数字；写“没有”的，台账应当是 0。

    为什么：手写的数字不会随台账变化，台账补登一件，正文就错了。
    例：正文写“制发公文12件”，台账有 11 件；写“未收取信息处理费”，台账有收款。
    怎么改：改用大括号中的名称，例如“制发公文{制发公文数}件”，数字自动填写。
    “70余条”在台账为 70 至 79 条时算相符，“近80条”为 70 至 80 条，“超过70条”为 70 条以上。
    只核对意思确定的分句：说上年、上半年、各科室的，以及新增、解散的，都不核对。
    表二、表三、表四的数字由 TXT01、TXT02 核对。
    """
    for section, found, counted in _typed(dossier):
        if not found.holds(counted):
            advice = f"，建议写作 {{{name_of(found.key)}}}" if found.digits else ""
            yield Complaint(
                _where(section),
                f"正文 {section} 写“{found.words}”，台账为 {plain(counted)}{advice}",
                figure=found.digits or 0,
                expected=counted,
                quote=shortened(found.sentence),
            )


@rule("FIG03", "数字没有绑定台账", Severity.INFO, cites="条例（2019）第六条")
def better_bound(dossier: Dossier) -> Iterator[Complaint]:
    """手写的数字现在与台账相符，但不会随台账变化。

    为什么：年底补登以后，手写的数字需要人再改一遍。
    例：正文写“工作群3个”，可以写“工作群{工作群数}个”。
    怎么改：换成提示的名称。“70余条”一类的约数不提示。
    """
    for section, found, counted in _typed(dossier):
        if found.digits and found.exact and found.holds(counted):
            yield Complaint(
                _where(section),
                f"正文 {section} 的“{found.words}”是手写的，可以写作 {{{name_of(found.key)}}}",
                figure=counted,
                quote=shortened(found.sentence),
            )


def _texts(dossier: Dossier) -> Mapping[str, str]:
    return _noted(dossier, "texts")


def _figures(dossier: Dossier) -> Mapping[str, Count]:
    return _noted(dossier, "figures")


def _noted(dossier: Dossier, name: str) -> Mapping[str, Any]:
    noted: Mapping[str, Any] = dossier.notes.get(name, {})
    return noted


def _where(section: str) -> str:
    return f"chapter{section.partition('.')[0]}"


def _unknown(section: str, name: str, values: Mapping[str, Count]) -> str:
    """What is wrong with a name in braces: not known at all, or not known to this ledger."""
    near = nearest(name, values)
    if name in near:
        return f"正文 {section} 中的“{{{name}}}”，台账登记不全，算不出数字"
    hint = f"，是不是 {'、'.join(f'{{{each}}}' for each in near)}" if near else ""
    return f"正文 {section} 中的“{{{name}}}”不是台账的数字{hint}"


def _typed(dossier: Dossier) -> Iterator[tuple[str, Typed, Number]]:
    """Figures typed by hand, each with its section and with the ledger's figure where it has one."""
    values = _figures(dossier)
    for section, text in _texts(dossier).items():
        for found in typed(text, organ=dossier.report.organ, year=dossier.report.year):
            counted = values[found.key].value if found.key in values else None
            if counted is not None:
                yield section, found, counted
