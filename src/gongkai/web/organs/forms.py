"""What a person may type about organs and people."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils import timezone

from gongkai.web.organs import queries
from gongkai.web.organs.models import Kind, Organ, Section
from gongkai.web.organs.permissions import table

CODE = RegexValidator(r"^[a-z0-9][a-z0-9-]*$", "只用小写字母、数字和连字符")
USERNAME = RegexValidator(r"^[a-z0-9][a-z0-9._-]{2,}$", "三个字符以上，只用小写字母、数字和 . _ -")
MOBILE = RegexValidator(r"^1[3-9]\d{9}$", "应为 11 位手机号码")


class DayField(forms.DateField):
    """A day that has come: acts are entered when they hold, or afterwards."""

    def __init__(self, *, label: str) -> None:
        """Label; today is offered."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, initial=timezone.localdate, widget=widget)

    def clean(self, value: Any) -> date | None:
        """Not after today."""
        day: date | None = super().clean(value)
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError("日期不能晚于今天")
        return day


class OrganField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the organs that exist today, by its name."""

    def __init__(self, *, label: str, required: bool = True, help_text: str = "") -> None:
        """Label and hint."""
        standing = Organ.objects.filter(closed=None).order_by("id")
        super().__init__(standing, label=label, required=required, help_text=help_text)


class FoundForm(forms.Form):
    """Set up an organ below another."""

    name = forms.CharField(label="机关名称", max_length=100)
    code = forms.CharField(
        label="机关代码", max_length=40, validators=[CODE],
        help_text="用于网址，设立后不再更改，如 jiaoyuju",
    )  # fmt: skip
    kind = forms.ChoiceField(label="类别", choices=Kind.choices)
    on = DayField(label="设立日期")


class RenameForm(forms.Form):
    """Another name."""

    name = forms.CharField(label="新名称", max_length=100)
    on = DayField(label="自哪一日起")


class MoveForm(forms.Form):
    """Another place in the tree."""

    parent = OrganField(label="新的上级机关")
    on = DayField(label="自哪一日起")


class CloseForm(forms.Form):
    """The end of an organ."""

    successor = OrganField(
        label="承继机关", required=False, help_text="并入另一机关的填写；没有承继机关的留空"
    )
    on = DayField(label="自哪一日起不再存续")


class ContactForm(forms.Form):
    """Where the public finds the organ."""

    address = forms.CharField(label="办公地址", max_length=200, required=False)
    telephone = forms.CharField(
        label="公开电话", max_length=40, required=False, help_text="公开机构的座机，不填个人手机"
    )


class SectionForm(forms.Form):
    """A new section."""

    name = forms.CharField(label="科室名称", max_length=60)
    on = DayField(label="设立日期")


class EndForm(forms.Form):
    """The day something ends."""

    on = DayField(label="自哪一日起")


class PersonForm(forms.Form):
    """A new person."""

    name = forms.CharField(label="姓名", max_length=40)
    username = forms.CharField(label="账号", max_length=40, validators=[USERNAME])
    mobile = forms.CharField(
        label="手机号码", required=False, validators=[MOBILE], help_text="查阅须留痕，不对外公开"
    )


class PasswordForm(forms.Form):
    """A password to hand over."""

    password = forms.CharField(
        label="临时口令", max_length=100, validators=[validate_password], strip=False,
        help_text="已随机生成，可更改。请当面交给本人，首次登录后必须更改",
    )  # fmt: skip


class AppointForm(forms.Form):
    """A role in the person's organ."""

    role = forms.ChoiceField(label="岗位", choices=lambda: table().roles.items())
    section = forms.ModelChoiceField(Section.objects.none(), label="科室", required=False)
    on = DayField(label="任职日期")

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The sections offered are those of the organ."""
        super().__init__(*args, **options)
        offered = [each.pk for each in queries.sections(organ)]
        field = self.fields["section"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared four lines above
        field.queryset = Section.objects.filter(pk__in=offered)


class NoticeForm(forms.Form):
    """A holiday notice as a file."""

    file = forms.FileField(
        label="通知文件", help_text="格式与随附的 law/data/workdays 中各年文件相同（TOML 文本）"
    )


class ConfirmForm(forms.Form):
    """Nothing to type: only to say yes."""
