"""Whole numbers written as Word's number formats write them."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(count: int, form: str) -> str:
    """`count` in a number format of Word (`chineseCounting`); an unknown one gives digits."""
    write = _FORMS.get(form)
    return str(count) if write is None or not 0 <= count < 10_000 else write(count)


def _counting(count: int, *, digits: str = _DIGITS, units: str = "十百千") -> str:
    """一, 十, 十一, 二十, 一百零二: the counting of everyday and of formal Chinese."""
    if count < 10:
        return digits[count]
    zero = "零"
    words, gap = "", False
    for power, digit in zip(range(len(str(count)) - 1, -1, -1), map(int, str(count)), strict=True):
        if digit == 0:
            gap = True
            continue
        words += (zero if gap and words else "") + digits[digit]
        words += units[power - 1] if power else ""
        gap = False
    return words.removeprefix("一") if digits == _DIGITS and count < 20 else words


def _formal(count: int) -> str:
    return _counting(count, digits=_FORMAL, units="拾佰仟")


def _digit_by_digit(count: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(count))


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count else ""


def _roman(count: int) -> str:
    words = ""
    for value, mark in _ROMAN:
        words += mark * (count // value)
        count %= value
    return words


def _one_of(signs: str) -> Callable[[int], str]:
    def write(count: int) -> str:
        return signs[count - 1] if 0 < count <= len(signs) else str(count)

    return write


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda count: "",
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": _digit_by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographEnclosedCircle": _one_of("".join(map(chr, range(0x3280, 0x328A)))),
    "decimalEnclosedCircle": _one_of("".join(map(chr, range(0x2460, 0x2474)))),
    "decimalEnclosedCircleChinese": _one_of("".join(map(chr, range(0x2460, 0x2474)))),
    "decimalEnclosedParen": _one_of("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _one_of("".join(map(chr, range(0x2488, 0x249C)))),
    "decimalFullWidth": lambda count: "".join(chr(ord(c) + 0xFEE0) for c in str(count)),
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
