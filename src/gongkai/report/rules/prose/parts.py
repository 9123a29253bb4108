"""TXT03: parts named in a sentence add up to the whole named before them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from gongkai.report.finding import Severity, plain
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.lists import (
    CHANNEL,
    DOCUMENTS,
    WHOLE,
    attributes,
    channels,
    complete,
    flat,
    one_list,
    parts_of,
    walk,
)
from gongkai.report.rules.prose.rests import of_several_units, rests, totals_behind
from gongkai.report.rules.prose.sentences import Sentence, sentences, shortened
from gongkai.report.rules.prose.wholes import (
    NUM,
    UNITS,
    exchanged,
    figure_first,
    of_the_sentence_before,
)
from gongkai.report.tally import trimmed

# 249条（9+7+39）, 197条(32+165), 477+301 with names between
PLUSES = re.compile(
    rf"(?P<whole>{NUM})(?P<u>{UNITS})?[(=为](?P<parts>[^()+。；]{{0,12}}?\d+(?:\.\d+)?[^()+。；\d]{{0,4}}"
    rf"(?:\+[^()+。；\d]{{0,12}}\d+(?:\.\d+)?[^()+。；\d]{{0,4}})+)[)，。；]?"
)
BRACKETED = re.compile(rf"(?P<whole>{NUM})(?P<u>{UNITS})\((?=[^()其含包\d]{{2,20}}\d)")
LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?")
NUMBER_BEFORE = re.compile(rf"(\d+(?:\.\d+)?)(?:{UNITS})")


@rule("TXT03", "分项之和", Severity.ERROR, cites="条例（2019）第六条")
def parts_add_up(dossier: Dossier) -> Iterator[Complaint]:
    """一句话里列出的各分项，相加应当等于前面写的总数。

    只在分项完整时判断：括号内用加号列出、以“其他”收尾、主动公开与依申请公开（和不予公开）并列、
    自然人与法人、行政复议与行政诉讼、人大建议与政协提案并列；当面、网络、信函等申请渠道之和大于总数的也算。
    以“其余7件”收尾、各项单位相同的列举也是完整的；先列各项、后写“共计”的，提示须说明。
    条、件、篇混用而以“其他”收尾的，只作提示。
    总数写在前一句、后一句“从公开渠道来看”“其中”列出分项的，也这样核对。
    分项之和大于总数的，只写主动公开和依申请公开而不足总数的（其余可能不予公开），
    某个数相邻两位数字对调就能相符的（多半是打字颠倒），另作提示。
    为什么：总数改了而分项没有改，是文字部分最常见的错误。
    例：“共公布 2599 条（其中甲 25 条……其他 856 条）”，各项相加为 2533。
    怎么改：逐项核对，改正总数或者漏列、错写的分项。
    """
    for sentence in sentences(dossier.report):
        yield from _pluses(sentence)
        yield from _channels_first(sentence)
        yield from _bracketed(sentence)
    for sentence in _whole(sentences(dossier.report)):
        holding = {trimmed(n) for n, parts in rests(flat(sentence.text)) if n == sum(parts)}
        told = [*_listed(sentence), *_begun_before(sentence)]
        yield from (complaint for complaint in told if complaint.figure not in holding)
        yield from _with_rest(sentence, {complaint.figure for complaint in told})
        yield from _totalled(sentence)
        yield from _mixed(sentence, {complaint.figure for complaint in told})


def _whole(every: Iterable[Sentence]) -> Iterator[Sentence]:
    """Sentences up to their full stop: a list may part its members by semicolons."""
    held: Sentence | None = None
    for sentence in every:
        if held is None:
            held = sentence
        else:
            held = replace(held, text=held.text + sentence.text, quote=held.quote + sentence.quote)
        if not (held.text.endswith("；") and sentence.after):
            yield held
            held = None


def _number(text: str) -> Decimal:
    return Decimal(text)


def _pluses(sentence: Sentence) -> Iterator[Complaint]:
    for found in PLUSES.finditer(sentence.text):
        terms = [LAST_NUMBER.findall(term)[-1] for term in found["parts"].split("+")]
        parts = sum(map(_number, terms), Decimal(0))
        if parts != _number(found["whole"]):
            yield _complaint(sentence, _number(found["whole"]), parts, "+".join(terms))


def _listed(sentence: Sentence) -> Iterator[Complaint]:
    text = sentence.text
    text = flat(text)
    for found in WHOLE.finditer(text):
        parts, open_end = one_list(list(parts_of(text, found)))
        if len(parts) < 2:
            continue
        added = sum((n for _, n in parts), Decimal(0))
        before = re.split("[，；。]", text[: found.start()])[-1]
        whole = _all_at_hand(text, found, before, added)
        if whole == added or (open_end and added < whole):
            continue
        whole_list = complete([name for name, _ in parts], before, short=added < whole)
        by_channel = added > whole and channels(parts, before)
        slip = exchanged(whole, [n for _, n in parts])
        if (
            whole_list
            or by_channel
            or slip
            or (added > whole and len(parts) > 2)
            or (attributes(parts) and len(parts) <= len(DOCUMENTS))
        ):
            severity = None if whole_list or by_channel else Severity.INFO
            shown = "+".join(plain(trimmed(n)) for _, n in parts)
            yield _complaint(sentence, whole, added, shown, severity)


def _with_rest(sentence: Sentence, told: set[object]) -> Iterator[Complaint]:
    """收到申请10件，其中3件予以公开，其余7件不予公开: what is left makes the list whole."""
    for whole, parts in rests(flat(sentence.text)):
        added = sum(parts, Decimal(0))
        if added != whole and trimmed(whole) not in told:
            shown = "+".join(plain(trimmed(n)) for n in parts)
            # 其中8件办结，公开3件，其余2件在办: a list may go down a level without a word.
            unclear = added > whole and len(parts) > 2
            yield _complaint(sentence, whole, added, shown, Severity.INFO if unclear else None)


def _mixed(sentence: Sentence, told: set[object]) -> Iterator[Complaint]:
    """A list of documents in several units ends with 其他: a note, as units may not add up."""
    for whole, parts in of_several_units(flat(sentence.text)):
        added = sum(parts, Decimal(0))
        if added != whole and trimmed(whole) not in told:
            shown = "+".join(plain(trimmed(n)) for n in parts)
            yield _complaint(sentence, whole, added, shown, Severity.INFO)


def _totalled(sentence: Sentence) -> Iterator[Complaint]:
    for whole, parts in totals_behind(flat(sentence.text)):
        added = sum(parts, Decimal(0))
        if added != whole:
            shown = "+".join(plain(trimmed(n)) for n in parts)
            yield _complaint(sentence, whole, added, shown, Severity.WARNING)


def _all_at_hand(text: str, found: re.Match[str], before: str, added: Decimal) -> Decimal:
    """Of 收到10件，上年结转2件，其中… the whole is both, or what came before."""
    whole = Decimal(found["whole"])
    earlier = NUMBER_BEFORE.findall(text[: found.start()])
    if not re.search("结转|转结", before) or not earlier:
        return whole
    return added if added == Decimal(earlier[-1]) else whole + Decimal(earlier[-1])


def _channels_first(sentence: Sentence) -> Iterator[Complaint]:
    """收到申请4件，3件为网络申请，2件为信函申请: each application comes in one way."""
    for whole, parts in figure_first(sentence.text):
        added = sum((n for _, n in parts), Decimal(0))
        if added > whole and all(CHANNEL.search(name) for name, _ in parts):
            shown = "+".join(plain(trimmed(n)) for _, n in parts)
            yield _complaint(sentence, whole, added, shown)


def _bracketed(sentence: Sentence) -> Iterator[Complaint]:
    """152件（信函申请21件、网络申请131件）: a list that fills a bracket, with no word before it."""
    text = sentence.text
    for found in BRACKETED.finditer(text):
        walked = list(walk(text, found.end(), found["u"]))
        if len(walked) < 2 or text[walked[-1][2] : walked[-1][2] + 1] != ")":
            continue
        parts = [(name, n) for name, n, _ in walked]
        whole, added = Decimal(found["whole"]), sum((n for _, n in parts), Decimal(0))
        if whole == added:
            continue
        before = re.split("[，；。]", text[: found.start()])[-1]
        by_channel, slip = channels(parts, before), exchanged(whole, [n for _, n in parts])
        more = added > whole
        if complete([name for name, _ in parts], before, short=not more):
            severity = Severity.ERROR
        elif by_channel:
            severity = Severity.ERROR if more else Severity.WARNING
        elif slip or (more and all(n <= whole for _, n in parts)):
            severity = Severity.INFO
        else:
            continue
        shown = "+".join(plain(trimmed(n)) for _, n in parts)
        yield _complaint(sentence, whole, added, shown, severity)


def _begun_before(sentence: Sentence) -> Iterator[Complaint]:
    """The whole stands in the sentence before: 公开信息40条。从渠道来看，网站25条，公众号15条。

    By 从…来看 the list means to be whole; after 其中 only where its members say so.
    """
    begun = of_the_sentence_before(sentence)
    if begun is None:
        return
    opens, figure = begun
    text = flat(sentence.text)
    parts = list(walk(text, opens.end(), figure["u"]))
    whole, added = _number(figure["n"]), sum((n for _, n, _ in parts), Decimal(0))
    if len(parts) < 2 or whole == added:
        return
    names = [(name, n) for name, n, _ in parts]
    ended = parts[-1][2] >= len(text.rstrip("。；"))
    severity = _severity_of_begun(opens["how"], sentence, names, ended=ended, more=added > whole)
    if opens["how"].startswith("其中") and added * 2 < whole and severity is Severity.ERROR:
        severity = Severity.INFO  # less than half: the list is of some of these, not of all
    if severity is not None:
        shown = "+".join(plain(trimmed(n)) for _, n in names)
        yield _complaint(sentence, whole, added, shown, severity)


def _severity_of_begun(
    how: str, sentence: Sentence, parts: list[tuple[str, Decimal]], *, ended: bool, more: bool
) -> Severity | None:
    """How sure it is that these parts must make the whole; None where they need not."""
    before = re.split("[，；。]", sentence.lead.rstrip("。；"))[-1]
    names = [name for name, _ in parts]
    whole_list = ended and complete(names, before, short=not more)
    if whole_list or (more and channels(parts, sentence.lead)):
        return Severity.ERROR
    if ended and not how.startswith("其中") and not re.search("等|主要|结果|内容", sentence.text):
        return Severity.WARNING
    slip = exchanged(_number(NUMBER_BEFORE.findall(sentence.lead)[0]), [n for _, n in parts])
    return Severity.INFO if slip or (more and len(parts) > 2) else None


def _complaint(
    sentence: Sentence,
    whole: Decimal,
    parts: Decimal,
    shown: str,
    severity: Severity | None = None,
) -> Complaint:
    return Complaint(
        f"chapter{sentence.chapter}",
        f"总数写 {plain(whole)}，所列各项之和为 {plain(parts)}（{shown}），相差 {plain(abs(whole - parts))}",
        figure=trimmed(whole),
        expected=trimmed(parts),
        quote=shortened(sentence.quote),
        place=sentence.place,
        severity=severity,
    )
