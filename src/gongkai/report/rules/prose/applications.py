"""Claims about applications: new, carried over, handled, carried forward, results, applicants."""

import re
from collections.abc import Iterator

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose import readings
from gongkai.report.rules.prose.claims import (
    COUNT,
    PARTIAL,
    Claim,
    Pattern,
    claims_by,
    figure_of,
    sums_of,
)
from gongkai.report.rules.prose.readings import DONE, NEW, OVER, TOTAL
from gongkai.report.rules.prose.scope import (
    OWN,
    PREFIX,
    abbreviates,
    of_another_time,
    speaks_of_all,
)
from gongkai.report.rules.prose.sentences import Sentence
from gongkai.report.rules.prose.vocabulary import (
    ACCEPTED,
    APPLICANTS,
    CONTEXT,
    DULY,
    FOREIGN,
    LEAVES,
    MID,
    OTHERS,
    RESULT,
    TAKEN,
    applies,
)

WITHOUT_VERB = re.compile(
    r"(?:^|(?<=[，。；：]))(?:\d{4}年(?:度|1-12月)?，?)?"
    r"(?P<who>(?:(?!办|收|受理|接|答复|回复|处理|公开|其中|制|发布)[^，。；：\d]){0,16}?)"
    rf"依申请公开(?:的)?(?:政府|政务)?(?:信息|事项|办件|申请|件|数量)?(?:共|计|数|为|有)*{COUNT}"
)
DISCLOSED = (("table3.granted.total",), ("table3.granted.total", "table3.partial.total"))
BARE = ((NEW + TOTAL,), (NEW + TOTAL, OVER + TOTAL), (DONE + TOTAL,))
"""What is claimed by verbs that other things are received and answered with too."""

NEXT = r"(?:下一?年度?|次年|明年|(?P<next>\d{4})年度?)"
RECEIVED = re.compile(
    rf"(?:新收|收到|接收|接到|受理|收办|{ACCEPTED}|{TAKEN})(?:了|到|的)?(?!{FOREIGN})"
    rf"(?=[^，。；]{{0,40}}申请){MID}{COUNT}"
)
PATTERNS = (
    Pattern(RECEIVED, readings.received),
    Pattern(RECEIVED, readings.part_received, of_a_part=True),
    Pattern(
        re.compile(
            rf"(?<!下年度)(?<!下一年度)(?<!下一年)(?<!下年)(?<!次年)(?<!明年)(?<!继续)"
            rf"(?:办结|办理完毕|答复|办理|处理(?!费)|回复)(?:完毕|了)?(?!{FOREIGN})"
            rf"(?![^，。；\d]*(?:率|时间|时限|期限|平均|书(?!面)|函)){MID}{COUNT}"
        ),
        readings.handled,
    ),
    Pattern(
        re.compile(
            rf"(?:^|(?<=[，；。：:]))(?:其余|其[他它]|剩余)?{COUNT}(?:申请)?(?:均|均?已|全部)(?:{DULY}|予以|完成|作出|依法)*"
            r"(?:答复|办结|回复|办理完毕)(?:完毕|工作)?(?=[，；。)]|$)"
        ),
        readings.all_of_these,
    ),
    Pattern(
        re.compile(
            rf"其中{COUNT}(?:申请)?(?:均)?已(?:{DULY}|予以|完成|作出|进行|书面)*"
            r"(?:答复|办结|回复|办理完毕)(?:完毕)?(?=[，；][^。；]{0,6}\d+(?:件|份|条|宗|起)[^，。；]{0,6}结转)"
        ),
        readings.handled,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"其中(?:{DULY}|已|全部)*(?:办结|答复|办理完毕)(?:了|申请)?{COUNT}"
            r"(?=[，；、](?:\d+(?:件|份|条|宗|起)[^，。；\d]{0,8}结转|结转[^，。；\d]{0,10}\d))"
        ),
        readings.handled,
        of_a_part=True,
    ),
    Pattern(
        re.compile(rf"(?:办结|答复)的{COUNT}(?:政府信息公开|信息公开|依申请公开)?(?:申请)?[中里]"),
        readings.handled,
    ),
    Pattern(
        re.compile(rf"(?<=[，；、])(?:剩余)?结转{COUNT}(?=[，。；)]|$)"),
        readings.left,
        names_year=True,
    ),
    Pattern(
        re.compile(
            rf"结转[^，。；\d]{{0,12}}\d+(?:件|份|条|宗|起)[，、)]+(?:两项)?(?:共计|合计|总计|共)"
            rf"(?:需?办理|应办理|受理|收办)?{COUNT}"
        ),
        readings.at_hand,
        names_year=True,
    ),
    Pattern(
        re.compile(
            rf"{COUNT}(?:申请|件|的|均|已|将|需|依法|依规|按规定|继续)*"
            rf"(?:结转|转结|顺延|转|跨)(?:至|到|入|为|往)?{NEXT}"
        ),
        readings.forward,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"(?:结转|转[结接]|顺延|转)(?:至|到|入|往)?{NEXT}(?:继续)?(?:办理|答复)?"
            rf"(?:的|申请|共|(?:政府)?信息公开|依申请公开)*{COUNT}"
        ),
        readings.forward,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"(?P<since>上一?年度?|去年|\d{{4}}年度?)结转(?![^，。；\d]*(?:至|到|下)){MID}{COUNT}"
        ),
        readings.over,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"结转(?P<since>上一?年度?|去年)(?:办理|(?:政府)?信息公开|依申请公开|申请|的)*{COUNT}"
        ),
        readings.over,
        True,
        True,
    ),
    Pattern(
        re.compile(rf"{COUNT}(?:申请)?(?:为|系|是)(?P<since>上一?年度?|去年|\d{{4}}年度?)结转"),
        readings.over,
        True,
        True,
    ),
    Pattern(
        re.compile(
            rf"(?P<words>{RESULT}(?:(?:以及|[、和及与或]){RESULT})*)"
            rf"(?:的|类|情形|申请|答复|政府信息|共|计|为|有)*{COUNT}"
        ),
        readings.result,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?:^|(?<=[，；、：:。中])){COUNT}(?:申请)?(?:已|被|属于?|为)*(?P<words>{RESULT})"
            r"(?:的|情况|情形)?(?=[，；、。)并]|$)"
        ),
        readings.result,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?:^|(?<=[，；、：:。中]))(?:另有?|有)?{COUNT}(?:申请)?"
            r"(?:因|由于|属于?|为|系|是|已|涉及|本机关|我[局委办镇厅]|[分市县区]局|该|政府|“)*"
            rf"(?P<leaf>{'|'.join(LEAVES)})(?=[^，。；、\d]{{0,8}}(?:[，；、。)]|$))"
        ),
        readings.leaf,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?:^|(?<=[，；、：:。中])){COUNT}(?:申请)?(?:均|已|予以|同意|依法)+公开(?=[，；、。)]|$)"
        ),
        readings.disclosed,
        of_a_part=True,
    ),
    Pattern(
        re.compile(rf"(?:信息|文件)不存在(?:的|共|为)*{COUNT}"),
        readings.unable_at_most,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?:本年度?|当年|今年|年内)新(?:收到?|接收|受理|增)(?:申请)?{COUNT}(?=[，；。)]|$)"
        ),
        readings.received,
    ),
    Pattern(
        re.compile(rf"(?P<leaf>逾期不补正)、行政机关不再处理其政府信息公开申请(?:的|共)*{COUNT}"),
        readings.leaf,
        of_a_part=True,
    ),
    Pattern(
        re.compile(rf"(?P<leaf>{'|'.join(LEAVES)})[^，。；、：:()\d等]{{0,12}}?\)?{COUNT}"),
        readings.leaf,
        of_a_part=True,
    ),
    Pattern(
        re.compile(
            rf"(?P<who>{'|'.join(APPLICANTS)})(?![和及、与或])(?:的|个人|申请|提出|提交|申请人|政府信息公开|政务公开信息|办件量|数量|件数)*{COUNT}"
        ),
        readings.applicant,
        of_a_part=True,
    ),
    Pattern(
        re.compile(rf"{COUNT}(?:申请)?(?:属于?|为|系|由)(?P<who>{'|'.join(APPLICANTS)})"),
        readings.applicant,
        of_a_part=True,
    ),
)


def claims(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """What a sentence claims about applications."""
    if applies(sentence):
        yield from _bare(report, sentence)
        for claim in claims_by(PATTERNS, report, sentence):
            if claim.keys not in BARE or not _of_others(sentence, claim):
                yield claim


def _bare(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """依申请公开3件, without a verb, in a section of that name: received, answered or disclosed."""
    if "依申请" not in sentence.section or re.search("主动", sentence.section + sentence.lead):
        return
    for found in WITHOUT_VERB.finditer(sentence.text):
        before, figure = sentence.text[: found.start("n")], figure_of(found)
        who = OWN.sub("", PREFIX.sub("", found["who"]))
        if not abbreviates(who, report.organ):
            continue
        if figure is None or PARTIAL.search(found[0]) or not speaks_of_all(report, before):
            continue
        if of_another_time(report, before):
            continue
        sums = sums_of(report, *BARE, *DISCLOSED)
        if sums:
            yield Claim(figure, BARE[0], sums, sentence, sure=True)


def _of_others(sentence: Sentence, claim: Claim) -> bool:
    """Whether something that is no application was named last before the figure."""
    before = claim.before if CONTEXT.search(sentence.text) else sentence.lead + claim.before
    named = [found.end() for found in CONTEXT.finditer(before)]
    others = [found.end() for found in re.finditer(OTHERS, before)]
    return bool(others) and max(others) > max(named, default=0)
