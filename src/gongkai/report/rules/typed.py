"""Figures typed by hand in a clerk's text: which figure of the ledger they plainly speak of.

Precision before recall: a whole clause must be understood — who, what, how many, and nothing else.
Another year, a part of the year, another body or a change (新增、解散) is nobody's figure here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.report.report import Number
from gongkai.report.rules.prose.sentences import normal

# What may stand before the words that matter without changing their scope.
WHOLE_YEAR = (
    r"(?:\d{4}年度?|本年度?|全年|今年|年内|年末|截至(?:\d{4}年)?(?:底|年底|年末|12月31日)|目前|"
    r"[一二三四五六七八九十]是|本(?:机关|单位|部门|局|中心|办|委)|我(?:局|中心|办|委|单位)|"
    r"全(?:局|中心)|[^，。；：\d]{0,10}情况：|共|总计|合计|依法|已|现)*?"
)
FILL = r"(?:共计|共有|总计|合计|共|计|有|为|数为|数量为)?"
NEAR = r"(?P<near>将近|接近|近|大约|约|超过|超|逾|不少于|至少|不到|不足|达到|达|多达)?"
NUMBER = r"(?P<n>\d+(?:\.\d+)?)(?P<more>[余多来]?万?[余多]?)"
AFTER = r"(?P<after>左右|上下|以上|以下)?"

# Words of the sentence that give its figures another scope.
ELSEWHERE = re.compile(
    r"上一?年(?!结转)|去年|往年|历年|以来|明年|下一?年|上半年|下半年|季度|月份|\d月(?!1日至|31日)|"
    r"计划|拟|全(?:县|市|区|省|国|系统)|各(?:单位|部门|科室|乡镇|街道)|下属|所属|乡镇|街道|比|较"
)
CHANGE = "清理|解散|撤销|新增|新建|新设|减少|更换|参加|选派"
BOARD = "公开栏|展板|公告栏|电子屏|橱窗"
CHANNEL = "网站|新媒体|公众号|公报|微博|微信|栏目"
SET_UP = "设|设有|设置|设立|建有|配备|现有|现存|共有|有"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clause that states a figure of the ledger: words, number with its unit, noun.

    `needs` and `bars` are words that must, or must not, stand in the sentence so far.
    """

    key: str
    words: str
    unit: str
    noun: str = ""
    needs: str = ""
    bars: str = ""

    def speaks(self, so_far: str) -> bool:
        """Whether the sentence so far lets the clause speak of this figure."""
        barred = bool(self.bars) and bool(re.search(self.bars, so_far))
        return not barred and bool(re.search(self.needs, so_far))


def _phrases(key: str, verb: str, noun: str, unit: str, *, bare: bool = True) -> list[Phrase]:
    """现有工作群3个, 现有3个工作群 and, when `bare`, 工作群3个."""
    found = [
        Phrase(key, f"(?:{verb})了?(?:{noun})", unit),
        Phrase(key, f"(?:{verb})了?", unit, noun=f"(?:{noun})"),
    ]
    return [*found, Phrase(key, f"(?:{noun})", unit, bars=CHANGE)] if bare else found


def _attribute(key: str, words: str) -> list[Phrase]:
    """主动公开文件3件; and 主动公开3件 where the sentence speaks of documents issued."""
    return [
        Phrase(key, f"(?:其中)?(?:{words})(?:公文|文件)", "件|条|份"),
        Phrase(key, f"(?:其中)?(?:{words})", "件|条|份", needs="制发公文|公文制发"),
    ]


PHRASES: tuple[Phrase, ...] = (
    *_phrases("documents.issued", "制发|印发", "公文", "件|条|份", bare=False),
    *_attribute("documents.active", "主动公开|公开发布"),
    *_attribute("documents.on_request", "依申请公开"),
    *_attribute("documents.withheld", "不予公开"),
    Phrase("publications.count", "主动公开(?:政府)?信息", "条", bars=f"{BOARD}|{CHANNEL}"),
    Phrase("publications.financial", "(?:公开|公示)财政信息", "条"),
    *_phrases("boards.count", SET_UP, "公开栏", "块|个|处"),
    *_phrases("boards.展板", SET_UP, "展板", "块|个"),
    *_phrases("boards.公告栏", SET_UP, "公告栏", "块|个|处"),
    *_phrases("boards.电子屏", SET_UP, "电子屏", "块|个|台"),
    Phrase("boards.postings", "(?:公开|张贴)(?:政府)?信息", "条", needs=BOARD, bars=CHANNEL),
    *_phrases("training.sessions", "组织|开展|举办", "(?:政务公开|政府信息公开)?培训", "次|场|期"),
    Phrase("training.persons", "培训(?:人员|干部职工|工作人员)?", "人次", bars=CHANGE),
    *_phrases("chat_groups.count", SET_UP, "(?:网络)?工作群", "个"),
    *_phrases("fees.notices", "发出|送达", "(?:信息处理费)?收费通知书?", "件|份", bare=False),
    Phrase("fees.collected", "(?:实际)?(?:收取|收缴)(?:政府信息公开)?信息处理费", "元"),
)

# Statements that there was none, and the figure that must then be zero.
NOTHING: Mapping[str, str] = {
    "documents.issued": "(?:制发|印发)公文",
    "training.sessions": "(?:组织|开展|举办)(?:政务公开|政府信息公开)?(?:专题)?培训",
    "fees.notices": "(?:发出|送达)(?:信息处理费)?收费通知书?",
    "fees.collected": "(?:收取|收缴|产生)(?:任何)?(?:政府信息公开)?信息处理费",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure typed by hand: the ledger's key it speaks of, the words, the digits.

    It means the numbers from `least` to `most`; None: no upper bound (超过70条).
    """

    key: str
    words: str
    digits: str
    sentence: str
    least: Number
    most: Number | None

    @property
    def exact(self) -> bool:
        """Whether the words give one number and no range."""
        return self.least == self.most

    def holds(self, counted: Number) -> bool:
        """Whether the ledger's figure is one that the words may mean."""
        return self.least <= counted and (self.most is None or counted <= self.most)


def typed(text: str, *, organ: str, year: int | None) -> Iterator[Typed]:
    """The figures that a text states in so many words, in the order of the text."""
    for line in re.split(r"(?<=[。；])|\n", text):
        sentence = normal(line).replace(normal(organ) or "本机关", "本机关")
        for clause in re.finditer(r"[^，。；、（）()]+", sentence):
            so_far = sentence[: clause.end()]
            if not _elsewhere(so_far, year):
                yield from _stated(clause[0], so_far, line.strip())


def _elsewhere(words: str, year: int | None) -> bool:
    """Whether another year, a part of the year or another body was named."""
    years = {int(found) for found in re.findall(r"(\d{4})年", words)}
    return bool(ELSEWHERE.search(words)) or not years <= {year}


def _stated(clause: str, so_far: str, sentence: str) -> Iterator[Typed]:
    for pattern, phrase in _clauses():
        found = pattern.fullmatch(clause)
        if found and phrase.speaks(so_far):
            least, most = _range(found)
            yield Typed(phrase.key, found["said"], found["n"], sentence, least, most)
            return
    for key, words in NOTHING.items():
        none = re.fullmatch(f"{WHOLE_YEAR}(?P<said>(?:未|没有|尚未){words})", clause)
        if none:
            yield Typed(key, none["said"], "", sentence, 0, 0)


@cache
def _clauses() -> tuple[tuple[re.Pattern[str], Phrase], ...]:
    return tuple((re.compile(_clause(each)), each) for each in PHRASES)


def _clause(each: Phrase) -> str:
    number = f"{FILL}{NEAR}{NUMBER}(?:{each.unit}){AFTER}"
    return f"{WHOLE_YEAR}(?P<said>(?:{each.words}){number}{each.noun})"


def _range(found: re.Match[str]) -> tuple[Number, Number | None]:
    """What the words may mean: 70余 is 70 to 79, 近80 is 70 to 80, 超过70 is 70 and more."""
    scale = 10_000 if "万" in found["more"] else 1
    number, step = Decimal(found["n"]) * scale, _step(found["n"]) * scale
    words = {found["near"], found["after"]}
    if words & {"超过", "超", "逾", "不少于", "至少", "以上"}:
        return number, None
    if words & {"不到", "不足", "以下"}:
        return Decimal(0), number
    if found["more"].strip("万"):
        return number, number + step - 1
    if words & {"近", "将近", "接近"}:
        return number - step, number
    if words & {"约", "大约", "左右", "上下"}:
        return number - step, number + step
    return number, number


def _step(digits: str) -> int:
    """How far 余 reaches: 70余 stays below 80, 200余 below 300."""
    return 1 if "." in digits else int(10 ** (len(digits) - len(digits.rstrip("0"))))
