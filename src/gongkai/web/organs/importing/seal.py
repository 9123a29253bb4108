"""Seals the first passwords until they are handed out."""

import base64
import json
from hashlib import sha256

from cryptography.fernet import Fernet
from django.conf import settings


def seal(passwords: dict[str, str]) -> str:
    """Unreadable without the site's own key; nothing for nobody."""
    if not passwords:
        return ""
    return _key().encrypt(json.dumps(passwords).encode()).decode()


def open_(sealed: str) -> dict[str, str]:
    """The passwords by account."""
    found: dict[str, str] = json.loads(_key().decrypt(sealed.encode()))
    return found


def _key() -> Fernet:
    key = sha256(b"gongkai first passwords" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
