"""The named figures of a year: what a chapter may say in numbers, each with the ids it counts.

Figures that the form prints are taken from the tally, so text and table cannot differ.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.report.counting import (
    Counts,
    Work,
    answered,
    cells,
    dated,
    extended,
    group,
    issued,
    notices,
    paid_cases,
    payments,
    persons,
    published,
    records,
    reduced,
    row,
    seen,
    standing_groups,
    suits,
    summed,
    told,
    treated,
    used,
    worked,
)
from gongkai.report.edition import edition
from gongkai.report.facts import APPLICANTS, YearFacts
from gongkai.report.tally import Count, tally

Words = Callable[[YearFacts], Iterable[tuple[str, str, int | Decimal]]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure a text may name in braces: English key, Chinese name, unit, how it is counted."""

    key: str
    name: str
    unit: str
    work: Work


@dataclass(frozen=True, slots=True)
class Family:
    """Figures named after a word of the ledger: one for each channel, board kind or energy.

    The key is `prefix.word`, the name is the word with its `suffix`; `words` gives word, id and
    number of each record. An empty unit is the record's own.
    """

    prefix: str
    suffix: str
    unit: str
    words: Words

    def figures(self, facts: YearFacts) -> Iterator[tuple[str, Count]]:
        """A figure for each word that the ledger uses, in the order of first use."""
        held: dict[str, list[tuple[str, int | Decimal]]] = {}
        for word, id_, number in self.words(facts):
            held.setdefault(word, []).append((id_, number))
        for word, pairs in held.items():
            yield f"{self.prefix}.{word}", summed(pairs)


LEGAL = tuple(column for column in APPLICANTS if column != "natural")
NORMATIVE, REGULATIONS = "table2.normative_documents", "table2.regulations"

FIGURES: tuple[Figure, ...] = (
    Figure("documents.issued", "制发公文数", "件", issued()),
    Figure("documents.active", "主动公开公文数", "件", issued("active")),
    Figure("documents.on_request", "依申请公开公文数", "件", issued("on_request")),
    Figure("documents.withheld", "不予公开公文数", "件", issued("withheld")),
    Figure("regulations.made", "制发规章数", "件", cells(f"{REGULATIONS}.made")),
    Figure("regulations.repealed", "废止规章数", "件", cells(f"{REGULATIONS}.repealed")),
    Figure("regulations.in_force", "现行有效规章数", "件", cells(f"{REGULATIONS}.in_force")),
    Figure("normative.made", "制发规范性文件数", "件", cells(f"{NORMATIVE}.made")),
    Figure("normative.repealed", "废止规范性文件数", "件", cells(f"{NORMATIVE}.repealed")),
    Figure("normative.in_force", "现行有效规范性文件数", "件", cells(f"{NORMATIVE}.in_force")),
    Figure("permit.decisions", "行政许可决定数", "件", cells("table2.permit.decisions")),
    Figure("penalty.decisions", "行政处罚决定数", "件", cells("table2.penalty.decisions")),
    Figure("coercion.decisions", "行政强制决定数", "件", cells("table2.coercion.decisions")),
    Figure("income.amount", "行政事业性收费金额", "万元", cells("table2.fees.amount_10k_yuan")),
    Figure("publications.count", "主动公开信息数", "条", published()),
    Figure("publications.financial", "财政信息数", "条", published("budget", "final_account")),
    Figure("publications.budget", "预算信息数", "条", published("budget")),
    Figure("publications.final_account", "决算信息数", "条", published("final_account")),
    Figure("applications.received", "新收申请数", "件", row("new_received")),
    Figure("applications.carried_over", "上年结转申请数", "件", row("carried_over")),
    Figure("applications.handled", "办结申请数", "件", row("total")),
    Figure("applications.carried_forward", "结转下年申请数", "件", row("carried_forward")),
    Figure("applications.natural", "自然人新收申请数", "件", row("new_received", "natural")),
    Figure(
        "applications.legal_persons",
        "法人或其他组织新收申请数",
        "件",
        cells(*(f"table3.new_received.{column}" for column in LEGAL)),
    ),
    Figure("applications.granted", "予以公开数", "件", row("granted")),
    Figure("applications.partial", "部分公开数", "件", row("partial")),
    Figure("applications.denied", "不予公开数", "件", group("denied")),
    Figure("applications.unable", "无法提供数", "件", group("unable")),
    Figure("applications.noproc", "不予处理数", "件", group("noproc")),
    Figure("applications.other", "其他处理数", "件", group("other")),
    Figure("applications.corrected", "补正申请数", "件", dated("correction_sent")),
    Figure("applications.third_party", "征求第三方意见数", "件", dated("third_party_asked")),
    Figure("applications.extended", "延期答复数", "件", extended),
    Figure("review.total", "行政复议数", "件", cells("table4.review.total")),
    Figure("review.upheld", "复议维持数", "件", cells("table4.review.upheld")),
    Figure("review.corrected", "复议纠正数", "件", cells("table4.review.corrected")),
    Figure("review.other", "复议其他结果数", "件", cells("table4.review.other")),
    Figure("review.pending", "复议尚未审结数", "件", cells("table4.review.pending")),
    Figure("suits.total", "行政诉讼数", "件", suits("total")),
    Figure("suits.upheld", "诉讼维持数", "件", suits("upheld")),
    Figure("suits.corrected", "诉讼纠正数", "件", suits("corrected")),
    Figure("suits.other", "诉讼其他结果数", "件", suits("other")),
    Figure("suits.pending", "诉讼尚未审结数", "件", suits("pending")),
    Figure("fees.notices", "收费通知数", "件", lambda facts, _: records(notices(facts))),
    Figure(
        "fees.notified",
        "通知收费金额",
        "元",
        lambda facts, _: summed((each.id, each.yuan) for each in notices(facts)),
    ),
    Figure(
        "fees.collected",
        "实际收费金额",
        "元",
        lambda facts, _: summed((each.id, each.collected) for each in payments(facts)),
    ),
    Figure("fees.cases", "实际收费件数", "件", paid_cases),
    Figure("boards.count", "公开栏数", "块", lambda facts, _: records(facts.boards)),
    Figure(
        "boards.postings",
        "公开栏信息数",
        "条",
        lambda facts, _: summed(
            (each.id, each.count) for each in facts.postings if each.posted.year == facts.year
        ),
    ),
    Figure("training.sessions", "培训次数", "次", lambda facts, _: records(facts.trainings)),
    Figure("training.persons", "培训人次", "人次", persons),
    Figure(
        "chat_groups.count", "工作群数", "个", lambda facts, _: standing_groups(facts, filed=False)
    ),
    Figure(
        "chat_groups.filed",
        "已备案工作群数",
        "个",
        lambda facts, _: standing_groups(facts, filed=True),
    ),
    Figure(
        "chat_groups.checks",
        "工作群检查次数",
        "次",
        lambda facts, _: summed((each.id, each.checks) for each in facts.chat_groups),
    ),
    Figure("energy_work.returns", "能耗统计年报数", "份", worked("energy_return")),
    Figure("energy_work.events", "节能宣传活动数", "次", worked("event")),
    Figure("energy_work.inspections", "节能巡查次数", "次", worked("inspection")),
    Figure("energy_work.findings", "巡查发现问题数", "个", seen("findings")),
    Figure("energy_work.fixed", "巡查整改问题数", "个", seen("fixed")),
    Figure("energy_work.audits", "能源审计数", "项", worked("audit")),
    Figure("energy_work.projects", "节能改造项目数", "个", worked("project")),
    Figure("energy_work.awards", "获评创建称号数", "个", worked("award")),
    Figure("energy_work.treated", "厨余就地处理量", "千克", treated),
    Figure("energy_work.reduced", "厨余就地处理减量率", "%", reduced),
    Figure("problems.count", "问题数", "个", lambda facts, _: records(facts.problems)),
    Figure("key_points.count", "工作要点任务数", "项", lambda facts, _: records(facts.key_points)),
    Figure("assessments.count", "考核等次数", "个", lambda facts, _: records(facts.assessments)),
    Figure(
        "social_reviews.count",
        "社会评议次数",
        "次",
        lambda facts, _: records(facts.social_reviews),
    ),
    Figure(
        "social_reviews.answered",
        "评议有效份数",
        "份",
        lambda facts, _: told(facts.social_reviews, "answered"),
    ),
    Figure(
        "social_reviews.content",
        "评议满意份数",
        "份",
        lambda facts, _: told(facts.social_reviews, "content"),
    ),
    Figure(
        "accountability.count", "责任追究数", "件", lambda facts, _: records(facts.accountability)
    ),
    Figure("complaints.received", "投诉举报数", "件", lambda facts, _: records(facts.complaints)),
    Figure("complaints.answered", "投诉举报答复数", "件", answered),
)


FAMILIES: tuple[Family, ...] = (
    Family(
        "publications",
        "发布数",
        "条",
        lambda facts: ((each.channel, each.id, each.count) for each in facts.publications),
    ),
    Family("energy", "用量", "", lambda facts: used(facts, waste=False)),
    Family("waste", "清运量", "", lambda facts: used(facts, waste=True)),
    Family("boards", "数", "块", lambda facts: ((each.kind, each.id, 1) for each in facts.boards)),
    Family(
        "assessments",
        "等次数",
        "个",
        lambda facts: ((each.grade, each.id, 1) for each in facts.assessments),
    ),
    Family(
        "accountability",
        "件数",
        "件",
        lambda facts: ((each.measure, each.id, 1) for each in facts.accountability),
    ),
)


def figures(facts: YearFacts, counts: Counts) -> Mapping[str, Count]:
    """Every cell and every named figure by key: its value and the ids it counts.

    The stock of documents is counted from the ledger even where the form does not print it.
    """
    no_cases = replace(facts, applications=(), disputes=())
    stock = tally(no_cases, edition=edition("2021-30"))
    known = {key: count for key, count in stock.items() if key.startswith("table2")} | dict(counts)
    named = {each.key: each.work(facts, known) for each in FIGURES}
    of_words = {key: count for each in FAMILIES for key, count in each.figures(facts)}
    return {**counts, **of_words, **named}


NAMES: Mapping[str, Figure] = {word: each for each in FIGURES for word in (each.key, each.name)}
"""Figures by English key and by Chinese name; both may stand in braces."""


def name_of(key: str) -> str:
    """The Chinese name of a figure; the key itself when it has none (a cell)."""
    if key in NAMES:
        return NAMES[key].name
    prefix, _, word = key.partition(".")
    found = [each for each in FAMILIES if each.prefix == prefix]
    return f"{word}{found[0].suffix}" if found else key


def key_of(name: str, values: Mapping[str, Count]) -> str | None:
    """The key of a figure named in Chinese or by key; None when there is no such figure."""
    if name in NAMES:
        return NAMES[name].key
    if name in values:
        return name
    keys = (f"{each.prefix}.{name.removesuffix(each.suffix)}" for each in FAMILIES)
    return next((key for key in keys if key in values and name_of(key) == name), None)
