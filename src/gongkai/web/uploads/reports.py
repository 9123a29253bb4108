"""From a text to the rows that a file keeps of what was found in it."""

from collections.abc import Iterable, Iterator

from gongkai.web.uploads.checks import Wording, check_text

Row = dict[str, str]
UNREAD = "unread"  # the rule of a row: pictures whose words were not recognised yet


def rows_in(text: str, *, words: tuple[Wording, ...]) -> Iterator[Row]:
    """A row for each finding, with the line in which it stands."""
    for each in check_text(text, words=words):
        line = text.count("\n", 0, each.start) + 1
        yield {
            "place": f"第{line}行", "message": f"{each.message}：{each.quote}",
            "advice": each.advice, "severity": each.severity, "rule": each.rule,
        }  # fmt: skip


def unread(rows: Iterable[Row]) -> list[Row]:
    """Those that say that a picture was not read."""
    return [each for each in rows if each.get("rule") == UNREAD]
