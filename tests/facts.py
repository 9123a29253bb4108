"""Hypothesis strategies: any valid ledger of a year, and of two consecutive years.

Valid means what the ledger workbook accepts without a word: days in order, a result with its day,
no number twice, every reference known. Ids are unique within their kind.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from gongkai.files.samples.years import (
    applications_in,
    disputes_in,
    notices_in,
    standing_in,
)
from gongkai.law.decisions import leaves
from gongkai.report.facts import (
    APPLICANTS,
    ATTRIBUTES,
    DECIDED_ITEMS,
    DISPUTE_GROUPS,
    OUTCOMES,
    STANDING_KINDS,
    WORK_KINDS,
    Application,
    Board,
    ChatGroup,
    Dispute,
    Document,
    EnergyUse,
    EnergyWork,
    FeeIncome,
    FeeNotice,
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
from gongkai.report.oversight import Accountability, Assessment, Complaint, SocialReview

T = TypeVar("T")

LEAVES = tuple(leaves())
CHANNELS = (
    "in_person",
    "signed_mail",
    "ordinary_mail",
    "misdirected_mail",
    "internet",
    "fax",
)
SECTIONS = ("1.1", "1.2", "1.3", "1.4", "1.5", "5.1", "5.2", "6.1", "6.2", "6.3")

_INK = "政府信息公开年度报告鄠喆〔〕《》“”、，。；０１２ａ　abcXYZ0123456789 .-=+<>&'\"/\\#@!%_()"


def words(*, at_least: int = 0, at_most: int = 12) -> st.SearchStrategy[str]:
    """A clean single-line text: no blanks at its ends, no control characters."""
    raw = st.text(_INK, min_size=at_least, max_size=at_most).map(str.strip)
    return raw.filter(lambda text: len(text) >= at_least)


def lines() -> st.SearchStrategy[str]:
    """A text of one to three paragraphs."""
    return st.lists(words(at_least=1, at_most=30), min_size=1, max_size=3).map("\n".join)


def days(first: date, last: date) -> st.SearchStrategy[date]:
    """Any day from `first` to `last`."""
    return st.dates(min_value=first, max_value=last)


def days_of(year: int) -> st.SearchStrategy[date]:
    """Any day of the year."""
    return days(date(year, 1, 1), date(year, 12, 31))


def money(*, most: int = 10_000_000) -> st.SearchStrategy[Decimal]:
    """Yuan with at most two decimals."""
    return st.integers(0, most * 100).map(lambda cents: Decimal(cents) / 100)


@st.composite
def applications(draw: st.DrawFn, first: int, last: int, at: int) -> Application:
    """An application received in the years `first` to `last`: open, or decided up to `last`."""
    received = draw(days(date(first, 1, 1), date(last, 12, 31)))
    end = date(last, 12, 31)
    decided = draw(st.none() | days(received, end))
    correction = draw(st.none() | days(received, decided or end))
    return Application(
        id=f"SQ-{at}",
        applicant=draw(st.sampled_from(APPLICANTS)),
        received=received,
        number=draw(st.sampled_from(("", f"〔{received.year}〕{at}号"))),
        channel=draw(st.sampled_from(("", *CHANNELS))),
        wanted=draw(words()),
        decided=decided,
        result=draw(st.sampled_from(LEAVES)) if decided else None,
        correction_sent=correction,
        supplemented=draw(st.none() | days(correction, decided or end)) if correction else None,
        third_party_asked=draw(st.none() | days(received, decided or end)),
        extended=draw(st.booleans()),
    )


@st.composite
def disputes(draw: st.DrawFn, first: int, last: int, at: int) -> Dispute:
    """A dispute accepted in the years `first` to `last`: pending, or closed up to `last`."""
    accepted = draw(days(date(first, 1, 1), date(last, 12, 31)))
    closed = draw(st.none() | days(accepted, date(last, 12, 31)))
    return Dispute(
        id=f"ZY-{at}",
        group=draw(st.sampled_from(DISPUTE_GROUPS)),
        accepted=accepted,
        number=draw(st.sampled_from(("", f"复字{at}号"))),
        application=draw(st.sampled_from(("", "SQ-0", "以前年度申请"))),
        closed=closed,
        result=draw(st.sampled_from(OUTCOMES)) if closed else None,
    )


@st.composite
def standing(draw: st.DrawFn, first: int, last: int, at: int) -> StandingDocument:
    """A 规章 or 规范性文件 issued up to `last`, in force or ended from `first` on."""
    issued = draw(days(date(first - 9, 1, 1), date(last, 12, 31)))
    ended = draw(st.none() | days(max(issued, date(first, 1, 1)), date(last, 12, 31)))
    return StandingDocument(
        id=f"GF-{at}",
        kind=draw(st.sampled_from(STANDING_KINDS)),
        title=draw(words(at_least=1)),
        issued=issued,
        number=draw(st.sampled_from(("", f"规〔{issued.year}〕{at}号"))),
        ended=ended,
        how_ended=draw(st.sampled_from(("废止", "失效"))) if ended else "",
        published=draw(st.none() | days(issued, date(last, 12, 31))),
    )


@st.composite
def fee_notices(draw: st.DrawFn, last: int, at: int, cases: tuple[Application, ...]) -> FeeNotice:
    """A notice on one of the cases, paid or not by the end of `last`."""
    case = draw(st.sampled_from(cases))
    end = date(last, 12, 31)
    issued = draw(days(case.received, end))
    yuan = draw(money(most=20_000).filter(bool))
    paid = draw(st.none() | days(issued, end))
    return FeeNotice(
        id=f"SF-{at}",
        application=case.id,
        issued=issued,
        yuan=yuan,
        method=draw(st.sampled_from(("", "by_item", "by_page"))),
        quantity=draw(st.integers(0, 900)),
        paid=paid,
        collected=yuan if paid else Decimal(0),
    )


@st.composite
def documents(draw: st.DrawFn, year: int, at: int) -> Document:
    """A document of the year; a reason stands where one is due."""
    issued = draw(days_of(year))
    attribute = draw(st.sampled_from(ATTRIBUTES))
    active = attribute == "active"
    return Document(
        id=f"GW-{at}",
        number=f"示〔{year}〕{at + 1}号",
        title=draw(words(at_least=1)),
        issued=issued,
        attribute=attribute,
        kind=draw(st.sampled_from(("", "通知", "意见", "函"))),
        reason=draw(words()) if active else draw(words(at_least=1)),
        published=draw(st.none() | days(issued, date(year, 12, 31))) if active else None,
    )


@st.composite
def monthly_counts(draw: st.DrawFn) -> tuple[MonthlyCount, ...]:
    """Tallies of some months, each item and month once."""
    months = st.tuples(st.sampled_from(DECIDED_ITEMS), st.integers(1, 12))
    return tuple(
        MonthlyCount(
            id=f"JD-{at}",
            item=item,
            month=month,
            count=draw(st.integers(0, 5000)),
            source=draw(words()),
        )
        for at, (item, month) in enumerate(draw(st.lists(months, max_size=6, unique=True)))
    )


@st.composite
def incomes(draw: st.DrawFn) -> tuple[FeeIncome, ...]:
    """Fees received in some months, each fee and month once."""
    months = st.tuples(st.sampled_from(("不动产登记费", "考试费")), st.integers(1, 12))
    return tuple(
        FeeIncome(id=f"FE-{at}", name=name, month=month, yuan=draw(money()), source=draw(words()))
        for at, (name, month) in enumerate(draw(st.lists(months, max_size=4, unique=True)))
    )


@st.composite
def publications(draw: st.DrawFn, at: int) -> Publication:
    """Items of one channel and column."""
    return Publication(
        id=f"FB-{at}",
        channel=draw(st.sampled_from(("政府网站", "政务新媒体", "政府公报"))),
        column=draw(words(at_least=1)),
        count=draw(st.integers(0, 3000)),
        month=draw(st.none() | st.integers(1, 12)),
        title=draw(words()),
        subject=draw(st.sampled_from(("", "budget", "final_account"))),
    )


@st.composite
def boards(draw: st.DrawFn, at: int) -> Board:
    """A board."""
    return Board(
        id=f"GL-{at}",
        name=f"{at}号{draw(words())}".strip(),
        kind=draw(st.sampled_from(("展板", "电子屏"))),
        place=draw(words()),
        keeper=draw(words()),
    )


@st.composite
def postings(draw: st.DrawFn, year: int, at: int, on: tuple[Board, ...]) -> Posting:
    """Items posted on one of the boards."""
    posted = draw(days_of(year))
    return Posting(
        id=f"ZT-{at}",
        board=draw(st.sampled_from(on)).id,
        title=draw(words(at_least=1)),
        posted=posted,
        category=draw(words()),
        count=draw(st.integers(1, 40)),
        taken_down=draw(st.none() | days(posted, date(year, 12, 31))),
    )


@st.composite
def chat_groups(draw: st.DrawFn, year: int, at: int) -> ChatGroup:
    """A work chat group, filed or not, dissolved or not."""
    filed = draw(st.none() | days_of(year))
    return ChatGroup(
        id=f"QL-{at}",
        name=draw(words(at_least=1)),
        owner=draw(words()),
        members=draw(st.integers(0, 500)),
        filed=filed,
        filing_number=draw(words()) if filed else "",
        dissolved=draw(st.none() | days(filed or date(year, 1, 1), date(year, 12, 31))),
        checks=draw(st.integers(0, 4)),
    )


@st.composite
def organs(draw: st.DrawFn) -> Organ:
    """An organ."""
    return Organ(
        name=draw(words(at_least=1)),
        region=draw(words()),
        address=draw(words()),
        phone=draw(st.sampled_from(("", "0952-0000000", "12345", "000"))),
        email=draw(words()),
        website=draw(words()),
        website_name=draw(words()),
        government=draw(st.booleans()),
    )


@st.composite
def several(
    draw: st.DrawFn, make: Callable[[int], st.SearchStrategy[T]], most: int
) -> tuple[T, ...]:
    """Up to `most` records made by `make(at)`."""
    return tuple(draw(make(at)) for at in range(draw(st.integers(0, most))))


@st.composite
def energy_uses(draw: st.DrawFn, at: int) -> EnergyUse:
    """A year's quantity of something."""
    return EnergyUse(
        id=f"JN-{at}",
        item=draw(st.sampled_from(("电", "水", "天然气", "厨余垃圾"))) + str(at),
        quantity=draw(money()),
        unit=draw(st.sampled_from(("千瓦时", "立方米", "千克"))),
        yuan=draw(st.none() | money()),
        note=draw(words()),
    )


@st.composite
def energy_works(draw: st.DrawFn, year: int, at: int) -> EnergyWork:
    """A piece of work; what an inspection found, what a run was given and left."""
    kind = draw(st.sampled_from(WORK_KINDS))
    found = draw(st.integers(0, 9)) if kind == "inspection" else 0
    left = draw(money()) if kind == "kitchen" else None
    return EnergyWork(
        id=f"JG-{at}",
        kind=kind,
        day=draw(days_of(year)),
        title=draw(words(at_least=1)),
        findings=found,
        fixed=draw(st.integers(0, found)),
        input_kg=None if left is None else left + draw(money()) + 1,
        residue_kg=left,
    )


def trainings(year: int, at: int) -> st.SearchStrategy[Training]:
    """A training session."""
    return st.builds(
        Training,
        id=st.just(f"PX-{at}"),
        day=days_of(year),
        topic=words(at_least=1),
        persons=st.integers(0, 300),
    )


def problems(at: int) -> st.SearchStrategy[Problem]:
    """A problem with or without its measure."""
    return st.builds(
        Problem,
        id=st.just(f"WT-{at}"),
        problem=words(at_least=1),
        measure=words(),
        state=words(),
    )


def key_points(at: int) -> st.SearchStrategy[KeyPoint]:
    """A task of the year."""
    return st.builds(KeyPoint, id=st.just(f"YD-{at}"), task=words(at_least=1), done=words())


def assessments(year: int, at: int) -> st.SearchStrategy[Assessment]:
    """The result of an organ or a section."""
    return st.builds(
        Assessment,
        id=st.just(f"KH-{at}"),
        subject=words(at_least=1),
        grade=words(at_least=1),
        score=st.none() | st.decimals(0, 100, places=1),
        decided=st.none() | days(date(year, 1, 1), date(year + 1, 12, 31)),
    )


@st.composite
def social_reviews(draw: st.DrawFn, year: int, at: int) -> SocialReview:
    """A round: content ≤ answered ≤ asked, or no sums."""
    asked, answered, content = sorted(draw(st.tuples(*[st.integers(0, 500)] * 3)), reverse=True)
    sums = {"asked": asked, "answered": answered, "content": content}
    return SocialReview(
        id=f"PY-{at}",
        title=draw(words(at_least=1)),
        way=draw(words()),
        ended=draw(st.none() | days_of(year)),
        **(sums if draw(st.booleans()) else {}),
    )


def accountability(year: int, at: int) -> st.SearchStrategy[Accountability]:
    """A measure against a category of persons."""
    return st.builds(
        Accountability,
        id=st.just(f"ZJ-{at}"),
        day=days_of(year),
        measure=words(at_least=1),
        whom=words(),
        ground=words(),
        decided_by=words(),
    )


@st.composite
def complaints(draw: st.DrawFn, year: int, at: int) -> Complaint:
    """A complaint of the year, answered in it, in the next or not yet."""
    received = draw(days_of(year))
    answered = draw(st.none() | days(received, date(year + 1, 12, 31)))
    return Complaint(
        id=f"TS-{at}",
        received=received,
        basis=draw(words()),
        answered=answered,
        outcome=draw(words()),
    )


@st.composite
def _plain_part(draw: st.DrawFn, organ: Organ, year: int, size: int) -> YearFacts:
    """All records that belong to one year alone."""
    panels = draw(several(boards, 2))
    return YearFacts(
        organ=organ,
        year=year,
        documents=draw(several(lambda at: documents(year, at), size)),
        counts=draw(monthly_counts()),
        income=draw(incomes()),
        publications=draw(several(publications, 3)),
        boards=panels,
        postings=draw(several(lambda at: postings(year, at, panels), size)) if panels else (),
        trainings=draw(several(lambda at: trainings(year, at), 2)),
        chat_groups=draw(several(lambda at: chat_groups(year, at), 3)),
        energy=draw(several(energy_uses, 3)),
        energy_work=draw(several(lambda at: energy_works(year, at), 3)),
        problems=draw(several(problems, 2)),
        key_points=draw(several(key_points, 2)),
        assessments=draw(several(lambda at: assessments(year, at), 2)),
        social_reviews=draw(several(lambda at: social_reviews(year, at), 2)),
        accountability=draw(several(lambda at: accountability(year, at), 2)),
        complaints=draw(several(lambda at: complaints(year, at), 2)),
        texts=draw(st.dictionaries(st.sampled_from(SECTIONS), lines(), max_size=3)),
    )


@st.composite
def several_years(
    draw: st.DrawFn, *, first: int, last: int, size: int = 8
) -> tuple[YearFacts, ...]:
    """The ledgers of consecutive years over one stock of cases, some of the year before."""
    organ = draw(organs())
    cases = draw(several(lambda at: applications(first - 1, last, at), size))
    fights = draw(several(lambda at: disputes(first - 1, last, at), size // 2))
    stock = draw(several(lambda at: standing(first, last, at), size // 2))
    bills = draw(several(lambda at: fee_notices(last, at, cases), size // 2)) if cases else ()
    ledgers = []
    for year in range(first, last + 1):
        mine = applications_in(cases, year=year)
        ledgers.append(
            replace(
                draw(_plain_part(organ, year, size)),
                applications=mine,
                disputes=disputes_in(fights, year=year),
                standing=standing_in(stock, year=year),
                fee_notices=notices_in(bills, mine, year=year),
            )
        )
    return tuple(ledgers)


def year_facts(*, year: int | None = None, size: int = 8) -> st.SearchStrategy[YearFacts]:
    """Any valid ledger of `year` (by default of any year from 2019 to 2030)."""
    years = st.integers(2019, 2030) if year is None else st.just(year)
    return years.flatmap(
        lambda when: several_years(first=when, last=when, size=size).map(lambda each: each[0])
    )


def two_years(
    *, first: int | None = None, size: int = 8
) -> st.SearchStrategy[tuple[YearFacts, ...]]:
    """The ledgers of two consecutive years whose cases carry over."""
    years = st.integers(2019, 2030) if first is None else st.just(first)
    return years.flatmap(lambda when: several_years(first=when, last=when + 1, size=size))
