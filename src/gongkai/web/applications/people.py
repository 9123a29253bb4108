"""What is known of an applicant: the fields, their masks, their digests."""

import re
from collections.abc import Mapping

from gongkai.web.applications import seal
from gongkai.web.applications.models import Applicant
from gongkai.web.organs.errors import Refused

# What may be kept of an applicant (Art. 29), in the order of the form.
FIELDS: Mapping[str, str] = {
    "name": "姓名或名称",
    "id_kind": "证件种类",
    "id_number": "证件号码",
    "contact": "联系人",
    "telephone": "联系电话",
    "email": "电子邮箱",
    "address": "通信地址",
    "postcode": "邮政编码",
}
ID_KINDS = ("居民身份证", "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证",
            "统一社会信用代码", "其他")  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def checked(person: Mapping[str, str]) -> dict[str, str]:
    """The fields that are known, trimmed; refused without a name or a way to reach somebody."""
    known = {key: person.get(key, "").strip() for key in FIELDS}
    if not known["name"]:
        raise Refused("请填写申请人姓名或名称（条例第二十九条）", field="name")
    if not (known["telephone"] or known["email"] or known["address"]):
        raise Refused("请至少填写一种联系方式（条例第二十九条）", field="telephone")
    if known["id_kind"] == ID_KINDS[0] and known["id_number"]:
        known["id_number"] = known["id_number"].upper()
        if not right_id(known["id_number"]):
            raise Refused("身份证号码有误，请核对", field="id_number")
    return known


def right_id(number: str) -> bool:
    """Whether the check figure of an identity number is right (GB 11643)."""
    if not re.fullmatch(r"\d{17}[\dX]", number):
        return False
    total = sum(int(figure) * weight for figure, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17]


def masked_name(name: str, kind: str) -> str:
    """A natural person's family name alone; an organization as it is called."""
    return name[:1] + "×" * (len(name) - 1) if kind == Applicant.NATURAL else name


def masked(key: str, value: str) -> str:
    """A particular with its middle hidden."""
    if key in ("name", "contact"):
        return value[:1] + "×" * (len(value) - 1)
    if key == "email":
        head, _, tail = value.partition("@")
        return f"{head[:1]}***@{tail}" if tail else "***"
    if key in ("id_kind", "postcode"):
        return value
    if key == "address":
        return value[:6] + "…" if len(value) > 6 else value
    return value[:3] + "*" * max(len(value) - 7, 1) + value[-4:] if len(value) > 7 else "***"


def identity_of(known: Mapping[str, str]) -> str:
    """The digest of who it is: by identity number, else by name and contact."""
    if known["id_number"]:
        return seal.digest("identity", known["id_number"])
    reach = known["telephone"] or known["email"] or known["address"]
    return seal.digest("identity", f"{known['name']}/{reach}")


def digests_of(known: Mapping[str, str]) -> dict[str, str]:
    """The keyed digests of an applicant, as PersonalData keeps them."""
    return {
        "identity": identity_of(known),
        "telephone": seal.digest("contact", known["telephone"]),
        "email": seal.digest("contact", known["email"]),
    }
