"""What stands on the sheet that is printed and hung up."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from gongkai.web.publishing.boards.models import Posting
from gongkai.web.publishing.body import html_of
from gongkai.web.publishing.portal.square import square


def sheet_of(posting: Posting, *, absolute: Callable[[str], str]) -> dict[str, Any]:
    """The words, and the square that leads to the item, or to the boards of the organ."""
    shown = posting.item.shown if posting.item else None
    text = posting.text or (shown.body if shown else "")
    path = (
        reverse("public-item", args=[posting.item.pk])
        if posting.item and shown
        else reverse("public-organ-boards", args=[posting.organ.code])
    )
    address = absolute(path)
    return {
        "posting": posting, "organ": posting.organ, "body": html_of(text),
        "square": square(address), "address": address, "online": shown is not None,
    }  # fmt: skip
