"""FRM: a missing or empty chapter, an empty cell, a number that is no count, the wrong edition."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR
from decimal import Decimal

from gongkai.report.edition import UnknownEdition, chinese_number, edition_of, editions
from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport, Number
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.arithmetic import expected

MOST_DECIMALS = 6
WORDED = (1, 5, 6)
"""Chapters that are words and nothing else."""

UNFILLED = re.compile(r"本年度没有登记(?:需要报告的主要问题|改进措施)。?$")
"""What a draft from the ledger says where the ledger says nothing."""


@rule("FRM01", "缺少章节", Severity.ERROR, cites="条例（2019）第五十条；国办公开办函〔2021〕30号")
def chapter_missing(dossier: Dossier) -> Iterator[Complaint]:
    """报告必须有六个部分：总体情况、主动公开、依申请公开、复议诉讼、问题及改进、其他事项。

    为什么：条例第五十条和统一格式规定了内容，不能遗漏；没有内容的部分也要写明没有。
    例：全文没有“六、其他需要报告的事项”。
    怎么改：补上该部分；没有需要报告的事项，写明“无”并写明信息处理费收取情况。
    """
    report = dossier.report
    for form in report.edition.chapters:
        where = f"chapter{form.number}"
        has_table = any(key.startswith(f"table{form.number}.") for key in report.cells)
        if form.number not in report.chapters and not has_table:
            yield Complaint(where, f"没有找到“{report.edition.label(where)}”")


@rule(
    "FRM12",
    "章节没有内容",
    Severity.WARNING,
    cites="条例（2019）第五十条；国办公开办函〔2021〕30号",
)
def chapter_empty(dossier: Dossier) -> Iterator[Complaint]:
    """总体情况、存在的主要问题及改进情况、其他需要报告的事项三个部分要有文字。

    为什么：条例第五十条要求报告存在的主要问题及改进情况，只有标题等于没有报告。
    例：“五、存在的主要问题及改进情况”之下紧接着就是“六、其他需要报告的事项”；
    由台账生成的草稿写着“本年度没有登记需要报告的主要问题”，没有补写（作提示）。
    怎么改：写明问题和改进情况；确实没有需要报告的其他事项，写“无”。
    有两个以上部分读不到文字的，多半是文字在图片里，不作为问题。
    """
    chapters = {each: dossier.report.chapters.get(each) for each in WORDED}
    bare = [each for each, chapter in chapters.items() if chapter and not chapter.text.strip()]
    for number, chapter in chapters.items():
        if chapter is None:
            continue
        where, name = f"chapter{number}", f"第{chinese_number(number)}部分“{chapter.title}”"
        if bare == [number]:
            yield Complaint(where, f"{name}只有标题，没有内容", place=chapter.place)
        for passage in chapter.passages:
            if UNFILLED.search(passage.text.strip()):
                yield Complaint(
                    where,
                    f"{name}没有补写：台账没有登记的，应当写明",
                    quote=passage.text.strip(),
                    place=passage.place,
                    severity=Severity.INFO,
                )
                break


@rule("FRM02", "空白单元格", Severity.WARNING, cites="国办公开办函〔2021〕30号 表二、表三、表四")
def blank(dossier: Dossier) -> Iterator[Complaint]:
    """表格中的数字单元格不应空白；没有发生的填 0。

    为什么：空白可能是零，也可能是漏填，读者无从分辨，汇总时也无法相加。系统不会把空白当作 0。
    例：行政复议五格全部空白，行政诉讼十格填 0。
    怎么改：确实没有发生的填 0；总计空白而各项有数的，填各项之和。
    """
    report = dossier.report
    sums = _sums(report)
    for key, cell in report.cells.items():
        if cell.value is None:
            shown = f"“{cell.printed}”" if cell.printed.strip() else "空白"
            should_be = sums.get(key)
            what = f"按表内各数应为 {plain(should_be)}" if should_be else "没有发生的应填 0"
            message = f"{report.edition.label(key)}：{shown}，{what}"
            yield Complaint(key, message, expected=should_be or None)


def predates(report: AnnualReport) -> bool:
    """Whether a report is older than every form and has no table of one."""
    return not report.cells and (report.year or MAXYEAR) < editions()[0].first_year


def _sums(report: AnnualReport) -> dict[str, Number]:
    """What the equations of the form make of the cells that have one."""
    found: dict[str, Number] = {}
    for identity in report.edition.identities:
        should_be = expected(report, identity)
        if should_be is not None:
            found.setdefault(identity.where, should_be)
    return found


@rule("FRM03", "负数", Severity.ERROR, cites="国办公开办函〔2021〕30号 表二、表三、表四")
def negative(dossier: Dossier) -> Iterator[Complaint]:
    """件数和金额不会小于 0（2019 年格式的“本年增/减”除外）。

    为什么：表中各格都是当年发生的数量或者年末存量。
    例：结转下年度填 −1，多半是为了凑平勾稽关系。
    怎么改：核对台账，找出真正错误的那一格。
    """
    report = dossier.report
    for key, form in report.edition.cells.items():
        value = report.value(key)
        if value is not None and value < 0 and form.kind != "signed":
            yield Complaint(key, f"{form.label}：填报 {plain(value)}，不应为负数", figure=value)


@rule("FRM04", "件数不是整数", Severity.ERROR, cites="国办公开办函〔2021〕30号 表二、表三、表四")
def not_whole(dossier: Dossier) -> Iterator[Complaint]:
    """件数必须是整数；只有收费金额、采购金额可以有小数。

    为什么：申请、文件、决定都按件计。
    例：行政许可处理决定数量填 45.3，多半是把“万件”当作单位。
    怎么改：按件填写完整数字。
    """
    report = dossier.report
    for key, form in report.edition.cells.items():
        value = report.value(key)
        if form.kind != "decimal" and isinstance(value, Decimal) and value != int(value):
            yield Complaint(key, f"{form.label}：填报 {plain(value)}，件数应为整数", figure=value)


@rule(
    "FRM05", "金额小数过长", Severity.INFO, cites="国办公开办函〔2021〕30号 表二第二十条第（八）项"
)
def too_many_decimals(dossier: Dossier) -> Iterator[Complaint]:
    """以万元为单位的金额，小数一般不超过六位（精确到分）。

    为什么：1 分等于 0.000001 万元，再多的位数往往是表格软件计算的残留。
    格式没有规定小数位数（未经证实），所以只作提示。
    例：126.30000000000001。
    怎么改：按分四舍五入。
    """
    report = dossier.report
    for key, form in report.edition.cells.items():
        value = report.value(key)
        if (
            form.kind == "decimal"
            and isinstance(value, Decimal)
            and _decimals(value) > MOST_DECIMALS
        ):
            rounded = round(value, MOST_DECIMALS)
            yield Complaint(
                key,
                f"{form.label}：填报 {plain(value)}，小数超过六位",
                figure=value,
                expected=rounded,
            )


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@rule(
    "FRM06",
    "格式与年度不符",
    Severity.ERROR,
    cites="国办公开办函〔2019〕60号；国办公开办函〔2021〕30号",
)
def wrong_edition(dossier: Dossier) -> Iterator[Complaint]:
    """2019、2020 年度用 2019 年格式（试行），2021 年度起用 2021 年修订格式。

    为什么：两种格式表二的栏目不同，表三“其他处理”一行变三行，旧格式填不出现在要求的数字。
    例：2022 年度报告表二仍是“上一年项目数量、本年增/减”。
    怎么改：换用当年格式重新填报。
    2018 年度及以前没有统一格式，那时的报告不按格式核对，只作提示。
    """
    report = dossier.report
    if predates(report):
        first = editions()[0]
        what = f"{report.year} 年度早于统一格式（{first.first_year} 年度起），没有按格式核对"
        yield Complaint("report", what, severity=Severity.INFO, cites=first.cites)
    if report.year is None or not report.cells:
        return
    try:
        proper = edition_of(report.year)
    except UnknownEdition:
        return
    if proper.key != report.edition.key:
        yield Complaint(
            "report",
            f"{report.year} 年度报告应当使用{proper.title}（{proper.cites}），"
            f"表格用的是{report.edition.title}",
            figure=report.edition.form,
            expected=proper.form,
        )
