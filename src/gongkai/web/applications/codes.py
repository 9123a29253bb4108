"""The secret code with which an applicant asks for the status of a case without an account.

It comes of the key of the post and the site's own key, so that a post sent twice is told the same
code and the office can print a receipt again; the database alone does not tell it.
"""

import base64
import hmac
from collections.abc import Iterable
from hashlib import sha256

from gongkai.web.applications import seal
from gongkai.web.applications.models import Case

_PURPOSE = "status codes"
LENGTH = 12


def _code(digest: str) -> str:
    return base64.b32encode(bytes.fromhex(digest))[:LENGTH].decode()


def _digest(code: str) -> str:
    return sha256(f"gongkai status {code}".encode()).hexdigest()


def fresh(organ: int, key: str) -> tuple[str, str]:
    """A code of 60 bits, and the digest that is kept of it."""
    code = _code(seal.digests(_PURPOSE, f"{organ}/{key}")[0])
    return code, _digest(code)


def code_of(case: Case) -> str:
    """The code of a case, to print again; empty when its key is gone."""
    for each in seal.digests(_PURPOSE, f"{case.organ_id}/{case.key}"):
        if hmac.compare_digest(_digest(_code(each)), case.code_digest):
            return _code(each)
    return ""


def opened(cases: Iterable[Case], code: str) -> Case | None:
    """The case whose code it is; spaces, hyphens and small letters do not matter.

    Every case is compared, in constant time, the right one or not: the time tells nothing.
    """
    digest = _digest("".join(each for each in code.upper() if each.isalnum()))
    known = [each for each in cases if hmac.compare_digest(digest, each.code_digest)]
    return known[0] if len(known) == 1 else None
