"""What of a piece of personal data may stay: the rest becomes stars, the length stays."""

import re

from gongkai.web.uploads.checks.flat import figures, flat

NAMED = "named"  # words that somebody named to be hidden: nothing of them stays
# Of the figures of a number, how many stay at its beginning and at its end.
_KEPT = {"identity_number": (6, 4), "bank_card": (0, 4), "mobile": (3, 4), "private_phone": (0, 2)}
_STREET = re.compile(r".*?(?:街道|镇|乡|苏木)|.*?(?:大街|大道|路|街|巷|胡同)|.*?[市县区旗]")


def stars(rule: str, text: str) -> str:
    """The text of a finding as it may be shown; as long as it was."""
    if rule == NAMED:
        return "".join(each if each.isspace() else "*" for each in text)
    if rule == "home_address":
        kept = _STREET.match(flat(text))
        end = min(kept.end(), len(text) - 1) if kept else min(2, len(text) - 1)
        return text[:end] + "*" * (len(text) - end)
    if rule == "private_mail":
        at = text.find("@")
        return text[:1] + "*" * (at - 1) + text[at:] if at > 0 else "*" * len(text)
    return _number(text, *_KEPT[rule], country=rule == "mobile")


def _number(text: str, first: int, last: int, *, country: bool) -> str:
    total = len(figures(text).lstrip("+"))
    first += total - 11 if country and total > 11 else 0
    made, seen = [], 0
    for char in text:
        if not flat(char).isalnum():
            made.append(char)
            continue
        made.append(char if seen < first or seen >= total - last else "*")
        seen += 1
    return "".join(made)
