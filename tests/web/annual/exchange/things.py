"""The things of this part: an imported workbook, counted and withdrawn."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

from gongkai.files.ledger import write_ledger
from gongkai.report import facts
from gongkai.web.annual.exchange import taking
from gongkai.web.annual.models import LedgerImport
from gongkai.web.organs.models import Organ, Person
from tests.web.things import Kind

Hire = Callable[..., Person]
AT = datetime(2025, 1, 10, 2, tzinfo=UTC)
_fresh = count(1)


def workbook(organ: Organ, **records: object) -> bytes:
    """A ledger workbook of 2024 of an organ; without records, one row that is always new."""
    use = facts.EnergyUse(
        id=f"电-{next(_fresh)}", item="电", quantity=Decimal(next(_fresh)), unit="千瓦时"
    )
    told = records or {"energy": (use,)}
    year = facts.YearFacts(organ=facts.Organ(name=organ.name), year=2024, **told)  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.xlsx"
        write_ledger(path, year=2024, facts=year)
        return path.read_bytes()


def held(organ: Organ, hire: Hire) -> LedgerImport:
    made = taking.take(organ, data=workbook(organ), name="台账.xlsx", by=None, at=AT)
    assert made is not None
    return made


def withdrawn(organ: Organ, hire: Hire) -> LedgerImport:
    return taking.withdraw(held(organ, hire), reason="填错了", by=None, at=AT)


THINGS = (
    Kind(
        model=LedgerImport,
        prefix="ledgers/<int:pk>/",
        states={"held": held, "withdrawn": withdrawn},
    ),
)
PUBLIC: frozenset[str] = frozenset()
