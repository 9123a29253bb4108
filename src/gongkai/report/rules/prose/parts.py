"""TXT03: parts named in a sentence add up to the whole named before them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from gongkai.report.finding import Severity, plain
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import Sentence, sentences, shortened
from gongkai.report.tally import trimmed

NUM = r"(?<![\d.])\d+(?:\.\d+)?(?!\d)(?![余多])"
UNITS = "件次|人次|件|条|份|起|宗|例|个|项|次|篇|部|则|期|块|场|元"
# 249条（9+7+39）, 197条(32+165), 477+301 with names between
PLUSES = re.compile(
    rf"(?P<whole>{NUM})(?P<u>{UNITS})?[(=为](?P<parts>[^()+。；]{{0,12}}?\d+(?:\.\d+)?[^()+。；\d]{{0,4}}"
    rf"(?:\+[^()+。；\d]{{0,12}}\d+(?:\.\d+)?[^()+。；\d]{{0,4}})+)[)，。；]?"
)
LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?")
WHOLE = re.compile(
    rf"(?P<whole>{NUM})(?P<u>{UNITS})"
    r"(?P<link>[^\d。；]{0,14}?(?:其中|分别[为是]|包括|包含|具体[为是]|分布情况[为是]|\(含)[:：，]?|[，:(](?=主动公开\d))"
)
PART = re.compile(
    rf"(?P<name>[^\d，。；、()]{{1,20}}?)(?P<n>{NUM})(?P<u>{UNITS})?(?=[，、；。)]|$|和|及)"
)
# What goes down to another level, or stands beside the list.
NO_PART = re.compile("其中|包括|包含|共|较|比|占|结转|^，?含")
BRACKETS = re.compile(r"\([^()]*\)")
INNER_LIST = re.compile(r"(?:其中|包[括含]|分别|\(含).*\d")
OTHERS = re.compile(r"^；?(?:和|及|以及)?(?:其他|其它|另有其他|其余)(?!结果|处理)")
ATTRIBUTES = (re.compile("主动公开|公开发布"), re.compile("依申请公开"))
WITHHELD = re.compile("不予公开|不公开|不宜公开")
SPLITS = (ATTRIBUTES, (re.compile("自然人"), re.compile("法人")))
# Two kinds that are all there are, where the whole is named as both.
DISPUTES = (re.compile("复议"), re.compile("诉讼"))
PROPOSALS = (
    re.compile("^；?[^主协省]{0,6}人大(?:代表)?(?:的)?(?:建议|议案)(?:办理|答复)?$"),
    re.compile("^；?[^主协省]{0,6}政协(?:委员)?(?:的)?提案(?:办理|答复)?$"),
)
PAIRS = (
    (re.compile("(?:争议|案件|复议|诉讼)(?:案件|共|计)*$"), DISPUTES),
    (re.compile("(?:建议|提案|议案)(?:办理|答复|办件|共|计)*$"), PROPOSALS),
)
OUTCOME = re.compile("维持|纠正|审结|审理|胜诉|败诉|驳回|撤[回销诉]|终止|调解|结果")
# Ways in which an application comes: each comes in one, so that they never exceed the whole.
CHANNEL = re.compile(
    r"当面|现场|网络|网上|线上|线下|在线|平台|邮箱|邮件|信函|邮寄|来信|信件|传真|窗口|书面|快递"
)


@rule("TXT03", "分项之和", Severity.ERROR, cites="条例（2019）第六条")
def parts_add_up(dossier: Dossier) -> Iterator[Complaint]:
    """一句话里列出的各分项，相加应当等于前面写的总数。

    只在分项完整时判断：括号内用加号列出、以“其他”收尾、主动公开与依申请公开（和不予公开）并列、
    自然人与法人、行政复议与行政诉讼、人大建议与政协提案并列；当面、网络、信函等申请渠道之和大于总数的也算。
    分项之和大于总数的，只写主动公开和依申请公开而不足总数的（其余可能不予公开），另作提示。
    为什么：总数改了而分项没有改，是文字部分最常见的错误。
    例：“共公布 2599 条（其中甲 25 条……其他 856 条）”，各项相加为 2533。
    怎么改：逐项核对，改正总数或者漏列、错写的分项。
    """
    for sentence in sentences(dossier.report):
        yield from _pluses(sentence)
    for sentence in _whole(sentences(dossier.report)):
        yield from _listed(sentence)


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
    while (flat := _without_inner_brackets(text)) != text:
        text = flat
    for found in WHOLE.finditer(text):
        parts, open_end = _one_list(list(_parts(text, found)))
        if len(parts) < 2:
            continue
        whole, added = _number(found["whole"]), sum((n for _, n in parts), Decimal(0))
        if whole == added or (open_end and added < whole):
            continue
        before = re.split("[，；。]", text[: found.start()])[-1]
        complete = _complete([name for name, _ in parts], before, short=added < whole)
        channels = added > whole and _channels(parts, before)
        if complete or channels or (added > whole and len(parts) > 2) or _attributes(parts):
            severity = None if complete or channels else Severity.INFO
            shown = "+".join(plain(trimmed(n)) for _, n in parts)
            yield _complaint(sentence, whole, added, shown, severity)


def _one_list(parts: list[tuple[str, Decimal]]) -> tuple[list[tuple[str, Decimal]], bool]:
    """The parts of one level, and whether the list may go on behind them.

    Of 复议7件、维持6件；诉讼4件 the two kinds of dispute; of 网络1件、信函14件；答复15件 what stands
    before the semicolon, unless semicolons part all members.
    """
    names = [name for name, _ in parts]
    if all(_named(part, names) for part in DISPUTES):
        return [part for part in parts if not OUTCOME.search(part[0])], False
    ends = [at for at, name in enumerate(names) if name.startswith("；")]
    if not ends or ends[0] < 2:
        return parts, False
    return parts[: ends[0]], True


def _channels(parts: list[tuple[str, Decimal]], before: str) -> bool:
    """Whether every part is applications of one way in which they come."""
    about = before + "".join(name for name, _ in parts)
    return "申请" in about and all(CHANNEL.search(name) for name, _ in parts)


def _attributes(parts: list[tuple[str, Decimal]]) -> bool:
    return all(_named(part, [name for name, _ in parts]) for part in ATTRIBUTES)


def _without_inner_brackets(text: str) -> str:
    """Drop brackets that hold no whole list of their own, such as （32+165）."""
    return BRACKETS.sub(lambda b: b[0] if INNER_LIST.search(b[0]) else "", text, count=0)


def _parts(text: str, whole: re.Match[str]) -> Iterator[tuple[str, Decimal]]:
    """The parts that follow one another without a gap, in the unit of the whole."""
    place = whole.end()
    while (part := PART.match(text, place)) is not None:
        if part["u"] != whole["u"] or NO_PART.search(part["name"]):
            return
        mark = "；" if text[place - 1] == "；" else ""
        yield mark + part["name"].lstrip("，、；和及"), _number(part["n"])
        place = part.end()
        if place < len(text) and text[place] in "，、；和及":
            place += 1
        else:
            return


def _complete(names: list[str], before: str, *, short: bool) -> bool:
    """Whether the named parts must be all there are; `short`: they are less than the whole.

    Documents have a third attribute: where only two are named, the rest may be 不予公开.
    """
    if OTHERS.match(names[-1]):
        return True
    if len(names) not in (2, 3):
        return False
    if len(names) == len(DISPUTES):
        for noun, pair in PAIRS:
            if noun.search(before) and all(_named(part, names) for part in pair):
                return True
    split = next((pair for pair in SPLITS if all(_named(part, names) for part in pair)), None)
    if split is None:
        return False
    return not short or split is not ATTRIBUTES or _named(WITHHELD, names)


def _named(part: re.Pattern[str], names: list[str]) -> bool:
    return any(part.search(name) for name in names)


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
