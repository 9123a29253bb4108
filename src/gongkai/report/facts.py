"""YearFacts: the facts of one organ's year, as frozen records with an id each.

The ledger workbook and the web both produce YearFacts; `tally` alone counts them.
Days are calendar days, money is in yuan. Keys are those of the glossary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from gongkai.report.oversight import Accountability, Assessment, Complaint, SocialReview

APPLICANTS = ("natural", "business", "research", "welfare", "legal", "other")
ATTRIBUTES = ("active", "on_request", "withheld")
DECIDED_ITEMS = ("permit", "penalty", "coercion")
STANDING_KINDS = ("regulations", "normative_documents")
DISPUTE_GROUPS = ("review", "litigation_direct", "litigation_after_review")
OUTCOMES = ("upheld", "corrected", "other")
WORK_KINDS = ("energy_return", "event", "inspection", "audit", "project", "award", "kitchen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """The organ that reports, with what its opening paragraph and letters need."""

    name: str
    region: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    website_name: str = ""
    government: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A 公文 issued in the organ's name, with its disclosure attribute (design S1)."""

    id: str
    number: str
    title: str
    issued: date
    attribute: str
    kind: str = ""
    reason: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingDocument:
    """A 规章 or 行政规范性文件 of the organ's stock: in force from issue until it ends."""

    id: str
    kind: str
    title: str
    issued: date
    number: str = ""
    ended: date | None = None
    how_ended: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyCount:
    """Decisions of one month on 行政许可, 行政处罚 or 行政强制, published or not."""

    id: str
    item: str
    month: int
    count: int
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeIncome:
    """行政事业性收费 received in one month, in yuan, without information-processing fees."""

    id: str
    name: str
    month: int
    yuan: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Items published on one channel and column; `subject` budget or final_account for S2."""

    id: str
    channel: str
    column: str
    count: int
    month: int | None = None
    title: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application (依申请公开): legal receipt day, and its one counted leaf once decided."""

    id: str
    applicant: str
    received: date
    number: str = ""
    channel: str = ""
    wanted: str = ""
    decided: date | None = None
    result: str | None = None
    correction_sent: date | None = None
    supplemented: date | None = None
    third_party_asked: date | None = None
    extended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A reconsideration or a suit over an act of this organ; a co-defendant keeps none."""

    id: str
    group: str
    accepted: date
    number: str = ""
    application: str = ""
    closed: date | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeNotice:
    """An information-processing fee notice (国办函〔2020〕109号) and what came of it, in yuan."""

    id: str
    application: str
    issued: date
    yuan: Decimal
    method: str = ""
    quantity: int = 0
    paid: date | None = None
    collected: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A 公开栏: display board or screen."""

    id: str
    name: str
    kind: str = "展板"
    place: str = ""
    keeper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Items posted on a board on one day; `count` is usually 1."""

    id: str
    board: str
    title: str
    posted: date
    category: str = ""
    count: int = 1
    taken_down: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """A training session (Art. 48)."""

    id: str
    day: date
    topic: str
    persons: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatGroup:
    """A work chat group (工作群) with its filing."""

    id: str
    name: str
    owner: str = ""
    members: int = 0
    filed: date | None = None
    filing_number: str = ""
    dissolved: date | None = None
    checks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyUse:
    """A year's quantity of one kind of energy, water or waste: 电 kWh, 水 m³, 垃圾 kg …"""

    id: str
    item: str
    quantity: Decimal
    unit: str
    yuan: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyWork:
    """One piece of work for energy or waste on a day: a kind of WORK_KINDS, and what it found.

    An inspection has `findings` and how many of them are `fixed`; a run that treats kitchen waste
    on the spot has kilograms put in and left.
    """

    id: str
    kind: str
    day: date
    title: str
    findings: int = 0
    fixed: int = 0
    input_kg: Decimal | None = None
    residue_kg: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem of the year with its measure (chapter 五)."""

    id: str
    problem: str
    measure: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A task of the year's 政务公开工作要点 and how it was carried out (chapter 六)."""

    id: str
    task: str
    done: str = ""


@dataclass(frozen=True, kw_only=True)
class YearFacts:
    """All that one organ did in one year. `texts` are the clerk's own words by section key.

    Section keys are chapter.section: 1.1 … 1.5, 5.1, 5.2, 6.1 …
    """

    organ: Organ
    year: int
    documents: tuple[Document, ...] = ()
    standing: tuple[StandingDocument, ...] = ()
    counts: tuple[MonthlyCount, ...] = ()
    income: tuple[FeeIncome, ...] = ()
    publications: tuple[Publication, ...] = ()
    applications: tuple[Application, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    fee_notices: tuple[FeeNotice, ...] = ()
    boards: tuple[Board, ...] = ()
    postings: tuple[Posting, ...] = ()
    trainings: tuple[Training, ...] = ()
    chat_groups: tuple[ChatGroup, ...] = ()
    energy: tuple[EnergyUse, ...] = ()
    energy_work: tuple[EnergyWork, ...] = ()
    problems: tuple[Problem, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    social_reviews: tuple[SocialReview, ...] = ()
    accountability: tuple[Accountability, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
