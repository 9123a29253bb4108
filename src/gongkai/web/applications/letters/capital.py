"""An amount in capital figures (大写), as a notice of a fee writes it beside the figures."""

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_SMALL = ("", "拾", "佰", "仟")
_LARGE = ("", "万", "亿")


def capital(yuan: Decimal) -> str:
    """The amount in capital figures; raises ValueError below a fen, below nought, from 10^12."""
    fen = yuan * 100
    if fen != fen.to_integral_value() or not 0 <= yuan < 10**12:
        raise ValueError(f"不能大写的金额：{yuan}")
    whole, part = divmod(int(fen), 100)
    tens, units = divmod(part, 10)
    said = f"{_whole(whole)}元" if whole or not part else ""
    if not part:
        return f"{said}整"
    if tens:
        said += f"{_DIGITS[tens]}角"
    elif whole:
        said += "零"
    return f"{said}{_DIGITS[units]}分" if units else f"{said}整"


def _whole(number: int) -> str:
    """A whole number; one 零 for any run of noughts between figures, none at the end."""
    said, gap = "", False
    for place in reversed(range(len(str(number)))):
        digit, small = number // 10**place % 10, place % 4
        if digit:
            said += ("零" if gap else "") + _DIGITS[digit] + _SMALL[small]
        gap = digit == 0 and bool(said)
        if small == 0 and number // 10**place % 10**4:
            said += _LARGE[place // 4]
    return said or _DIGITS[0]
