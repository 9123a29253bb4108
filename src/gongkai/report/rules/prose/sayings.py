"""Words without a figure that say that some cells are zero: none received, all answered."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from gongkai.report.finding import Severity
from gongkai.report.report import AnnualReport
from gongkai.report.rules.prose.sentences import Sentence
from gongkai.report.rules.prose.vocabulary import APPLICANTS, CONTEXT, DULY, applies

NONE = r"(?:未(?!经)|没有|无|尚未|均未|(?<!信息)(?<!件)不存在)"
GET = r"(?:曾)?(?:收到|接到|受理|接收|产生|发生|出现|涉及|引发|存在|被)?"
GROUPS = ("review", "litigation_direct", "litigation_after_review")
FOREIGN = re.compile(r"留言|工单|线索|诉求|咨询|热线|来信|建议|提案|信访|投诉")
LEFT = re.compile(
    r"(?<!上年)(?<!去年)(?<!年度)(?<!\d年)(?:结转|转结)|顺延|其余|除|尚未|[正仍尚]在|[处办]理中|到期"
)
"""Words that say that not all are meant."""
OF_ANOTHER_KIND = re.compile(
    r"举报|投诉|更正|复议|诉讼|[转交移][办交送]|减免|不宜|秘密|隐私|信访|查阅|撤[回销]|[以之]外"
)
"""Requests that are no applications, or applications of one kind."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that say that some cells are zero."""

    words: re.Pattern[str]
    zero: Callable[[AnnualReport, Sentence, re.Match[str]], tuple[str, ...]]
    said: str
    severity: Severity | None = None


def _received(report: AnnualReport, sentence: Sentence, found: re.Match[str]) -> tuple[str, ...]:
    """Which column none was received from: all, or the kind of applicant that is named."""
    if not applies(sentence) or OF_ANOTHER_KIND.search(found[0]):
        return ()
    kinds = {columns for word, columns in APPLICANTS.items() if word in found[0]}
    for word, columns in APPLICANTS.items():
        if word in found[0]:
            named = bool(re.search("公民|公众|群众|个人", found[0])) or len(kinds) > 1
            keys = ("total",) if named else columns
            return tuple(f"table3.new_received.{column}" for column in keys)
    return ("table3.new_received.total",)


def _nothing_over(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> tuple[str, ...]:
    if not applies(sentence):
        return ()
    if re.search(r"上一?年|去年", found[0]):
        return ("table3.carried_over.total",)
    if re.search(r"下一?年|次年|明年", found[0] + sentence.text[found.end() : found.end() + 6]):
        return ("table3.carried_forward.total",)
    named = re.match(r"(?:至|到)?(\d{4})年", sentence.text[found.end() :])
    if named and report.year is not None and int(named[1]) == report.year + 1:
        return ("table3.carried_forward.total",)
    return ()


def _all_answered(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> tuple[str, ...]:
    about = sentence.lead[-60:] + sentence.text
    if not applies(sentence) or LEFT.search(about + sentence.after):
        return ()
    some = re.search(r"(\d+)(?:件|份|条|宗|起)(?:申请)?$", sentence.text[: found.start()])
    if some and int(some[1]) != report.value("table3.new_received.total"):
        return ()  # 其中5件均已答复
    if FOREIGN.search(sentence.text[: found.start()][-20:]) or not CONTEXT.search(about):
        return ()
    return ("table3.carried_forward.total",)


def _counted_answered(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> tuple[str, ...]:
    """收到申请7件，已依法办结: where the sentence counts all that came."""
    counted = re.findall(r"(\d+)(?:件|份|条|宗|起)", sentence.text[: found.start()])
    if not counted or any(int(n) != report.value("table3.new_received.total") for n in counted):
        return ()
    return _all_answered(report, sentence, found)


def _no_document(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> tuple[str, ...]:
    if re.search("联合|名义|代拟", sentence.text):
        return ()
    return ("table2.normative_documents.made",)


def _no_decision(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> tuple[str, ...]:
    items = {"许可": "permit", "处罚": "penalty", "强制": "coercion"}
    return tuple(
        f"table2.{item}.decisions" for word, item in items.items() if word in found["items"]
    )


def _all_natural(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> tuple[str, ...]:
    if not applies(sentence):
        return ()
    some = re.search(r"(\d+)(?:件|份|条|宗|起)[^，。；\d]{0,12}$", sentence.text[: found.start()])
    if some and int(some[1]) != report.value("table3.new_received.total"):
        return ()  # 其中4件申请人均为自然人
    legal = [column.key for column in report.edition.columns if column.legal]
    return tuple(f"table3.new_received.{column}" for column in legal)


def _topics(words: str) -> tuple[str, ...]:
    groups = ("review",) if "复议" in words.replace("复议后", "") else ()
    return groups + (GROUPS[1:] if "诉讼" in words or "应诉" in words else ())


def _no_dispute(report: AnnualReport, sentence: Sentence, found: re.Match[str]) -> tuple[str, ...]:
    words = found["what"]
    if re.search("追责|追究|问责|负面|舆情", words):
        return ()
    if re.search(r"败诉|纠正|纠错|撤销|违法|变更|责令", words):
        return tuple(f"table4.{group}.corrected" for group in _topics(words))
    return tuple(f"table4.{group}.total" for group in _topics(words))


def _all_upheld(report: AnnualReport, sentence: Sentence, found: re.Match[str]) -> tuple[str, ...]:
    clause = re.split("[，；：]", sentence.text[: found.end()])[-1]
    groups = _topics(clause) or _topics(sentence.text[: found.end()])
    return tuple(f"table4.{group}.corrected" for group in groups)


STATEMENTS = (
    Statement(
        re.compile(
            rf"(?:{NONE}(?:曾)?(?:收到|接到|受理|接收)[^，。；\d]{{0,50}}?(?:申请(?!人|更正|查阅)|依申请公开)|"
            r"(?:没有|无)(?:任何)?(?:依申请公开|政府信息公开)(?:的)?申请(?!人)|"
            r"(?:没有|无)(?:任何)?依法?申请公开的?(?:政府|政务)?(?:信息|信件|事项|办件|件|情况)(?=[，。；]|$)|"
            r"(?:没有|无)申请(?:(?:政府)?信息公开|公开(?:政府)?信息)的?情况|"
            r"(?:没有|无)(?:政府信息)?依申请公开(?:政府信息)?(?:的)?(?:办理|申请|受理)(?:事项|件)?(?:的)?情况|"
            r"未有[^，。；\d]{0,30}?提出[^，。；\d]{0,10}?申请(?!人))"
            r"(?![^，。；、]{0,8}(?:复议|诉讼|结转|[以之]外))"
        ),
        _received,
        "没有收到申请",
    ),
    Statement(
        re.compile(
            rf"{NONE}[^，。；\d]{{0,8}}?(?:上一?年度?|去年|下一?年度?)?[^，。；\d]{{0,4}}(?:结转|转结)(?!到位)|"
            r"(?:上一?年度?|去年)(?:无|没有|未有)[^，。；\d]{0,4}(?:结转|转结)"
        ),
        _nothing_over,
        "没有结转",
    ),
    Statement(
        re.compile(
            rf"(?:(?:均|都|全部|全都)已(?:{DULY}|予以|完成|作出|进行了?|规范|准确地?|妥善|书面|经|对[^，。；\d]{{0,8}}?)*|(?:均|全部|全都)(?:予以|完成)?)"
            r"(?:答复|办结|回复|办理完毕)"
        ),
        _all_answered,
        "全部答复办结",
        Severity.WARNING,
    ),
    Statement(
        re.compile(
            rf"(?:均|都|全部)(?:{DULY}|予以|完成|作出|进行了?|规范|准确|妥善|顺利)+(?<!全部完成)(?<![均都]予以)(?<!全部予以)"
            r"(?:答复|办结|回复|办理完毕)"
        ),
        _all_answered,
        "全部按期答复",
        Severity.INFO,  # what is carried over may still be within its term
    ),
    Statement(
        re.compile(
            rf"{NONE}{GET}(?P<what>[^，。；\d]{{0,30}}?(?:复议(?!前置)|诉讼|应诉)"
            r"(?:(?:、|和|及|与|或|以及|，(?=(?:或者?)?提起))[^，。；\d]{0,10}?(?:复议|诉讼|应诉))*[^，。；\d]{0,12})"
        ),
        _no_dispute,
        "没有发生",
    ),
    Statement(
        re.compile(
            r"(?P<what>[^，。；\d]{0,20}(?:复议|诉讼)[^，。；\d率]{0,10}?)(?:均|都)?为(?:零|0(?![.\d]))"
        ),
        _no_dispute,
        "为零",
    ),
    Statement(
        re.compile(
            r"(?:均|全部|都)(?:为|是|由|系|属于?|来自)自然人(?![、和及与或])|(?:^|(?<=[，。；]))申请人(?:的)?(?:类别|类型|身份)?为自然人(?=[。；]|$|，(?![^，。；]*\d))"
        ),
        _all_natural,
        "申请人均为自然人",
    ),
    Statement(
        re.compile(
            r"(?:未有?|没有|无)(?:制发|制定|印发|出台|新制定|新增)(?:过|的|任何)?(?:新的)?(?:[^，。；\d]{0,8}[、和])?(?:行政)?规范性文件(?=[，。；、)和及]|$)"
        ),
        _no_document,
        "没有制定规范性文件",
    ),
    Statement(
        re.compile(r"(?:均|全部|全都)(?:被|予以|获|为|判决|裁定|结果|作出|做出|决定)*维持"),
        _all_upheld,
        "全部维持",
        Severity.WARNING,
    ),
    Statement(
        re.compile(
            r"(?:均|全部|全都)(?:经[^，。；\d]{0,8}?)?(?:被|予以|依法|法院|人民法院|判决|裁定|结果|为)*"
            r"驳回(?:了)?(?:原告|当事人|申请人|起诉人|对方)?(?:的)?(?:全部)?(?:诉讼请求|起诉)"
        ),
        _all_upheld,
        "全部驳回",
        Severity.WARNING,
    ),
    Statement(
        re.compile(
            rf"(?<=[，；])(?:现)?已(?:{DULY}|予以|全部)*(?:答复|办结|回复|办理完毕|办理结束|处理完毕)(?:完毕)?(?=[。；]|$)"
        ),
        _counted_answered,
        "已答复办结",
        Severity.INFO,
    ),
    Statement(
        re.compile(
            r"(?:未有?|没有)(?:作出|实施)(?:过)?(?P<items>行政(?:许可|处罚|强制)"
            r"(?:[、和及或](?:行政)?(?:许可|处罚|强制|征收))*)(?:措施|案件|决定|行为)?(?=[，。；]|$)"
        ),
        _no_decision,
        "没有作出决定",
        Severity.INFO,
    ),
)
