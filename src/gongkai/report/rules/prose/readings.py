"""What a figure of applications may stand for in table 3, given the words around it."""

import re

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose.claims import (
    COUNT,
    PARTIAL,
    Meant,
    figure_of,
    leaves,
    sums_of,
    total,
)
from gongkai.report.rules.prose.vocabulary import (
    ALL_AT_HAND,
    APPLICANTS,
    ASSISTED,
    AT_LAST,
    LEAVES,
    NOT_HANDLED,
    OTHERS,
    RESULT,
    RESULTS,
    UNANSWERED,
    WITH_OVER,
)

NEW, OVER = "table3.new_received", "table3.carried_over"
DONE, FORWARD = "table3.total", "table3.carried_forward"
TOTAL = ".total"
# What is an other result too, with a figure of its own: 主动撤回1件, 2件终止办理.
WITHDRAWN = re.compile(
    r"(?:撤[回销诉件]|终止|放弃)[^，。；、\d]{0,8}\d|\d(?:件|条|份|宗|起)[^，。；、\d]{0,8}(?:撤[回销]|终止|放弃)"
)
NO_ANSWER = "不属于|不存在|不掌握|告知"
"""Other words for results, which a report may set apart from what it calls answered."""
ONE_KIND = "自然人|商业企业|科研机构|社会公益组织|法律服务机构"


def received(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """收到 is what is new; with what was carried over it is what was at hand (收办, 含上年结转)."""
    if re.search("办结|答复", re.split("[，；。]", found.string[: found.start("n")])[-1]):
        return None  # 办结上年结转申请1件、本年新收申请39件
    if AT_LAST.match(found.string, found.end()):
        return None  # 收到3件协查函, 收到1份依申请公开意见征询件
    if re.search("(?:不予|不再|审[核查]后?|登记后|补正后)$", found.string[: found.start()]):
        return None  # 登记申请41件，审核后受理10件，不予受理8件
    if re.search(ONE_KIND, found[0]):
        around = found.string[: found.start()] + found.string[found.end() :]
        kinds = "自然人|企业|法人|机构|组织"
        if set(re.findall(kinds, around)) - set(re.findall(kinds, found[0])):
            return None  # 商业企业申请1件，收到自然人申请5件
    new, both = (NEW + TOTAL,), (NEW + TOTAL, OVER + TOTAL)
    readings: tuple[tuple[str, ...], ...] = (both, new) if "收办" in found[0] else (new, both)
    if re.match("(?:本年度?|当年|今年|年内)?新", found[0]):
        readings = readings if WITH_OVER.match(found.string, found.end()) else (new,)
    return Meant(readings[0], sums_of(report, *readings))


def part_received(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """收到政府信息公开网络申请6件: one channel's are no more than all that was at hand."""
    clause = re.split("[，；：。(]", found.string[: found.start("n")])[-1]
    whole = received(report, found)
    if whole is None or not PARTIAL.search(clause) or not re.search("信息公开|依申请", clause):
        return None
    most = total(report, NEW + TOTAL, OVER + TOTAL)
    figure = figure_of(found)
    if most is None or figure is None or not whole.sums:
        return None
    return Meant((NEW + TOTAL,), (most,), 0, (figure,))


def handled(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """答复、办结 may leave out what was carried over, and what lapsed without an answer.

    处理、办理 may mean all that was at hand. （含上年结转3件） behind the figure leaves nothing out.
    """
    clause = re.split("[，；。]", found.string[: found.start("n")])[-1]
    if "结转" in found[0] or NOT_HANDLED.search(found.string[: found.start()]):
        return None
    if re.search(RESULT, found[0]):
        return None  # 回复为予以公开2件
    if ASSISTED.search(clause) or UNANSWERED.match(found.string, found.end()):
        return None
    done, over = total(report, DONE + TOTAL), total(report, OVER + TOTAL)
    lapsed, new = total(report, *leaves(report, "other")), total(report, NEW + TOTAL)
    if done is None or over is None or lapsed is None or new is None:
        return None
    with_over = WITH_OVER.match(found.string, found.end()) is not None
    with_over = with_over or bool(ALL_AT_HAND.search(found.string[: found.start("n")]))
    low = done if with_over else done - over - lapsed
    if not re.search("办结|办理完毕|答复|回复", found[0]):
        all_at_hand = (new + over,) if with_over else (new, new + over)
        return Meant((DONE + TOTAL,), (done, *all_at_hand), low)
    later = tuple(each for each in (new, new + over) if each > done)
    return Meant((DONE + TOTAL,), (done,), low, later)


def all_of_these(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """18件均按期答复: handled, unless they are those that were named just before (网络6件，6件均已答复)."""
    clauses = [each for each in re.split("[，；。]", found.string[: found.start()]) if each]
    figures = re.findall(r"\d+", clauses[-1]) if clauses else []
    rest = re.match("其余|其[他它]|剩余", found[0])
    if rest and re.search(
        rf"{RESULT}|{'|'.join(LEAVES)}|{NO_ANSWER}", found.string[: found.start()]
    ):
        return None  # 不属于本机关8件，其余5件均已答复
    if figures and not rest and (found["n"] in figures or PARTIAL.search(clauses[-1])):
        return None
    return handled(report, found)


def left(report: AnnualReport, found: re.Match[str]) -> Meant:
    """已办结54件，结转4件: carried forward, or what had been carried over."""
    keys = (FORWARD + TOTAL,)
    return Meant(keys, sums_of(report, keys, (OVER + TOTAL,)))


def at_hand(report: AnnualReport, found: re.Match[str]) -> Meant:
    """上年结转2件，共计28件 is what was new and what was carried over."""
    keys = (NEW + TOTAL, OVER + TOTAL)
    return Meant(keys, sums_of(report, keys))


def forward(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    named = re.search(r"\d{4}", re.sub(COUNT.replace("?P<", "?P<_"), "", found[0]))
    row = FORWARD
    if named and report.year is not None and int(named[0]) != report.year + 1:
        if int(named[0]) != report.year:
            return None
        row = OVER
    return Meant((row + TOTAL,), sums_of(report, (row + TOTAL,)))


def over(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    named = re.search(r"\d{4}", found["since"])
    if named and report.year is not None and int(named[0]) != report.year - 1:
        return None
    return Meant((OVER + TOTAL,), sums_of(report, (OVER + TOTAL,)))


def result(report: AnnualReport, found: re.Match[str]) -> Meant:
    groups = [RESULTS[word] for word in re.findall(RESULT, found["words"])]
    if re.search("(?<!不予)公开(?:或者|以及|[、和或及与])$", found.string[: found.start()]):
        groups.append("granted")  # 公开或部分公开10件
    keys = tuple(key for group in groups for key in leaves(report, group))
    if groups != ["other"]:
        return Meant(keys, sums_of(report, keys))
    rest = _not_named(keys, found.string)
    low = 0 if WITHDRAWN.search(found.string) else None
    return Meant(keys, sums_of(report, keys, rest), low)


def _not_named(keys: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Of 逾期未补正2件，其他处理5件 the others may be those that the sentence does not name."""
    named = {f"table3.{row}.total" for word, row in LEAVES.items() if word in text}
    return tuple(key for key in keys if key not in named)


def leaf(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    if re.search("[^件条宗起][、和或及与](?:属于)?$", found.string[: found.start()]):
        return None  # 因属于国家秘密、内部事务信息不予公开5件
    key = f"table3.{LEAVES[found['leaf']]}.total"
    return Meant((key,), sums_of(report, (key,)))


def disclosed(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """8件已公开: in full, or in full and in part."""
    if re.search(OTHERS, found.string[: found.start()]):
        return None
    keys, both = leaves(report, "granted"), leaves(report, "granted") + leaves(report, "partial")
    return Meant(keys, sums_of(report, keys, both))


def unable_at_most(report: AnnualReport, found: re.Match[str]) -> Meant:
    """信息不存在5件: some or all of what could not be given."""
    keys = leaves(report, "unable")
    return Meant(keys, sums_of(report, keys), low=0)


def applicant(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    if re.search("(?:公民|个人|自然人)[、和或及与]$", found.string[: found.start()]):
        return None  # 公民、法人和其他组织提出的申请41件
    columns = APPLICANTS[found["who"]]
    rows = {row: tuple(f"{row}.{column}" for column in columns) for row in (NEW, OVER, DONE)}
    return Meant(rows[NEW], sums_of(report, rows[NEW], rows[NEW] + rows[OVER], rows[DONE]))
