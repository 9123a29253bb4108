"""The words in which reports speak of applications, and whether a sentence speaks of them."""

import re

from gongkai.report.rules.prose.sentences import Sentence

DULY = r"(?:严格|按[期时规照要][^，。；\d]{0,6}?|依法(?:依规)?|及时|在[^，。；\d]{0,12}?内)"
# Things that are received and answered too, but are no applications.
OTHERS = (
    r"(?:投诉|举报|复议|诉讼|建议|提案|留言|咨询|热线|工单|来信|信箱|信访件|许可|处罚|意见|网民|来电|"
    r"公文|文件|处理费|信访|舆情|纠纷|差错|错别字|通知书|告知书|备案|案件评查|线索|诉求|问题)"
)
FOREIGN = rf"[^，。；\d]*{OTHERS}"
# 接受申请9次; but 接受培训, 接受采访 …
ACCEPTED = r"接受(?![^，。；\d]*(?:培训|采访|检查|评议|监督|指导|委托|教育|来访|查询|查阅|问询|咨询|参观|服务|转))"
TAKEN = r"(?<![征回签验接吸查])收(?=(?:政府)?信息公开申请|依申请公开)"
MID = r"[^，。；、：:()\d]{0,24}?"
# 主动公开3件、依申请公开8件 speaks of the attribute of documents, not of applications.
ATTRIBUTE = re.compile(
    r"主动公开(?:的|类|文件|公文|发布)*\d|公开发布文件|公开属性|制发(?:各类)?公文|公文\d"
)
COUNTING = re.compile(
    r"(?:公开申请|依申请|申请公开)[^。]*?\d(?:件|份|宗|条|起|封)|"
    r"(?:予以公开|部分公开|不予公开|无法提供)\d+(?:件|份|宗|条|起)"
)
CONTEXT = re.compile(r"申请|依申请公开")

RESULTS = {
    "予以公开": "granted",
    "部分公开": "partial",
    "部分予以公开": "partial",
    "不予公开": "denied",
    "不予以公开": "denied",
    "无法提供": "unable",
    "不予处理": "noproc",
    "其他处理": "other",
}
RESULT = r"(?:部分(?:予以)?公开|不予以?公开|(?<!部分)(?<!不)予以公开|无法提供|不予处理|其他处理)"
LEAVES = {
    "属于国家秘密": "denied_secret",
    "三安全一稳定": "denied_safety",
    "第三方合法权益": "denied_third",
    "内部事务": "denied_internal",
    "过程性信息": "denied_process",
    "行政执法案卷": "denied_enforcement",
    "行政查询事项": "denied_query",
    "不掌握相关政府信息": "unable_none",
    "没有现成信息": "unable_create",
    "补正后申请内容仍不明确": "unable_unclear",
    "信访举报投诉": "noproc_petition",
    "重复申请": "noproc_repeat",
    "公开出版物": "noproc_publication",
    "大量反复申请": "noproc_massive",
    "确认或重新出具": "noproc_confirm",
    "逾期不补正": "other_overdue_correction",
    "逾期未补正": "other_overdue_correction",
}
NOT_HANDLED = re.compile(
    r"(?:结转|顺延)[^，。；]*$|(?:指导|督促|协助)[^，。；]{0,8}$|"
    r"(?:正在|尚在|继续|提前|当场|延期|延长|逾期|超期|电话|口头|当面|现场|未能?|待)$|"
    r"(?:予以?|部分|同意|不|主动)公开$|(?:不予|重复|其他)处理$|"
    r"(?:不掌握|不存在|不属于|没有现成|告知)[^，。；\d]{0,10}$|不作为[^，。；]*$|不再$|无法提供$|不予$|其他$|重复$"
)
ASSISTED = re.compile(r"配合|协助|协查|协办|会办|转办")
UNANSWERED = re.compile(
    r"[，、](?:另有|其余)?[^，。；\d]{0,6}?(?:不予受理|不予处理|补正|撤[回销]|终止|放弃|不属于?)"
)
"""What stands beside answers and may be answered too: 答复7件，不予受理4件."""
AT_LAST = re.compile(r"[^，。；\d]{0,20}(?:意见|征询|征求|协查|协办|转办|线索|举报|投诉)")
WITH_OVER = re.compile(
    r"\((?:其中)?(?:包?含|包括|其中|有)[^()]{0,16}结转[^()]*\)|，(?:包?含|包括)[^，。；]{0,14}结转"
)
"""Words behind a figure that say that it includes what was carried over."""
ALL_AT_HAND = re.compile(
    r"结转[^。；\d]*\d+(?:件|份|条|宗|起)，(?:共计?|合计|总计)(?:办结|答复)[^，。；]*$"
)
"""上年结转3件，共计办结28件: what was carried over is among them."""
APPLICANTS = {
    "自然人": ("natural",),
    "公民": ("natural",),
    "法人或其他组织": ("business", "research", "welfare", "legal", "other"),
    "法人和其他组织": ("business", "research", "welfare", "legal", "other"),
    "法人及其他组织": ("business", "research", "welfare", "legal", "other"),
    "商业企业": ("business",),
    "科研机构": ("research",),
    "社会公益组织": ("welfare",),
    "法律服务机构": ("legal",),
}


def applies(sentence: Sentence) -> bool:
    """Whether a sentence, or its section, chapter or the sentence before, speaks of applications.

    Sentences about the attribute of documents do not.
    """
    if ATTRIBUTE.search(sentence.text):
        return False
    if CONTEXT.search(sentence.text) or "依申请" in sentence.section or sentence.chapter == 3:
        return True
    return follows_applications(sentence)


def follows_applications(sentence: Sentence) -> bool:
    """Whether the sentence before counts applications, so that this one may go on with them."""
    return bool(COUNTING.search(sentence.lead)) and not ATTRIBUTE.search(sentence.lead)
