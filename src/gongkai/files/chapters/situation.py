"""Chapter 一, 总体情况: what the ledger says of each of the form's five sections.

Nothing is claimed that no record shows; what did not happen is said in a word.
"""

import re
from collections.abc import Iterator

from gongkai.files.chapters.oversight import results
from gongkai.files.chapters.wording import Values, parted, said, some
from gongkai.report.facts import YearFacts
from gongkai.report.finding import plain

ATTRIBUTES = (
    ("主动公开", "documents.active"),
    ("依申请公开", "documents.on_request"),
    ("不予公开", "documents.withheld"),
)
APPLICANTS = (
    ("自然人申请", "applications.natural"),
    ("法人或其他组织申请", "applications.legal_persons"),
)
RESULTS = (
    ("予以公开", "applications.granted"),
    ("部分公开", "applications.partial"),
    ("不予公开", "applications.denied"),
    ("无法提供", "applications.unable"),
    ("不予处理", "applications.noproc"),
    ("其他处理", "applications.other"),
)
STEPS = (
    ("告知补正", "applications.corrected"),
    ("征求第三方意见", "applications.third_party"),
    ("延期", "applications.extended"),
)
OUTCOMES = (
    ("结果维持", "upheld"),
    ("结果纠正", "corrected"),
    ("其他结果", "other"),
    ("尚未审结", "pending"),
)
WORK = (
    ("returns", "报送能耗统计年报{energy_work.returns}份"),
    ("events", "开展节能宣传活动{energy_work.events}次"),
    ("inspections", "开展节能巡查{energy_work.inspections}次"),
    ("audits", "完成能源审计{energy_work.audits}项"),
    ("projects", "节能改造项目投用{energy_work.projects}个"),
    ("awards", "获评创建称号{energy_work.awards}个"),
    ("treated", "就地处理厨余垃圾{energy_work.treated}千克"),
)
NAMED = {"events": "event", "projects": "project", "awards": "award"}
MOST_CHANNELS = 6
MOST_NAMED = 6
# A name with a figure, a bracket of ours or a full stop in it would be read as more than a name.
_NAME = re.compile(r"(?:[^\W\d_]|[（）“”《》·])+")


def disclosure(facts: YearFacts, values: Values) -> Iterator[str]:
    """（一）主动公开: documents, items published by channel, budget and accounts, energy."""
    yield _documents(values)
    if some("publications.count", values):
        yield _publications(facts, values)
    if some("publications.financial", values):
        subjects = (
            ("部门预算", "publications.budget"),
            ("部门决算", "publications.final_account"),
        )
        parts = parted("publications.financial", subjects, values, unit="条")
        yield said(f"公开财政信息{{publications.financial}}条{parts}。", values)
    yield from _energy(values)
    yield from _energy_work(facts, values)


def _documents(values: Values) -> str:
    if not some("documents.issued", values):
        return "本年度未制发公文。"
    parts = parted("documents.issued", ATTRIBUTES, values)
    return said(f"全年制发公文{{documents.issued}}件{parts}。", values)


def _publications(facts: YearFacts, values: Values) -> str:
    channels = dict.fromkeys(each.channel for each in facts.publications)
    counts = {each: values[f"publications.{each}"].value or 0 for each in channels}
    if len(counts) == 1:
        return said(
            f"全年通过{next(iter(counts))}主动公开政府信息{{publications.count}}条。", values
        )
    ranked = sorted(counts, key=lambda each: -counts[each])
    named, rest = ranked[:MOST_CHANNELS], ranked[MOST_CHANNELS:]
    parts = [f"{each}{plain(counts[each])}条" for each in named if counts[each]]
    parts += [f"其他渠道{sum(counts[each] for each in rest)}条"] if rest else []
    return (
        said("全年主动公开政府信息{publications.count}条，其中", values) + f"{'、'.join(parts)}。"
    )


def _energy(values: Values) -> Iterator[str]:
    """Which kinds are measured; a clerk who wants the quantities names them in braces."""
    parts = [
        f"{'、'.join(words)}{suffix}"
        for prefix, suffix in (("energy.", "用量"), ("waste.", "清运量"))
        if (words := [key.removeprefix(prefix) for key in values if key.startswith(prefix)])
    ]
    if parts:
        yield f"公共机构节能方面，按年统计{'和'.join(parts)}。"


def _energy_work(facts: YearFacts, values: Values) -> Iterator[str]:
    """What was done for energy and waste, each part only where a record shows it."""
    parts = [
        words + _more(key, facts, values) for key, words in WORK
        if some(f"energy_work.{key}", values)
    ]  # fmt: skip
    if parts:
        yield said(f"{'；'.join(parts)}。", values)


def _more(key: str, facts: YearFacts, values: Values) -> str:
    """What a part of the work says beyond its number: findings, the reduction, names."""
    if key == "inspections":
        return _found(values)
    if key == "treated":
        return "，减量{energy_work.reduced}%" if some("energy_work.reduced", values) else ""
    kind = NAMED.get(key)
    names = list(dict.fromkeys(each.title for each in facts.energy_work if each.kind == kind))
    told = [each for each in names if _NAME.fullmatch(each)][:MOST_NAMED]
    rest = "等" if len(told) < len(names) else ""
    return f"（{'、'.join(told)}{rest}）" if told else ""


def _found(values: Values) -> str:
    if not some("energy_work.findings", values):
        return "，未发现问题"
    found, fixed = (values[f"energy_work.{key}"].value for key in ("findings", "fixed"))
    if fixed == found:
        mended = "均已整改"
    else:
        mended = "已整改{energy_work.fixed}个" if fixed else "尚未整改"
    return f"，发现问题{{energy_work.findings}}个，{mended}"


def on_request(facts: YearFacts, values: Values) -> Iterator[str]:
    """（二）依申请公开: received, handled, steps taken, disputes that came of it."""
    if some("applications.received", values) or some("applications.carried_over", values):
        yield said(_received(values), values)
        yield said(_handled(values), values)
    else:
        yield "本年度未收到政府信息公开申请，也没有上年结转的申请。"
    steps = [f"{name}{{{key}}}件" for name, key in STEPS if some(key, values)]
    if steps:
        yield said(f"办理过程中，{'、'.join(steps)}。", values)
    yield from _disputes(values)


def _received(values: Values) -> str:
    if not some("applications.received", values):
        return "本年度未收到新的政府信息公开申请，上年结转{applications.carried_over}件。"
    words = "本年度新收政府信息公开申请{applications.received}件"
    words += parted("applications.received", APPLICANTS, values)
    if some("applications.carried_over", values):
        return words + "；上年结转{applications.carried_over}件。"
    return words + "；没有上年结转的申请。"


def _handled(values: Values) -> str:
    if not some("applications.handled", values):
        return "年内尚未办结，{applications.carried_forward}件结转下年度继续办理。"
    words = "全年办结{applications.handled}件" + parted("applications.handled", RESULTS, values)
    if some("applications.carried_forward", values):
        return words + "；{applications.carried_forward}件结转下年度继续办理。"
    return words + "；没有结转下年度的申请。"


def _disputes(values: Values) -> Iterator[str]:
    told = (("review", "行政复议"), ("suits", "行政诉讼"))
    nothing = [name for key, name in told if not some(f"{key}.total", values)]
    for key, name in told:
        if name not in nothing:
            outcomes = [(word, f"{key}.{result}") for word, result in OUTCOMES]
            parts = parted(f"{key}.total", outcomes, values)
            yield said(f"因政府信息公开工作引起的{name}{{{key}.total}}件{parts}。", values)
    if nothing:
        yield f"未发生因政府信息公开工作引起的{'和'.join(nothing)}。"


def management(facts: YearFacts, values: Values) -> Iterator[str]:
    """（三）政府信息管理: rules and normative documents, attributes with their reasons."""
    if any(some(f"regulations.{key}", values) for key in ("made", "repealed", "in_force")):
        yield said(_stock("规章", "regulations", values), values)
    yield said(_stock("行政规范性文件", "normative", values), values)
    issued = [each for each in facts.documents if each.issued.year == facts.year]
    kept = [each for each in issued if each.attribute != "active"]
    if issued:
        reasons = "，不主动公开的均注明理由" if kept and all(each.reason for each in kept) else ""
        yield f"全年制发的公文均确定公开属性{reasons}。"


def _stock(name: str, prefix: str, values: Values) -> str:
    made, ended, stands = (
        some(f"{prefix}.{key}", values) for key in ("made", "repealed", "in_force")
    )
    if not (made or ended or stands):
        return f"本年度未制发、废止{name}，年末没有现行有效的{name}。"
    words = f"全年制发{name}{{{prefix}.made}}件" if made else f"全年未制发{name}"
    words += f"，废止{{{prefix}.repealed}}件" if ended else ""
    still = (
        f"，年末现行有效{{{prefix}.in_force}}件。" if stands else f"，年末没有现行有效的{name}。"
    )
    return words + still


def platform(facts: YearFacts, values: Values) -> Iterator[str]:
    """（四）政府信息公开平台建设: the site that carries the report, boards and postings."""
    site = f"“{facts.organ.website_name}”" if facts.organ.website_name else facts.organ.website
    if site:
        yield f"网站平台方面，通过{site}公开政府信息。"
    if not facts.boards:
        yield "本年度未设置公开栏。"
        return
    kinds = list(dict.fromkeys(each.kind for each in facts.boards))
    shown = "，全年公开信息{boards.postings}条" if some("boards.postings", values) else ""
    if len(kinds) == 1:
        yield said(f"公开栏方面，设置{kinds[0]}{{boards.count}}块{shown}。", values)
        return
    each_kind = "、".join(f"{kind}{{boards.{kind}}}块" for kind in kinds)
    yield said(f"公开栏方面，设置{each_kind}，共{{boards.count}}块{shown}。", values)


def support(facts: YearFacts, values: Values) -> Iterator[str]:
    """（五）监督保障: training; of a government also the results that Art. 50(4) asks for."""
    if some("training.sessions", values):
        told = values["training.persons"].value is not None
        persons = "，{training.persons}人次参加" if told else ""
        yield said(f"组织政府信息公开培训{{training.sessions}}次{persons}。", values)
    else:
        yield "本年度未组织政府信息公开培训。"
    yield from results(facts, values)
