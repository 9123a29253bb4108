"""TRE: a parent's tables are the sums of its parts."""

from collections.abc import Iterator

from gongkai.report.finding import Severity, plain
from gongkai.report.rollup import summed
from gongkai.report.rule import Complaint, Dossier, rule


@rule("TRE01", "上下级汇总", Severity.ERROR, cites="条例（2019）第四十九条、第五十条")
def children(dossier: Dossier) -> Iterator[Complaint]:
    """汇总报告表二、表三、表四的每一格，等于所含各单位报告同一格之和。

    为什么：上级的数字来自下级的数字，差一件就说明漏报、重报或者汇总后又改动。
    例：12 个单位新收合计 218 件，汇总报告填 217 件。
    怎么改：按差异表找到该格各单位的数字，核对联合制发、共同被告是否重复计数。
    需要：所含全部单位（包括本级自身）的报告（check 的 --children）；有单位该格空白时只作提示。
    """
    report = dossier.report
    if not dossier.children:
        return
    for key in report.edition.cells:
        printed = report.value(key)
        total = summed(key, dossier.children)
        if printed is None or total.value is None or printed == total.value:
            continue
        missing = f"；{len(total.blank)} 个单位该格空白或未找到" if total.blank else ""
        yield Complaint(
            key,
            f"{report.edition.label(key)}：填报 {plain(printed)}，"
            f"{len(dossier.children)} 个单位合计 {plain(total.value)}{missing}",
            figure=printed,
            expected=total.value,
            severity=Severity.INFO if total.blank and printed > total.value else None,
        )
