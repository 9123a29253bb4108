"""Identity numbers, bank cards, telephones, mail and home addresses in a text.

All patterns look at a flat text (`flat`); places are those of the text itself.
"""

import re
from collections.abc import Iterator

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY, TextFinding
from gongkai.web.uploads.checks.flat import GAP, WRAP, figures, flat
from gongkai.web.uploads.checks.numbers import is_identity_number, passes_luhn
from gongkai.web.uploads.checks.stars import stars

_BEFORE, _AFTER = r"(?<![\dA-Za-z])", r"(?![\dA-Za-z])"
_LONG_ID = re.compile(
    rf"{_BEFORE}[1-9]\d{{5}}{WRAP}(?:18|19|20)\d{{2}}{WRAP}\d{{4}}{WRAP}\d{{3}}[\dXx]{_AFTER}"
)
_SHORT_ID = re.compile(rf"{_BEFORE}[1-9]\d{{14}}{_AFTER}")
_NEAR_ID = re.compile(r"身份证|证件号|证号|公民身份|户口|户籍")
_CARD = re.compile(rf"{_BEFORE}[3-6]\d{{3}}(?:{WRAP}\d{{4}}){{2,3}}{WRAP}\d{{1,7}}{_AFTER}")
_NOT_CARD = re.compile(
    r"(?:项目|合同|发票|文书|订单|条形?码|统一社会信用代码|登记号|备案号)[^\d]{0,8}$"
)
_MOBILE = re.compile(rf"(?<![\d\-.])(?:\+?86{GAP})?1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}(?!\d|-\d)")
_PRIVATE = re.compile(
    r"(?:家庭|住宅|家里|家中|个人|私人|本人)(?:联系)?电话[^\d\n]{0,6}(?P<number>(?:0\d{2,3}-?)?\d{7,8})(?!\d)"
)
_MAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{2,64}@(?:vip\.)?(?:qq|foxmail|163|126|yeah|sina|sohu|139|189|wo|aliyun"
    r"|gmail|hotmail|outlook|live|icloud|yahoo|tom|21cn)\.(?:com|net|cn|com\.cn)(?![\w.])",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = r"[0-9一二三四五六七八九十]"
_N = rf"[ ]?{_NUMBER}{{1,5}}[ ]?"  # printed pages put air around figures
# A door in a house: a number of building, unit or floor, then a room.
_HOME = re.compile(
    rf"[\u4e00-\u9fff]{{2,12}}(?:{_N}(?:号楼|号院|栋|幢|号|座|楼)){{1,2}}"
    rf"(?:{_N}单元)?{_N}(?:室|户)"
    rf"|[\u4e00-\u9fff]{{2,12}}{_N}(?:号楼|栋|幢|号院?|座){_N}单元{_N}(?:室|号|户)?"
)
_OFFICE = re.compile(
    r"办公|会议|政务|大厅|窗口|机关|法院|检察|政府|大厦|写字楼|报名|受理|评标|开标"
)
_HOME_WORDS = re.compile(
    r"(?:家庭住址|家庭地址|户籍地址?|户籍所在地|现住址|住址|居住地址|经常居住地|家住)[：:为是]?\s*"
    r"(?P<where>(?:[^\s，。；、,;*（）()]|(?<=\d) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d))"
    r"{4,60})"
)
_DOOR = re.compile(rf"{_NUMBER}+\s*(?:号|栋|幢|单元|室|组|队|社|户|排|楼|座|弄)")
_ADVICE = {
    "identity_number": "隐去中间部分（保留前六位和后四位以内），或者删除",
    "bank_card": "只保留后四位，或者删除；对公账户请核实后说明",
    "mobile": "个人号码应隐去中间四位；确属对外服务电话的作出说明",
    "private_phone": "隐去或者删除",
    "private_mail": "个人邮箱应隐去；确属对外服务邮箱的不必处理",
    "home_address": "保留到街道或者乡镇，隐去门牌和房号",
}  # fmt: skip


def _found(
    rule: str, text: str, span: tuple[int, int], message: str, severity: str
) -> TextFinding:
    quote = "".join(stars(rule, text[span[0] : span[1]]).splitlines())
    return TextFinding(
        rule=rule, start=span[0], end=span[1], message=message, advice=_ADVICE[rule],
        quote=quote if rule != "home_address" else quote.rstrip("*")[:12] + "……",
        severity=severity,
    )  # fmt: skip


def identity_numbers(text: str) -> Iterator[TextFinding]:
    """Whole identity numbers: eighteen places with a right check figure, or the old fifteen.

    The old ones have no check figure: only with a word nearby is one surely meant.
    """
    plain = flat(text)
    for found in _LONG_ID.finditer(plain):
        if is_identity_number(found[0]) and found[0].count("\n") <= 1:
            yield _found("identity_number", text, found.span(), "完整的居民身份证号码", GRAVE)
    for found in _SHORT_ID.finditer(plain):
        if is_identity_number(found[0]):
            near = _NEAR_ID.search(plain, max(0, found.start() - 12), found.start())
            yield _found("identity_number", text, found.span(),
                         "旧居民身份证号码（15位）" if near else "疑似旧居民身份证号码（15位）",
                         GRAVE if near else ORDINARY)  # fmt: skip


def bank_cards(text: str) -> Iterator[TextFinding]:
    """Card numbers of 16 to 19 figures that pass the check and are no identity number."""
    plain = flat(text)
    for found in _CARD.finditer(plain):
        number = figures(found[0])
        if not 16 <= len(number) <= 19 or not passes_luhn(number) or is_identity_number(number):
            continue
        if found[0].count("\n") > 1:  # a column of figures
            continue
        if not _NOT_CARD.search(plain, max(0, found.start() - 20), found.start()):
            yield _found("bank_card", text, found.span(), "银行卡号", GRAVE)


def phones(text: str) -> Iterator[TextFinding]:
    """Mobile numbers, and others that are said to be private; an office's own is explained."""
    plain = flat(text)
    for found in _MOBILE.finditer(plain):
        yield _found("mobile", text, found.span(), "手机号码", GRAVE)
    for found in _PRIVATE.finditer(plain):
        yield _found("private_phone", text, found.span("number"), "个人电话", GRAVE)


def mails(text: str) -> Iterator[TextFinding]:
    """Addresses at providers that private people use."""
    for found in _MAIL.finditer(flat(text)):
        yield _found("private_mail", text, found.span(), "个人邮箱", ORDINARY)


def addresses(text: str) -> Iterator[TextFinding]:
    """Home addresses down to the door; where an office sits is none."""
    plain = flat(text)
    spans: list[tuple[int, int]] = []
    for found in _HOME_WORDS.finditer(plain):
        doors = list(_DOOR.finditer(found["where"]))
        if doors:
            start = found.start("where")
            spans.append((start, start + doors[-1].end()))
            yield _found("home_address", text, spans[-1], "详细住址", GRAVE)
    for found in _HOME.finditer(plain):
        start, end = found.span()
        taken = any(first < end and start < last for first, last in spans)
        if not taken and not _OFFICE.search(plain, max(0, start - 10), end):
            yield _found("home_address", text, (start, end), "疑似详细住址", ORDINARY)
