"""What stands before chapter 一 and after chapter 六: law, form, period, download, contact."""

from collections.abc import Iterator
from datetime import date

from gongkai.report.edition import Edition
from gongkai.report.facts import Organ, YearFacts


def title_of(facts: YearFacts) -> str:
    """〈机关全称〉〈年份〉年政府信息公开工作年度报告."""
    return f"{facts.organ.name}{facts.year}年政府信息公开工作年度报告"


def opening(facts: YearFacts, form: Edition) -> Iterator[str]:
    """The opening paragraph: law, form, period and, where known, whom to ask."""
    first, last = date(facts.year, 1, 1), date(facts.year, 12, 31)
    contact = _contact(facts.organ)
    yield (
        f"根据《中华人民共和国政府信息公开条例》和《{form.title.split('（')[0]}》（{form.cites}）"
        f"要求，编制{title_of(facts)}。本报告数据统计期限为{_day(first)}至{_day(last)}。"
        + (f"{contact}。" if contact else "")
    )


def farewell(organ: Organ) -> Iterator[str]:
    """The last paragraph: where to read and download the report, whom to ask."""
    words = ""
    if organ.website_name:
        address = f"（{organ.website}）" if organ.website else ""
        words += f"本报告电子版可在“{organ.website_name}”{address}查阅、下载。"
    elif organ.website:
        words += f"本报告电子版可在{organ.website}查阅、下载。"
    contact = _contact(organ)
    if contact:
        words += f"对本报告有疑问的，请与{organ.name}联系，{contact}。"
    if words:
        yield words


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _contact(organ: Organ) -> str:
    parts = (("联系地址", organ.address), ("联系电话", organ.phone), ("电子邮箱", organ.email))
    return "，".join(f"{name}：{value}" for name, value in parts if value)
