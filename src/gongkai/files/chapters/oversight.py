"""What Art. 50(4) asks of a government: results of assessment, social review, accountability.

A government's report says of each of the three that nothing is registered, and FRM13 asks for it;
other organs tell what they have.
"""

from collections.abc import Iterator

from gongkai.files.chapters.wording import Values, parted, said, some
from gongkai.report.facts import YearFacts

# What Art. 50(4) names, its figure, and the word by which a clerk's own text speaks of it.
ASKED = (
    ("工作考核", "assessments.count", "考核"),
    ("社会评议", "social_reviews.count", "评议"),
    ("责任追究", "accountability.count", "追究"),
)


def results(facts: YearFacts, values: Values) -> Iterator[str]:
    """The sentences of what is registered, then what a government still has to say."""
    yield from (words for _, words in _told(values))
    if facts.organ.government:
        yield from _missing([name for name, key, _ in ASKED if not some(key, values)])


def forgotten(own: str, facts: YearFacts, values: Values) -> Iterator[str]:
    """What a government must say and the clerk's own words do not speak of."""
    if facts.organ.government:
        silent = [(name, key) for name, key, word in ASKED if word not in own]
        told = dict(_told(values))
        yield from (told[key] for _, key in silent if key in told)
        yield from _missing([name for name, key in silent if key not in told])


def _missing(names: list[str]) -> Iterator[str]:
    if names:
        *first, last = names
        yield f"{'、'.join(first)}和{last}方面，本年度没有登记结果。".removeprefix("和")


def _told(values: Values) -> Iterator[tuple[str, str]]:
    """Each figure that is not nothing, with its sentence."""
    sentences = (
        ("assessments.count", _assessments),
        ("social_reviews.count", _reviews),
        ("accountability.count", _accountability),
        ("complaints.received", _complaints),
    )
    for key, sentence in sentences:
        if some(key, values):
            yield key, said(sentence(values), values)


def _assessments(values: Values) -> str:
    parts = parted("assessments.count", _words("assessments", values), values, unit="个")
    return f"工作考核方面，确定考核等次{{assessments.count}}个{parts}。"


def _reviews(values: Values) -> str:
    """How many rounds; how many answers came and were content, where every round says so."""
    words = "社会评议方面，组织评议{social_reviews.count}次"
    if some("social_reviews.answered", values):
        words += "，收到有效评价{social_reviews.answered}份"
        if values["social_reviews.content"].value is not None:
            words += "，其中满意{social_reviews.content}份"
    return words + "。"


def _accountability(values: Values) -> str:
    parts = parted("accountability.count", _words("accountability", values), values)
    return f"责任追究方面，追究责任{{accountability.count}}件{parts}。"


def _complaints(values: Values) -> str:
    received, answered = values["complaints.received"].value, values["complaints.answered"].value
    words = "年末前已答复{complaints.answered}件" if answered else "年末尚未答复"
    if received == answered:
        words = "已答复" if received == 1 else "均已答复"
    return f"收到投诉举报{{complaints.received}}件，{words}。"


def _words(prefix: str, values: Values) -> list[tuple[str, str]]:
    """The words that the ledger uses, with their keys."""
    keys = [key for key in values if key.startswith(f"{prefix}.") and key != f"{prefix}.count"]
    return [(key.removeprefix(f"{prefix}."), key) for key in keys]
