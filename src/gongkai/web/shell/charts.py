"""Charts without scripts: figures in, one SVG out, with the table of the same figures beside it.

Every chart is zero-based, labels its parts directly and names itself in a sentence. Widths are
per cent and heights are pixels, so that words keep their size on any screen. What is not known
(None) leaves a gap and a dash, never a zero.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Number = int | float | Decimal
Values = Mapping[str, Number | None]

GAP = "—"
_ROW = 44  # pixels for one bar with its line of words
_BAR = 14
_PLOT = 140  # pixels for a column or a line at its highest
_HEAD, _FOOT = 22, 24
_NAME = 18  # above each of several small charts


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: the sentence, the picture, and the same figures as a table."""

    title: str
    svg: SafeString
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shown(value: Number | None) -> str:
    """A figure as printed: thousands separated, no needless noughts; a dash for the unknown."""
    if value is None:
        return GAP
    words = f"{Decimal(str(value)):,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def bars(title: str, values: Values, *, unit: str, head: str = "", tone: int = 1) -> Chart:
    """One bar a name, lying, each with its name and figure above it."""
    top = _top(values.values())
    parts = format_html_join(
        "",
        '<text x="0" y="{}">{}</text><text x="100%" y="{}" class="figure">{}</text>'
        '<rect x="0" y="{}" width="{}%" height="{}" class="tone-{}"/>',
        (
            (at * _ROW + 14, name, at * _ROW + 14, shown(value), at * _ROW + 20,
             _percent(value, top), _BAR, tone)
            for at, (name, value) in enumerate(values.items())
        ),
    )  # fmt: skip
    rows = tuple((name, shown(value)) for name, value in values.items())
    return Chart(
        title=title, svg=_svg(title, len(values) * _ROW, parts), heads=(head, unit), rows=rows
    )


def columns(title: str, values: Values, *, unit: str, head: str = "", tone: int = 1) -> Chart:
    """One standing column a name (a month, a year); the highest and the lowest carry figures."""
    parts = _columns(values, _top(values.values()), tone)
    rows = tuple((name, shown(value)) for name, value in values.items())
    height = _HEAD + _PLOT + _FOOT
    return Chart(title=title, svg=_svg(title, height, parts), heads=(head, unit), rows=rows)


def lines(title: str, series: Mapping[str, Values], *, unit: str, head: str = "") -> Chart:
    """One line a series over the same names; each line ends with its name and last figure."""
    names = tuple(dict.fromkeys(name for values in series.values() for name in values))
    top = _top(value for values in series.values() for value in values.values())
    # A gap is drawn as one: a line is cut where a figure is not known.
    drawn = [
        (tone, values, [_height(values.get(name), top) for name in names])
        for tone, values in enumerate(series.values(), start=1)
    ]
    shapes = format_html_join(
        "",
        '<polyline points="{}" class="line-{}"/>',
        ((piece, tone) for tone, _, heights in drawn for piece in _pieces(heights)),
    )
    plot = format_html(
        '<svg x="4%" y="{}" width="72%" height="{}" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none" class="plot">{}</svg>',
        _HEAD, _PLOT, max(len(names) - 1, 1) * 100, _PLOT, shapes,
    )  # fmt: skip
    labels = format_html_join(
        "",
        '<text x="77%" y="{}" class="ink-{}">{} {}</text>',
        _ends(series, names, top),
    )
    height = _HEAD + _PLOT + _FOOT
    rows = tuple(
        (name, *(shown(values.get(name)) for values in series.values())) for name in names
    )
    svg = _svg(title, height, plot + labels + _feet(names, left=4, width=72))
    heads = (head, *(f"{name}（{unit}）" for name in series))
    return Chart(title=title, svg=svg, heads=heads, rows=rows)


def multiples(
    title: str, series: Mapping[str, Values], *, unit: str, head: str = "", tone: int = 1
) -> Chart:
    """Small charts of columns one below the other, all on one scale: one a series."""
    top = _top(value for values in series.values() for value in values.values())
    step = _NAME + _HEAD + _PLOT // 2 + _FOOT
    parts = format_html_join(
        "",
        '<svg y="{}" height="{}" width="100%"><text x="0" y="14" class="name">{}</text>'
        '<svg y="{}">{}</svg></svg>',
        (
            (at * step, step, name, _NAME, _columns(values, top, tone, plot=_PLOT // 2))
            for at, (name, values) in enumerate(series.items())
        ),
    )
    names = tuple(dict.fromkeys(name for values in series.values() for name in values))
    rows = tuple(
        (name, *(shown(values.get(name)) for values in series.values())) for name in names
    )
    heads = (head, *(f"{name}（{unit}）" for name in series))
    return Chart(title=title, svg=_svg(title, len(series) * step, parts), heads=heads, rows=rows)


def _columns(values: Values, top: float, tone: int, *, plot: int = _PLOT) -> SafeString:
    names = tuple(values)
    step = 100 / max(len(names), 1)
    known = [value for value in values.values() if value is not None]
    told = {max(known), min(known)} if known else set()
    floor = _HEAD + plot
    shapes = format_html_join(
        "",
        '<rect x="{}%" y="{}" width="{}%" height="{}" class="tone-{}"/>',
        (
            (_short(at * step + step * 0.15), _short(floor - tall), _short(step * 0.7),
             _short(tall), tone)
            for at, value in enumerate(values.values())
            if (tall := _height(value, top, plot=plot)) is not None
        ),
    )  # fmt: skip
    labels = format_html_join(
        "",
        '<text x="{}%" y="{}" class="above">{}</text>',
        (
            (_short(at * step + step / 2),
             _short(floor - 4 - (_height(value, top, plot=plot) or 0)), shown(value))
            for at, value in enumerate(values.values())
            if value is None or value in told
        ),
    )  # fmt: skip
    return shapes + labels + _feet(names, left=0, width=100, at=floor)


def _feet(
    names: Sequence[str], *, left: float, width: float, at: int = _HEAD + _PLOT
) -> SafeString:
    """The base line and the names under it; of more than twelve only the first and the last."""
    edge = left > 0
    step = width / max(len(names) - edge, 1)
    kept = [
        (place, name)
        for place, name in enumerate(names)
        if len(names) <= 12 or place in (0, len(names) - 1)
    ]
    return format_html(
        '<line x1="{}%" x2="{}%" y1="{}" y2="{}" class="floor"/>{}',
        left, left + width, at, at,
        format_html_join(
            "",
            '<text x="{}%" y="{}" class="foot">{}</text>',
            ((_short(left + step * (place + (0 if edge else 0.5))), at + 17, name)
             for place, name in kept),
        ),
    )  # fmt: skip


def _pieces(heights: Sequence[float | None]) -> Iterator[str]:
    """The unbroken stretches of a line, as points; a lone one is drawn as a short dash."""
    piece: list[str] = []
    for at, tall in enumerate((*heights, None)):
        if tall is not None:
            piece.append(f"{at * 100},{_short(_PLOT - tall)}")
        elif piece:
            yield " ".join(piece if len(piece) > 1 else [piece[0], _beside(piece[0])])
            piece = []


def _beside(point: str) -> str:
    x, y = point.split(",")
    return f"{int(x) + 4},{y}"


def _ends(
    series: Mapping[str, Values], names: Sequence[str], top: float
) -> Iterator[tuple[float, int, str, str]]:
    """Where each line's name stands: at its last figure, moved down where two would touch."""
    ends = []
    for tone, (title, values) in enumerate(series.items(), start=1):
        known = [values[name] for name in names if values.get(name) is not None]
        tall = _height(known[-1] if known else None, top) or 0
        ends.append((_HEAD + _PLOT - tall + 5, tone, title, shown(known[-1] if known else None)))
    lowest = -18.0
    for y, tone, title, figure in sorted(ends):
        lowest = max(y, lowest + 18)
        yield _short(lowest), tone, title, figure


def _svg(title: str, height: int, parts: SafeString) -> SafeString:
    return format_html(
        '<svg class="chart" role="img" aria-label="{}" width="100%" height="{}">{}</svg>',
        title, height + 6, parts,
    )  # fmt: skip


def _top(values: Iterable[Number | None]) -> float:
    """The highest figure, at least a little above zero."""
    return max((float(each) for each in values if each is not None), default=0) or 1


def _height(value: Number | None, top: float, *, plot: int = _PLOT) -> float | None:
    return None if value is None else max(float(value), 0) / top * plot


def _percent(value: Number | None, top: float) -> float:
    return 0 if value is None else _short(max(float(value), 0) / top * 100)


def _short(value: float) -> float:
    return round(value, 2)
