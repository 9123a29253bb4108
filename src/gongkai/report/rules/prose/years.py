"""TXT05: title, period and text speak of the same year."""

import re
from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import Sentence, normal, sentences, shortened

PERIOD = re.compile(
    r"(?P<y1>\d{4})年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:起)?(?:至|到|—|-|－|~)+"
    r"(?:(?P<y2>\d{4})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
)
ABOUT_PERIOD = re.compile(r"统计|期限|数据|时限|所列|时间|自\d{4}年")
OWN_REPORT = re.compile(r"(?P<year>\d{4})年度?(?:政府)?信息公开(?:工作)?年度报告")
# 2023年，我局共受理…: what opens with a year speaks of that year.
OPENS = re.compile(
    r"^(?:\([一二三四五六七八九十]\)[^，。；\d]{0,20}[。:：]?)?(?P<year>\d{4})年度?，?"
    r"(?:(?:我|本)[^，。；\d]{1,8}?|[^，。；\d]{2,16}?)?"
    r"(?P<did>(?:共|累计|全年|均|未|没有)*(?:收到|接到|受理|新收|制发|制定|印发|主动公开)"
    r"(?:(?<=未收到)|(?<=未接到)|(?=[^。；]*\d(?:件|条|份|次|篇|期|项)))[^。；]*)"
)
# 2024年…年度报告，并于2024年1月…公布: a report is published after its year.
TOO_EARLY = re.compile(
    r"(?P<year>\d{4})年度?[^，。；\d]{0,12}信息公开(?:工作)?年度报告，?[^，。；\d]{0,8}于(?P=year)年[1-3]月|"
    r"于(?P<of>\d{4})年[1-3]月(?:\d{1,2}日)?[^。；\d]{0,20}(?:公布|发布|公开|上传|编制|完成)[^，。；\d]{0,12}"
    r"(?P=of)年度?[^，。；\d]{0,12}信息公开(?:工作)?年度报告"
)
NO_YEAR = re.compile(r"(?<!\d)\d{5,}年(?=\d{1,2}月\d{1,2}日)")
HEAD = re.compile(r"\([一二三四五六七八九十]\)[^，；\d]{0,20}[。:：]")
COMPARED = re.compile(
    r"较|比|同期|上一?年|去年|结转|往年|历年|以来|报告|年报|要点|考核|评估|审计|[预决]算|规划|总结|法治政府|将|拟|下一步"
)
TITLE_YEAR = re.compile(r"(\d{4})年")
KEY_POINTS = re.compile(r"(?P<year>\d{4})年(?:[^，。；\d]{0,8})政务公开(?:重点)?工作(?:要点|安排)")
PAST = re.compile(r"上一?年|去年|历年|往年|查阅|查看|参见|同比|较|格式|至\d{4}年|[、和]")


@rule(
    "TXT05", "年度一致", Severity.ERROR, cites="条例（2019）第四十九条；国办公开办函〔2021〕30号"
)
def one_year(dossier: Dossier) -> Iterator[Complaint]:
    """标题、统计期限和正文说的应当是同一个年度，统计期限是 1 月 1 日至 12 月 31 日。

    为什么：年报在上一年的文件上修改，年份最容易漏改。
    例：标题 2024 年，统计期限写“2023 年 1 月 1 日至 2023 年 12 月 31 日”。
    怎么改：逐处核对年份。
    正文引用别的年度的工作要点，只作提示。
    一节以上一年（或下一年）开头、通篇不提本年度的，提示须说明：多半是原文没有改，或者年份写错。
    """
    report = dossier.report
    if report.year is None:
        return
    yield from _title(report)
    for sentence in sentences(report):
        yield from _period(report, sentence)
        yield from _own_report(report, sentence)
        yield from _impossible(sentence)
        yield from _key_points(report, sentence)
    yield from _last_years_words(report)


def _title(report: AnnualReport) -> Iterator[Complaint]:
    named = TITLE_YEAR.findall(normal(report.title))
    if named and str(report.year) not in named:
        yield Complaint(
            "title",
            f"标题写 {named[0]} 年，报告内容是 {report.year} 年度",
            figure=int(named[0]),
            expected=report.year,
            quote=shortened(report.title),
        )


def _period(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    if sentence.chapter != 0 or not ABOUT_PERIOD.search(sentence.text):
        return
    for found in PERIOD.finditer(sentence.text):
        last = found["y2"] or found["y1"]
        days = [int(found[name]) for name in ("m1", "d1", "m2", "d2")]
        if days != [1, 1, 12, 31] or {found["y1"], last} != {str(report.year)}:
            yield Complaint(
                "title",
                f"统计期限写“{found[0]}”，{report.year} 年度报告应为 "
                f"{report.year}年1月1日至{report.year}年12月31日",
                figure=found[0],
                expected=report.year,
                quote=shortened(sentence.quote),
                place=sentence.place,
            )


def _own_report(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    """A report names itself only in its opening and its last lines."""
    text = sentence.text.replace(normal(report.organ) or "本机关", "")
    if sentence.chapter not in (0, 6) or PAST.search(text):
        return
    if sentence.chapter == 6 and not sentence.quote.endswith(("。", "；", "！", ".", ";")):
        return  # a line without a full stop behind the last chapter is a link to another report
    for found in OWN_REPORT.finditer(sentence.text):
        if int(found["year"]) != report.year:
            yield Complaint(
                f"chapter{sentence.chapter}" if sentence.chapter else "title",
                f"正文称“{found[0]}”，本报告是 {report.year} 年度",
                figure=int(found["year"]),
                expected=report.year,
                quote=shortened(sentence.quote),
                place=sentence.place,
                severity=Severity.WARNING,
            )


def _impossible(sentence: Sentence) -> Iterator[Complaint]:
    """A report said to be published before its year was over, and a year of five digits."""
    where = f"chapter{sentence.chapter}" if sentence.chapter else "title"
    for pattern, said in ((TOO_EARLY, "早于该年度结束"), (NO_YEAR, "不是年份")):
        for found in pattern.finditer(sentence.text):
            yield Complaint(
                where,
                f"“{found[0]}”{said}",
                quote=shortened(sentence.quote),
                place=sentence.place,
                severity=Severity.WARNING,
            )


def _last_years_words(report: AnnualReport) -> Iterator[Complaint]:
    """A section that tells the work of the year beside the report's, and of no other, is wrong."""
    every = [each for each in sentences(report) if each.chapter in (1, 3, 4)]
    this = re.compile(rf"{report.year}年|[本今当全]年|年内")
    named = {
        (each.chapter, each.section)
        for each in every
        if f"{report.year}年" in each.text
        or (this.search(each.text) and not OPENS.match(each.text))
    }
    begun: set[tuple[int, str]] = set()
    for sentence in every:
        section = (sentence.chapter, sentence.section)
        first = section not in begun
        if re.search(r"\d", sentence.text):
            begun.add(section)
        found = OPENS.match(sentence.text)
        opens = not sentence.lead or HEAD.fullmatch(sentence.lead)
        if not found or not opens or not first or section in named:
            continue  # behind figures of the report's own year, last year's stand for comparison
        near = abs(int(found["year"]) - (report.year or 0)) == 1
        if near and not COMPARED.search(sentence.text):
            yield Complaint(
                f"chapter{sentence.chapter}",
                f"正文写{found['year']}年的情况，本报告是 {report.year} 年度",
                figure=int(found["year"]),
                expected=report.year,
                quote=shortened(sentence.quote),
                place=sentence.place,
                severity=Severity.WARNING,
            )


def _key_points(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    for found in KEY_POINTS.finditer(sentence.text):
        if int(found["year"]) != report.year and not PAST.search(sentence.text[: found.start()]):
            yield Complaint(
                f"chapter{sentence.chapter}",
                f"正文写{found['year']}年政务公开工作要点，本报告是 {report.year} 年度",
                figure=int(found["year"]),
                expected=report.year,
                quote=shortened(sentence.quote),
                place=sentence.place,
                severity=Severity.INFO,
            )
