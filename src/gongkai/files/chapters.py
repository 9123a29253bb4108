"""Chapters 一, 五 and 六 drafted from the facts of the year, in the form's own sections.

The clerk's words win, section by section; what they leave open is drafted in plain sentences whose
figures come from the ledger. What did not happen is said too.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.report.edition import Edition, chinese_number, edition_of
from gongkai.report.facts import Organ, YearFacts
from gongkai.report.braces import fill
from gongkai.report.figures import figures
from gongkai.report.report import AnnualReport, Chapter, Passage
from gongkai.report.tally import Count, Counting, tally

SECTIONS: Mapping[int, tuple[str, ...]] = {
    1: ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"),
    5: ("存在的主要问题", "改进情况"),
    6: ("信息处理费收取情况", "年度政务公开工作要点落实情况", "其他事项"),
}

Values = Mapping[str, Count]
PRACTICE = Counting()


def report_of(
    facts: YearFacts, *, edition: Edition | None = None, counting: Counting = PRACTICE
) -> AnnualReport:
    """The annual report that falls out of a ledger: cells counted, chapters drafted.

    Errors: UnknownEdition for a year before 2019 when no edition is given.
    """
    form = edition or edition_of(facts.year)
    counts = tally(facts, edition=form, counting=counting)
    values = figures(facts, counts)
    return AnnualReport(
        organ=facts.organ.name,
        year=facts.year,
        edition=form,
        cells={key: count.cell for key, count in counts.items()},
        chapters=draft(facts, values, form),
        title=f"{facts.organ.name}{facts.year}年政府信息公开工作年度报告",
        opening=tuple(Passage(text) for text in _opening(facts, form)),
    )


def draft(facts: YearFacts, values: Values, form: Edition) -> Mapping[int, Chapter]:
    """All six chapters; those of the tables have no words unless the clerk wrote some."""
    return {
        each.number: Chapter(
            number=each.number,
            title=each.heading,
            heading=f"{chinese_number(each.number)}、{each.heading}",
            passages=tuple(Passage(text) for text in _chapter(each.number, facts, values)),
        )
        for each in form.chapters
    }


def _chapter(number: int, facts: YearFacts, values: Values) -> Iterator[str]:
    if number not in SECTIONS:
        yield from _lines(facts.texts.get(str(number), ""), values)
        return
    printed = 0
    for place, heading in enumerate(SECTIONS[number], start=1):
        own = facts.texts.get(f"{number}.{place}", "").strip()
        words = list(_lines(own, values) if own else _drafted(number, place, facts, values))
        if words:
            printed += 1
            yield f"（{chinese_number(printed)}）{heading}"
            yield from words
    if number == 6:
        yield from _farewell(facts.organ)


def _lines(text: str, values: Values) -> Iterator[str]:
    """The clerk's paragraphs with their figures filled in."""
    for line in fill(text, values).text.split("\n"):
        if line.strip():
            yield line.strip()


def _drafted(number: int, place: int, facts: YearFacts, values: Values) -> Iterator[str]:
    section = {
        (1, 1): _disclosure,
        (1, 2): _applications,
        (1, 3): _management,
        (1, 4): _platform,
        (1, 5): _support,
        (5, 1): _problems,
        (5, 2): _measures,
        (6, 1): _fees,
        (6, 2): _key_points,
        (6, 3): _others,
    }[number, place]
    yield from section(facts, values)


def _opening(facts: YearFacts, form: Edition) -> Iterator[str]:
    first, last = date(facts.year, 1, 1), date(facts.year, 12, 31)
    yield (
        f"根据《中华人民共和国政府信息公开条例》和《{form.title.split('（')[0]}》（{form.cites}）要求，"
        f"编制{facts.organ.name}{facts.year}年政府信息公开工作年度报告。"
        f"本报告数据统计期限为{_day(first)}至{_day(last)}。"
    )
    contact = _contact(facts.organ)
    if contact:
        yield f"对本报告有疑问的，请与{facts.organ.name}联系（{contact}）。"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _contact(organ: Organ) -> str:
    parts = (("地址", organ.address), ("电话", organ.phone), ("电子邮箱", organ.email))
    return "；".join(f"{name}：{value}" for name, value in parts if value)


def _disclosure(facts: YearFacts, values: Values) -> Iterator[str]:
    year = facts.year
    if values["documents.issued"].value:
        parts = [
            f"{name}{{{key}}}件"
            for name, key in (
                ("主动公开", "documents.active"),
                ("依申请公开", "documents.on_request"),
                ("不予公开", "documents.withheld"),
            )
            if values[key].value
        ]
        yield from _say(
            f"{year}年制发公文{{documents.issued}}件，其中{'、'.join(parts)}。", values
        )
    else:
        yield f"{year}年没有制发公文。"
    if values["publications.count"].value:
        yield from _say("全年通过各类渠道主动公开政府信息{publications.count}条。", values)
        yield from _channels(facts)
    if values["publications.financial"].value:
        yield from _say("公开财政信息{publications.financial}条，包括部门预算和决算。", values)


def _channels(facts: YearFacts) -> Iterator[str]:
    sums: dict[str, int] = {}
    for each in facts.publications:
        sums[each.channel] = sums.get(each.channel, 0) + each.count
    if len(sums) > 1:
        yield "按渠道分，" + "、".join(f"{name}{count}条" for name, count in sums.items()) + "。"


def _applications(facts: YearFacts, values: Values) -> Iterator[str]:
    new, over = values["applications.received"].value, values["applications.carried_over"].value
    if not new and not over:
        yield "本年度未收到政府信息公开申请，也没有上年结转的申请。"
    else:
        yield from _say(_received(values), values)
        yield from _say(_handled(values), values)
    yield from _quarrels(values)


def _received(values: Values) -> str:
    if not values["applications.received"].value:
        return "本年度未收到新的政府信息公开申请，上年结转{applications.carried_over}件。"
    words = "本年度新收政府信息公开申请{applications.received}件"
    split = [
        text
        for key, text in (
            ("applications.natural", "自然人申请{applications.natural}件"),
            ("applications.legal_persons", "法人或其他组织申请{applications.legal_persons}件"),
        )
        if values[key].value
    ]
    words += f"，其中{'、'.join(split)}" if split else ""
    over = values["applications.carried_over"].value
    return words + (
        "；上年结转{applications.carried_over}件。" if over else "；没有上年结转的申请。"
    )


def _handled(values: Values) -> str:
    results = [
        f"{name}{{applications.{key}}}件"
        for name, key in (
            ("予以公开", "granted"),
            ("部分公开", "partial"),
            ("不予公开", "denied"),
            ("无法提供", "unable"),
            ("不予处理", "noproc"),
            ("其他处理", "other"),
        )
        if values[f"applications.{key}"].value
    ]
    words = "全年办结{applications.handled}件"
    words += f"，其中{'、'.join(results)}" if results else ""
    if values["applications.carried_forward"].value:
        return words + "；{applications.carried_forward}件结转下年度继续办理。"
    return words + "；没有结转下年度的申请。"


def _quarrels(values: Values) -> Iterator[str]:
    reviews, suits = values["review.total"].value, values["suits.total"].value
    if not reviews and not suits:
        yield "未发生因政府信息公开引起的行政复议和行政诉讼。"
        return
    for key, name in (("review", "行政复议"), ("suits", "行政诉讼")):
        if not values[f"{key}.total"].value:
            yield f"未发生因政府信息公开引起的{name}。"
            continue
        parts = [
            f"{word}{{{key}.{result}}}件"
            for word, result in (
                ("结果维持", "upheld"),
                ("结果纠正", "corrected"),
                ("其他结果", "other"),
                ("尚未审结", "pending"),
            )
            if values[f"{key}.{result}"].value
        ]
        yield from _say(
            f"因政府信息公开引起的{name}{{{key}.total}}件，其中{'、'.join(parts)}。", values
        )


def _management(facts: YearFacts, values: Values) -> Iterator[str]:
    made, ended, stands = (
        values[f"normative.{key}"].value for key in ("made", "repealed", "in_force")
    )
    if made or ended or stands:
        yield from _say(
            "制发行政规范性文件{normative.made}件，废止{normative.repealed}件，"
            "年末现行有效{normative.in_force}件。",
            values,
        )
    yield (
        "公文起草时同步确定公开属性，拟不公开的说明理由；信息发布前逐件进行保密审查，"
        "由不同人员分级审核、逐级签发。"
    )


def _platform(facts: YearFacts, values: Values) -> Iterator[str]:
    site = facts.organ.website_name or "政府门户网站"
    yield f"在{site}政府信息公开栏目集中发布法定主动公开内容，并明确专人负责日常维护。"
    if values["boards.count"].value:
        yield from _say("设公开栏{boards.count}块，全年公开信息{boards.postings}条。", values)


def _support(facts: YearFacts, values: Values) -> Iterator[str]:
    if values["training.sessions"].value:
        told = values["training.persons"].value is not None
        persons = "，{training.persons}人次参加" if told else ""
        yield from _say(f"组织政府信息公开培训{{training.sessions}}次{persons}。", values)
    else:
        yield "本年度没有组织政府信息公开专题培训。"
    if facts.organ.government:
        yield (
            "工作考核：本年度政府信息公开工作考核结果未在台账登记。"
            "社会评议：本年度社会评议结果未在台账登记。"
            "责任追究：本年度责任追究结果未在台账登记。"
        )


def _problems(facts: YearFacts, values: Values) -> Iterator[str]:
    if not facts.problems:
        yield "台账没有登记本年度存在的主要问题。"
        return
    yield _enumerated(each.problem for each in facts.problems)


def _measures(facts: YearFacts, values: Values) -> Iterator[str]:
    measures = [each.measure for each in facts.problems if each.measure]
    if not measures:
        yield "台账没有登记改进措施。"
        return
    yield _enumerated(measures)


def _enumerated(items: Iterator[str] | list[str]) -> str:
    """一是……；二是……。 Members are numbered from 一; a single one is not numbered."""
    words = [item.strip().rstrip("。；;.") for item in items]
    if len(words) == 1:
        return f"{words[0]}。"
    if len(words) > 10:
        return "；".join(f"{n}.{word}" for n, word in enumerate(words, start=1)) + "。"
    return (
        "；".join(f"{chinese_number(n)}是{word}" for n, word in enumerate(words, start=1)) + "。"
    )


def _fees(facts: YearFacts, values: Values) -> Iterator[str]:
    if not values["fees.notices"].value and not values["fees.collected"].value:
        yield f"{facts.year}年没有发出信息处理费收费通知，未收取信息处理费。"
        return
    yield from _say(
        f"{facts.year}年发出信息处理费收费通知{{fees.notices}}件，通知金额{{fees.notified}}元；"
        "实际收取信息处理费{fees.collected}元。",
        values,
    )


def _key_points(facts: YearFacts, values: Values) -> Iterator[str]:
    done = [f"{each.task}：{each.done}" if each.done else each.task for each in facts.key_points]
    if done:
        yield _enumerated(done)


def _others(facts: YearFacts, values: Values) -> Iterator[str]:
    if values["chat_groups.count"].value:
        yield from _say("现有工作群{chat_groups.count}个，已备案{chat_groups.filed}个。", values)
    else:
        yield "没有其他需要报告的事项。"


def _farewell(organ: Organ) -> Iterator[str]:
    if organ.website_name or organ.website:
        site = f"“{organ.website_name}”" if organ.website_name else ""
        address = f"（{organ.website}）" if organ.website else ""
        yield f"本报告电子版可在{site}{address}查阅、下载。"


def _say(text: str, values: Values) -> Iterator[str]:
    yield fill(text, values).text
