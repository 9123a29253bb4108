"""The document an item was written from: whether it may be open, and what it already settled."""

from datetime import date

from gongkai.web.documents.models import Attribute, Document, Normative, State
from gongkai.web.publishing.models import Clearance, Effect, Item, Result, Version
from gongkai.web.publishing.words import Words

_EFFECTS = {"有效": Effect.IN_FORCE, "失效": Effect.LAPSED, "废止": Effect.REPEALED}


def obstacle(document: Document) -> str:
    """Why what stands in a document may not be open; nothing when it may."""
    if document.state != State.ISSUED:
        return f"公文{document.get_state_display()}"
    if document.attribute != Attribute.ACTIVE:
        return f"公文的公开属性为{document.get_attribute_display()}，不是主动公开"
    if not document.cleared:
        return "公文没有通过保密审查"
    return ""


def obstacle_of(item: Item) -> str:
    """The same for an item, asked afresh; one written alone has its own secrecy review."""
    if item.document_id is None:
        return ""
    return obstacle(Document.objects.get(pk=item.document_id))


def words_from(document: Document) -> Words:
    """The words of an item that says what the document says."""
    return Words(
        title=document.title, body=document.body, summary=document.summary,
        source=str(document.organ), document_number=document.number, formed_on=document.signed,
    )  # fmt: skip


def clearance_from(version: Version) -> Clearance | None:
    """The document's own secrecy review, when the version says exactly what it covered."""
    document = version.item.document
    if (
        document is None
        or version.attachments.exists()
        or (document.title, document.body) != (version.title, version.body)
    ):
        return None
    passed = document.secrecy_reviews.filter(passed=True).order_by("-pk").first()
    if passed is None or not document.cleared:
        return None
    return Clearance(
        version=version, attribute=document.attribute, points={"document": True},
        result=Result.PASSED, note=f"文字与公文一致，沿用{document.number}的保密审查",
        person=passed.person, at=passed.at,
    )  # fmt: skip


def effect_from(document: Document, *, on: date) -> str:
    """Whether a normative document is law on a day; nothing for other documents."""
    normative = Normative.objects.filter(document=document).first()
    return _EFFECTS.get(normative.effect_on(on), Effect.NONE) if normative else Effect.NONE


def note_published(document: Document, *, on: date) -> None:
    """The ledger of documents keeps the first day on which one was before the public."""
    Document.objects.filter(pk=document.pk, published=None).update(published=on)
    Normative.objects.filter(document=document, published=None).update(published=on)
