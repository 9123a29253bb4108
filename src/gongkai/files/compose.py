"""An annual report as paper: headings, words and tables as the form prints them.

Each figure carries its fact key. Every writer starts from this one paper.
"""

import re
from collections.abc import Iterator

from gongkai.files.paper import Block, Paper, Paragraph
from gongkai.files.tables import applications, disclosures, disputes
from gongkai.report.edition import ChapterForm, chinese_number
from gongkai.report.report import AnnualReport, Chapter

_SECTION = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_POINT = re.compile(r"\d{1,2}[.．、](?!\d)")
_HEADING_LENGTH = 40
_TABLES = {2: disclosures, 3: applications, 4: disputes}


def compose(report: AnnualReport) -> Paper:
    """The report in the official layout; blank cells stay blank.

    A missing chapter keeps its heading, with the style `missing`: nothing is hidden and
    nothing invented.
    """
    title = title_of(report)
    blocks: list[Block] = [Paragraph(_break_title(title, report), level=0)]
    blocks += [Paragraph(passage.text) for passage in report.opening]
    for form in report.edition.chapters:
        blocks += _chapter(report, form)
    return Paper(tuple(blocks), kind="annual-report", meta=_meta(report, title))


def title_of(report: AnnualReport) -> str:
    """The title on one line: as printed when known, else made of organ and year."""
    printed = "".join(report.title.split("\n")).strip()
    year = "" if report.year is None else f"{report.year}年"
    return printed or f"{report.organ}{year}政府信息公开工作年度报告"


def official_heading(form: ChapterForm) -> str:
    """A chapter heading as the form prints it: 一、总体情况."""
    return f"{chinese_number(form.number)}、{form.heading}"


def level_of(text: str) -> int | None:
    """2 for a short line that opens with （一）, 3 for one with 1. , None for running text."""
    line = text.strip()
    if len(line) > _HEADING_LENGTH or line.endswith(("。", "；", "！", "：", ";", ":")):
        return None
    if _SECTION.match(line):
        return 2
    return 3 if _POINT.match(line) else None


def _chapter(report: AnnualReport, form: ChapterForm) -> Iterator[Block]:
    chapter = report.chapters.get(form.number)
    style = "missing" if _missing(chapter, form.number) else ""
    yield Paragraph(official_heading(form), level=1, style=style)
    if form.number in _TABLES:
        yield _TABLES[form.number](report.edition, report)
    for passage in chapter.passages if chapter else ():
        yield Paragraph(passage.text, level=level_of(passage.text))


def _missing(chapter: Chapter | None, number: int) -> bool:
    return chapter is None and number not in _TABLES


def _break_title(title: str, report: AnnualReport) -> str:
    """Two lines, the organ above, because a title of GB/T 9704 does not break inside a word."""
    if report.organ and title.startswith(report.organ) and title != report.organ:
        return f"{report.organ}\n{title.removeprefix(report.organ).strip()}"
    return title


def _meta(report: AnnualReport, title: str) -> dict[str, str]:
    absent = [key for key in report.edition.cells if key not in report.cells]
    numbers = (form.number for form in report.edition.chapters)
    missing = [str(number) for number in numbers if number not in report.chapters]
    meta = {
        "title": title,
        "organ": report.organ,
        "year": "" if report.year is None else str(report.year),
        "edition": report.edition.key,
        "absent": " ".join(absent),
        "chapters-absent": " ".join(missing),
    }
    return {name: text for name, text in meta.items() if text}
