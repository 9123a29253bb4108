"""Table 3: the rows of 收到和处理政府信息公开申请情况, known by their labels."""

from collections.abc import Sequence

from gongkai.files.recognise.align import Column, Fit, fits
from gongkai.files.recognise.alike import Alike
from gongkai.files.recognise.applicants import CERTAIN, HEADING, ORDER, columns_of
from gongkai.files.recognise.bodies import WEAK, agree, begins, overfull
from gongkai.files.recognise.copies import Copy, Row
from gongkai.files.recognise.labels import match, named
from gongkai.files.recognise.lines import Line, Slot, row_key
from gongkai.files.recognise.totals import adds, by_form, with_total

NAMES = ("row:", "group:", "results")


def is_sure(names: frozenset[str]) -> bool:
    """Whether a line with these labels can belong to no other table."""
    return bool(names & CERTAIN) or any(
        name.startswith(NAMES) and name not in WEAK for name in names
    )


class Search:
    """Goes down the lines of table 3 and collects its rows, copy by copy."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.copies = [Copy()]
        self.columns: tuple[Column, ...] = ()
        self.heading: list[Line] = []
        self.upper: Sequence[Line] = ()
        self.held: Row | None = None
        self.grid = -1
        self.body: Sequence[Line] = ()
        self.unheaded: list[Line] = []
        self.before = ""
        self.agreed: bool | None = None
        self.overfull = False
        self.alike = Alike((), (), self.adds)
        self.torn: list[Line] = []

    @property
    def copy(self) -> Copy:
        """The copy being read."""
        return self.copies[-1]

    def read(self, lines: Sequence[Line], before: str = "") -> None:
        """Take in the lines of one grid that belong to table 3; `before` is the text above."""
        self.before = before
        self.copy.before = self.copy.before or before
        self.heading = []
        across = len(self.columns)
        first = next((n for n, line in enumerate(lines) if begins(line, across)), len(lines))
        loose = bool(self.upper) or any(line.source == "unruled" for line in lines)
        self._head([*self.upper, *lines[:first]], lines[0].grid if lines else -1)
        body = lines[first:]
        # a heading that a page break cut in two goes on in the next grid
        self.upper = lines if lines and not body and not self.columns else ()
        if not self.copy.rows and (not self.columns or self._is_torn(loose=loose)):
            proved = by_form(body)
            self.columns = proved or self.columns
            self.copy.assumed = bool(proved)
            self.torn = [] if proved or not loose else list(body)
        elif self.torn and not self.heading:
            self.torn += body
        if not self.columns:
            self.unheaded += [line for line in body if row_key(line)[0]]
        if not self.columns or (not self.heading and self._foreign(body)):
            return
        self.body, self.agreed = body, None
        self.columns = with_total(body, self.columns)
        self.alike = Alike(body, self.columns, self.adds)
        self.overfull = overfull(body, len(self.columns))
        for line in body:
            self._take(line)
        self._let_go()

    def settle(self) -> None:
        """Read by the form's order what stands under such a heading on several pages.

        Only when all rows of all pages prove it by their totals.
        """
        columns = by_form(self.torn)
        if not columns:
            return
        self.copies = [Copy(columns=columns, before=self.before, assumed=True)]
        self.columns, self.overfull = columns, False
        self.body, self.agreed = self.torn, None
        self.alike = Alike(self.torn, columns, self.adds)
        for line in self.torn:
            self._take(line)
        self._let_go()

    def _is_torn(self, *, loose: bool) -> bool:
        """Whether only a part of the heading was found, in the order of the form.

        `loose` titles, without rules between them or cut by a page break, may be pieces.
        """
        names = [column.name for column in self.columns]
        if loose:
            return sorted(names) != sorted(ORDER)
        return len(names) < len(ORDER) and names == [key for key in ORDER if key in names]

    def _head(self, lines: Sequence[Line], grid: int) -> None:
        self.heading = [line for line in lines if line.names & HEADING]
        columns = columns_of(lines)
        if columns:
            self.columns = columns
        elif self.heading and not (grid != self.grid and self._upper_rows_only()):
            self.columns = ()
        elif self.grid != grid:  # another grid: its columns need not lie where the heading's do
            self.columns = tuple(each._replace(start=-1, end=-1) for each in self.columns)
        self.grid = grid

    def _upper_rows_only(self) -> bool:
        """Whether a page repeats no more than the upper rows of the heading, as Word may."""
        keys = {named(line.names, "column") for line in self.heading} - {""}
        return len(self.columns) == len(ORDER) and keys <= {ORDER[0], ORDER[-1]}

    def _foreign(self, body: Sequence[Line]) -> bool:
        """Without a heading of its own a grid continues the last only with as many figures."""
        first = body[0] if body else None
        if first is None:
            return True
        _, number = row_key(first)
        return number >= 0 and len(first.slots) - number - 1 < len(self.columns)

    def _take(self, line: Line) -> None:
        key, number = row_key(line)
        if line.names & CERTAIN and not key:
            return self._head_again(line)
        if number < 0:
            return self._unnamed(line)
        row = self._row(line, key, number)
        self._join_held(row)
        self._keep(row)
        return None

    def _head_again(self, line: Line) -> None:
        """A heading printed again below a page break, in the same grid."""
        self.heading.append(line)

    def _row(self, line: Line, key: str, number: int) -> Row:
        slots = line.slots[number + 1 :]
        fit = self._fit(slots)
        for slot in line.slots[: number + 1]:
            if slot.label.names:
                self.copy.labels.append(slot)
        some = not all(slot.reading.sort == "blank" for slot in slots)
        return Row(key, line.slots[number], fit, line, self.columns, some)

    def _fit(self, slots: Sequence[Slot]) -> Fit | None:
        fit = fits(slots, self.columns, trusted=self.trusted, adds=self.adds)
        if fit is not None and self.overfull and not self.adds(fit):
            return None
        return fit or self.alike.run(slots)

    def trusted(self) -> bool:
        """Whether the full lines of this grid stand under the columns of the heading."""
        if self.agreed is None:
            self.agreed = agree(self.body, self.columns)
        return self.agreed

    def adds(self, fit: Fit) -> bool | None:
        """Whether the total of a row is the sum of the others; None when it has no total."""
        return adds([slot for slot in fit if slot is not None], self.columns)

    def _keep(self, row: Row) -> None:
        self._let_go()
        rows = self.copy.rows
        before = rows.get(row.key)
        if before is None:
            rows[row.key] = row
            self.copy.columns = self.copy.columns or self.columns
        elif (before.fit and row.fit and _texts(before.fit) == _texts(row.fit)) or not row.figures:
            return
        elif not before.figures:
            rows[row.key] = row
        elif row.key in ("new_received", "carried_over", "granted"):
            self.copies.append(Copy(columns=self.columns, before=self.before))
            self.copy.rows[row.key] = row
        else:
            self.copy.strange.append(row)

    def _unnamed(self, line: Line) -> None:
        """A line without a known row: a piece of a broken label, or a row of its own."""
        if not line.words:
            numbers = [slot for slot in line.slots if not slot.blank]
            if len(numbers) >= len(self.columns) - 1:
                self._hold(line, line.slots[0], max(0, len(line.slots) - len(self.columns)))
            return
        label = line.words[-1]
        number = line.slots.index(label)
        if any(name.startswith("group:") or name == "results" for name in line.names):
            self.copy.labels.append(label)
            if all(slot.blank for slot in line.slots[number + 1 :]):
                return
        self._hold(line, label, number + 1)

    def _hold(self, line: Line, label: Slot, first: int) -> None:
        slots = line.slots[first:]
        some = any(not slot.blank for slot in slots)
        fit = self._fit(slots)
        row = Row("", label, fit, line, self.columns, some)
        last = list(self.copy.rows.values())[-1] if self.copy.rows else None
        if self.held is not None and self._whole(self.held, row):
            return
        self._let_go()
        if last is not None and self._continues(last, row):
            return
        self.held = row

    def _whole(self, upper: Row, lower: Row) -> bool:
        """Two pieces of one label, the figures beside either."""
        name = match(upper.label.text + lower.label.text)
        key = named(name.names, "row")
        if not key or name.near > 1 or (upper.figures and lower.figures):
            return False
        row = lower if lower.figures else upper
        self.held = None
        label = row.label._replace(text=upper.label.text + lower.label.text, label=name)
        self._keep(Row(key, label, row.fit, row.line, self.columns, row.figures))
        return True

    def _continues(self, last: Row, row: Row) -> bool:
        """The rest of the label above, cut by a page break."""
        name = match(last.label.text + row.label.text)
        broken = last.label.label.near > 0 and name.near < 2 and f"row:{last.key}" in name.names
        if not broken or (row.figures and last.figures):
            return False
        last.label = last.label._replace(text=last.label.text + row.label.text, label=name)
        if row.figures:
            last.fit, last.line, last.figures = row.fit, row.line, True
        return True

    def _join_held(self, row: Row) -> None:
        """A piece above a named row: the beginning of its label."""
        held = self.held
        if held is None or held.figures:
            return
        name = match(held.label.text + row.label.text)
        if f"row:{row.key}" in name.names and name.near <= row.label.label.near:
            row.label = row.label._replace(text=held.label.text + row.label.text, label=name)
        self.held = None

    def _let_go(self) -> None:
        """A held line was a row of its own after all."""
        if self.held is not None and self.held.figures:
            last = list(self.copy.rows)[-1] if self.copy.rows else ""
            self.held.key = last
            self.copy.strange.append(self.held)
        self.held = None


def _texts(fit: Fit) -> list[str]:
    return [slot.text.strip() if slot is not None else "" for slot in fit]
