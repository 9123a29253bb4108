"""Whether a number is what it looks like: check figures."""

from datetime import date

from gongkai.web.uploads.checks.flat import figures

# GB 11643: the weights of the first seventeen figures, and the check figure for the remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCES = frozenset(
    str(each)
    for block in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for each in range(block[0], block[1] + 1)
)


def is_identity_number(text: str) -> bool:
    """Whether this is a citizen's identity number: province, day of birth and check figure."""
    number = figures(text).upper()
    if not number[:17].isascii() or not number[:17].isdigit() or number[:2] not in _PROVINCES:
        return False
    if len(number) == 15:
        return _is_day(f"19{number[6:12]}")
    if len(number) != 18:
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
