"""Claims about applications: new, carried over, handled, carried forward, results, applicants."""

import re
from collections.abc import Iterator

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose.claims import (
    COUNT,
    Claim,
    Meant,
    Pattern,
    claims_by,
    leaves,
    sums_of,
    total,
)
from gongkai.report.rules.prose.sentences import Sentence
from gongkai.report.rules.prose.vocabulary import (
    APPLICANTS,
    ASSISTED,
    AT_LAST,
    CONTEXT,
    DULY,
    FOREIGN,
    LEAVES,
    MID,
    NOT_HANDLED,
    OTHERS,
    RESULT,
    RESULTS,
    UNANSWERED,
    WITH_OVER,
    applies,
)

NEW, OVER = "table3.new_received", "table3.carried_over"
DONE, FORWARD = "table3.total", "table3.carried_forward"
TOTAL = ".total"


def _received(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """收到 is what is new; with what was carried over it is what was at hand (收办, 含上年结转)."""
    if re.search("办结|答复", re.split("[，；。]", found.string[: found.start("n")])[-1]):
        return None  # 办结上年结转申请1件、本年新收申请39件
    if AT_LAST.match(found.string, found.end()):
        return None  # 收到3件协查函, 收到1份依申请公开意见征询件
    if re.search("(?:不予|不再|审[核查]后?|登记后|补正后)$", found.string[: found.start()]):
        return None  # 登记申请41件，审核后受理10件，不予受理8件
    new, both = (NEW + TOTAL,), (NEW + TOTAL, OVER + TOTAL)
    readings = (both, new) if "收办" in found[0] else (new, both)
    return Meant(readings[0], sums_of(report, *readings))


def _handled(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    """答复、办结 may leave out what was carried over, and what lapsed without an answer.

    处理、办理 may mean all that was at hand. （含上年结转3件） behind the figure leaves nothing out.
    """
    clause = re.split("[，；。]", found.string[: found.start("n")])[-1]
    if "结转" in found[0] or NOT_HANDLED.search(found.string[: found.start()]):
        return None
    if ASSISTED.search(clause) or UNANSWERED.match(found.string, found.end()):
        return None
    done, over = total(report, DONE + TOTAL), total(report, OVER + TOTAL)
    lapsed, new = total(report, *leaves(report, "other")), total(report, NEW + TOTAL)
    if done is None or over is None or lapsed is None or new is None:
        return None
    with_over = WITH_OVER.match(found.string, found.end()) is not None
    low = done if with_over else done - over - lapsed
    if not re.search("办结|办理完毕|答复|回复", found[0]):
        all_at_hand = (new + over,) if with_over else (new, new + over)
        return Meant((DONE + TOTAL,), (done, *all_at_hand), low)
    later = tuple(each for each in (new, new + over) if each > done)
    return Meant((DONE + TOTAL,), (done,), low, later)


def _left(report: AnnualReport, found: re.Match[str]) -> Meant:
    """已办结54件，结转4件: carried forward, or what had been carried over."""
    keys = (FORWARD + TOTAL,)
    return Meant(keys, sums_of(report, keys, (OVER + TOTAL,)))


def _at_hand(report: AnnualReport, found: re.Match[str]) -> Meant:
    """上年结转2件，共计28件 is what was new and what was carried over."""
    keys = (NEW + TOTAL, OVER + TOTAL)
    return Meant(keys, sums_of(report, keys))


def _forward(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    named = re.search(r"\d{4}", re.sub(COUNT.replace("?P<", "?P<_"), "", found[0]))
    row = FORWARD
    if named and report.year is not None and int(named[0]) != report.year + 1:
        if int(named[0]) != report.year:
            return None
        row = OVER
    return Meant((row + TOTAL,), sums_of(report, (row + TOTAL,)))


def _over(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    named = re.search(r"\d{4}", found["since"])
    if named and report.year is not None and int(named[0]) != report.year - 1:
        return None
    return Meant((OVER + TOTAL,), sums_of(report, (OVER + TOTAL,)))


def _result(report: AnnualReport, found: re.Match[str]) -> Meant:
    groups = [RESULTS[word] for word in re.findall(RESULT, found["words"])]
    if re.search("(?<!不予)公开(?:或者|以及|[、和或及与])$", found.string[: found.start()]):
        groups.append("granted")  # 公开或部分公开10件
    keys = tuple(key for group in groups for key in leaves(report, group))
    return Meant(keys, sums_of(report, keys))


def _leaf(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    if re.search("[^件条宗起][、和或及与](?:属于)?$", found.string[: found.start()]):
        return None  # 因属于国家秘密、内部事务信息不予公开5件
    key = f"table3.{LEAVES[found['leaf']]}.total"
    return Meant((key,), sums_of(report, (key,)))


def _applicant(report: AnnualReport, found: re.Match[str]) -> Meant | None:
    if re.search("(?:公民|个人|自然人)[、和或及与]$", found.string[: found.start()]):
        return None  # 公民、法人和其他组织提出的申请41件
    columns = APPLICANTS[found["who"]]
    rows = {row: tuple(f"{row}.{column}" for column in columns) for row in (NEW, OVER, DONE)}
    return Meant(rows[NEW], sums_of(report, rows[NEW], rows[NEW] + rows[OVER], rows[DONE]))


BARE = ((NEW + TOTAL,), (NEW + TOTAL, OVER + TOTAL), (DONE + TOTAL,))
"""What is claimed by verbs that other things are received and answered with too."""

NEXT = r"(?:下一?年度?|次年|明年|(?P<next>\d{4})年度?)"
PATTERNS = (
    Pattern(
        re.compile(
            rf"(?:新收|收到|接收|接到|受理|收办)(?:了|到|的)?(?!{FOREIGN})"
            rf"(?=[^，。；]{{0,40}}申请){MID}{COUNT}"
        ),
        _received,
    ),
    Pattern(
        re.compile(
            rf"(?<!下年度)(?<!下一年度)(?<!下年)(?<!次年)(?<!明年)(?<!继续)"
            rf"(?:办结|办理完毕|答复|办理|处理(?!费)|回复)(?:完毕|了)?(?!{FOREIGN})"
            rf"(?![^，。；\d]*(?:率|时间|时限|期限|平均|书(?!面)|函)){MID}{COUNT}"
        ),
        _handled,
    ),
    Pattern(
        re.compile(
            rf"(?:^|(?<=[，；。:])){COUNT}(?:申请)?(?:均)?已(?:{DULY}|予以|完成|作出|依法)*"
            r"(?:答复|办结|回复|办理完毕)(?:完毕)?(?=[，；。)]|$)"
        ),
        _handled,
    ),
    Pattern(
        re.compile(rf"(?<=[，；、])(?:剩余)?结转{COUNT}(?=[，。；)]|$)"),
        _left,
        names_year=True,
    ),
    Pattern(
        re.compile(
            rf"结转[^，。；\d]{{0,12}}\d+(?:件|份|条|宗|起)[，、)]+(?:两项)?(?:共计|合计|总计|共)"
            rf"(?:需?办理|应办理|受理|收办)?{COUNT}"
        ),
        _at_hand,
        names_year=True,
    ),
    Pattern(
        re.compile(
            rf"{COUNT}(?:申请|件|的|均|已|将|需|依法|依规|按规定|继续)*"
            rf"(?:结转|顺延|转|跨)(?:至|到|入|为|往)?{NEXT}"
        ),
        _forward,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"(?:结转|顺延|转)(?:至|到|入|往)?{NEXT}(?:继续)?(?:办理|答复)?(?:的|申请|共)*{COUNT}"
        ),
        _forward,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"(?P<since>上一?年度?|去年|\d{{4}}年度?)结转(?![^，。；\d]*(?:至|到|下)){MID}{COUNT}"
        ),
        _over,
        True,
        True,
    ),
    Pattern(
        re.compile(rf"{COUNT}(?:申请)?(?:为|系|是)(?P<since>上一?年度?|去年|\d{{4}}年度?)结转"),
        _over,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"(?P<words>{RESULT}(?:(?:以及|[、和及与或]){RESULT})*)"
            rf"(?:的|类|情形|申请|答复|共|计|为|有)*{COUNT}"
        ),
        _result,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?:^|(?<=[，；、:。中])){COUNT}(?:申请)?(?:已|被|属于?|为)*(?P<words>{RESULT})(?=[，；、。)]|$)"
        ),
        _result,
        of_a_part=True,
    ),
    Pattern(
        re.compile(rf"(?P<leaf>{'|'.join(LEAVES)})[^，。；、:()\d等]{{0,12}}?\)?{COUNT}"),
        _leaf,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?P<who>{'|'.join(APPLICANTS)})(?![和及、与或])(?:的|个人|申请|提出|提交|申请人|政府信息公开)*{COUNT}"
        ),
        _applicant,
        of_a_part=True,
    ),
    Pattern(
        re.compile(rf"{COUNT}(?:申请)?(?:属于?|为|系|由)(?P<who>{'|'.join(APPLICANTS)})"),
        _applicant,
        of_a_part=True,
    ),
)


def claims(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """What a sentence claims about applications."""
    if applies(sentence):
        for claim in claims_by(PATTERNS, report, sentence):
            if claim.keys not in BARE or not _of_others(sentence, claim):
                yield claim


def _of_others(sentence: Sentence, claim: Claim) -> bool:
    """Whether something that is no application was named last before the figure."""
    before = claim.before if CONTEXT.search(sentence.text) else sentence.lead + claim.before
    named = [found.end() for found in CONTEXT.finditer(before)]
    others = [found.end() for found in re.finditer(OTHERS, before)]
    return bool(others) and max(others) > max(named, default=0)
