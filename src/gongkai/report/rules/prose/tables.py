"""TXT01: the figures of the text agree with the tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose import applications, disputes, distributed, documents
from gongkai.report.rules.prose.claims import Claim, leaves, total
from gongkai.report.rules.prose.readings import NEW
from gongkai.report.rules.prose.sentences import sentences, shortened, spelled
from gongkai.report.rules.prose.vocabulary import APPLICANTS, LEAVES, RESULTS

BEFORE_FIGURE = re.compile(r"[，；：。()、]|\d")
BEHIND_FIGURE = re.compile("[，；：。()、].*$", re.DOTALL)
ANYBODY = re.compile(r"公民、法人(?:(?:或者?|和|及|以及)其[他它]组织)?")


@rule(
    "TXT01",
    "文字与表格一致",
    Severity.ERROR,
    cites="国办公开办函〔2021〕30号；条例（2019）第五十条",
)
def agrees(dossier: Dossier) -> Iterator[Complaint]:
    """正文里写到的件数，应当等于表格中的数字。

    核对的内容：新收、上年结转、办结、结转下年、各类办理结果、申请人类别、行政复议和行政诉讼的
    总数与各种结果、规范性文件、作出的许可处罚强制决定。
    为什么：同一个数字写两遍，读者不知道该信哪一个。
    例：正文“全年收到政府信息公开申请 25 件”，表三本年新收总计 26 件。
    怎么改：以台账为准，改正其中一处。
    “收办”按新收加上年结转核对；本级、部门、渠道等口径不能确定的，只作提示。
    “予以公开、部分公开分别为6件、2件”按次序核对；“十一件”按 11 件核对；写“办结”的件数等于收到的件数而表三仍有结转的，提示须说明。
    """
    seen: set[tuple[object, ...]] = set()
    for printed in sentences(dossier.report):
        sentence = replace(printed, text=_plain(printed.text), lead=_plain(printed.lead))
        for module in (applications, disputes, distributed, documents):
            for claim in module.claims(dossier.report, sentence):
                mark = (claim.keys, claim.figure, sentence.quote)
                if not claim.holds and mark not in seen:
                    seen.add(mark)
                    yield _complaint(dossier.report, claim)


def _plain(text: str) -> str:
    """A text with counts in figures, one word for whoever may apply, one for what goes on."""
    return ANYBODY.sub("公众", spelled(text)).replace("转结", "结转")


def _complaint(report: AnnualReport, claim: Claim) -> Complaint:
    label = report.edition.label(claim.keys[0])
    label += f" 等 {len(claim.keys)} 格之和" if len(claim.keys) > 1 else ""
    scope = "" if claim.sure else "（口径不能确定，请核对）"
    return Complaint(
        claim.keys[0],
        f"正文写 {plain(claim.figure)}，{label}为 {plain(claim.meant[0])}{scope}",
        figure=claim.figure,
        expected=claim.meant[0],
        quote=shortened(claim.sentence.quote),
        place=claim.sentence.place,
        severity=_severity(report, claim),
    )


def _severity(report: AnnualReport, claim: Claim) -> Severity | None:
    if not claim.sure or _of_another_row(report, claim):
        return Severity.INFO
    return Severity.WARNING if claim.doubtful else None


def _of_another_row(report: AnnualReport, claim: Claim) -> bool:
    """Whether the figure is that of another row of table 3 that is named in its own clause.

    办理结果为予以公开9件 is a count of what was disclosed, whatever verb stands before it.
    """
    if not claim.figure or not claim.before:
        return False
    words = BEFORE_FIGURE.split(claim.before)[-1]
    words += BEHIND_FIGURE.sub("", claim.sentence.text[len(claim.before) :])
    return any(
        word in words and claim.figure == total(report, *keys) and not set(keys) & set(claim.keys)
        for word, keys in _rows(report)
    )


def _rows(report: AnnualReport) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words for results, reasons and kinds of applicant, each with its cells."""
    for word, group in RESULTS.items():
        yield word, leaves(report, group)
    for word, row in LEAVES.items():
        yield word, (f"table3.{row}.total",)
    for word, columns in APPLICANTS.items():
        yield word, tuple(f"{NEW}.{column}" for column in columns)
