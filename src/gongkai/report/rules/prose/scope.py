"""Whose figure it is, and of which time: the words before it, and the sentence before that.

A table of a report counts the whole organ and the whole year. A figure of a level, an office, another
body or another time is none of its figures; where its own clause does not say, the subject is the
one of the nearest clause before it that gives a figure.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gongkai.report.report import AnnualReport

SPLIT = re.compile(r"[，；：。(]")
# Another time, or several figures at once: no figure of the year.
MONTH = r"月份|(?<!\d)(?:1月(?!1日)|[2-9]月|1[01]月|12月(?!31日|底))"
TIME = re.compile(
    rf"分别|平均|上半年|下半年|季度|{MONTH}|历年|历次|(?<!今年)以来|(?<!去年)同期|"
    r"(?<!全年)(?<!年内)(?<!年度)累计"
)
DATED = re.compile(
    rf"(?:(?:自|在|于|截[至止]|至)?\d{{4}}年度?(?:\d+月\d+日|[上下]半年|第?[一二三四]季度|{MONTH}|以来|期间|内|[中底末])*|"
    rf"[上下]半年|第?[一二三四]季度|全年|本年度?|今年(?:以来)?)"
)
"""A clause that is nothing but a time."""
# 2024年累计收到 and 2024年以来 speak of that year and no other.
SUMMED = re.compile(r"累计|以来")
PAST = re.compile(
    r"(?:上一?年度?|去年|前年|往年|以前年度)(?!度?末?的?(?:[^，。；]{0,6})(?:结转|转结))"
)
BESIDE = re.compile(r"较|比|同期|相比|结转|转结|顺延|转办|转[至入来]")
LEVEL = re.compile(
    r"本级|[市县区州旗]?政府办公?[室厅]?|市政府|县政府|区政府|州政府|各部门|部门|乡镇|街道|镇|下属|所属|机关本部|"
    r"局机关|垂管|直属|各单位|管委会|[我本]办(?!理)"
)
# 县政府网站 is a place to look, 配合市政府办 names whom somebody helped: neither is who received.
ASIDE = re.compile(
    r"(?:省|市|县|区|州|旗|镇|街道)?(?:人民)?政府(?:门户|部门)?(?:网|信箱|公报|公众号|信息公开网)|"
    r"(?:配合|协助|按照?|根据|依据|落实|贯彻|报送|向)(?:省|市|县|区|州)(?:委)?、?(?:省|市|县|区|州)?政府(?:办公?[室厅]?)?"
)
TOWN = re.compile(r"(?:镇|乡|街道)$")
WHOLE = re.compile(r"全(?:市|县|区|州|省|旗|盟|系统|局|办|中心|镇|乡|街道)(?!各?(?:乡镇|街道|镇))")
JUDGE = re.compile(r"复议(?:办案)?机[关构]")
"""Who decides disputes has all of them, not those over information."""
OWN = re.compile(
    r"[我本](?:机关|单位|部门|[省市州盟县区旗镇乡局委厅署院队所站处会街]|街道|中心)(?!级|委员|公室)"
)
OFFICE = re.compile(r"[我本]办(?!理)(?:公[室厅])?")
GOVERNMENT_OFFICE = re.compile(r"(?:[我本]|[省市州县区旗]政府)办(?!理)(?:公[室厅])?")
"""How an office calls itself; in the report of a whole government it is a part."""
BEFORE_OWN = re.compile(r"^(?:年度?|全年|今年|当年|年内|期间|其中|目前|由|底|末|起|来|止|日|月)+")
PREFIX = re.compile(
    r"^(?:年度?|本年度?|全年|今年|当年|年内|期间|其中|目前|由|我|本|内|底|末|起|来|止|日|月)+"
)
SHORT_CLAUSE = 14
FAR = 800
"""Characters before a figure that may say whose it is; people name it again long before that."""
YEAR = re.compile(r"(\d{4})年")
# A body that is named just before the verb, such as 住建局收到.
BODY = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,12}?(?:局|委|委员会|厅|县|市|区|镇|乡|街道|支队|管委会|分局|公司))"
    r"(?:机关|共|共计|累计|全年|年内|依法|实际|新|已|总计|合计|当年|本年度?)*"
    r"(?:收到|接到|受理|接收|新收|收办|办结|答复|办理|发生|涉及|因|被|(?:政府)?信息公开)"
)
COUNTED = re.compile(r"\d(?:\d|\.)*(?:件|条|份|封|起|宗|例|个|项)")


def speaks_of_all(report: AnnualReport, before: str, lead: str = "") -> bool:
    """Whether the words before a figure speak of the whole organ and not of a part or level.

    The subject stands in the figure's own clause, in a short clause just before it, or in the
    nearest clause before that which gives a figure (`lead`: the sentence before).
    """
    clauses = SPLIT.split(before[-FAR:])
    own = [clauses.pop()]
    if clauses and len(clauses[-1]) <= SHORT_CLAUSE:
        own.append(_head(clauses.pop()))
    for clause in (*own, *_counting(clauses, lead)):
        said = _subject(report.organ, clause)
        if said is not None:
            return said
    return True


def of_another_time(report: AnnualReport, before: str, lead: str = "") -> bool:
    """Whether the words before a figure speak of another year, a part of it, or of several."""
    before, lead = before[-FAR:], lead[-FAR:]
    *clauses, own = _dated_clauses(before)
    elsewhen = _elsewhen(report, own) and not _summed_here(report, before, lead)
    if elsewhen or other_year(report, own):
        return True
    if YEAR.search(own) or re.search(r"全年|本年|今年|当年", own):
        return False
    for clause in reversed([*_dated_clauses(lead), *clauses]):
        if not COUNTED.search(clause):
            continue
        if TIME.search(clause) and not re.search(r"分别|平均", clause):
            return _elsewhen(report, clause)
        if not BESIDE.search(clause) and (YEAR.search(clause) or PAST.search(clause)):
            return other_year(report, clause)
        if re.search(r"全年|本年|今年|当年", clause):
            return False
    return False


def _dated_clauses(text: str) -> list[str]:
    """The clauses of a text; one that is nothing but a time (2024年上半年，) goes with the next."""
    clauses, time = [], ""
    for clause in SPLIT.split(text):
        time += clause
        if not DATED.fullmatch(clause):
            clauses.append(time)
            time = ""
    return [*clauses, time] if time or not clauses else clauses


def _elsewhen(report: AnnualReport, clause: str) -> bool:
    """Whether a clause names a time that is not the year; 2024年累计 is, 截至年底累计 is not."""
    found = TIME.search(clause)
    if found and SUMMED.fullmatch(found[0]) and re.search(rf"{report.year}年", clause):
        return bool(re.search(r"截[至止]|自\d", clause))
    return bool(found)


def _summed_here(report: AnnualReport, before: str, lead: str) -> bool:
    """Whether 累计 stands where the sentence before names the report's year and no other time."""
    around = lead + before
    if [found[0] for found in TIME.finditer(around)] != ["累计"] or re.search("截|自", around):
        return False
    return set(YEAR.findall(around)) == {str(report.year)} and not PAST.search(around)


def other_year(report: AnnualReport, before: str) -> bool:
    """Whether the last year named before a figure is not the report's year."""
    years = YEAR.findall(before)
    if years:
        return report.year is not None and int(years[-1]) != report.year
    return bool(PAST.search(before)) and not BESIDE.search(before)


def _counting(clauses: list[str], lead: str) -> Iterator[str]:
    """The clauses that give figures, the nearest first."""
    for clause in reversed([*SPLIT.split(lead[-FAR:]), *clauses]):
        if COUNTED.search(clause):
            yield _head(clause)


def _head(clause: str) -> str:
    """A clause up to its first figure: what stands behind is no subject."""
    figure = COUNTED.search(clause)
    return clause[: figure.end()] if figure else clause


@lru_cache(maxsize=4096)
def _subject(organ: str, clause: str) -> bool | None:
    """Whether a clause names the whole organ (True), a part or another (False), or nobody."""
    own = organ.replace("人民政府", "政府")
    government = organ.endswith("人民政府")
    rest = clause.replace("人民政府", "政府")
    rest = ASIDE.sub("", rest)
    named = bool(own) and own in rest
    rest = rest.replace(own, "") if own else rest
    if TOWN.search(_stem(own)):
        rest, without = _without_town(rest, own), rest
        named = named or rest != without
    if own.endswith(("办公室", "办公厅", "办")):
        office = GOVERNMENT_OFFICE if "政府办" in own else OFFICE
        rest, without = office.sub("", rest), rest
        named = named or rest != without
    if JUDGE.search(rest):
        return False
    if WHOLE.search(rest):
        return True
    levels = LEVEL.findall(OWN.sub("", rest))
    if re.search("管理委员会|(?:开发|新|园)区$", own):
        levels = [level for level in levels if level != "管委会"]
    # 市政府 in a government's own report may mean its office alone; an office means itself.
    if levels and (government or not all(level in own for level in levels)):
        return False
    body = BODY.search(rest)
    if body and _is_another(body["who"], own):
        return False
    return True if named or levels or OWN.search(rest) or body is not None else None


def _is_another(who: str, own: str) -> bool:
    """Whether a body that is named before a verb is neither the organ nor its word for itself.

    我局 is the organ where its name is not known or ends otherwise, but no government.
    """
    if OWN.fullmatch(BEFORE_OWN.sub("", who)) and not own.endswith("政府"):
        return False
    short = PREFIX.sub("", who)
    return bool(short) and not OWN.search(short) and not abbreviates(short, own)


def is_town(report: AnnualReport) -> bool:
    """Whether the report is a town's or a street office's: nothing below it has figures."""
    return bool(TOWN.search(_stem(report.organ.replace("人民政府", "政府"))))


def _stem(own: str) -> str:
    """松岗镇政府, 松岗镇 and 松岗街道办事处 without the last word."""
    return re.sub(r"(?:政府|办事处|街道办)$", "", own)


def _without_town(clause: str, own: str) -> str:
    """A clause without the town's own short name; nothing below a town has figures of its own."""
    stem = _stem(own)
    for length in range(len(stem), 2, -1):
        clause = clause.replace(stem[-length:], "")
    return re.sub(r"^(?:本|我)?(?:镇|乡|街道)(?!各)", "", clause)


def abbreviates(short: str, name: str) -> bool:
    """Whether 县发改局 may stand for 某县发展和改革局: its characters in order."""
    signs = iter(name)
    return all(sign in signs for sign in short)
