"""Issuing a letter, and what all letters of an organ say."""

from datetime import date
from typing import Any

from django import forms

from gongkai.web.applications.forms.base import line
from gongkai.web.applications.models import LetterHead
from gongkai.web.organs.models import Organ
from gongkai.web.organs.queries import ancestors


class IssueForm(forms.Form):
    """Which letter, and the version of the case that was looked at: no word of its text."""

    letter = forms.CharField(widget=forms.HiddenInput, max_length=60)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class HeadForm(forms.Form):
    """The mark in the numbers, and the places of the remedies."""

    mark = line(
        "机关代字",
        most=20,
        hint="文号〔年份〕前的代字，如“示机管”，文号即为“示机管公复〔2026〕1号”",
    )
    authority = line(
        "行政复议机关", most=100,
        hint="政府部门：本级人民政府；下一级政府：上一级政府；垂直领导的：上一级主管部门"
        "（行政复议法第二十四条至第二十八条）",
    )  # fmt: skip
    court = line("有管辖权的人民法院", most=100)
    online = line(
        "在线复议渠道",
        most=200,
        required=False,
        hint="电子方式答复时应告知（行政复议法第二十二条）",
    )

    def __init__(self, data: Any, *, organ: Organ, kept: LetterHead | None, day: date) -> None:
        """What is kept; of a new one, the government above as a proposal."""
        first: dict[str, str] = {}
        if kept is not None:
            first = {name: getattr(kept, name) for name in self.base_fields}
        elif above := [it for it in ancestors(organ, day=day) if it.kind == "government"]:
            first = {"authority": above[-1].name}
        super().__init__(data, initial=first)
