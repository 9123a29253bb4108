"""Identity numbers, bank cards, mobile phones and home addresses in a text."""

import re
from collections.abc import Iterator
from datetime import date

from gongkai.web.uploads.checks.finding import GRAVE, ORDINARY, TextFinding

# GB 11643: the weights of the first seventeen figures, and the check figure for the remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = frozenset(
    str(each)
    for block in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for each in range(block[0], block[1] + 1)
)
_BEFORE, _AFTER = r"(?<![\dA-Za-z])", r"(?![\dA-Za-z])"
_LONG_ID = re.compile(_BEFORE + r"[1-9]\d{5}[ \-]?(?:18|19|20)\d{6}[ \-]?\d{3}[\dXx]" + _AFTER)
_SHORT_ID = re.compile(_BEFORE + r"[1-9]\d{14}" + _AFTER)
_CARD = re.compile(_BEFORE + r"[3-6]\d{3}(?:[ \-]?\d{4}){2,3}[ \-]?\d{1,7}" + _AFTER)
_MOBILE = re.compile(r"(?<![\d\-.])(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}(?![\d\-])")
# A door in a house: a number of building, unit or floor, then a room.
_HOME = re.compile(
    r"[\u4e00-\u9fff]{2,12}(?:小区|花园|家园|新村|公寓|苑|里|院)?"
    r"[0-9一二三四五六七八九十]{1,4}(?:号楼|栋|幢|号院?)"
    r"[0-9一二三四五六七八九十]{1,3}单元[0-9一二三四五六七八九十]{1,4}(?:室|号|户)"
)
_HOME_WORDS = re.compile(
    r"(?:家庭住址|家庭地址|户籍地址|现住址|居住地址)[：:]\s*(?P<where>[^\s，。；、,;*]{6,60})"
)


def figures(text: str) -> str:
    """The figures of a number without what people put between them."""
    return re.sub(r"[ \-]", "", text)


def is_identity_number(text: str) -> bool:
    """Whether this is a citizen's identity number: province, day of birth and check figure."""
    number = figures(text).upper()
    if len(number) == 15 and number.isdigit():
        return number[:2] in _PROVINCES and _is_day(f"19{number[6:12]}")
    if len(number) != 18 or not number[:17].isdigit() or number[:2] not in _PROVINCES:
        return False
    total = sum(int(figure) * weight for figure, weight in zip(number, _WEIGHTS, strict=False))
    return _is_day(number[6:14]) and _CHECK[total % 11] == number[17]


def _is_day(text: str) -> bool:
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return day >= date(1880, 1, 1)


def passes_luhn(number: str) -> bool:
    """The check of bank cards: every second figure from the right doubled, the sum ends in 0."""
    total = 0
    for place, figure in enumerate(reversed(number)):
        value = int(figure) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def identity_numbers(text: str) -> Iterator[TextFinding]:
    """Whole identity numbers, of eighteen places with a right check figure or the old fifteen."""
    for pattern in (_LONG_ID, _SHORT_ID):
        for found in pattern.finditer(text):
            if is_identity_number(found[0]):
                yield TextFinding(
                    rule="identity_number", start=found.start(), end=found.end(),
                    quote=mask_identity(found[0]), message="完整的居民身份证号码",
                    advice="隐去中间部分（保留前六位和后四位以内），或者删除", severity=GRAVE,
                )  # fmt: skip


def bank_cards(text: str) -> Iterator[TextFinding]:
    """Card numbers of 16 to 19 figures that pass the check and are no identity number."""
    for found in _CARD.finditer(text):
        number = figures(found[0])
        if 16 <= len(number) <= 19 and passes_luhn(number) and not is_identity_number(number):
            yield TextFinding(
                rule="bank_card", start=found.start(), end=found.end(),
                quote=mask_card(found[0]), message="银行卡号",
                advice="只保留后四位，或者删除；对公账户请核实后说明", severity=GRAVE,
            )  # fmt: skip


def phones(text: str) -> Iterator[TextFinding]:
    """Mobile numbers; a service number of an office is explained, not forbidden."""
    for found in _MOBILE.finditer(text):
        yield TextFinding(
            rule="mobile", start=found.start(), end=found.end(), quote=mask_mobile(found[0]),
            message="手机号码", advice="个人号码应隐去中间四位；确属对外服务电话的作出说明",
            severity=GRAVE,
        )  # fmt: skip


def addresses(text: str) -> Iterator[TextFinding]:
    """Home addresses down to the door."""
    spans: list[tuple[int, int]] = []
    for pattern, group in ((_HOME_WORDS, "where"), (_HOME, 0)):
        for found in pattern.finditer(text):
            span = found.span(group)
            if any(start < span[1] and span[0] < end for start, end in spans):
                continue
            spans.append(span)
            yield TextFinding(
                rule="home_address", start=span[0], end=span[1],
                quote=f"{found[group][:6]}……", message="详细住址",
                advice="保留到街道或者乡镇，隐去门牌和房号",
                severity=GRAVE if pattern is _HOME_WORDS else ORDINARY,
            )  # fmt: skip


def mask_identity(text: str) -> str:
    """First six and last four stay."""
    number = figures(text)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def mask_mobile(text: str) -> str:
    """First three and last four stay."""
    number = figures(text).removeprefix("+").removeprefix("86")
    return f"{number[:3]}****{number[-4:]}"


def mask_card(text: str) -> str:
    """The last four stay."""
    number = figures(text)
    return "*" * (len(number) - 4) + number[-4:]
