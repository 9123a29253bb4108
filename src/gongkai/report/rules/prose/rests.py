"""Lists that end with what is left (其中3宗为新设，其余691宗为变更), lists of several units."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.report.rules.prose.lists import WHOLE, complete, one_list, parts_of
from gongkai.report.rules.prose.wholes import NUM, UNITS

DOCUMENT_UNITS = ("条", "件", "篇")
LEAST = 3

REST = re.compile(
    rf"(?P<whole>{NUM})(?P<u>{UNITS})(?P<what>[^，。；：()\d]{{0,16}})[，：](?:其中|经[^，。；：\d]{{1,8}})[，：]?"
    rf"(?P<parts>[^。()]{{2,160}}?)[，；、](?:其余|剩余|余下|其它|其他)(?:的)?(?P<rest>{NUM})(?P=u)(?!以[上下])"
)
YEARS = re.compile(r"\d{4}年度?")
FIGURE = re.compile(rf"(?P<n>\d+(?:\.\d+)?)(?P<vague>[余多万几])?(?P<u>{UNITS}|%)?")
# What goes down a level, stands beside the list, or belongs to another whole.
UNFIT = re.compile(r"复议|诉讼|其中|包括|包含|内有|结转|转结|较|比|占|共计|合计|第\d|年|月|日|另")


def rests(text: str) -> Iterator[tuple[Decimal, list[Decimal]]]:
    """The whole and its parts, the last of them what is left.

    Only where every clause between has one figure, in the unit of the whole.
    """
    for found in REST.finditer(text):
        before = re.split("[。；]", text[: found.start()])[-1]
        if UNFIT.search(found["parts"]) or re.search("结转|转结|分别", before + found["what"]):
            continue
        parts = [_only(clause, found["u"]) for clause in re.split("[，；、]", found["parts"])]
        if None not in parts:
            known = [part for part in parts if part is not None]
            yield Decimal(found["whole"]), [*known, Decimal(found["rest"])]


def _only(clause: str, unit: str) -> Decimal | None:
    """The one figure of a clause, None where there is none, more, or another unit."""
    figures = list(FIGURE.finditer(clause))
    if len(figures) != 1 or figures[0]["vague"] or figures[0]["u"] != unit:
        return None
    return Decimal(figures[0]["n"])


def of_several_units(text: str) -> Iterator[tuple[Decimal, list[Decimal]]]:
    """公开信息100条，其中动态60条，文件20件，其他信息20条: whole lists of documents."""
    for found in WHOLE.finditer(text):
        if found["u"] not in DOCUMENT_UNITS:
            continue
        alone = list(parts_of(text, found))
        parts, open_end = one_list(list(parts_of(text, found, *DOCUMENT_UNITS)))
        if open_end or len(parts) < LEAST or len(parts) <= len(alone):
            continue
        if complete([name for name, _ in parts], "", short=True):
            yield Decimal(found["whole"]), [figure for _, figure in parts]


TOTAL_BEHIND = re.compile(
    rf"^(?P<parts>[^。()]{{4,300}}?)[，；、](?:以上|总共)?(?:共计|合计|总计)(?:公开|发布|信息|主动)*"
    rf"(?P<whole>{NUM})(?P<u>{UNITS})(?=[，。；]|$)"
)


def totals_behind(text: str) -> Iterator[tuple[Decimal, list[Decimal]]]:
    """通知63条、政策解读2条；动态6条，共计71条: every figure before the total is a part of it."""
    found = TOTAL_BEHIND.search(text)
    if found is None or UNFIT.search(YEARS.sub("", found["parts"])):
        return
    clauses = [
        each for each in re.split("[，；、]", YEARS.sub("", found["parts"])) if FIGURE.search(each)
    ]
    parts = [_only(clause, found["u"]) for clause in clauses]
    known = [part for part in parts if part is not None]
    whole = Decimal(found["whole"])
    # 建议30件，提案20件，面复50件，合计50件: what stands before the total need not all be its parts.
    begun = {sum(known[:end], Decimal(0)) for end in range(1, len(known))}
    if len(parts) >= LEAST and len(known) == len(parts) and whole not in {*known, *begun}:
        yield whole, known
