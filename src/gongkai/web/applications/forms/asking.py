"""Asking and being answered: the applicant, third parties, other organs; more time."""

from typing import Any

from django import forms

from gongkai.web.applications.confided import name_of
from gongkai.web.applications.forms.base import CaseForm, ComingDayField, line, paragraph
from gongkai.web.applications.models import (
    Asked,
    Case,
    Happening,
    Opinion,
)


class HowForm(CaseForm):
    """How somebody was reached, or not."""

    on_label = "确认日期"
    how = line("方式", hint="如电话、当面、邮件；未能联系的写明拨打的号码和次数")


class TriedForm(HowForm):
    """How one tried."""

    on_label = "尝试日期"


class CorrectionForm(CaseForm):
    """A notice of correction."""

    on_label = "告知日期"
    points = paragraph("需要补正的内容", rows=4, hint="一次性写全（条例第三十条）")
    until = ComingDayField(label="补正期限", help_text="合理期限，自申请人收到之后")


class SupplementForm(CaseForm):
    """A supplement."""

    on_label = "收到日期"
    text = paragraph("补正的内容", rows=4)


class ConsultForm(CaseForm):
    """A letter that asks for an opinion."""

    on_label = "发函日期"
    whom = forms.ChoiceField(label="征求对象", choices=Asked.choices, widget=forms.RadioSelect)
    name = line("名称")
    about = paragraph("涉及的信息", hint="写明拟征求意见的信息；不写申请人的个人信息")


class LetterForm(CaseForm):
    """One of the letters sent."""

    on_label = "送达日期"
    letter = forms.TypedChoiceField(label="征求意见函", coerce=int)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        """The letters of this round."""
        super().__init__(*args, case=case, **options)
        field = self.fields["letter"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 declared above
        asked = case.events.filter(round=case.round, kind=Happening.ASKED).order_by("pk")
        field.choices = [
            (each.pk, f"{each.on} {Asked(each.data['whom']).label} {name_of(each)}")
            for each in asked
        ]
        self.order_fields(["letter", *(each for each in self.fields if each != "letter")])


class OpinionForm(LetterForm):
    """An answer to a letter."""

    on_label = "收到日期"
    opinion = forms.ChoiceField(label="意见", choices=Opinion.choices, widget=forms.RadioSelect)
    reasons = paragraph("理由", required=False, hint="不同意公开的必须写明")


class ExtendForm(CaseForm):
    """An extension."""

    on_label = "告知申请人的日期"
    workdays = forms.IntegerField(label="延长的工作日数", min_value=1, max_value=400, initial=20)
    reason = paragraph("理由")


class ReasonsAskedForm(CaseForm):
    """Counts of an abnormal volume."""

    on_label = "告知日期"
    counts = paragraph("申请的次数和日期", hint="写明期间内的次数、频次和涉及事项")


class ReasonsGivenForm(CaseForm):
    """Reasons, and whether they are reasonable."""

    on_label = "收到日期"
    text = paragraph("申请人说明的理由")
    reasonable = forms.TypedChoiceField(
        label="认定", choices=[("yes", "理由合理"), ("no", "理由不合理")],
        coerce=lambda word: word == "yes", widget=forms.RadioSelect,
    )  # fmt: skip
    why = paragraph("认定的依据")


class SearchForm(CaseForm):
    """A search."""

    on_label = "检索日期"
    where = line("检索的场所、系统", hint="如档案室、办公自动化系统、业务科室")
    words = line("关键词")
    period = line("时段", hint="如2018年至2024年")
    who = line("检索人员")
    result = paragraph("结果", hint="是否制作、获取、保存；找到的写明名称和文号")
