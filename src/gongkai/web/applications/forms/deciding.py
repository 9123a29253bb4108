"""The decision on each item: first its kind, then the reasons that the kind must carry."""

from collections.abc import Mapping
from typing import Any

from django import forms

from gongkai.law.decisions import kinds, leaves
from gongkai.web.applications.evidence import chosen
from gongkai.web.applications.forms.base import CaseForm, paragraph
from gongkai.web.applications.guide import walk
from gongkai.web.applications.models import Case, Decision, RequestedItem

_SAME = "各项处理结果和理由都相同，只填第一项"


def _choices() -> list[tuple[str, Any]]:
    """The kinds that may be chosen, by the groups of table 3."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for key in chosen():
        leaf = leaves()[kinds()[key].leaf]
        grouped.setdefault(leaf.group or leaf.title, []).append((key, kinds()[key].title))
    return [("", "请选择"), *grouped.items()]


class DecideForm(CaseForm):
    """Kinds first; the reasons of the chosen kinds are asked on the second page."""

    on_label = "拟稿日期"

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """One choice an item, what the guide found offered; reasons for what was chosen."""
        super().__init__(*args, case=case, **options)
        self.items = list(case.items.order_by("place"))
        self.alike = self.is_bound and bool(self.data.get("same"))
        for each in self.asked:
            name = f"kind_{each.place}"
            self.fields[name] = forms.ChoiceField(
                label=f"{each}", choices=_choices(), initial=walk(each, round_=case.round).kind
            )
            kind = self.data.get(name) if self.is_bound else self.fields[name].initial
            if kind in kinds():
                self._reasons(each.place, str(kind))
        self.fields["counted"] = forms.ChoiceField(
            label="计入年报的结果", required=False,
            choices=[("", "由系统按规则得出"), *((it.key, it.title) for it in leaves().values())],
            help_text="有公开有不公开的只计部分公开；各项均不公开且结果不同的，可以指定其中之一",
        )  # fmt: skip
        if len(self.items) == 1:
            del self.fields["counted"]
        else:
            self.fields["same"] = forms.BooleanField(label=_SAME, required=False)
        self.fields["shown"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=self._shown()
        )
        first = ["same"] if "same" in self.fields else []
        self.order_fields([*first, *(each for each in self.fields if each != "on"), "on"])

    @property
    def asked(self) -> list[RequestedItem]:
        """The items asked about: the first alone when all are answered alike."""
        return self.items[:1] if self.alike else self.items

    def _reasons(self, place: int, kind: str) -> None:
        for reason in kinds()[kind].reasons:
            self.fields[f"reason_{place}_{reason.key}"] = paragraph(
                reason.title, rows=2, required=False, hint="签发前必须写明"
            )
        if kind == "granted_provided":
            self.fields[f"reason_{place}_overriding"] = paragraph(
                "公共利益的重大影响", rows=2, required=False,
                hint="仅在第三方不同意公开时填写（条例第三十二条）",
            )  # fmt: skip

    def _shown(self) -> str:
        """Which kinds the reasons on this page are for."""
        return "/".join(
            str(self.data.get(f"kind_{each.place}", "")) if self.is_bound
            else str(self.fields[f"kind_{each.place}"].initial or "")
            for each in self.asked
        )  # fmt: skip

    @property
    def ready(self) -> bool:
        """Whether the reasons of these very kinds have been before the reader's eyes."""
        return bool(self.data.get("shown") == self._shown())

    def turn(self) -> None:
        """Note that the reasons of these kinds are shown now."""
        self.data = {**self.data.dict(), "shown": self._shown()}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Answers by the place of the item, as the act takes them."""
        given = super().clean() or {}
        answers = {}
        for each in self.items:
            place = self.items[0].place if self.alike else each.place
            answers[each.place] = (given.get(f"kind_{place}", ""), reasons_of(given, place))
        self.cleaned_data = {
            "answers": answers, "counted": given.get("counted", ""), "on": given.get("on"),
            "seen": given.get("seen"),
        }  # fmt: skip
        return self.cleaned_data


class CompleteForm(CaseForm):
    """The reasons of a draft."""

    on_label = "日期"

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """As they stand."""
        super().__init__(*args, case=case, **options)
        self.drafted = list(
            Decision.objects.filter(item__case=case, round=case.round)
            .select_related("item")
            .order_by("item__place")
        )
        for each in self.drafted:
            for reason in kinds()[each.kind].reasons:
                field = paragraph(f"第{each.item.place}项 {reason.title}", rows=2, required=False)
                field.initial = each.reasons.get(reason.key, "")
                self.fields[f"reason_{each.item.place}_{reason.key}"] = field
        self.order_fields([*(each for each in self.fields if each != "on"), "on"])

    def clean(self) -> dict[str, Any]:
        """Reasons by the place of the item."""
        given = super().clean() or {}
        reasons = {each.item.place: reasons_of(given, each.item.place) for each in self.drafted}
        self.cleaned_data = {
            "reasons": reasons, "on": given.get("on"), "seen": given.get("seen")
        }  # fmt: skip
        return self.cleaned_data


def reasons_of(given: Mapping[str, Any], place: int) -> dict[str, str]:
    """The reasons typed for one item, by key."""
    head = f"reason_{place}_"
    return {
        name.removeprefix(head): str(text)
        for name, text in given.items()
        if name.startswith(head)
    }  # fmt: skip
