"""Chapters 五 and 六: problems with their measures, key points, the fee, everything else."""

from collections.abc import Iterator

from gongkai.files.chapters.wording import Values, enumerated, said, some
from gongkai.report.facts import YearFacts

LAPSED = "table3.other_overdue_fee.total"


def problems(facts: YearFacts, values: Values) -> Iterator[str]:
    """（一）存在的主要问题."""
    named = [each.problem for each in facts.problems]
    yield enumerated(named) if named else "本年度没有登记需要报告的主要问题。"


def measures(facts: YearFacts, values: Values) -> Iterator[str]:
    """（二）改进情况."""
    taken = [each.measure for each in facts.problems if each.measure]
    yield enumerated(taken) if taken else "本年度没有登记改进措施。"


def key_points(facts: YearFacts, values: Values) -> Iterator[str]:
    """（一）年度政务公开工作要点落实情况; left out when the ledger has no key points."""
    done = [f"{each.task}，{each.done or '落实情况没有登记'}" for each in facts.key_points]
    if done:
        yield enumerated(done)


def fees(facts: YearFacts, values: Values) -> Iterator[str]:
    """（二）信息处理费收取情况, always stated: notices, yuan notified, yuan and cases collected.

    No word on notices when none went out this year but an application lapsed over an older one.
    """
    sent, paid = some("fees.notices", values), some("fees.collected", values)
    money = "实际收取信息处理费{fees.collected}元，涉及申请{fees.cases}件"
    if sent:
        tail = money if paid else "本年度未收取信息处理费"
        words = "发出信息处理费收费通知{fees.notices}件，通知金额{fees.notified}元；" + tail
    elif paid:
        words = f"未发出信息处理费收费通知；{money}"
    else:
        lapsed = LAPSED in values and some(LAPSED, values)
        words = ("" if lapsed else "未发出信息处理费收费通知，") + "未收取信息处理费"
    yield said(f"{facts.year}年，{words}。", values)


def others(facts: YearFacts, values: Values) -> Iterator[str]:
    """（三）其他事项: chat groups, their filing and how often they were looked at."""
    if not some("chat_groups.count", values):
        yield "没有其他需要报告的事项。"
        return
    groups, filed = values["chat_groups.count"].value, values["chat_groups.filed"].value
    if filed == groups:
        words = "均已备案"
    else:
        words = "其中已备案{chat_groups.filed}个" if filed else "尚未备案"
    if some("chat_groups.checks", values):
        words += "，全年检查{chat_groups.checks}次"
    yield said(f"现有工作群{{chat_groups.count}}个，{words}。", values)
