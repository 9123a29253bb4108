"""BAL and SUM: the equations that the form itself prints or implies, declared by the edition."""

from collections.abc import Iterator

from gongkai.report.edition import Identity
from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport, Number
from gongkai.report.rule import Complaint, Dossier, rule


def expected(report: AnnualReport, identity: Identity) -> Number | None:
    """What the other cells make of `identity.where`; blanks count nothing, None if all blank."""
    terms = [(report.value(key), 1) for key in identity.plus]
    terms += [(report.value(key), -1) for key in identity.minus]
    known = [value * sign for value, sign in terms if value is not None]
    return sum(known[1:], known[0]) if known else None


def broken(report: AnnualReport, code: str) -> Iterator[Complaint]:
    """The equations of this code that do not hold.

    A cell that was not found in the paper silences its equation: that is the reader's finding.
    A blank is not a zero: where blanks could make up the difference, it is a warning only.
    """
    for identity in report.edition.identities:
        if identity.code != code or any(key not in report.cells for key in identity.keys):
            continue
        printed, should_be = report.value(identity.where), expected(report, identity)
        if printed is None or should_be is None or printed == should_be:
            continue
        yield _complaint(report, identity, printed, should_be)


def _complaint(
    report: AnnualReport, identity: Identity, printed: Number, should_be: Number
) -> Complaint:
    label = report.edition.label
    blanks = [key for key in identity.keys if report.value(key) is None]
    sums = " + ".join(plain(report.value(key)) for key in identity.plus[:7])
    sums += " + …" if len(identity.plus) > 7 else ""
    sums += "".join(f" − {plain(report.value(key))}" for key in identity.minus)
    message = f"{label(identity.where)}：填报 {plain(printed)}，"
    message += f"按表内各数应为 {plain(should_be)}（{sums}）"
    if blanks:
        message += f"；其中 {len(blanks)} 格空白，空白不等于 0"
    could_be_blanks = bool(blanks) and (identity.minus or printed > should_be)
    return Complaint(
        identity.where,
        message,
        figure=printed,
        expected=should_be,
        severity=Severity.WARNING if could_be_blanks else None,
        cites=identity.cites,
    )


@rule("BAL01", "收支平衡", Severity.ERROR, cites="国办公开办函〔2021〕30号 表三勾稽关系")
def balance(dossier: Dossier) -> Iterator[Complaint]:
    """表三每一列：第一项（本年新收）加第二项（上年结转），等于第三项总计加第四项（结转下年度）。

    为什么：这是格式表头印明的勾稽关系，收进来的申请要么本年办结，要么结转下年，不能多也不能少。
    例：新收 20、结转 3、总计 21，则结转下年度应为 2；填 3 即不平衡。
    怎么改：先核对“（七）总计”是否等于各项之和（SUM01），再核对新收与结转的台账。
    """
    yield from broken(dossier.report, "BAL01")


@rule("SUM01", "办理结果合计", Severity.ERROR, cites="国办公开办函〔2021〕30号 表三")
def results(dossier: Dossier) -> Iterator[Complaint]:
    """表三每一列：“（七）总计”等于（一）至（六）各项办理结果之和。

    为什么：一件申请只计入一种结果，总计就是各结果之和。2021 年格式有 21 项，2019 年格式有 19 项。
    例：予以公开 5、部分公开 2、其余为 0，总计应为 7。
    怎么改：逐项核对本列台账；区分处理的只计“部分公开”，不重复计数。
    """
    yield from broken(dossier.report, "SUM01")


@rule("SUM02", "申请人合计", Severity.ERROR, cites="国办公开办函〔2021〕30号 表三")
def rows(dossier: Dossier) -> Iterator[Complaint]:
    """表三每一行：“总计”列等于自然人与五类法人或其他组织之和。

    为什么：每件申请只有一类申请人，各类相加就是全部。
    例：自然人 217、商业企业 1，其余为 0，总计应为 218。
    怎么改：核对该行各列；法人或其他组织没有“小计”列，不要把小计再加一遍。
    """
    yield from broken(dossier.report, "SUM02")


@rule("SUM03", "复议诉讼合计", Severity.ERROR, cites="国办公开办函〔2021〕30号 表四")
def disputes(dossier: Dossier) -> Iterator[Complaint]:
    """表四每一组：总计等于结果维持、结果纠正、其他结果、尚未审结之和。

    为什么：一件复议或者诉讼在年末只有一种状态。三组分别是行政复议、未经复议直接起诉、复议后起诉。
    例：维持 2、纠正 1、其他 3、未审结 1，总计应为 7。
    怎么改：核对该组案件台账；撤回、驳回起诉等计入“其他结果”。
    """
    yield from broken(dossier.report, "SUM03")
