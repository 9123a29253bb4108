"""One report written by a writer of ours, read by the general readers, and compared."""

from gongkai.files.compose import compose
from gongkai.files.readers import read_paper
from gongkai.files.recognise import recognise
from gongkai.files.writers import render_paper
from tests.papers import differences
from tests.proof.specimens import clean


def problems(seed: int, *, edition: str, busy: bool, kind: str) -> list[str]:
    """What is not as it was written: cells, organ, year, form, words of the chapters, remarks."""
    report = clean(seed, edition=edition, busy=busy)
    data = render_paper(compose(report), kind=kind)
    got = recognise(read_paper(data, name=f"年报.{kind}"))
    found = [f"{key}: {text}" for key, text in differences(report, got).items()]
    for name in ("organ", "year", "edition"):
        if getattr(report, name) != getattr(got, name):
            found.append(f"{name}: {getattr(got, name)}")
    for number, chapter in report.chapters.items():
        # a sheet names the kind of each line beside it; a page of PDF breaks lines
        wanted, read = ("".join(text.split()) for text in (chapter.text, got.text(number)))
        if kind in ("docx", "html") and wanted != read:
            found.append(f"chapter {number}: {got.text(number)}")
        if any(sign not in read for sign in wanted):
            found.append(f"chapter {number}: not all words")
    return found + [f"{each.kind} {each.where}" for each in got.remarks if each.kind != "REA10"]
