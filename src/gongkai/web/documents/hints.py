"""What a machine notices in a document before people look at it; it decides nothing."""

from dataclasses import dataclass

from gongkai.web.documents.models import Attribute, Document, Kind
from gongkai.web.uploads.checks import check_text
from gongkai.web.uploads.words import words_in_use


@dataclass(frozen=True, slots=True)
class Hint:
    """Where, what, and what to do about it."""

    place: str
    message: str
    advice: str
    grave: bool


def hints(document: Document) -> tuple[Hint, ...]:
    """Personal data and wordings in the text and its files; a title without its kind."""
    words = words_in_use()
    texts = (("标题", document.title), ("正文", document.body), ("内容概述", document.summary))
    found = [
        Hint(place, f"{each.message}：{each.quote}", each.advice, each.severity == "grave")
        for place, text in texts
        for each in check_text(text, words=words)
    ]
    for file in document.attachments.select_related("upload").order_by("pk"):
        found += (
            Hint(f"附件“{file}”{each['place']}", each["message"], each["advice"],
                 each["severity"] == "grave")
            for each in file.upload.findings
        )  # fmt: skip
    return (*_of_form(document), *found)


def _of_form(document: Document) -> list[Hint]:
    kind = "命令" if document.kind == Kind.ORDER else document.get_kind_display()
    found = []
    if not document.title.endswith((kind, "令") if document.kind == Kind.ORDER else kind):
        found.append(
            Hint("标题", f"没有以文种“{kind}”结尾", "标题由发文机关名称、事由和文种组成", False)
        )
    if document.kind in (Kind.REPORT, Kind.REQUEST) and document.proposed == Attribute.ACTIVE:
        advice = "请示、报告一般属于过程性信息（《条例》第十六条第二款），主动公开的请核实"
        found.append(Hint("公开属性", f"{kind}拟主动公开", advice, False))
    return found
