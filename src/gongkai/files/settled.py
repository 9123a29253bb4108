"""Zip packages whose bytes depend on their contents only: fixed times, fixed order, no machine."""

import io
import zipfile
from collections.abc import Iterable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the parts in the order given; the same parts give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _REGULAR_FILE
            entry.create_system = _UNIX
            package.writestr(entry, data)
    return buffer.getvalue()


def settle(data: bytes, *, replace: Mapping[str, bytes] | None = None) -> bytes:
    """A zip made by somebody else, packed again; `replace` puts other bytes into named parts."""
    instead = replace or {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return pack((name, instead.get(name) or package.read(name)) for name in package.namelist())
