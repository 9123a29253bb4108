"""Where the bytes of files lie: outside every folder that is served, under names of ours."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai.web.uploads.models import Upload

PIECE = 2**18


def fresh_name(at: datetime) -> str:
    """A name that says the month and nothing of the user's."""
    return f"{at:%Y/%m}/{secrets.token_hex(16)}"


def keep(stored: str, data: bytes) -> None:
    """Put bytes under a fresh name; never over others."""
    kept = default_storage.save(stored, ContentFile(data))
    assert kept == stored, kept  # noqa: S101 drawn of 128 bits


def read(upload: Upload) -> bytes:
    """The bytes of a file."""
    with default_storage.open(upload.stored) as file:
        return cast(bytes, file.read())


def pieces(upload: Upload) -> Iterator[bytes]:
    """The same, a piece at a time: a large file is never whole in the memory of a server."""
    with default_storage.open(upload.stored) as file:
        while piece := file.read(PIECE):
            yield cast(bytes, piece)


def drop(stored: str) -> None:
    """Remove bytes; those that are gone already are no error."""
    default_storage.delete(stored)


def is_whole(upload: Upload) -> bool:
    """Whether the bytes are those that came in."""
    digest = hashlib.sha256()
    for piece in pieces(upload):
        digest.update(piece)
    return digest.hexdigest() == upload.sha256
