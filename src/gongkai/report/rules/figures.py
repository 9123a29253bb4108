"""FIG: the clerk's own words in the ledger — names in braces, and digits typed by hand.

Asked only when a report is built from a ledger: `Dossier.notes` holds `texts` (section → words as
typed) and `figures` (key → Count).
"""

import re
from collections.abc import Iterator, Mapping

from gongkai.report.figures import NAMES, fill, nearest
from gongkai.report.finding import Severity, plain
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import normal, shortened
from gongkai.report.tally import Count

NUMBER = r"(?P<n>\d+(?:\.\d+)?)(?P<vague>余|多)?"
# Trigger words right before a figure, and the figure of the ledger they speak of.
TYPED = tuple(
    (re.compile(words + NUMBER + unit), key)
    for words, unit, key in (
        (r"(?:制发|印发)公文(?:共|计)*", "[件条]", "documents.issued"),
        (r"(?:主动公开|公开发布)(?:公文|文件)", "[件条]", "documents.active"),
        (r"依申请公开(?:公文|文件)", "[件条]", "documents.on_request"),
        (r"财政信息(?:共|计)*", "条", "publications.financial"),
        (r"(?:公开栏|展板)(?:共|计)*", "块", "boards.count"),
        (r"(?:现存|现有)?工作群(?:共|计)*", "个", "chat_groups.count"),
        (r"(?:组织|开展)(?:专题)?培训(?:共|计)*", "[次场]", "training.sessions"),
        (r"培训(?:人员)?(?:共|计)*", "人次", "training.persons"),
        (r"(?:收取|收缴)信息处理费(?:共|计)*", "元", "fees.collected"),
        (r"(?:发出|送达)收费通知(?:书)?(?:共|计)*", "[件份]", "fees.notices"),
    )
)


def _texts(dossier: Dossier) -> Mapping[str, str]:
    texts: Mapping[str, str] = dossier.notes.get("texts", {})
    return texts


def _figures(dossier: Dossier) -> Mapping[str, Count]:
    figures: Mapping[str, Count] = dossier.notes.get("figures", {})
    return figures


def _where(section: str) -> str:
    return f"chapter{section.partition('.')[0]}"


@rule("FIG01", "数字名称不存在", Severity.ERROR, cites="条例（2019）第六条")
def names_known(dossier: Dossier) -> Iterator[Complaint]:
    """正文里大括号中的名称，应当是台账能够算出的数字。

    为什么：写错名称就填不出数字，报告里会留下大括号。
    例：写“{制发公文件数}”，名称应为“{制发公文数}”。
    怎么改：按提示改用已有名称；确实要印出大括号的，写两个：{{ 和 }}。
    """
    for section, text in _texts(dossier).items():
        for name in fill(text, _figures(dossier)).unknown:
            near = "、".join(f"{{{each}}}" for each in nearest(name))
            hint = f"，是不是 {near}" if near else ""
            yield Complaint(
                _where(section),
                f"正文 {section} 中的“{{{name}}}”不是台账的数字{hint}",
                figure=name,
            )


@rule("FIG02", "手写数字与台账不符", Severity.ERROR, cites="条例（2019）第六条")
def typed_agrees(dossier: Dossier) -> Iterator[Complaint]:
    """正文里手写的数字应当等于台账算出的数字。

    为什么：手写的数字不会随台账变化，台账补登一件，正文就错了。
    例：正文写“制发公文12件”，台账有 11 件。
    怎么改：改用大括号中的名称，例如“制发公文{制发公文数}件”，数字自动填写。
    “70余条”在台账为 70 至 79 条时算相符。表三、表四的数字由 TXT01 核对。
    """
    for section, text, key, found in _typed(dossier):
        counted = _figures(dossier)[key].value
        figure = float(found["n"])
        if counted is None or figure == counted:
            continue
        if found["vague"] and figure <= counted < figure + _step(found["n"]):
            continue
        yield Complaint(
            _where(section),
            f"正文 {section} 写“{found[0]}”，台账为 {plain(counted)}，"
            f"建议写作 {{{NAMES[key].name}}}",
            figure=found["n"],
            expected=counted,
            quote=shortened(text),
        )


def _step(figure: str) -> int:
    """How far 余 reaches: 70余 is below 80, 200余 below 300."""
    return int(10 ** max(len(figure) - len(figure.rstrip("0")), 0))


@rule("FIG03", "数字没有绑定台账", Severity.INFO, cites="条例（2019）第六条")
def better_bound(dossier: Dossier) -> Iterator[Complaint]:
    """手写的数字现在与台账相符，但不会随台账变化。

    为什么：年底补登以后，手写的数字需要人再改一遍。
    例：正文写“工作群3个”，可以写“工作群{工作群数}个”。
    怎么改：换成提示的名称。
    """
    for section, text, key, found in _typed(dossier):
        counted = _figures(dossier)[key].value
        if counted is not None and float(found["n"]) == counted:
            yield Complaint(
                _where(section),
                f"正文 {section} 的“{found[0]}”是手写的，可以写作 {{{NAMES[key].name}}}",
                figure=counted,
                quote=shortened(text),
            )


def _typed(dossier: Dossier) -> Iterator[tuple[str, str, str, re.Match[str]]]:
    """Figures typed by hand: section, sentence, key of the ledger's figure, the words found."""
    for section, text in _texts(dossier).items():
        for sentence in re.split(r"(?<=[。；])", normal(text)):
            for words, key in TYPED:
                for found in words.finditer(sentence):
                    yield section, sentence, key, found
