"""FEE: applications lapsed for a fee that nobody was asked to pay."""

from collections.abc import Iterator

from gongkai.report.finding import Severity, plain
from gongkai.report.rule import Complaint, Dossier, rule


@rule(
    "FEE01",
    "逾期未缴费而无收费通知",
    Severity.ERROR,
    cites="国办函〔2020〕109号；条例（2019）第四十二条",
)
def without_notice(dossier: Dossier) -> Iterator[Complaint]:
    """表三“申请人逾期未按收费通知要求缴纳费用”有数，本年或者上年就必须发出过收费通知。

    为什么：没有收费通知，就谈不上逾期未缴费，也不能据此不再处理申请。
    例：该行填 1，信息处理费台账中却没有一份通知。
    怎么改：补登收费通知，或者更正该件的办理结果。
    需要：台账（build 时自动核对）；只有年报时无法知道通知份数，不作判断。
    """
    key = "table3.other_overdue_fee.total"
    lapsed = dossier.report.value(key)
    if lapsed and dossier.fee_notices == 0:
        yield Complaint(
            key,
            f"{dossier.report.edition.label(key)}：填报 {plain(lapsed)}，台账中没有发出过收费通知",
            figure=lapsed,
            expected=0,
        )
