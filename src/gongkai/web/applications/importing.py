"""Applications that were kept in a workbook: looked at row by row, registered all or none.

A row is registered as if a clerk had typed it. The same row read in again is the same case.
"""

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from openpyxl import Workbook

from gongkai.web.applications import seal, sheets
from gongkai.web.applications.forms.registering import RegisterForm
from gongkai.web.applications.models import Case
from gongkai.web.applications.people import masked_name
from gongkai.web.applications.services.registering import register
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person

# The columns by their titles, and the fields of the form a clerk would fill in.
NEEDED = ("渠道", "到达日期", "申请人类别", "姓名或名称", "所需信息")
COLUMNS: Mapping[str, str] = {
    "渠道": "channel", "到达日期": "arrived", "确认日期": "confirmed", "申请人类别": "kind",
    "姓名或名称": "name", "联系电话": "telephone", "电子邮箱": "email", "通信地址": "address",
    "证件种类": "id_kind", "证件号码": "id_number", "联系人": "contact", "所需信息": "wanted",
    "提供形式": "medium", "获取途径": "route", "用途": "purpose",
}  # fmt: skip
_USUAL = {"medium": "不限", "route": "邮寄"}
_MOST = 1_000
_DAYS = ("arrived", "confirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: who and what, what is wrong with it, or as which case it stands already."""

    row: int
    shown: str
    wanted: str
    given: Mapping[str, Any]
    faults: tuple[str, ...]
    case: Case | None

    @property
    def ready(self) -> bool:
        """Whether it would be registered."""
        return not self.faults and self.case is None


def empty() -> bytes:
    """A workbook with the headings and nothing else."""
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None  # noqa: S101 a new workbook has a sheet
    book.active.append(list(COLUMNS))
    book.save(out)
    return out.getvalue()


def compare(organ: Organ, *, data: bytes, name: str) -> tuple[Line, ...]:
    """Every row with what would come of it; nothing is written."""
    rows = sheets.body(data, name=name, needed=NEEDED, known=COLUMNS)
    if not rows:
        raise Refused("文件中没有申请")
    if len(rows) > _MOST:
        raise Refused(f"一次最多导入{_MOST}件，请分几次导入")
    met: Counter[str] = Counter()
    lines = []
    for number, row in rows:
        said = "/".join(str(row.get(title) or "").strip() for title in COLUMNS)
        met[said] += 1
        # Keyed, as names stand in a row; under an older key the row is known as well.
        keys = seal.digests("imported rows", f"{organ.pk}/{said}/{met[said]}")
        lines.append(_line(organ, number, row, keys))
    return tuple(lines)


def take(organ: Organ, *, lines: Iterable[Line], by: Person | None) -> int:
    """Register every row that is not there yet; none while one of them has a fault."""
    held = list(lines)
    wrong = [each.row for each in held if each.faults]
    if wrong:
        told = "、".join(map(str, wrong[:10]))
        raise Refused(f"第{told}行须改正，一件也没有登记", field="file")
    ready = [each for each in held if each.ready]
    with transaction.atomic():
        for each in ready:
            register(organ, **each.given, by=by)
    return len(ready)


def _line(organ: Organ, number: int, row: Mapping[str, object], keys: Sequence[str]) -> Line:
    typed, faults = _typed(row)
    form = RegisterForm({**typed, "key": keys[0]})
    if form.is_valid():
        faults += _refused(organ, form.cleaned_data)
    else:
        faults += [f"{_title(form, name)}：{text}" for name, said in form.errors.items()
                   for text in said if name not in _DAYS or typed[name] != "-"]  # fmt: skip
    kind = typed.get("kind", "")
    return Line(
        row=number, shown=masked_name(typed.get("name", ""), kind), wanted=typed.get("wanted", ""),
        given=form.cleaned_data if form.is_valid() else {}, faults=tuple(faults),
        case=Case.objects.filter(organ=organ, key__in=keys).first(),
    )  # fmt: skip


def _title(form: forms.Form, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else "本行"


def _typed(row: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The cells as a form sends them: days as days, words of a list as their keys."""
    typed, faults = dict[str, str](), list[str]()
    for title, name in COLUMNS.items():
        text = str(row.get(title) or _USUAL.get(name, "")).strip()
        field = RegisterForm.base_fields[name]
        if name in _DAYS and text:
            try:
                text = sheets.day_of(row[title]).isoformat()
            except ValueError:
                faults.append(f"{title}“{text}”不是日期")
                text = "-"
        elif isinstance(field, forms.ChoiceField) and text:
            known = {str(label): str(key) for key, label in list(field.choices)}  # type: ignore[arg-type]
            if text not in known:
                faults.append(
                    f"{title}“{text}”应为：{'、'.join(each for each in known if each != '—')}"
                )
            text = known.get(text, "")
        typed[name] = text
    return typed, faults


class _Asked(Exception):
    """Only asked: take it back."""


def _refused(organ: Organ, given: Mapping[str, Any]) -> list[str]:
    """What the act itself objects to, asked and taken back."""
    try:
        with transaction.atomic():
            register(organ, **given, by=None)
            raise _Asked
    except _Asked:
        return []
    except Refused as refused:
        return [refused.reason]
