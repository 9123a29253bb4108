"""Lists of parts: their members, whether they are of one level, and whether they are whole."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.rules.prose.wholes import NUM, UNITS

WHOLE = re.compile(
    rf"(?P<whole>{NUM})(?P<u>{UNITS})"
    r"(?P<link>[^\d。；]{0,14}?(?:其中(?:包括|含|有)?|分别[为是]|包括|包含|具体[为是]|分布情况[为是]|\(含)[:：，]?|[，:(](?=主动公开\d))"
)
PART = re.compile(
    rf"(?P<name>(?:[^\d，。；()]|\d{{4}}年){{1,30}}?)(?P<n>{NUM})(?P<u>{UNITS})?(?:，?占比?[^，。；\d]{{0,8}}\d+(?:\.\d+)?%)?(?:\([^()]{{1,40}}\))?(?=[，、；。)]|$|和|及)"
)
# What goes down to another level, or stands beside the list.
NO_PART = re.compile(
    "其中|包括|包含|内有|内含|(?<!公)共(?!产|青|享|建)|较|比|占|结转|转结|办结|^，?含"
)
BRACKETS = re.compile(r"\([^()]*\)")
INNER_LIST = re.compile(r"(?:其中|包[括含]|分别|\(含).*\d")
OTHERS = re.compile(
    r"^；?(?:和|及|以及)?(?:(?:政府|机关|单位)?应当?(?:依法)?主动公开的)?(?:其他|其它|另有其他|其余)(?!结果|处理)"
)
# 其他信息, 其他公开类信息: whatever is left; but 其他概况类信息 are those of one kind.
REST = re.compile(
    r"(?:其他|其它|其余)(?:的|各|类|种|信息|公开|政府|政务|主动|法定|内容|文件|公文|事项|方面|情况|形式|渠道|方式|"
    r"途径|平台|栏目|组织|资料|材料|业务|工作|动态|相关|有关|重要|发布|公告|通知)*(?:共|计|为|有|是)*$"
)
ATTRIBUTES = (re.compile("主动公开|公开发布"), re.compile("依申请公开"))
WITHHELD = re.compile("不予公开|不公开|不宜公开")
# Posts may be put together from both, or count as both.
ORIGINS = (re.compile("原创"), re.compile("转发|转载"))
DOCUMENTS = (*ATTRIBUTES, WITHHELD)
"""The three attributes of documents."""
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


def one_list(parts: list[tuple[str, Decimal]]) -> tuple[list[tuple[str, Decimal]], bool]:
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


def channels(parts: list[tuple[str, Decimal]], before: str) -> bool:
    """Whether every part is applications of one way in which they come."""
    about = before + "".join(name for name, _ in parts)
    return "申请" in about and all(CHANNEL.search(name) for name, _ in parts)


def attributes(parts: list[tuple[str, Decimal]]) -> bool:
    """Whether documents are parted by attribute, or posts by where they come from."""
    names = [name for name, _ in parts]
    return any(all(_named(part, names) for part in pair) for pair in (ATTRIBUTES, ORIGINS))


def flat(text: str) -> str:
    """A text without brackets that hold no list, those within others first."""
    while (bare := _without_inner_brackets(text)) != text:
        text = bare
    return text


def _without_inner_brackets(text: str) -> str:
    """Drop brackets that hold no whole list of their own, such as （32+165）."""
    return BRACKETS.sub(lambda b: b[0] if INNER_LIST.search(b[0]) else "", text, count=0)


def parts_of(text: str, whole: re.Match[str], *others: str) -> Iterator[tuple[str, Decimal]]:
    """The parts that follow one another without a gap, in the unit of the whole or in others."""
    for name, figure, _ in walk(text, whole.end(), whole["u"], *others):
        yield name, figure


def walk(text: str, place: int, *units: str) -> Iterator[tuple[str, Decimal, int]]:
    """Name, figure and end of each part of a list that begins at `place`."""
    while (part := PART.match(text, place)) is not None:
        if part["u"] not in units or NO_PART.search(part["name"]):
            return
        mark = "；" if text[place - 1] == "；" else ""
        yield mark + part["name"].lstrip("，、；和及"), Decimal(part["n"]), part.end()
        place = part.end()
        if place < len(text) and text[place] in "，、；和及":
            place += 1
        else:
            return


def complete(names: list[str], before: str, *, short: bool) -> bool:
    """Whether the named parts must be all there are; `short`: they are less than the whole.

    Documents have a third attribute: where only two are named, the rest may be 不予公开.
    """
    if OTHERS.match(names[-1]) and REST.search(names[-1]):
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
