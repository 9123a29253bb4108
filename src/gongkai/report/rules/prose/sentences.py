"""The words of a report as sentences: original for quoting, normalised for matching."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.report.report import AnnualReport, Passage, Place

# Full-width punctuation that NFKC would turn into marks that stand inside numbers.
KEPT = str.maketrans(
    {"，": "\ue000", "；": "\ue001", "：": "\ue002", "！": "\ue003", "？": "\ue004"}
)
BACK = str.maketrans(
    {"\ue000": "，", "\ue001": "；", "\ue002": "：", "\ue003": "！", "\ue004": "？"}
)
SPACES = re.compile(r"\s+")
# Signs that nobody sees: joiners, soft hyphens, marks of direction, those of one font alone.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff]")
THOUSANDS = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d{3})+)(?![\d,])")
END = re.compile(r"(?<=[。！？；])|(?<=[\u4e00-\u9fff)）][;.])(?=[\u4e00-\u9fff])")
ENDS_SENTENCE = ("。", "！", "？", "；", "：", ":", ";", "!", "?")
SECTION = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]\s*(?P<title>[^。；！]{2,30})$")
HEADING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[.．、])\s*[^。；！]{1,30}$"
)

LONGEST = 3000
"""Characters of a sentence that are looked at: what is longer is no sentence, and patterns walk."""

NUMBER = r"\d+(?:\.\d+)?"
UNIT = r"(?:件次|人次|件|条|份|起|宗|例|个|项|次|篇|部|则|期|块|场|名|人|元)"
VAGUE = r"(?:余|多|来|左右|以上)"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` normalised, `quote` as printed, with its chapter, section and place.

    `lead`: the sentence before it in the same paragraph, whose subject it may go on with;
    `after`: the one behind it, which may take something back.
    """

    text: str
    quote: str
    chapter: int
    section: str
    place: Place | None
    lead: str = ""
    after: str = ""


# １，０２５件: a full-width comma inside a figure, told by three digits and a unit behind it.
WIDE_THOUSANDS = re.compile(r"(?<=[0-9０-９])，(?=[0-9０-９]{3}\s*[件条份起宗个项元万])")


# Half-width punctuation between words, as many pages have it.
NARROW = re.compile(
    r"(?<![0-9])[,;:?!](?=.)|(?<=[0-9])[,;:?!](?![0-9])|(?<=[\u4e00-\u9fff])[,;:?!]$"
)
WIDE = dict(zip(",;:?!", "，；：？！", strict=True))


# 十一件, 三十余份: a count in Chinese numerals. 一件事, 每一件, 第三件 and 一份份 count nothing.
SPELLED = re.compile(
    r"(?<![零〇一二两三四五六七八九十百千万第每任何逐哪这那同某另统之几数多\d])(?P<n>[零〇一二两三四五六七八九十百千]{1,7})"
    r"(?=[余多]?(?:件次|件(?![事套件])|份(?!额)|起(?![来因源草步点诉])|宗(?!旨))(?!一|的一))"
)
DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}


def spelled(text: str) -> str:
    """A normalised text with its counts in figures: 收到申请十一件 is 收到申请11件."""
    return SPELLED.sub(lambda found: _in_figures(found[0]), text)


def _in_figures(word: str) -> str:
    """The number that a word of numerals says; the word itself where it is none (三五件)."""
    number, digit = 0, None
    for sign in word:
        if sign in POWERS:
            number += (1 if digit is None else digit) * POWERS[sign]
            digit = None
        elif digit:
            return word
        else:
            digit = DIGITS[sign]
    if digit and number and number % 100 == 0 and "零" not in word and "〇" not in word:
        return word  # 一百二 may be 120
    return str(number + (digit or 0))


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Text for matching: compatible forms folded, no spaces, thousands without separators."""
    text = WIDE_THOUSANDS.sub("", UNSEEN.sub("", text))
    folded = unicodedata.normalize("NFKC", text.translate(KEPT)).translate(BACK)
    folded = SPACES.sub("", folded)
    folded = THOUSANDS.sub(lambda found: found[1].replace(",", ""), folded)
    return NARROW.sub(lambda found: WIDE[found[0]], folded)


def is_heading(text: str) -> bool:
    """Whether a paragraph is a numbered heading of its own."""
    return bool(HEADING.match(text.strip()))


def paragraphs(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """Paragraphs, with lines that a page break or a hard return cut in two put together."""
    held: Passage | None = None
    for passage in passages:
        text = passage.text.strip()
        if not text:
            continue
        if held is not None and not _begins(text):
            held = Passage(held.text + text, held.place)
        else:
            if held is not None:
                yield held
            held = Passage(text, passage.place)
        if text.endswith(ENDS_SENTENCE) or is_heading(held.text):
            yield held
            held = None
    if held is not None:
        yield held


def _begins(text: str) -> bool:
    return is_heading(text) or bool(
        re.match(r"[（(][一二三四五六七八九十]+[)）]|[一二三四五六]、", text)
    )


def sentences(report: AnnualReport) -> Iterator[Sentence]:
    """Every sentence of the opening (chapter 0) and the chapters, in order."""
    yield from _sentences(0, report.opening)
    for number, chapter in sorted(report.chapters.items()):
        yield from _sentences(number, chapter.passages)


def _sentences(number: int, passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    section = ""
    for paragraph in paragraphs(passages):
        heading = SECTION.match(paragraph.text)
        if heading:
            section = normal(heading["title"])
            continue
        glued = re.match(
            r"^[（(][一二三四五六七八九十]{1,3}[)）]([^。，；]{2,20})[。:：]", paragraph.text
        )
        section = normal(glued[1]) if glued else section
        quotes = [piece[:LONGEST].strip() for piece in END.split(paragraph.text)]
        quotes = [quote for quote in quotes if quote]
        texts = ["", *map(normal, quotes), ""]
        for at, quote in enumerate(quotes, start=1):
            lead, text, after = texts[at - 1 : at + 2]
            yield Sentence(text, quote, number, section, paragraph.place, lead, after)


def shortened(quote: str, most: int = 80) -> str:
    """A quotation of at most `most` characters."""
    return quote if len(quote) <= most else quote[: most - 1] + "…"
