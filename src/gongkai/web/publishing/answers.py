"""What reviewers answer: forms whose rows are the five gates, the points of secrecy, defects."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from gongkai.web.publishing import scanning
from gongkai.web.publishing.models import Gate
from gongkai.web.publishing.services.reviewing import POINTS, Found, Verdict

_ROWS = 5
_ASKS = {
    Gate.POLITICAL: "政治术语、领导人姓名职务和排序、地图、民族宗教和涉台港澳表述准确",
    Gate.POLICY: "依据现行有效，与上位规定一致，需要解读的已备解读",
    Gate.SECRECY: "无涉密和工作秘密内容，个人信息、商业秘密已处理，附件一并检查",
    Gate.FORMAT: "公文要素、版式和目录信息齐全，附件能打开",
    Gate.WORDING: "无错别字，标点、数字、单位、人名地名正确",
}


class FindingsForm(forms.Form):
    """A reason for each grave finding that may stand."""

    def __init__(self, *args: Any, found: tuple[scanning.Found, ...], **options: Any) -> None:
        """One line a finding."""
        super().__init__(*args, **options)
        self._found = found
        for place, each in enumerate(found):
            self.fields[f"reason_{place}"] = forms.CharField(
                label=f"“{each.quote}”保留的理由", max_length=400, required=False,
                help_text=f"{each.place}：{each.message}。{each.advice}",
            )  # fmt: skip

    def reasons(self) -> dict[scanning.Key, str]:
        """What was answered."""
        return {
            each.key: self.cleaned_data[f"reason_{place}"]
            for place, each in enumerate(self._found)
        }


class ClearForm(forms.Form):
    """The secrecy review, point by point."""

    note = forms.CharField(
        label="意见", max_length=400, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="有一项不能确认的，写明理由；不能确定的，报保密行政管理部门确定",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        """One box a point."""
        super().__init__(*args, **options)
        for key, told in POINTS.items():
            self.fields[f"point_{key}"] = forms.BooleanField(label=told, required=False)

    def boxes(self) -> Iterator[BoundField]:
        """The points, for the page."""
        return (self[f"point_{key}"] for key in POINTS)

    def points(self) -> dict[str, bool]:
        """What was ticked."""
        return {key: self.cleaned_data[f"point_{key}"] for key in POINTS}


class ReviewForm(forms.Form):
    """One level: the gates, the proofreading, the defects, a remark."""

    proofread = forms.BooleanField(
        label="已逐字校对：文字与原稿，数字、日期、标题和链接", required=False
    )
    note = forms.CharField(
        label="意见", max_length=400, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """One box a gate, some rows for defects."""
        super().__init__(*args, **options)
        for gate, asks in _ASKS.items():
            self.fields[f"gate_{gate.value}"] = forms.BooleanField(
                label=gate.label, help_text=asks, required=False
            )
        gates = [("", "—"), *Gate.choices]
        for row in range(_ROWS):
            self.fields[f"at_{row}"] = forms.ChoiceField(
                label=f"问题{row + 1}属于", choices=gates, required=False
            )
            for name, label in (("quote", "原文"), ("fix", "应改为")):
                self.fields[f"{name}_{row}"] = forms.CharField(
                    label=f"问题{row + 1}{label}", max_length=400, required=False
                )

    def clean(self) -> dict[str, Any]:
        """A defect is told whole or not at all."""
        told = super().clean() or {}
        for row in range(_ROWS):
            parts = [told.get(f"{name}_{row}") for name in ("at", "quote", "fix")]
            if any(parts) and not all(parts):
                self.add_error(f"quote_{row}", "问题应写明属于哪一关、原文和应改为什么")
        return told

    def gates(self) -> Iterator[BoundField]:
        """The boxes of the gates, for the page."""
        return (self[f"gate_{gate.value}"] for gate in Gate)

    def rows(self) -> Iterator[tuple[BoundField, ...]]:
        """The rows for defects, for the page."""
        for row in range(_ROWS):
            yield tuple(self[f"{name}_{row}"] for name in ("at", "quote", "fix"))

    def verdict(self, *, passes: bool) -> Verdict:
        """What was answered."""
        told = self.cleaned_data
        return Verdict(
            passes=passes,
            gates={gate.value: told[f"gate_{gate.value}"] for gate in Gate},
            proofread=told["proofread"],
            defects=tuple(
                Found(told[f"at_{row}"], told[f"quote_{row}"], told[f"fix_{row}"])
                for row in range(_ROWS)
                if told[f"quote_{row}"]
            ),
            note=told["note"],
        )
