"""The staff's way to a package."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from gongkai.web.organs.doors import StaffRequest, door
from gongkai.web.publishing.models import Column, Item
from gongkai.web.publishing.package.zips import column_zip, item_zip
from gongkai.web.publishing.visibility import visible
from gongkai.web.publishing.workspace import find


@door("item.package", find.item)
def of_item(request: StaffRequest, item: Item) -> HttpResponse:
    """One item."""
    found = get_object_or_404(visible(person=None).select_related("shown"), pk=item.pk)
    data = item_zip(found, absolute=request.build_absolute_uri)
    return _file(data, f"item-{item.pk}.zip")


@door("column.package", find.column)
def of_column(request: StaffRequest, column: Column) -> HttpResponse:
    """One column."""
    data = column_zip(column, absolute=request.build_absolute_uri)
    return _file(data, f"{column.organ.code}-{column.key}.zip")


def _file(data: bytes, name: str) -> HttpResponse:
    shown = f'attachment; filename="{name}"'
    return HttpResponse(
        data, content_type="application/zip", headers={"Content-Disposition": shown}
    )
