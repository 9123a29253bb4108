"""How far an index has read the outbox; kept beside it, and of no use to another machine."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Q, QuerySet

from gongkai.web.publishing.models import Outbox

# A number is drawn before its transaction is committed: a lower one may appear after a higher one.
# Numbers that were passed over are looked for again for so long; no transaction takes an hour.
PATIENCE = timedelta(hours=1)
MOST_HOLES = 5000


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row read, its time as a proof that it is the same outbox, and what is missing."""

    upto: int = 0
    at: str = ""
    holes: dict[int, str] = field(default_factory=dict)  # number → missing since

    def waiting(self) -> QuerySet[Outbox]:
        """The rows that have not been read, in order."""
        return Outbox.objects.filter(Q(pk__gt=self.upto) | Q(pk__in=self.holes)).order_by("pk")

    def holds(self) -> bool:
        """Whether this is the outbox that was read: not another database, not an older copy."""
        last = Outbox.objects.filter(pk=self.upto).values_list("at", flat=True).first()
        return self.upto == 0 or (last is not None and last.isoformat() == self.at)

    def ends(self) -> bool:
        """Whether the last row read is the last there is, and none was passed over.

        One question, which is nearly always enough.
        """
        last = Outbox.objects.order_by("-pk").values_list("pk", "at")[:1]
        return not self.holes and [(pk, at.isoformat()) for pk, at in last] == (
            [(self.upto, self.at)] if self.upto else []
        )

    def after(self, rows: list[Outbox], *, at: datetime) -> "Cursor":
        """The cursor when these rows have been read."""
        seen = {row.pk for row in rows}
        times = {self.upto: self.at} | {row.pk: row.at.isoformat() for row in rows}
        upto = max(times)
        start = max(self.upto, upto - MOST_HOLES)
        old = {each: since for each, since in self.holes.items()
               if each not in seen and at - datetime.fromisoformat(since) < PATIENCE}  # fmt: skip
        new = {each: at.isoformat() for each in range(start + 1, upto) if each not in seen}
        return Cursor(upto, times[upto], old | new)


def start(*, at: datetime) -> Cursor:
    """The cursor of an index that is built now from the items themselves."""
    rows = list(Outbox.objects.order_by("-pk")[:1000])
    if not rows:
        return Cursor()
    lowest = min(row.pk for row in rows)
    return Cursor(upto=lowest - 1).after(rows, at=at)


def load(folder: Path) -> Cursor:
    """The cursor beside an index."""
    told = json.loads((folder / "cursor.json").read_text())
    holes = {int(each): since for each, since in told["holes"].items()}
    return Cursor(told["upto"], told["at"], holes)


def save(cursor: Cursor, folder: Path) -> None:
    """Write it in one step, after the index: what is read twice changes nothing."""
    draft = folder / "cursor.new"
    draft.write_text(json.dumps(asdict(cursor)))
    draft.replace(folder / "cursor.json")
