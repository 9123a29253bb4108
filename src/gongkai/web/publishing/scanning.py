"""What the machine finds in a version and in its files, each time before people read them."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from gongkai.web.publishing.models import Attachment, Scan, Version
from gongkai.web.uploads.checks import GRAVE, Wording, check_text
from gongkai.web.uploads.words import edition, words_in_use

_FIELDS = {
    "title": "标题", "summary": "内容概述", "body": "正文", "source": "来源", "keywords": "主题词",
}  # fmt: skip
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where, what, and what to do; `grave` ones stop the version until mended or explained."""

    place: str
    rule: str
    quote: str
    message: str
    advice: str
    severity: str

    @property
    def key(self) -> Key:
        """What an explanation is about: the same words are explained once."""
        return self.rule, self.quote

    @property
    def grave(self) -> bool:
        """Whether it stops the version."""
        return self.severity == GRAVE


def found_in(version: Version) -> tuple[Found, ...]:
    """Everything found in the words and the files of a version, in the order of the page."""
    lists = words_in_use()
    fields = (
        each for name, label in _FIELDS.items()
        for each in _in_text(getattr(version, name), label, lists)
    )  # fmt: skip
    attached = version.attachments.order_by("id").select_related("upload")
    return (*fields, *(found for each in attached for found in _in_file(each, lists)))


def _in_text(text: str, label: str, lists: tuple[Wording, ...]) -> Iterator[Found]:
    for each in check_text(text, words=lists):
        line = text.count("\n", 0, each.start) + 1
        yield Found(
            place=f"{label}第{line}行" if "\n" in text else label, rule=each.rule,
            quote=each.quote, message=each.message, advice=each.advice, severity=each.severity,
        )  # fmt: skip


def _in_file(attachment: Attachment, lists: tuple[Wording, ...]) -> Iterator[Found]:
    """What was found when the file came in, hidden content too, and what the lists find today."""
    known = set()
    for row in attachment.upload.findings:
        known.add(row["message"])
        yield Found(
            place=f"附件“{attachment}”{row['place']}", rule="file", message=row["message"],
            quote=f"{attachment}：{row['message']}"[:400], advice=row["advice"],
            severity=row["severity"],
        )  # fmt: skip
    for each in _in_text(attachment.upload.text, f"附件“{attachment}”", lists):
        if f"{each.message}：{each.quote}" not in known:
            yield each


def unexplained(found: tuple[Found, ...], reasons: Mapping[Key, str]) -> tuple[Found, ...]:
    """The grave ones without a reason, each words once."""
    left = {each.key: each for each in found if each.grave and not reasons.get(each.key)}
    return tuple(left.values())


def reasons_of(version: Version) -> dict[Key, str]:
    """What was said of findings that may stand."""
    return {(each.check_name, each.quote): each.reason for each in version.explanations.all()}


def keep(version: Version, found: tuple[Found, ...], *, at: datetime) -> Scan:
    """Write down what the present lists found; once for each edition."""
    kept, _ = Scan.objects.update_or_create(
        version=version, edition=edition(),
        defaults={
            "findings": [asdict(each) for each in found],
            "grave": sum(each.grave for each in found), "at": at,
        },
    )  # fmt: skip
    return kept


def kept(version: Version) -> tuple[Found, ...]:
    """What was found last in a version handed in; a draft is looked at as it stands."""
    last = version.scans.order_by("-at", "-id").first()
    if last is None:
        return found_in(version)
    return tuple(Found(**each) for each in last.findings)
