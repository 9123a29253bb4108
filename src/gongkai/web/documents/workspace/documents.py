"""The list of documents, one document, the catalogues."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.web.documents import queries
from gongkai.web.documents.hints import hints
from gongkai.web.documents.models import Attribute, Change, Document, Kind, State
from gongkai.web.documents.services.secrecy import CLEAN, POINTS
from gongkai.web.documents.sheets import catalogue_sheet
from gongkai.web.documents.workspace import find
from gongkai.web.journal.queries import history_of
from gongkai.web.organs.calendars import calendar
from gongkai.web.organs.doors import StaffRequest, door, own_account
from gongkai.web.organs.models import Organ, Person
from gongkai.web.organs.permissions import organs_for
from gongkai.web.organs.workspace.acting import links
from gongkai.web.organs.workspace.find import organ as find_organ

_ACTS = (
    ("document.propose", "document-propose"),
    ("document.check", "document-check"),
    ("document.clear", "document-clear"),
    ("document.sign", "document-sign"),
    ("document.issue", "document-issue"),
    ("document.edit", "document-edit"),
    ("document.attach", "document-attach"),
    ("document.detach", "document-detach"),
    ("document.joint", "document-joint"),
    ("document.clear_late", "document-clear-late"),
    ("document.change", "document-change"),
    ("document.reassess", "document-reassess"),
    ("document.return", "document-return"),
    ("document.void", "document-void"),
    ("document.drop", "document-drop"),
)
_CHANGE_ACTS = (
    ("change.check", "change-check"),
    ("change.clear", "change-clear"),
    ("change.sign", "change-sign"),
)
_ORGAN_ACTS = (
    ("document.draft", "document-draft"),
    ("documents.import", "documents-import"),
    ("catalogue.see", "catalogue"),
    ("normative.see", "normative-stock"),
)


@door("documents.see", own_account)
def listed(request: StaffRequest, person: Person) -> HttpResponse:
    """The documents the reader may see; the filter lives in the address."""
    names = ("organ", "state", "attribute", "kind", "year", "text", "before")
    asked = queries.Filter(**{name: request.GET.get(name, "") for name in names})
    seen = organs_for(person, "document.see", day=timezone.localdate())
    kept = request.GET.copy()
    kept.pop("before", None)
    context = {
        "page": queries.listed(seen, asked=asked), "asked": asked, "kept": kept.urlencode(),
        "organs": _organs(seen), "states": State.choices, "attributes": Attribute.choices,
        "kinds": Kind.choices,
        "acts": links(person, person.organ, _ORGAN_ACTS),
    }  # fmt: skip
    return render(request, "documents/workspace/documents.html", context)


def _organs(seen: frozenset[int]) -> list[tuple[str, str]]:
    """The organs to choose from, where there is a choice."""
    if len(seen) < 2:
        return []
    found = Organ.objects.filter(pk__in=seen).order_by("pk")
    return [(each.code, str(each)) for each in found]


@door("document.see", find.document)
def document(request: StaffRequest, document: Document) -> HttpResponse:
    """One document: text on the left, attribute with its reasons on the right."""
    due = queries.publish_by(document, calendar=calendar())
    context = {
        "document": document,
        "acts": links(request.user, document, _acts(document)),
        "due": due,
        "index": queries.index_number(document),
        "late": bool(due and due.due and (document.published or timezone.localdate()) > due.due),
        "reviews": [
            (each, [(title, each.points.get(key) == CLEAN) for key, title in POINTS.items()])
            for each in document.secrecy_reviews.select_related("person").order_by("-pk")
        ],
        "files": [each.upload for each in document.attachments.select_related("upload")],
        "checked": document.state not in _OVER,
        "hints": () if document.state in _OVER else hints(document),
        "joint": document.joint_organs.select_related("organ"),
        "changes": [
            (each, links(request.user, each, _CHANGE_ACTS))
            for each in document.changes.order_by("-pk")
        ],
        "steps": _steps(document),
        "history": history_of(document, size=30),
    }
    return render(request, "documents/workspace/document.html", context)


def _acts(document: Document) -> list[tuple[str, str]]:
    """The acts that make sense for this document, beyond what its state says."""
    unfit = set()
    if document.attribute != Attribute.ACTIVE or document.cleared or document.halted:
        unfit.add("document.clear_late")
    if document.attribute == Attribute.ACTIVE:
        unfit.add("document.reassess")
    if not document.attachments.exists():
        unfit.add("document.detach")
    if not document.joint_organs.exists():
        unfit.add("document.joint")
    if document.changes.filter(state__in=Change.OPEN).exists():
        unfit.add("document.change")
    return [each for each in _ACTS if each[0] not in unfit]


_OVER = (State.ISSUED, State.VOID, State.DROPPED)
_WAY = (
    (State.DRAFT, "起草，拟定属性"), (State.PROPOSED, "审核属性"), (State.CHECKED, "保密审查"),
    (State.CLEARED, "签发"), (State.SIGNED, "编号印发"),
)  # fmt: skip


def _steps(document: Document) -> list[tuple[str, bool, bool]]:
    """Title, done, here: the way of a document from left to right."""
    states = [state for state, _ in _WAY]
    state = State(document.state)
    given_up = 0 if state == State.DROPPED else len(states)
    here = states.index(state) if state in states else given_up
    return [(title, place < here, place == here) for place, (_, title) in enumerate(_WAY)]


@door("catalogue.see", find_organ)
def catalogue(request: StaffRequest, organ: Organ) -> HttpResponse:
    """One of the three catalogues of a year, on the page or as a workbook."""
    attribute = request.GET.get("attribute", Attribute.ACTIVE)
    attribute = attribute if attribute in Attribute.values else Attribute.ACTIVE
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else (
        timezone.localdate().year
    )  # fmt: skip
    rows = queries.catalogue(organ, attribute=attribute, year=year)
    title = f"{organ}{year}年{Attribute(attribute).label}公文目录"
    if request.GET.get("as") == "xlsx":
        answer = HttpResponse(
            catalogue_sheet(rows, title=title),
            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )
        answer["Content-Disposition"] = 'attachment; filename="catalogue.xlsx"'
        return answer
    context = {
        "organ": organ, "title": title, "attribute": attribute, "year": year,
        "rows": [(each, queries.index_number(each)) for each in rows],
        "attributes": Attribute.choices,
    }  # fmt: skip
    return render(request, "documents/workspace/catalogue.html", context)
