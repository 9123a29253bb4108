"""TXT06 and TXT07: lists without a missing member, sentences without a missing figure."""

import re
from collections.abc import Iterator

from gongkai.report.finding import Severity
from gongkai.report.rule import Complaint, Dossier, rule
from gongkai.report.rules.prose.sentences import normal, sentences, shortened

HAN = "一二三四五六七八九十"
KINDS = (
    ("是", re.compile(r"(?<![一二三四五六七八九十第])([一二三四五六七八九十])是")),
    ("（）", re.compile(r"(?m)(?:^|(?<=[。；：]))\(([一二三四五六七八九十])\)")),
    ("要", re.compile(r"(?<![一二三四五六七八九十第])([一二三四五六七八九])要")),
)
UNIT = "件|条|起|宗|份|个|次|期|篇|项|元"
# Words that end in a measure word by nature: 文件、头条、各项 …
NATURAL = re.compile(
    r"(?:文|信|案|附|事|证|条|要|部|函|稿|邮|软|硬|零|构|申请|来|电子|红头|急|密|物|配|无|有|逐|每|"
    r"一|二|三|几|多|各|某|此|该|首|上|下|本|再|头|线|链|词|信息|款|枝|面|身|份|股|省|月|年|备|"
    r"事|专|强|选|奖|款|立|分|杂|进|单|长|短|定|周|日|学|时|近|往|整|两|数|十|百|千|万|亿|层|人|批|"
    r"场|档|名|依|屡|历|公|美|单|双|若干|之|状|众|篇|编|微)$"
)
GAP = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,14}})(?P<u>{UNIT})(?=[、，；。)])")
# 制定规范性文件0件，现行有效的规范性文件。
NO_STOCK = re.compile(
    r"规范性文件\d+件[，；、](?:[^。]*[，；、])?(?P<name>现行有效(?:的)?(?:行政)?规范性文件)(?=[。；]|$)"
)
EMPTY = re.compile(
    rf"(?:(?<!申请)公开|发布|收到|受理|办结|答复|制发|公示|上传)(?:(?:政府)?信息(?=[条件])|(?=))(?:{UNIT})(?=[，。；、)])"
)
BLANKS = re.compile(
    r"(?:[×╳✕]{1,4}|[xX]{2,4}|_{2,}|\*{2,}|[□○◯]{1,4}|(?:^|(?<=[^\d]))\(\s*\))(?=(?:年|月|日|件|条|份|次|个|起|万?元|名|人))"
)

# What a template says to whoever fills it in, left in the report.
INSTRUCTION = re.compile(
    r"\((?:请|此处|注：)?[^()]{0,12}?(?:根据|按照?|结合|据)(?:本单位|本部门|本机关|各自)?(?:的)?实际(?:情况)?(?:如实)?填[写报列]?[^()]{0,6}\)|"
    r"\((?:请|此处)(?:如实|自行)?(?:填[写报]|补充|修改)[^()]{0,16}\)"
)


@rule("TXT06", "列举缺项", Severity.WARNING, cites="国办公开办函〔2021〕30号")
def nothing_skipped(dossier: Dossier) -> Iterator[Complaint]:
    """“一是、二是、三是”和“（一）（二）（三）”依次排列，不缺项、不重号。

    为什么：缺一项，多半是删改时丢了内容，或者从别处抄来时漏了一段。
    例：有“一是”“二是”“四是”，没有“三是”。
    怎么改：补上缺少的一项，或者重新编号。
    """
    for number, chapter in sorted(dossier.report.chapters.items()):
        text = "\n".join(normal(line) for line in chapter.text.split("\n"))
        for name, pattern in KINDS:
            yield from _runs(number, name, [m[1] for m in pattern.finditer(text)], text)


def _runs(chapter: int, name: str, members: list[str], text: str) -> Iterator[Complaint]:
    """Walk the members; a new run begins at 一. A gap of one or a repetition is told once a run."""
    before = 0
    for member in members:
        here = HAN.index(member) + 1
        if here not in (1, before + 1) and before:
            said = _written(name, here)
            if here == before:
                message = f"列举中“{said}”出现两次"
            elif here > before:
                gone = "、".join(f"“{_written(name, n)}”" for n in range(before + 1, here))
                message = f"列举中缺少{gone}，“{_written(name, before)}”之后是“{said}”"
            else:
                message = f"列举次序不符，“{_written(name, before)}”之后是“{said}”"
            yield Complaint(f"chapter{chapter}", message, quote=_near(text, said))
        before = here


def _written(name: str, number: int) -> str:
    return f"（{HAN[number - 1]}）" if name == "（）" else HAN[number - 1] + name


def _near(text: str, said: str) -> str:
    """The words that begin with a list member."""
    start = text.find(said.replace("（", "(").replace("）", ")"))
    return shortened(text[max(start, 0) :].split("\n")[0], 40)


@rule("TXT07", "漏填数字", Severity.WARNING, cites="条例（2019）第六条")
def no_figure_missing(dossier: Dossier) -> Iterator[Complaint]:
    """量词前面应当有数字，不应留有“××件”“__条”等待填的空位。

    为什么：模板没有填完就发布了。
    例：“公开核准企业资质条、施工许可证 76 条”，“资质”后面漏了件数；“主动公开 23 条（请根据实际填写）”。
    怎么改：补上数字。
    同一句里并列的其他项都有数字、只有这一项没有的，才作为漏填。
    """
    for sentence in sentences(dossier.report):
        for said in _left_open(sentence.text):
            yield Complaint(
                f"chapter{sentence.chapter}" if sentence.chapter else "title",
                said,
                quote=shortened(sentence.quote),
                place=sentence.place,
            )


def _left_open(text: str) -> Iterator[str]:
    """What a sentence has of a template that was not filled in."""
    for found in BLANKS.finditer(text):
        yield f"“{text[max(0, found.start() - 8) : found.end() + 1]}”留有没有填的空位"
    for found in INSTRUCTION.finditer(text):
        yield f"“{found[0]}”是模板中的填写说明，没有删去"
    for found in EMPTY.finditer(text):
        yield f"“{found[0]}”没有数字"
    for found in NO_STOCK.finditer(text):
        yield f"“{found['name']}”没有数字"
    for found in GAP.finditer(text):
        if _has_siblings(text, found) and not NATURAL.search(found["name"]):
            yield f"“{found[0]}”没有数字"


def _has_siblings(text: str, found: re.Match[str]) -> bool:
    """Whether the member just before or after, in the same list, is a name with its figure."""
    unit = found["u"]
    after = re.match(rf"、[\u4e00-\u9fff]{{2,14}}\d+{unit}", text[found.end() :])
    before = re.search(rf"[\u4e00-\u9fff]{{2,14}}\d+{unit}、$", text[: found.start()])
    return bool(after or before)
