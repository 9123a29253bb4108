"""Answers as the published JSON: one element a file, a file that could not be read among them."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.cli.papers import Reading
from gongkai.cli.verdicts import Answer
from gongkai.files.writers import json
from gongkai.report.finding import Finding
from gongkai.report.rules import rule_of

UNREAD = "REA00"


def unread(reading: Reading) -> Answer:
    """The answer for a file that could not be read: one finding with the reason."""
    rule = rule_of(UNREAD)
    finding = Finding(rule.code, rule.severity, "report", reading.reason, cites=rule.cites)
    return Answer(reading.file, None, (finding,))


def as_json(answers: Iterable[Answer]) -> bytes:
    """The array that `read` and `check` print."""
    return json.dump(
        [
            json.unread(answer.file, answer.findings)
            if answer.report is None
            else json.element(answer.report, answer.findings)
            for answer in answers
        ]
    )
