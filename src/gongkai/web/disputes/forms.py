"""What a person may type about a dispute."""

from typing import Any

from django import forms

from gongkai.web.applications.models import Case
from gongkai.web.disputes.models import Ground, Group, Role, Step
from gongkai.web.disputes.outcomes import of_path
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ


class EnterForm(forms.Form):
    """A review or a suit, from the copy that was served."""

    group = forms.ChoiceField(label="类别", choices=Group.choices)
    role = forms.ChoiceField(
        label="本机关地位", choices=Role.choices, initial=Role.RESPONDENT,
        help_text="复议机关只作共同被告的，不计入本机关年报表四",
    )  # fmt: skip
    ground = forms.ChoiceField(label="争议事项", choices=Ground.choices)
    case = forms.CharField(
        label="所涉申请的登记编号", max_length=60, required=False,
        help_text="如〔2026〕3号；以往没有登记的申请可不填，在事由中写明",
    )  # fmt: skip
    about = forms.CharField(label="事由", max_length=200, required=False)
    authority = forms.CharField(label="复议机关或者人民法院", max_length=100)
    number = forms.CharField(label="案号", max_length=60)
    party = forms.CharField(label="申请人（原告）", max_length=60)
    simple = forms.BooleanField(
        label="适用简易程序", required=False,
        help_text="行政复议适用简易程序的，答复期限为 5 个工作日，普通程序为 10 个工作日",
    )  # fmt: skip
    accepted = DayField(label="受理（立案）日期")
    served = DayField(label="收到副本日期")

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The case is one of the organ's."""
        super().__init__(*args, **options)
        self.organ = organ

    def clean_case(self) -> Case | None:
        """The case of the number, typed with whatever brackets and spaces."""
        typed = "".join(self.cleaned_data["case"].split())
        number = typed.translate(str.maketrans("[]［］【】", "〔〕〔〕〔〕"))
        if not number:
            return None
        found = Case.objects.filter(organ=self.organ, number=number).first()
        if found is None:
            raise forms.ValidationError("本机关没有这个登记编号的申请")
        return found


class DayForm(forms.Form):
    """The day something was done."""

    on = DayField(label="日期")


class StepForm(forms.Form):
    """What happened."""

    kind = forms.ChoiceField(label="事项", choices=Step.Kind.choices)
    on = DayField(label="日期")
    words = forms.CharField(label="内容", max_length=400, widget=forms.Textarea(attrs={"rows": 4}))


class CloseForm(forms.Form):
    """The outcome."""

    outcome = forms.ChoiceField(label="结果")
    on = DayField(label="审结日期")
    perform_by = forms.DateField(
        label="文书确定的履行期限", required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="撤销、责令履行等需要履行的填写",
    )  # fmt: skip

    def __init__(self, *args: Any, path: str, **options: Any) -> None:
        """The outcomes offered are those of reviews or of suits, each with its class."""
        super().__init__(*args, **options)
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = [(each.key, f"{each.title}（{each.cites}）") for each in of_path(path)]


class PerformForm(forms.Form):
    """What was done."""

    on = DayField(label="履行日期")
    words = forms.CharField(label="如何履行", max_length=300)


class NothingForm(forms.Form):
    """Nothing to type: only to say yes."""
