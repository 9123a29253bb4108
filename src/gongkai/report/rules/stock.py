"""STK: the stock of 规章 and 规范性文件 follows from last year's."""

import re
from collections.abc import Iterator

from gongkai.report.finding import Severity, plain
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.carryover import last_year

KINDS = {"regulations": "规章", "normative_documents": "行政规范性文件"}

# Names that can only belong to organs without rule-making power (below a districted city).
BELOW_CITY = re.compile(
    r"(?:县|自治县|旗|乡|镇|街道|苏木)(?:人民政府|办事处)|(?:[^自]|^)县[^人]{2,}(?:局|委员会|办公室|中心)$|"
    r"(?<!景德)(?:乡|镇|街道|苏木)$"
)


@rule(
    "STK01",
    "现行有效件数衔接",
    Severity.WARNING,
    cites="国办公开办函〔2021〕30号 表二第二十条第（一）项",
)
def in_force(dossier: Dossier) -> Iterator[Complaint]:
    """现行有效件数 = 上一年度现行有效件数 + 本年制发件数 − 本年废止件数。

    为什么：现行有效是年末存量，只会因制发增加、因废止失效减少。
    例：去年现行有效 440，今年制发 58、废止 45，应为 453；填 546 就需要说明。
    怎么改：与司法行政部门的规范性文件清理目录核对；到期自然失效、修订、职能划转的，在报告中说明。
    需要：同一机关上一年度的年报（check 的 --previous）。
    """
    report, previous = dossier.report, last_year(dossier)
    if previous is None:
        return
    for kind in KINDS:
        key = f"table2.{kind}.in_force"
        printed, before = report.value(key), previous.value(key)
        made, repealed = (report.value(f"table2.{kind}.{field}") for field in ("made", "repealed"))
        if printed is None or before is None or made is None or repealed is None:
            continue
        should_be = before + made - repealed
        if printed != should_be:
            yield Complaint(
                key,
                f"{report.edition.label(key)}：填报 {plain(printed)}，按上一年度 {plain(before)} "
                f"+ 制发 {plain(made)} − 废止 {plain(repealed)} 应为 {plain(should_be)}",
                figure=printed,
                expected=should_be,
            )


@rule(
    "STK02",
    "现行有效少于本年净增",
    Severity.WARNING,
    cites="国办公开办函〔2021〕30号 表二第二十条第（一）项",
)
def made_but_gone(dossier: Dossier) -> Iterator[Complaint]:
    """现行有效件数不应少于本年制发件数减本年废止件数。

    为什么：今年制发而没有废止的文件，年末必然现行有效，即使以前一件也没有。
    例：制发 8、废止 0，现行有效至少是 8；填 0 多半是漏填存量。
    怎么改：“现行有效件数”填年末全部有效文件的数量，不论哪年制发。
    """
    report = dossier.report
    for kind in KINDS:
        key = f"table2.{kind}.in_force"
        made, repealed, printed = (
            report.value(f"table2.{kind}.{field}") for field in ("made", "repealed", "in_force")
        )
        if made is None or repealed is None or printed is None or printed >= made - repealed:
            continue
        yield Complaint(
            key,
            f"{report.edition.label(key)}：填报 {plain(printed)}，"
            f"少于本年制发 {plain(made)} − 废止 {plain(repealed)} = {plain(made - repealed)}",
            figure=printed,
            expected=made - repealed,
        )


@rule("STK03", "无规章制定权", Severity.WARNING, cites="立法法第九十一条、第九十三条")
def rules_without_power(dossier: Dossier) -> Iterator[Complaint]:
    """县级以下机关没有规章制定权，规章一行应当为 0。

    为什么：规章只能由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定。
    例：某县人民政府规章“本年制发件数”填 2，多半是把规范性文件填到了规章一行。
    怎么改：移到“行政规范性文件”一行。机关层级按名称判断，名称不能确定层级的不提示。
    """
    report = dossier.report
    if not BELOW_CITY.search(report.organ):
        return
    for field in ("made", "repealed", "in_force"):
        key = f"table2.regulations.{field}"
        printed = report.value(key)
        if printed:
            yield Complaint(
                key,
                f"{report.edition.label(key)}：填报 {plain(printed)}，"
                f"{report.organ}没有规章制定权，应为 0",
                figure=printed,
                expected=0,
            )
