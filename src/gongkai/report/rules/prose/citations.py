"""TXT08: rules that are cited are in force, and are not another province's."""

import re
from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.report import AnnualReport
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import Sentence, normal, sentences, shortened

PROVINCES = (
    "北京市|天津市|上海市|重庆市|河北省|山西省|辽宁省|吉林省|黑龙江省|江苏省|浙江省|安徽省|福建省|江西省|"
    "山东省|河南省|湖北省|湖南省|广东省|海南省|四川省|贵州省|云南省|陕西省|甘肃省|青海省|台湾省|"
    "内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区"
)
PROVINCE = re.compile(PROVINCES)
TITLED = re.compile(r"《(?P<title>[^《》]{4,60})》")
OLD_ORDER = re.compile(r"国务院(?:令)?第?492号|第492号国务院令")
# The notice of 2019 by number, by the name of its form, or by its own title.
OLD_FORM = re.compile(
    r"国办公开办函〔?\[?\(?2019\)?\]?〕?60号|年度报告格式\(试行\)|"
    r"政务公开办公室关于政府信息公开工作年度报告有关事项的通知"
)
NEW_FORM = re.compile(r"国办公开办函.{0,3}2021.{0,3}30号|印发.{0,24}年度报告格式")
# The number in the bracket behind the title of the notice on the form; 〔202130号 is a lost bracket.
FORM_NUMBER = re.compile(
    r"年度报告格式[》>〉]*的?(?:通知)?[》>〉]*\((?P<number>国办[^()，。；]{2,24}号)\)"
)
PROPER_NUMBER = re.compile(r"国办公开办函\D?(?:2021\D?30|2019\D?60)号")
# The other series of the same office under this number is about something else.
OTHER_SERIES = re.compile(r"国办(?:发|函)\D?2021\D?30号(?=[^。]{0,12}(?:要求|编制|格式|规定))")
OLD_TIME = re.compile(r"(?:第|自)(?:三十三|33)条.{0,20}15个工作日|15个工作日内(?:予以)?答复")


@rule(
    "TXT08",
    "引用依据失效",
    Severity.WARNING,
    cites="条例（2019）第五十六条；国办公开办函〔2021〕30号",
)
def cites_in_force(dossier: Dossier) -> Iterator[Complaint]:
    """报告引用的法规和文件应当现行有效，并且属于本地区。

    为什么：从旧报告、外地报告照抄，最先暴露的就是引用的依据。
    例：2022 年度报告仍引用国办公开办函〔2019〕60号格式；引用国务院令第 492 号（2008 年条例）；
    宁夏的机关引用《江苏省政府信息公开工作年度报告…》。
    怎么改：换成现行依据：条例（国务院令第 711 号）、国办公开办函〔2021〕30号。
    与 2021 年格式并列引用 2019 年通知的，只作提示。格式通知的文号写错（“国办公开函”）的，也在此提示。
    外地依据按省级名称判断，只在能确定本机关所在省份时提示。
    """
    report = dossier.report
    home = _home(report)
    for sentence in sentences(report):
        yield from _expired(report, sentence)
        yield from _misnumbered(sentence)
        yield from _elsewhere(home, sentence)


def _expired(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    year = report.year or 0
    both = NEW_FORM.search(sentence.text)
    for pattern, since, words in (
        (
            OLD_ORDER,
            2019,
            "国务院令第 492 号是 2008 年条例，2019 年 5 月 15 日起施行的是第 711 号",
        ),
        (OLD_FORM, 2021, "2019 年格式（试行）自 2021 年度报告起由国办公开办函〔2021〕30号代替"),
        (OLD_TIME, 2019, "2019 年条例第三十三条规定的答复期限是 20 个工作日"),
    ):
        found = pattern.search(sentence.text)
        if found and year >= since and not re.search("修订前|原|废止|旧", sentence.text):
            yield Complaint(
                f"chapter{sentence.chapter}" if sentence.chapter else "title",
                f"引用“{found[0]}”：{words}",
                quote=shortened(sentence.quote),
                place=sentence.place,
                severity=Severity.INFO if pattern is OLD_FORM and both else None,
            )


def _misnumbered(sentence: Sentence) -> Iterator[Complaint]:
    """The notice on the form under a number that it has not, such as 国办公开函〔2021〕30号."""
    found, series = FORM_NUMBER.search(sentence.text), OTHER_SERIES.search(sentence.text)
    number = found["number"] if found else series[0] if series and not sentence.chapter else ""
    if number and not PROPER_NUMBER.fullmatch(number):
        yield Complaint(
            f"chapter{sentence.chapter}" if sentence.chapter else "title",
            f"引用年度报告格式的文号“{number}”有误，应为国办公开办函〔2021〕30号",
            quote=shortened(sentence.quote),
            place=sentence.place,
            severity=None if found else Severity.INFO,
        )


def _home(report: AnnualReport) -> str | None:
    """The organ's province, when its own name or its title says so."""
    found = PROVINCE.findall(normal(report.organ + report.title))
    return found[0] if len(set(found)) == 1 else None


def _elsewhere(home: str | None, sentence: Sentence) -> Iterator[Complaint]:
    if home is None:
        return
    for titled in TITLED.finditer(sentence.text):
        named = PROVINCE.search(titled["title"])
        if named and named[0] != home:
            yield Complaint(
                f"chapter{sentence.chapter}" if sentence.chapter else "title",
                f"引用《{titled['title']}》，本机关在{home}",
                quote=shortened(sentence.quote),
                place=sentence.place,
                severity=Severity.INFO,
            )
