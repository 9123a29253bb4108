"""CAR: last year's closing is this year's opening."""

from collections.abc import Iterator

from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Complaint, Dossier, rule


@rule("CAR01", "上年结转衔接", Severity.ERROR, cites="国办公开办函〔2021〕30号 表三第二项、第四项")
def carried_over(dossier: Dossier) -> Iterator[Complaint]:
    """今年表三第二项“上年结转”，逐列等于去年表三第四项“结转下年度继续办理”。

    为什么：去年没有办完的申请今年必须接着办；对不上，就是有申请丢失或者重复登记。
    例：去年结转 12 件，今年填 10 件，差 2 件，应当找到这 2 件的去向。
    怎么改：以去年公布的年报为准核对台账；机构合并、职能划转造成的差异，应当在报告中说明。
    需要：同一机关上一年度的年报（check 的 --previous）。
    """
    report, previous = dossier.report, last_year(dossier)
    if previous is None:
        return
    for column in report.edition.columns:
        key = f"table3.carried_over.{column.key}"
        opening = report.value(key)
        closing = previous.value(f"table3.carried_forward.{column.key}")
        if opening is None or closing is None or opening == closing:
            continue
        yield Complaint(
            key,
            f"{report.edition.label(key)}：填报 {plain(opening)}，"
            f"上一年度年报“结转下年度继续办理”为 {plain(closing)}",
            figure=opening,
            expected=closing,
        )


def last_year(dossier: Dossier) -> AnnualReport | None:
    """The previous report if it is of the year before (an unknown year is taken as such)."""
    report, previous = dossier.report, dossier.previous
    if previous is None or report.year is None or previous.year is None:
        return previous
    return previous if previous.year == report.year - 1 else None
