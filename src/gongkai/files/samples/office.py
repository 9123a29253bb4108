"""The invented organ's daily work: documents, stock, tallies, boards, training, chat groups."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from gongkai.files.samples.chance import Lots
from gongkai.law.notices import FIRST_YEAR
from gongkai.report.facts import (
    Board,
    ChatGroup,
    Document,
    EnergyUse,
    FeeIncome,
    KeyPoint,
    MonthlyCount,
    Organ,
    Posting,
    Problem,
    Publication,
    StandingDocument,
    Training,
    YearFacts,
)

ORGAN = Organ(
    name="示例县综合服务局",
    region="示例县",
    address="示例县示例路1号",
    phone="0000-0000000",
    email="xxgk@example.cn",
    website="http://www.example.cn",
    website_name="示例县人民政府门户网站",
)

_MATTERS = ("设施维护", "安全检查", "服务规范", "年度计划", "经费使用", "人员调整", "便民服务")
_KINDS = {"通知": 60, "意见": 8, "函": 16, "报告": 8, "请示": 6, "通告": 2}
_ATTRIBUTES = {"active": 45, "on_request": 33, "withheld": 22}
_REASONS = {
    "active": "",
    "on_request": "属于机关内部管理事务",
    "withheld": "属于过程性信息",
}
_COLUMNS = (
    ("政府网站", "部门文件", 6),
    ("政府网站", "工作动态", 30),
    ("政府网站", "行政许可和处罚公示", 24),
    ("政务新媒体", "公众号", 26),
    ("政府公报", "部门文件选登", 1),
)
_DECISIONS = {"permit": (60, 240), "penalty": (4, 40), "coercion": (0, 6)}
_FEES = {"不动产登记费（示例）": (4_000, 30_000), "考试费（示例）": (0, 9_000)}
_STOCK_YEARS = 8


def year_without_cases(year: int, seed: int, documents: int) -> YearFacts:
    """Everything of the year but applications, disputes, fee notices and the stock."""
    boards = (
        Board(id="GL-1", name="政务大厅电子屏", kind="电子屏", place="一楼大厅", keeper="办公室"),
        Board(id="GL-2", name="大院展板", place="南门内侧", keeper="办公室"),
        Board(id="GL-3", name="服务窗口公告栏", kind="公告栏", place="二楼", keeper="服务科"),
    )
    return YearFacts(
        organ=ORGAN,
        year=year,
        documents=tuple(_documents(year, documents, Lots.of(seed, year, "documents"))),
        counts=tuple(_counts(Lots.of(seed, year, "counts"))),
        income=tuple(_income(Lots.of(seed, year, "income"))),
        publications=tuple(_publications(year, Lots.of(seed, year, "publications"))),
        boards=boards,
        postings=tuple(_postings(year, boards, Lots.of(seed, year, "postings"))),
        trainings=tuple(_trainings(year, Lots.of(seed, year, "trainings"))),
        chat_groups=tuple(_chat_groups(year, Lots.of(seed, year, "groups"))),
        energy=tuple(_energy(Lots.of(seed, year, "energy"))),
        problems=_PROBLEMS,
        key_points=_KEY_POINTS,
    )


def stock(first: int, last: int, seed: int) -> list[StandingDocument]:
    """Normative documents issued from eight years before `first` until `last`; some ended."""
    found = []
    for year in range(max(first - _STOCK_YEARS, FIRST_YEAR), last + 1):
        lots = Lots.of(seed, year, "stock")
        days = lots.workdays(lots.chance.randint(2, 5), date(year, 1, 1), date(year, 12, 31))
        for at, issued in enumerate(days, start=1):
            ends = lots.happens(45)
            lasts = date(year + lots.chance.randint(2, 7), lots.chance.randint(1, 12), 20)
            found.append(
                StandingDocument(
                    id=f"GF{year}-{at}",
                    kind="normative_documents",
                    title=f"示例县{lots.chance.choice(_MATTERS)}管理办法（示例）",
                    number=f"示综规〔{year}〕{at}号",
                    issued=issued,
                    published=lots.later(issued, 1, 15),
                    ended=lasts if ends else None,
                    how_ended=lots.chance.choice(("废止", "失效")) if ends else "",
                )
            )
    return found


def _documents(year: int, count: int, lots: Lots) -> Iterator[Document]:
    days = lots.workdays(count, date(year, 1, 1), date(year, 12, 31))
    kinds, attributes = lots.weighted(_KINDS, count), lots.weighted(_ATTRIBUTES, count)
    for at, (issued, kind, attribute) in enumerate(
        zip(days, kinds, attributes, strict=True), start=1
    ):
        yield Document(
            id=f"GW{year}-{at:04d}",
            number=f"示综发〔{year}〕{at}号",
            title=f"关于{lots.chance.choice(_MATTERS)}的{kind}（示例）",
            issued=issued,
            attribute=attribute,
            kind=kind,
            reason=_REASONS[attribute],
            published=lots.later(issued, 1, 20) if attribute == "active" else None,
        )


def _counts(lots: Lots) -> Iterator[MonthlyCount]:
    for item, (least, most) in _DECISIONS.items():
        for month in range(1, 13):
            yield MonthlyCount(
                id=f"JD-{item}-{month:02d}",
                item=item,
                month=month,
                count=lots.chance.randint(least, most),
                source="业务系统（示例）",
            )


def _income(lots: Lots) -> Iterator[FeeIncome]:
    for at, (name, (least, most)) in enumerate(_FEES.items(), start=1):
        for month in range(1, 13):
            yield FeeIncome(
                id=f"FE-{at}-{month:02d}",
                name=name,
                month=month,
                yuan=Decimal(lots.chance.randint(least * 10, most * 10)) / 10,
                source="财务科（示例）",
            )


def _publications(year: int, lots: Lots) -> Iterator[Publication]:
    for at, (channel, column, usual) in enumerate(_COLUMNS, start=1):
        for month in range(1, 13):
            yield Publication(
                id=f"FB-{at}-{month:02d}",
                channel=channel,
                column=column,
                count=lots.chance.randint(usual // 2, usual * 2),
                month=month,
            )
    money = (("final_account", f"{year - 1}年部门决算"), ("budget", f"{year}年部门预算"))
    for subject, title in money:
        yield Publication(
            id=f"FB-{subject}",
            channel="政府网站",
            column="预决算公开",
            count=1,
            month=9 if subject == "final_account" else 2,
            title=f"{title}（示例）",
            subject=subject,
        )


def _postings(year: int, boards: tuple[Board, ...], lots: Lots) -> Iterator[Posting]:
    days = lots.workdays(120, date(year, 1, 1), date(year, 11, 30))
    for at, posted in enumerate(days, start=1):
        category = lots.chance.choice(("领导分工", "重点工作安排", "工作总结", "业务信息"))
        yield Posting(
            id=f"ZT-{at:03d}",
            board=lots.chance.choice(boards).id,
            title=f"{category}（示例{at}）",
            posted=posted,
            category=category,
            count=lots.chance.choice((1, 1, 1, 2, 3)),
            taken_down=lots.later(posted, 5, 20) if lots.happens(60) else None,
        )


def _trainings(year: int, lots: Lots) -> Iterator[Training]:
    topics = ("政府信息公开条例", "依申请公开答复", "公开属性认定和保密审查", "年度报告编制")
    days = lots.workdays(len(topics), date(year, 2, 1), date(year, 12, 20))
    for at, (day, topic) in enumerate(zip(days, topics, strict=True), start=1):
        yield Training(
            id=f"PX-{at}", day=day, topic=f"{topic}（示例）", persons=lots.chance.randint(20, 80)
        )


def _chat_groups(year: int, lots: Lots) -> Iterator[ChatGroup]:
    names = ("全局工作群", "公开工作群", "值班群", "服务窗口群", "项目协调群", "临时迎检群")
    for at, name in enumerate(names, start=1):
        filed = lots.workdays(1, date(year, 1, 8), date(year, 3, 29))[0]
        yield ChatGroup(
            id=f"QL-{at}",
            name=f"{name}（示例）",
            owner="办公室",
            members=lots.chance.randint(6, 90),
            filed=filed,
            filing_number=f"群备〔{year}〕{at}号",
            dissolved=lots.later(filed, 40, 120) if at == len(names) else None,
        )


def _energy(lots: Lots) -> Iterator[EnergyUse]:
    usual = (("电", 210_000, "千瓦时"), ("水", 4_200, "立方米"), ("天然气", 26_000, "立方米"),
             ("可回收物", 1_900, "千克"), ("厨余垃圾", 9_800, "千克"))  # fmt: skip
    for at, (item, much, unit) in enumerate(usual, start=1):
        quantity = Decimal(lots.chance.randint(much * 9, much * 11)) / 10
        yield EnergyUse(
            id=f"JN-{at}",
            item=item,
            quantity=quantity,
            unit=unit,
            yuan=None if unit == "千克" else (quantity * 2).quantize(Decimal("0.01")),
            note="示例数字",
        )


_PROBLEMS = (
    Problem(
        id="WT-1",
        problem="部分答复说理不够充分，复议中有被纠正的情况",
        measure="评查全年答复文书，按结果类型整理说理要点，送科室对照使用",
        state="持续推进",
    ),
    Problem(
        id="WT-2",
        problem="政策解读以文字为主，群众看得懂的形式不多",
        measure="重要文件与图解同步起草、同步审核、同步发布",
        state="已完成",
    ),
    Problem(
        id="WT-3",
        problem="个别科室登记申请不够及时",
        measure="申请当日登记，每周核对一次渠道和台账",
        state="持续推进",
    ),
)

_KEY_POINTS = (
    KeyPoint(id="YD-1", task="规范依申请公开办理", done="答复前逐件核对法定期限和依据条款"),
    KeyPoint(id="YD-2", task="管好公开平台", done="每月检查栏目更新，及时撤换失效内容"),
    KeyPoint(id="YD-3", task="加强规范性文件公开", done="公布现行有效文件目录，逐件标注效力"),
    KeyPoint(id="YD-4", task="规范工作群管理", done="每季度清理并备案，任务结束即解散"),
)
