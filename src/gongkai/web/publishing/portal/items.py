"""The page of an item, the notice of a withdrawn one, and the item as a document."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext

from gongkai.files.paper import Paper, Paragraph
from gongkai.files.writers import docx
from gongkai.web.publishing.body import html_of
from gongkai.web.publishing.models import Attachment, Item, ItemState, Step, Version
from gongkai.web.publishing.portal import places, shelf
from gongkai.web.publishing.portal.pages import public
from gongkai.web.publishing.portal.square import square
from gongkai.web.publishing.visibility import visible
from gongkai.web.uploads.services.files import serve

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Fact = tuple[str, str]


@public
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item with all that must be said of it; a withdrawn one says only that and why."""
    at = shelf.mark()
    try:  # not `first`, which would sort what is one
        found = visible(person=None).select_related("shown").get(pk=pk)
    except Item.DoesNotExist:
        return _withdrawn(request, pk)
    version = found.shown
    assert version is not None  # noqa: S101 it is visible
    house = places.house_of(at, found.organ_id)
    found.organ, found.column = house.organ, house.columns[found.column_id]
    context = {
        "item": found,
        "version": version,
        "body": html_of(version.body),
        "facts": facts(found, version),
        "organ": house.organ,
        "above": house.above,
        "path": (*house.path(found.column), found.column),
        "files": files_of(version),
        "corrections": _corrections(found),
        "square": square(request.build_absolute_uri(request.path)),
        "address": request.build_absolute_uri(request.path),
    }
    return render(request, "publishing/portal/item.html", context)


_NEEDED = ("organ", "shown", "column__parent__parent")


def _withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    gone = Item.objects.filter(state=ItemState.WITHDRAWN).select_related("organ", "column")
    found = get_object_or_404(gone, pk=pk)
    return render(request, "publishing/portal/withdrawn.html", {"item": found}, status=410)


def files_of(version: Version) -> list[Attachment]:
    """What goes with a version."""
    found = Attachment.objects.filter(version=version).select_related("upload")
    told = found.only("title", "version", "upload__name", "upload__kind", "upload__size")
    return sorted(told, key=lambda each: each.pk)  # the words of a long file stay where they are


@public
def file(request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
    """A file that goes with an item; seen by whoever may see the item."""
    found = get_object_or_404(visible(person=None), pk=pk)
    attachments = Attachment.objects.select_related("upload")
    return serve(
        get_object_or_404(attachments, pk=file, version=found.shown_id).upload, inline=True
    )


def _corrections(item: Item) -> tuple[Version, ...]:
    """The versions the public has read, the newest first; nothing if there was only one."""
    if item.shown is not None and item.shown.number == 1:
        return ()
    read = item.versions.filter(
        state__in=[Step.PUBLISHED, Step.REPLACED], published_at__isnull=False
    )
    found = tuple(read.order_by("-number"))
    return found if len(found) > 1 else ()


def facts(item: Item, version: Version) -> list[Fact]:
    """The fields of the catalogue (《条例》第十二条) and the platform; empty ones are not said."""
    published = timezone.localtime(item.published_at) if item.published_at else None
    changed = timezone.localtime(version.published_at) if version.published_at else None
    told = [
        (gettext("索引号"), item.index_number),
        (gettext("发布机构"), item.organ.name),
        (gettext("发文字号"), version.document_number),
        (gettext("所属栏目"), item.column.title),
        (gettext("公开方式"), gettext("主动公开")),
        (gettext("生成日期"), f"{version.formed_on:%Y-%m-%d}" if version.formed_on else ""),
        (gettext("发布日期"), f"{published:%Y-%m-%d}" if published else ""),
        (gettext("更正日期"), f"{changed:%Y-%m-%d}" if version.number > 1 and changed else ""),
        (gettext("效力状态"), item.get_effect_display() if item.effect else ""),
        (gettext("主题词"), version.keywords),
        (gettext("来源"), version.source),
        (gettext("内容概述"), version.summary),
    ]
    return [(name, value) for name, value in told if value]


@public
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The item as a Word document."""
    found = get_object_or_404(visible(person=None).select_related(*_NEEDED), pk=pk)
    version = found.shown
    assert version is not None  # noqa: S101 it is visible
    blocks = (
        Paragraph(version.title, 0),
        *(Paragraph(f"{name}：{value}") for name, value in facts(found, version)),
        Paragraph(gettext("正文"), 1),
        *(Paragraph(each) for each in _paragraphs(version)),
        *(
            Paragraph(gettext("附件") + f" {number}：{each}")
            for number, each in enumerate(files_of(version), start=1)
        ),
        Paragraph(request.build_absolute_uri(f"/items/{pk}/")),
    )
    answer = HttpResponse(docx.render(Paper(blocks)), content_type=_DOCX)
    answer.headers["Content-Disposition"] = f'attachment; filename="item-{pk}.docx"'
    return answer


def _paragraphs(version: Version) -> list[str]:
    return [line.strip() for line in version.body.splitlines() if line.strip()]
