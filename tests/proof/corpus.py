"""The corpus: which specimens are printed in which shapes, by format."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle

from gongkai.files.writers import html as own_html
from gongkai.files.writers import xlsx as own_xlsx
from tests import papers
from tests.proof.errors import of_figures, of_others, of_sayings, of_words
from tests.proof.misprints import of_form
from tests.proof.shapes.extracts import EXTRACTS, OUTLINES
from tests.proof.shapes.habits import COPIES, HABITS
from tests.proof.shapes.pages import PAGES
from tests.proof.shapes.parts import Shape
from tests.proof.shapes.pdfs import PDFS
from tests.proof.shapes.sheets import SHEETS
from tests.proof.shapes.sites import SITES
from tests.proof.shapes.texts import TEXTS
from tests.proof.shapes.words import MORE, WORDS
from tests.proof.specimens import Specimen, clean, following

EDITIONS = ("2021-30", "2019-60")
FORMATS: dict[str, dict[str, Shape]] = {
    "html": {**PAGES, **SITES, **HABITS, **OUTLINES, "own.html": own_html.render},
    "docx": WORDS,
    "xlsx": {**SHEETS, "own.xlsx": own_xlsx.render},
    "text": {**TEXTS, **COPIES, **EXTRACTS},
    "pdf": PDFS,
}
"""Shapes that print any paper, by format."""

TELLING = frozenset(("counted.html", "starred.html", "decimals.html"))
"""Shapes that print something beside the figures, about which a note is right."""

PICTURING = frozenset((*PAGES, *SITES, *MORE, *PDFS)) - {
    "own.pdf",
    "converted.docx",
    "transposed.html",
    "grouped.html",
    "halved.html",
    "downward_disputes.html",
}
"""Shapes that draw the picture of a table."""

DRAWN = {
    "html": [name for name in papers.SHAPES if name.endswith(".html")],
    "text": ["tabs.txt", "shifted.txt", "gaps.txt", "one-a-line.txt"],
}
"""Shapes of tests/papers.py, which print reports whose paper is as the form has it."""

RIGID = frozenset(
    (
        "transposed.html",
        "grouped.html",
        "halved.html",
        "downward_disputes.html",
        *HABITS,
        *COPIES,
        *OUTLINES,
        *EXTRACTS,
        "upright.docx",
        "upright.xlsx",
        "one-line.txt",
        "chat.txt",
        "semicolons.txt",
        "copied.txt",
    )
)
"""Shapes that draw the tables of the form only, or that leave nothing of a table but its words."""

UNNUMBERED = {
    "numbered.docx": ("TXT06", "FRM11"),
    "listed.html": ("FRM11",),
}
"""Shapes whose numbers the program makes by itself: errors of numbering do not show in them."""

BLANKS = ("blank", "blank in table 3")
UNTRACED = {
    **dict.fromkeys(("three.pdf", "none.pdf", "rows.pdf"), ("blank", "no heading of 4")),
    "none-flipped.pdf": (
        "blank",
        "no heading of 4",
        "says 全年作出行政处罚决定{penalty_decisions}件。",  # its cell stands in a torn table
        "says 全年作出行政强制决定{coercion_decisions}件。",
    ),
    "stacked.html": BLANKS,
    **dict.fromkeys(
        ("padded.txt", "chat.txt", "semicolons.txt", "copied.txt", "one-line.txt", "half-way.txt"),
        BLANKS,
    ),
    **dict.fromkeys(
        ("gaps.txt", "one-a-line.txt", "bare-lines.txt"), (*BLANKS, "title of another year")
    ),
    **dict.fromkeys(("tabs.txt", "shifted.txt"), ("title of another year",)),
}
"""Blanks that leave no trace (in a lone row without drawn columns, in a pile of figures, where
only words follow one another), tables that run into one another without rules, and a title that
these shapes make of organ and year.

Where a blank left no trace the figures are told as uncertain (REA04) and not read.
"""

OUT_OF_FORM = frozenset(("swapped.html", "subtotal.html", "comparison.html"))
"""Shapes that are themselves an error of form, or carry another table; read, not held clean."""


@dataclass(frozen=True)
class Case:
    """One file of the corpus; it is printed when it is read, in whatever process that is."""

    format: str
    shape: str
    specimen: Specimen

    def data(self) -> bytes:
        """The bytes of the file."""
        shape = FORMATS[self.format].get(self.shape)
        if shape is None:
            return papers.render(self.specimen.report, self.shape)
        return shape(self.specimen.paper)

    @property
    def name(self) -> str:
        """Shape and specimen, for messages."""
        return f"{self.shape}: {self.specimen.name} ({self.specimen.report.edition.key})"


def clean_ones(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Reports in which nothing is wrong: busy, quiet, and with the year before."""
    busy = clean(seed, edition=edition)
    yield Specimen("clean", busy)
    yield Specimen("clean, quiet", clean(seed + 1, edition=edition, busy=False))
    now = following(busy, seed)
    yield Specimen("clean, the year after", now, previous=busy, children=(now,))


def seeded(seed: int, *, edition: str) -> Iterator[Specimen]:
    """Every seeded error."""
    makers = (of_figures, of_others, of_sayings, of_words, of_form)
    return chain.from_iterable(make(seed, edition=edition) for make in makers)


def shapes_of(format_: str) -> list[str]:
    """Every shape of a format."""
    return [*FORMATS[format_], *DRAWN.get(format_, ())]


def sample(format_: str, *, seed: int = 3, editions: tuple[str, ...] = EDITIONS) -> Iterator[Case]:
    """Every shape with a clean report, every seeded error in some shape.

    Setting PDF files takes time: there each error is seeded in one of the two forms, in turn.
    """
    for edition in editions:
        ones = cycle(clean_ones(seed, edition=edition))
        for shape in shapes_of(format_):
            yield Case(format_, shape, next(ones))
        shapes = cycle(shape for shape in shapes_of(format_) if shape not in TELLING | OUT_OF_FORM)
        turn = EDITIONS.index(edition)
        for number, specimen in enumerate(seeded(seed, edition=edition)):
            if "picture" in specimen.name and not PICTURING & set(shapes_of(format_)):
                continue  # a text or a workbook shows no picture
            if format_ != "pdf" or number % len(EDITIONS) == turn:
                yield Case(format_, _fitting(shapes, specimen, format_), specimen)


def whole(
    format_: str, *, seeds: tuple[int, ...] = (3,), shapes: tuple[str, ...] = ()
) -> Iterator[Case]:
    """Every clean report and every seeded error in every shape."""
    for seed in seeds:
        for edition in EDITIONS:
            for shape in shapes or shapes_of(format_):
                for specimen in chain(
                    clean_ones(seed, edition=edition), seeded(seed, edition=edition)
                ):
                    if fits(shape, specimen, format_):
                        yield Case(format_, shape, specimen)


def fits(shape: str, specimen: Specimen, format_: str) -> bool:
    """Whether a shape can print a specimen's paper, picture and all."""
    if specimen.expect is not None and specimen.expect[0] in UNNUMBERED.get(shape, ()):
        return False
    if specimen.expect is not None and specimen.expect[0] == "REA07" and shape in TELLING:
        return False  # told once for the whole table
    if specimen.name in UNTRACED.get(shape, ()):
        return False
    if specimen.edit is None:
        return True
    if "picture" in specimen.name:
        return shape in PICTURING
    return shape in FORMATS[format_] and shape not in RIGID


def _fitting(shapes: Iterator[str], specimen: Specimen, format_: str) -> str:
    """The next shape that can print a specimen: an edited paper needs one that prints papers."""
    return next(shape for shape in shapes if fits(shape, specimen, format_))
