"""TXT04: percentages and year-on-year rates follow from the figures beside them."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from gongkai.report.finding import Severity, plain
from gongkai.report.report import AnnualReport, Number
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.carryover import last_year
from gongkai.report.rules.prose.claims import total
from gongkai.report.rules.prose.scope import of_another_time, speaks_of_all
from gongkai.report.rules.prose.sentences import Sentence, sentences, shortened
from gongkai.report.rules.prose.shares import result_shares
from gongkai.report.rules.prose.vocabulary import OTHERS, applies

ALL = 100
NUM = r"\d+(?:\.\d+)?"
UNITS = "件次|人次|件|条|份|起|宗|例|个|项|次|篇|部|则|期|块|场"
UP, DOWN = r"增加|增长|上升|提高|上涨|多", r"减少|下降|降低|下滑|少"
SINCE = r"(?:同比|较上年|较去年|较上一年度?|比上年|比去年|与上年(?:相)?比|较\d{4}年|比\d{4}年)"
# 500条，较上年增加100条，增长25%
BY_CHANGE = re.compile(
    rf"(?P<now>{NUM})(?P<u>{UNITS})[^。；\d]{{0,16}}?{SINCE}[^。；\d]{{0,8}}?(?P<dir>{UP}|{DOWN})(?:了)?"
    rf"(?P<change>{NUM})(?P=u)[，、(][^。；\d%]{{0,8}}?(?P<p>{NUM})%"
)
# 218件，较2023年的150件增长45.3%
BY_BASE = re.compile(
    rf"(?P<now>{NUM})(?P<u>{UNITS})[^。；\d]{{0,16}}?{SINCE}(?:(?![增减升降多少])[^。；\d]){{0,6}}?"
    rf"\(?(?P<base>{NUM})(?P=u)\)?"
    rf"[^。；\d%]{{0,8}}?(?P<dir>{UP}|{DOWN})(?:了)?(?P<p>{NUM})%"
)
# 收到申请218件，同比增长45.3%
BY_YEAR = re.compile(
    rf"(?:收到|受理|新收)[^，。；\d]{{0,24}}?(?P<now>{NUM})(?P<u>件|条|份|起|宗)[^。；\d，]{{0,8}}，?"
    rf"(?:{SINCE})[^。；\d]{{0,4}}?(?P<dir>{UP}|{DOWN})(?:了)?(?:约)?(?P<p>{NUM})%"
)
# 由150件增加到218件，增长45.3%
FROM_TO = re.compile(
    rf"(?:由|从)[^，。；\d]{{0,12}}(?:\d{{4}}年的?)?(?P<base>{NUM})(?P<u>{UNITS})[^，。；\d]{{0,8}}"
    rf"(?P<dir>增加|增长|上升|减少|下降|降低|降)(?:到|至|为)[^，。；\d]{{0,8}}(?:\d{{4}}年的?)?(?P<now>{NUM})(?P=u)"
    rf"[，(](?:同比|增幅|降幅)?(?:增加|增长|上升|减少|下降|降低)?(?:了|为|达|约)*(?P<p>{NUM})%"
)
# 收到申请218件，较上年增加68件
BY_MORE = re.compile(
    rf"(?:收到|受理|新收)[^，。；\d]{{0,24}}?(?P<now>{NUM})(?P<u>件|条|份|起|宗)[^。；\d，]{{0,8}}[，(]"
    rf"(?:{SINCE})[^。；\d]{{0,4}}?(?P<dir>{UP}|{DOWN})(?:了)?(?P<change>{NUM})(?P=u)"
)
# 办结率94.7%: of what was at hand, or of what was new.
DEALT = re.compile(
    rf"(?<![期时限])(?P<what>办结率|答复率|办复率)(?:为|达|达到|约|均为)*(?P<p>{NUM})%(?!以上)"
)
OF_OTHERS = re.compile(rf"{OTHERS}|平台|信件|事项")
# 其中自然人申请151件，占98.05%
SHARE = re.compile(
    rf"(?P<part>{NUM})(?P<u>{UNITS})[，,、(]?(?:约)?占(?:比|[^，。；\d%]{{0,12}}?)?(?:的|约|为|达|达到)*(?P<p>{NUM})%"
)


@rule("TXT04", "比例与增减幅度", Severity.WARNING, cites="条例（2019）第六条")
def rates_hold(dossier: Dossier) -> Iterator[Complaint]:
    """占比、同比增减幅度应当能由旁边的数字算出来。

    句中写明基数或者增减数的直接验算；只写“同比增长”的，用上一年度年报验算（check 的 --previous）；
    占比按本句总数和表三新收、办结、新收加结转逐一试算，都不符才提示。四舍五入和截尾都算相符。
    不写件数只写“予以公开占58.5%”的，按表三同类结果试算。
    占比末位只差一的，可能是为了凑足 100%，只作提示。
    办结率、答复率按表三办结数或者扣除结转数，对新收、新收加结转逐一试算；写 100% 而仍有结转的，
    可能指到期应办的，只作提示。“较上年增加 68 件”用上一年度年报验算。
    为什么：百分比常在改动件数后忘记重算。
    例：“收到 218 件，较上年 150 件增长 54.3%”，应为 45.3%。
    怎么改：重新计算。
    """
    for sentence in sentences(dossier.report):
        yield from _changes(sentence)
        yield from _since_last_year(dossier, sentence)
        yield from _shares(dossier.report, sentence)
        yield from _dealt(dossier.report, sentence)


def agrees(printed: str, exact: Decimal) -> bool:
    """Whether a printed percentage is the exact one, rounded or cut to its decimals."""
    decimals = len(printed.partition(".")[2])
    step = Decimal(1).scaleb(-decimals)
    near = (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))
    return Decimal(printed) in near or any(abs(Decimal(printed) - n) <= step / 10 for n in near)


def growth(now: Decimal, base: Decimal) -> Decimal:
    """The change from base to now in percent of base, without sign."""
    return abs(now - base) / base * 100


def _changes(sentence: Sentence) -> Iterator[Complaint]:
    for found in BY_CHANGE.finditer(sentence.text):
        now, change = Decimal(found["now"]), Decimal(found["change"])
        base = now - change if re.match(UP, found["dir"]) else now + change
        yield from _rate(sentence, found, now, base)
    for found in (*BY_BASE.finditer(sentence.text), *FROM_TO.finditer(sentence.text)):
        yield from _rate(sentence, found, Decimal(found["now"]), Decimal(found["base"]))


def _rate(
    sentence: Sentence, found: re.Match[str], now: Decimal, base: Decimal
) -> Iterator[Complaint]:
    if base <= 0:
        return
    exact, up = growth(now, base), bool(re.match(UP, found["dir"]))
    if agrees(found["p"], exact) and (now >= base) is up:
        return
    way = "增长" if now >= base else "下降"
    yield _complaint(
        sentence,
        f"写{found['dir']} {found['p']}%，按 {plain(base)} 到 {plain(now)} 应为{way} {_percent(exact)}%",
        found["p"],
        exact,
    )


def _since_last_year(dossier: Dossier, sentence: Sentence) -> Iterator[Complaint]:
    previous = last_year(dossier)
    if previous is None or not applies(sentence):
        return
    base = previous.value("table3.new_received.total")
    now = dossier.report.value("table3.new_received.total")
    for found in BY_MORE.finditer(sentence.text):
        said = Decimal(found["change"]) * (1 if re.match(UP, found["dir"]) else -1)
        whole = speaks_of_all(dossier.report, sentence.text[: found.start()], sentence.lead)
        if base is None or not whole or now != Decimal(found["now"]):
            continue
        change = Decimal(now) - Decimal(base)
        if change != said:
            yield Complaint(
                f"chapter{sentence.chapter}",
                f"写较上年{found['dir']} {found['change']}{found['u']}，"
                f"按上一年度年报的 {plain(base)} 到 {plain(now)} 相差 {plain(abs(change))}",
                figure=Decimal(found["change"]),
                expected=abs(change),
                quote=shortened(sentence.quote),
                place=sentence.place,
            )
    for found in BY_YEAR.finditer(sentence.text):
        whole = speaks_of_all(dossier.report, sentence.text[: found.start()], sentence.lead)
        if base and whole and now == Decimal(found["now"]):
            yield from _rate(sentence, found, Decimal(now), Decimal(base))


def _shares(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    if not applies(sentence):
        return
    for found in SHARE.finditer(sentence.text):
        part = Decimal(found["part"])
        wholes = [Decimal(n) for n in _wholes(report, sentence, found) if n]
        exact = [part / whole * 100 for whole in wholes if whole >= part]
        if exact and not any(agrees(found["p"], each) for each in exact):
            near = min(exact, key=lambda each: abs(each - Decimal(found["p"])))
            whole = part * 100 / near if near else wholes[0]
            message = (
                f"写 {plain(part)}{found['u']}占 {found['p']}%，"
                f"按 {plain(whole.quantize(Decimal(1)))} 应为 {_percent(near)}%"
            )
            yield _complaint(sentence, message, found["p"], near, _levelled(found["p"], near))
    for found, shares in result_shares(report, sentence):
        if not any(agrees(found["p"], each) for each in shares):
            message = f"写{found['words']}占 {found['p']}%，按表三应为 {_percent(shares[0])}%"
            level = _levelled(found["p"], shares[0])
            yield _complaint(sentence, message, found["p"], shares[0], level)


def _wholes(
    report: AnnualReport, sentence: Sentence, found: re.Match[str]
) -> Iterator[Number | None]:
    """What a share may be a share of: totals before it in the sentence, then those of table 3."""
    before = re.findall(rf"({NUM})(?:{UNITS})", sentence.lead + sentence.text[: found.start()])
    yield from (Decimal(n) for n in before)
    new, over = "table3.new_received.total", "table3.carried_over.total"
    yield report.value(new)
    yield report.value("table3.total.total")
    yield total(report, new, over)


def _dealt(report: AnnualReport, sentence: Sentence) -> Iterator[Complaint]:
    """办结率 of applications; 100 % beside what is carried over may mean what was due: a note."""
    new, over = "table3.new_received.total", "table3.carried_over.total"
    wholes = [Decimal(n) for n in (total(report, new, over), report.value(new)) if n]
    left = report.value("table3.carried_forward.total")
    done = report.value("table3.total.total")
    if not applies(sentence) or left is None or done is None or not wholes:
        return
    for found in DEALT.finditer(sentence.text):
        before = sentence.text[: found.start()]
        if OF_OTHERS.search(before) or not speaks_of_all(report, before, sentence.lead):
            continue
        if of_another_time(report, before, sentence.lead):
            continue
        exact = [Decimal(part) / whole * 100 for whole in wholes for part in (done, whole - left)]
        if any(agrees(found["p"], each) for each in exact):
            continue
        message = f"写{found['what']} {found['p']}%，按表三 {plain(done)} 件办结应为 {_percent(exact[0])}%"
        severity = Severity.INFO if Decimal(found["p"]) == ALL else None
        yield _complaint(sentence, message, found["p"], exact[0], severity)


def _levelled(printed: str, exact: Decimal) -> Severity | None:
    """A share off by one in its last place may have been levelled so that all make 100: a note."""
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return Severity.INFO if "." in printed and abs(Decimal(printed) - exact) <= step else None


def _percent(exact: Decimal) -> str:
    return plain(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def _complaint(
    sentence: Sentence,
    message: str,
    printed: str,
    exact: Decimal,
    severity: Severity | None = None,
) -> Complaint:
    return Complaint(
        f"chapter{sentence.chapter}",
        message,
        figure=Decimal(printed),
        expected=exact.quantize(Decimal("0.01"), ROUND_HALF_UP),
        quote=shortened(sentence.quote),
        place=sentence.place,
        severity=severity,
    )
