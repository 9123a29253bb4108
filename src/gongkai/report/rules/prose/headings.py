"""FRM10 and FRM11: chapter titles as the form prints them, in order, numbered in one way."""

import re
from collections.abc import Iterator

from gongkai.report.edition import chinese_number
from gongkai.report.finding import Severity
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import normal

NUMBERED = re.compile(
    r"^(?:第?(?P<han>[一二三四五六七八九十])(?:部分)?[、.．,，:：]?|(?P<digit>\d)[、.．])"
)

# What a title must speak of, and words that mean something else than the form's own.
MEANT = {
    1: (re.compile("总体|概述|概况|基本情况"), re.compile("总体(?:要求|思路|目标|部署)")),
    2: (re.compile("主动公开"), None),
    3: (re.compile("申请"), None),
    4: (re.compile("复议|诉讼"), None),
    5: (re.compile("问题"), re.compile("整改|下一步|工作打算|改进措施|对策")),
    6: (re.compile("其他|其它"), None),
}


@rule("FRM10", "章节标题不符", Severity.WARNING, cites="国办公开办函〔2021〕30号")
def titles(dossier: Dossier) -> Iterator[Complaint]:
    """六个部分的标题应当用格式规定的名称。

    为什么：标题统一，检索和汇总才能对得上；换了说法，内容往往也变了。
    例：第五部分写成“存在的主要问题及整改措施”，格式是“存在的主要问题及改进情况”。
    怎么改：按格式原文更正。少写“的”“主要”等字、只加机关名称的，不作为问题。
    """
    report = dossier.report
    for form in report.edition.chapters:
        chapter = report.chapters.get(form.number)
        if chapter is None or not chapter.title:
            continue
        about, instead = MEANT[form.number]
        title = normal(chapter.title)
        if about.search(title) and not (instead and instead.search(title)):
            continue
        yield Complaint(
            f"chapter{form.number}",
            f"第{chinese_number(form.number)}部分标题是“{chapter.title}”，格式是“{form.heading}”",
            figure=chapter.title,
            expected=form.heading,
            quote=chapter.heading,
            place=chapter.place,
        )


@rule("FRM11", "章节编号不符", Severity.WARNING, cites="国办公开办函〔2021〕30号")
def numbers(dossier: Dossier) -> Iterator[Complaint]:
    """六个部分依次编号为一、二、三、四、五、六。

    为什么：编号重复或者跳号，多半是删改时漏了一部分。
    例：复议诉讼和存在问题两部分都编为“四、”；前面用“一、”，后面用“5.”。
    怎么改：按格式重新编号。
    """
    report = dossier.report
    numbered = _numbers(report)
    if not numbered:
        return
    kinds = {kind for kind, _ in numbered.values()}
    for form, (kind, printed) in numbered.items():
        if printed != form:
            message = f"第{chinese_number(form)}部分编号印作“{_shown(kind, printed)}”"
        elif len(kinds) > 1 and kind == "digit":
            message = f"第{chinese_number(form)}部分编号用“{printed}.”，其余部分用汉字编号"
        else:
            continue
        chapter = report.chapters[form]
        yield Complaint(
            f"chapter{form}", message, printed, form, quote=chapter.heading, place=chapter.place
        )


def _numbers(report: AnnualReport) -> dict[int, tuple[str, int]]:
    """How each chapter is numbered in its printed heading; chapters without a number left out."""
    found = {}
    for form, chapter in sorted(report.chapters.items()):
        match = NUMBERED.match(normal(chapter.heading))
        if match is None:
            continue
        if match["han"]:
            found[form] = ("han", "一二三四五六七八九十".index(match["han"]) + 1)
        else:
            found[form] = ("digit", int(match["digit"]))
    return found


def _shown(kind: str, number: int) -> str:
    return f"{chinese_number(number)}、" if kind == "han" else f"{number}."
