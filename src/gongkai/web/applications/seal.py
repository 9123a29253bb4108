"""Seals what identifies an applicant: AES-256-GCM under keys drawn from the site's own by HKDF.

The newest key seals; older ones (`SECRET_KEY_FALLBACKS`) still open, until `reseal_applicants`
has sealed everything anew. A sealed text begins with the mark of its key.
"""

import base64
import hmac
import json
import secrets
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12
_MARK = 8


class Unreadable(ValueError):
    """Sealed under a key that this site no longer has, or tampered with."""


def seal(said: Mapping[str, str], *, about: str) -> str:
    """Unreadable text; `about` names the row it belongs to and must be said again to open it."""
    key = _keys("applicants")[0]
    nonce = secrets.token_bytes(_NONCE)
    plain = json.dumps(dict(said), ensure_ascii=False, sort_keys=True).encode()
    sealed = AESGCM(key).encrypt(nonce, plain, about.encode())
    return _mark(key) + base64.b64encode(nonce + sealed).decode()


def unseal(sealed: str, *, about: str) -> dict[str, str]:
    """What was sealed; raises Unreadable."""
    raw = base64.b64decode(sealed[_MARK:])
    for key in _keys("applicants"):
        if _mark(key) != sealed[:_MARK]:
            continue
        try:
            plain = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
        except InvalidTag as broken:
            raise Unreadable(about) from broken
        found: dict[str, str] = json.loads(plain)
        return found
    raise Unreadable(about)


def seal_bytes(data: bytes, *, about: str) -> bytes:
    """Unreadable bytes of a file; `about` as in `seal`."""
    key = _keys("applicants")[0]
    nonce = secrets.token_bytes(_NONCE)
    return _mark(key).encode() + nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def unseal_bytes(sealed: bytes, *, about: str) -> bytes:
    """The file that was sealed; raises Unreadable."""
    mark, raw = bytes(sealed[:_MARK]).decode(), bytes(sealed[_MARK:])
    for key in _keys("applicants"):
        if _mark(key) == mark:
            try:
                return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
            except InvalidTag as broken:
                raise Unreadable(about) from broken
    raise Unreadable(about)


def is_newest(sealed: str) -> bool:
    """Whether it is sealed under the newest key."""
    return sealed[:_MARK] == _mark(_keys("applicants")[0])


def digest(purpose: str, text: str) -> str:
    """A keyed digest to find equals by; empty for nothing."""
    plain = "".join(text.split()).casefold()
    if not plain:
        return ""
    return hmac.new(_keys(purpose)[0], plain.encode(), sha256).hexdigest()


def digests(purpose: str, text: str) -> tuple[str, ...]:
    """The digest under every key, the newest first."""
    return tuple(
        hmac.new(key, text.encode(), sha256).hexdigest() for key in _keys(purpose)
    )  # fmt: skip


def _keys(purpose: str) -> tuple[bytes, ...]:
    return _derived((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS), purpose)


@lru_cache(maxsize=32)
def _derived(secrets_: tuple[str, ...], purpose: str) -> tuple[bytes, ...]:
    return tuple(
        HKDF(algorithm=SHA256(), length=32, salt=None, info=f"gongkai {purpose}".encode()).derive(
            each.encode()
        )
        for each in secrets_
    )


def _mark(key: bytes) -> str:
    return sha256(b"mark" + key).hexdigest()[:_MARK]
