"""How a drafted sentence is put together: figures filled in, parts listed, points numbered."""

from collections.abc import Iterable, Mapping, Sequence

from gongkai.report.braces import fill
from gongkai.report.edition import chinese_number
from gongkai.report.tally import Count

Values = Mapping[str, Count]
TEN = 10


def said(text: str, values: Values) -> str:
    """A sentence with its figures filled in."""
    return fill(text, values).text


def some(key: str, values: Values) -> bool:
    """Whether a figure is known and not zero."""
    return bool(values[key].value)


def parted(
    whole: str, parts: Iterable[tuple[str, str]], values: Values, *, unit: str = "件"
) -> str:
    """What a total consists of: ，其中甲2件、乙1件; ，均为甲; nothing when no part is known.

    `whole` is the key of the total, `parts` are names with their keys.
    """
    found = [(name, key) for name, key in parts if some(key, values)]
    if not found:
        return ""
    if len(found) == 1 and values[found[0][1]].value == values[whole].value:
        return f"，{'为' if values[whole].value == 1 else '均为'}{found[0][0]}"
    return "，其中" + "、".join(f"{name}{{{key}}}{unit}" for name, key in found)


def enumerated(items: Sequence[str]) -> str:
    """一是……；二是……。 A single point has no number; more than ten are counted in digits."""
    words = ["".join(item.split("\n")).strip().rstrip("。；;.") for item in items]
    if len(words) == 1:
        return f"{words[0]}。"
    if len(words) > TEN:
        return "；".join(f"{n}.{word}" for n, word in enumerate(words, start=1)) + "。"
    numbered = (f"{chinese_number(n)}是{word}" for n, word in enumerate(words, start=1))
    return "；".join(numbered) + "。"
