"""The model organ, 2024: the figures it published, under titles made up and marked 示例.

Published are the counts: 11 documents (3 + 8), 2 financial items, 2 boards with over 70 items,
3 filed chat groups, no application, no fee. Titles, days and energy quantities are examples.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from gongkai.law.workdays import load_calendar
from gongkai.report.facts import (
    Board,
    ChatGroup,
    Document,
    EnergyUse,
    EnergyWork,
    KeyPoint,
    Organ,
    Posting,
    Problem,
    Publication,
    Training,
    YearFacts,
)

YEAR = 2024

ORGAN = Organ(
    name="平罗县机关事务服务中心",
    region="平罗县",
    phone="0952-6095327",
    website="http://www.pingluo.gov.cn",
    website_name="平罗县人民政府门户网站",
)

_PUBLISHED = (
    ("节约能源工作安排", date(2024, 3, 18), date(2024, 3, 22)),
    ("生活垃圾分类工作方案", date(2024, 5, 13), date(2024, 5, 20)),
    ("办公用房管理办法", date(2024, 9, 9), date(2024, 9, 18)),
)

_INTERNAL = (
    ("年度工作计划", date(2024, 1, 22)),
    ("值班工作安排", date(2024, 2, 5)),
    ("公务用车管理内部规程", date(2024, 4, 8)),
    ("会议室使用内部规程", date(2024, 6, 3)),
    ("物资采购内部流程", date(2024, 7, 15)),
    ("机关餐厅管理内部流程", date(2024, 8, 12)),
    ("科室考核细则", date(2024, 10, 21)),
    ("档案整理工作安排", date(2024, 11, 18)),
)

_CATEGORIES = ("领导分工", "重点工作安排", "干部考核结果", "工作总结", "业务信息")
_POSTINGS = 72
_WORK = (
    ("project", date(2024, 1, 8), "厨余垃圾就地化处置（示例）"),
    ("event", date(2024, 3, 22), "世界水日"),
    ("event", date(2024, 3, 25), "中国水周"),
    ("event", date(2024, 5, 13), "全国节能宣传周"),
    ("event", date(2024, 5, 15), "全国低碳日"),
    ("event", date(2024, 10, 16), "世界粮食日"),
)
_EXAMPLE = "示例数字，公开的年报没有公布用量"


def model_organ() -> YearFacts:
    """The facts of 平罗县机关事务服务中心 for 2024; the same on every call."""
    return YearFacts(
        organ=ORGAN,
        year=YEAR,
        documents=tuple(_documents()),
        publications=_publications(),
        boards=(
            Board(id="GL-1", name="一号展板", place="办公楼一层（示例）", keeper="综合科（示例）"),
            Board(id="GL-2", name="二号展板", place="办公楼二层（示例）", keeper="综合科（示例）"),
        ),
        postings=tuple(_postings()),
        trainings=(
            Training(
                id="PX-1", day=date(2024, 3, 25), topic="干部例会学习《政府信息公开条例》（示例）"
            ),
            Training(
                id="PX-2", day=date(2024, 9, 23), topic="干部例会学习信息发布审核要求（示例）"
            ),
        ),
        chat_groups=tuple(
            ChatGroup(id=f"QL-{at}", name=f"{name}（示例）", filed=date(2024, 3, 29))
            for at, name in enumerate(("中心工作群", "节能工作群", "后勤服务群"), start=1)
        ),
        energy=_energy(),
        energy_work=_energy_work(),
        problems=_problems(),
        key_points=_key_points(),
        texts=_texts(),
    )


def _documents() -> Iterator[Document]:
    """Three published, eight on request, numbered in the order they were issued."""
    shown = {title: published for title, _, published in _PUBLISHED}
    issued = [*((title, day) for title, day, _ in _PUBLISHED), *_INTERNAL]
    for at, (title, day) in enumerate(sorted(issued, key=lambda each: each[1]), start=1):
        active = title in shown
        yield Document(
            id=f"GW-{at}",
            number=f"平机服示例〔2024〕{at}号",
            title=f"{title}（示例）",
            issued=day,
            attribute="active" if active else "on_request",
            kind="通知",
            reason="" if active else "属于机关内部管理事务",
            published=shown.get(title),
        )


def _publications() -> tuple[Publication, ...]:
    return (
        Publication(
            id="FB-1", channel="政府网站", column="预决算公开", count=1, month=9,
            title="2024年部门决算（示例）", subject="final_account",
        ),
        Publication(
            id="FB-2", channel="政府网站", column="预决算公开", count=1, month=12,
            title="2025年部门预算（示例）", subject="budget",
        ),
    )  # fmt: skip


def _postings() -> Iterator[Posting]:
    """Items spread over the working days of the year and over both boards."""
    first, calendar = date(YEAR, 1, 8), load_calendar()
    for at in range(_POSTINGS):
        category = _CATEGORIES[at % len(_CATEGORIES)]
        yield Posting(
            id=f"ZT-{at + 1}",
            board=f"GL-{at % 2 + 1}",
            title=f"{category}第{at // len(_CATEGORIES) + 1}期（示例）",
            posted=calendar.on_or_after(first + timedelta(days=at * 350 // _POSTINGS)),
            category=category,
        )


def _energy() -> tuple[EnergyUse, ...]:
    quantities = (
        ("电", "120000", "千瓦时"),
        ("水", "2600", "立方米"),
        ("天然气", "18000", "立方米"),
        ("厨余垃圾", "7200", "千克"),
        ("其他垃圾", "5400", "千克"),
    )
    return tuple(
        EnergyUse(id=f"JN-{at}", item=item, quantity=Decimal(much), unit=unit, note=_EXAMPLE)
        for at, (item, much, unit) in enumerate(quantities, start=1)
    )


def _energy_work() -> tuple[EnergyWork, ...]:
    """What its report names; the days are those of the occasions, or examples."""
    return tuple(
        EnergyWork(id=f"JG-{at}", kind=kind, day=day, title=title)
        for at, (kind, day, title) in enumerate(_WORK, start=1)
    )


def _problems() -> tuple[Problem, ...]:
    return (
        Problem(
            id="WT-1",
            problem="专门的政务公开培训偏少，部分职工对公开工作重视不够，公开的内容还不够充实",
            measure="把条例学习列入干部例会的固定内容，明确公开什么、怎样公开，提高内容质量",
            state="持续推进",
        ),
        Problem(
            id="WT-2",
            problem="个别信息发布不够及时",
            measure="按年度任务列出清单，逐项明确责任科室和时限，加强科室之间的衔接",
            state="持续推进",
        ),
    )


def _key_points() -> tuple[KeyPoint, ...]:
    return (
        KeyPoint(
            id="YD-1",
            task="加强公开内容管理",
            done="公开前逐条审核并报分管和主要负责人，全年没有发生泄密和负面舆情",
        ),
        KeyPoint(
            id="YD-2",
            task="规范工作群管理",
            done="每季度清理、登记工作群，现有工作群全部完成备案",
        ),
        KeyPoint(
            id="YD-3",
            task="落实平台监管责任",
            done="发布前一律进行保密审查，完善审核发布流程，及时排查平台安全隐患",
        ),
    )


def _texts() -> dict[str, str]:
    return {
        "1.3": "对外发布的内容由起草科室、分管负责人和主要负责人逐级审核、逐级校对；"
        "公文在签发前确定公开属性，只有属性为主动公开的才上网发布。",
        "1.5": "政务公开列入对各科室的考核，全县年度考核要求逐项落实到科室和人员。",
    }
