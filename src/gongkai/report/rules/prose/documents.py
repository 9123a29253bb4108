"""Claims about table 2: normative documents, rules, licences, penalties, compulsion."""

import re
from collections.abc import Iterator

from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose import claims as counted
from gongkai.report.rules.prose.claims import Claim, Meant, Pattern, claims_by, sums_of
from gongkai.report.rules.prose.sentences import Sentence

# Documents of others, or another act upon them: filed, examined, cleaned up, published.
FOREIGN = re.compile(r"备案|审查|审核|清理|梳理|评估|解读|起草|代拟|报送|公示|双公示|归集|录入")
COUNT = counted.COUNT.replace("件次|", "件次|部|篇|")
"""Documents are counted by 部 and 篇 too."""
MADE = r"(?:制发|制定|印发|出台|新制定|新出台|颁布)"
OBJECT = r"(?P<what>规范性文件|规章)"
MID = r"[^，。；、：:()\d]{0,14}?"
ITEMS = {"行政许可": "permit", "行政处罚": "penalty", "行政强制": "coercion"}


def _document(field: str, report: AnnualReport, found: re.Match[str]) -> Meant:
    kind = "regulations" if found["what"] == "规章" else "normative_documents"
    key = f"table2.{kind}.{field}"
    return Meant((key,), sums_of(report, (key,)))


def _made(report: AnnualReport, found: re.Match[str]) -> Meant:
    return _document("made", report, found)


def _repealed(report: AnnualReport, found: re.Match[str]) -> Meant:
    return _document("repealed", report, found)


def _in_force(report: AnnualReport, found: re.Match[str]) -> Meant:
    return _document("in_force", report, found)


def _perhaps_made(report: AnnualReport, found: re.Match[str]) -> Meant:
    """新发布的规范性文件4件 may be published for others."""
    meant = _made(report, found)
    return Meant(meant.keys, meant.sums, unsure=True)


def _perhaps_in_force(report: AnnualReport, found: re.Match[str]) -> Meant:
    """继续有效的规范性文件33件 may be what a review left, before others were made."""
    meant = _in_force(report, found)
    return Meant(meant.keys, meant.sums, unsure=True)


def _perhaps(report: AnnualReport, found: re.Match[str]) -> Meant:
    """实施行政处罚11件 may count cases or decisions."""
    meant = _decided(report, found)
    return Meant(meant.keys, meant.sums, unsure=True)


def _decided(report: AnnualReport, found: re.Match[str]) -> Meant:
    key = f"table2.{ITEMS[found['item']]}.decisions"
    return Meant((key,), sums_of(report, (key,)))


PATTERNS = (
    Pattern(re.compile(rf"{MADE}(?:了|并公开|并发布)*{MID}{OBJECT}(?:共|计|的)*{COUNT}"), _made),
    Pattern(re.compile(rf"{MADE}(?:了)?{COUNT}(?:行政)?{OBJECT}"), _made),
    Pattern(
        re.compile(
            rf"{MADE}(?:了)?[^，。；、\d]{{0,10}}规章\d+件[、和及](?:行政)?(?P<what>规范性文件){COUNT}"
        ),
        _made,
    ),
    Pattern(
        re.compile(
            rf"废止(?:了)?[^，。；、\d]{{0,10}}规章\d+件[、和及](?:行政)?(?P<what>规范性文件){COUNT}"
        ),
        _repealed,
    ),
    Pattern(
        re.compile(
            rf"(?P<what>规范性文件)[^。；]{{0,30}}?[，：](?:本年度?|全年|年内|共|新)*(?:制发|制定|印发)"
            rf"(?:件数|数量)?(?:了|共|计|为)*{COUNT}(?=[，。；、])"
        ),
        _made,
    ),
    Pattern(
        re.compile(rf"(?P<what>规范性文件)(?:本年度?)?制发(?:件数|数量)(?:共|计|为)*{COUNT}"),
        _made,
    ),
    Pattern(re.compile(rf"(?<!拟)废止(?:了)?(?:行政)?{OBJECT}(?:共|计)*{COUNT}"), _repealed),
    Pattern(
        re.compile(rf"现行有效(?:的)?(?:行政)?{OBJECT}(?:共|共有|计|为|有)*{COUNT}"), _in_force
    ),
    Pattern(
        re.compile(rf"新发布(?:的|了)?(?:行政)?{OBJECT}(?:共|计|为|有)*{COUNT}"), _perhaps_made
    ),
    Pattern(
        re.compile(rf"继续有效(?:的)?(?:行政)?{OBJECT}(?:共|计|为|有)*{COUNT}"), _perhaps_in_force
    ),
    Pattern(
        re.compile(
            rf"(?P<what>规范性文件)[^。；]{{0,30}}?，废止(?:件数|数量|了|共|计|为)*{COUNT}"
        ),
        _repealed,
    ),
    Pattern(
        re.compile(
            rf"(?P<what>规范性文件)[^。；]{{0,40}}?，(?:目前)?现行有效(?:件数|的)?(?:共|计|为|有)*{COUNT}"
        ),
        _in_force,
    ),
    Pattern(
        re.compile(rf"(?:作出|实施)(?P<item>{'|'.join(ITEMS)})(?:案件)?(?:共|计)*{COUNT}"),
        _perhaps,
    ),
    Pattern(
        re.compile(rf"作出(?:了)?{COUNT}(?P<item>{'|'.join(ITEMS)})(?:决定)?(?=[，。；]|$)"),
        _perhaps,
    ),
    Pattern(
        re.compile(rf"下达(?:了)?(?P<item>{'|'.join(ITEMS)})决定书?(?:共|计)*{COUNT}"), _perhaps
    ),
    Pattern(
        re.compile(
            rf"作出(?:的)?(?P<item>{'|'.join(ITEMS)})(?:处理)?决定(?:书|数量)?(?:共|计)*{COUNT}"
        ),
        _decided,
    ),
    Pattern(
        re.compile(
            rf"(?P<item>{'|'.join(ITEMS)})(?:本年度?|\d{{4}}年度?)?处理决定数量(?:共|计|为)*{COUNT}"
        ),
        _decided,
    ),
)


def claims(report: AnnualReport, sentence: Sentence) -> Iterator[Claim]:
    """What a sentence claims about table 2 (never sure for a government: its text may mean 本级)."""
    for claim in claims_by(PATTERNS, report, sentence):
        if FOREIGN.search(claim.clause):
            continue
        town = report.organ.endswith(("镇人民政府", "乡人民政府", "街道办事处"))
        named = "人民政府" in report.organ or report.organ.endswith(("市", "县", "区"))
        government = named and not town
        whole = re.search(r"全(?:市|县|区|省|州)", sentence.text) is not None
        sure = claim.sure and (whole or not government)
        yield Claim(claim.figure, claim.keys, claim.meant, sentence, sure)
