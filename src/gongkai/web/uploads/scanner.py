"""An optional virus scanner (clamd), asked over its own small protocol."""

import socket

from django.conf import settings

_CHUNK = 2**16
_PATIENCE = 30


class NotScanned(Exception):
    """A scanner is set and did not answer: the file waits."""


def scan(data: bytes) -> str:
    """The name of a virus, or nothing. Without a scanner in the settings nothing is asked."""
    if not settings.CLAMD:
        return ""
    host, _, port = settings.CLAMD.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=_PATIENCE) as wire:
            wire.sendall(b"zINSTREAM\0")
            for start in range(0, len(data), _CHUNK):
                piece = data[start : start + _CHUNK]
                wire.sendall(len(piece).to_bytes(4) + piece)
            wire.sendall(b"\0\0\0\0")
            answer = wire.recv(4096).decode("utf-8", "replace").strip("\0\n ")
    except OSError as silent:
        raise NotScanned(str(silent)) from silent
    if answer.endswith("FOUND"):
        return answer.removeprefix("stream:").removesuffix("FOUND").strip()
    if not answer.endswith("OK"):
        raise NotScanned(answer)
    return ""
