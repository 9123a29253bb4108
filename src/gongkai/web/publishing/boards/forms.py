"""What a person may type about boards and postings."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.files.ledger.sheets import sheet
from gongkai.web.organs import queries
from gongkai.web.organs.forms import DayField
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing.models import Item
from gongkai.web.publishing.visibility import visible


def _offered(sheet_key: str, field: str) -> list[tuple[str, str]]:
    """The words that the ledger offers for the same column."""
    return [(word, word) for word in sheet(sheet_key).column(field).offered]


class BoardForm(forms.Form):
    """A new board."""

    name = forms.CharField(label="名称", max_length=60, help_text="如：一楼大厅展板")
    kind = forms.ChoiceField(label="种类", choices=lambda: _offered("boards", "kind"))
    place = forms.CharField(label="位置", max_length=100, required=False)
    keeper = forms.CharField(label="管理人", max_length=60, required=False)
    on = DayField(label="设置日期")


class PlaceForm(forms.Form):
    """Where it stands, who keeps it."""

    place = forms.CharField(label="位置", max_length=100, required=False)
    keeper = forms.CharField(label="管理人", max_length=60, required=False)


class _Due(forms.DateField):
    """A day in the future, or none."""

    def __init__(self) -> None:
        """Not required."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            label="应撤下日期", required=False, widget=widget,
            help_text="到期未撤下的，列入今日工作；长期张贴的留空",
        )  # fmt: skip


class PostingForm(forms.Form):
    """What is to be hung up."""

    title = forms.CharField(label="内容", max_length=200, help_text="张贴的信息标题")
    category = forms.ChoiceField(
        label="类别", required=False,
        choices=lambda: [("", "其他"), *_offered("postings", "category")],
    )  # fmt: skip
    source = forms.CharField(label="来源", max_length=100, required=False, help_text="提供的科室")
    item = forms.ModelChoiceField(
        Item.objects.none(), label="网上已公开的信息", required=False, empty_label="没有",
        help_text="选择后不再审核，张贴页印有该信息的二维码",
    )  # fmt: skip
    text = forms.CharField(
        label="正文", required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="印在张贴页上；选择了网上信息的可不填。不得含有身份证号、手机号等个人信息",
    )  # fmt: skip

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The items offered are the organ's latest two hundred."""
        super().__init__(*args, **options)
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        found = visible(person=None).filter(organ=organ).order_by("-published_at", "-id")
        latest = list(found.values_list("pk", flat=True)[:200])
        field.queryset = Item.objects.filter(pk__in=latest).select_related("shown").order_by("-id")


class HangForm(forms.Form):
    """The day it was hung up, and until when."""

    on = DayField(label="张贴日期")
    due_down = _Due()


class EnterForm(forms.Form):
    """What was hung up with a review on paper."""

    title = forms.CharField(label="内容", max_length=200)
    category = forms.ChoiceField(
        label="类别", required=False,
        choices=lambda: [("", "其他"), *_offered("postings", "category")],
    )  # fmt: skip
    source = forms.CharField(label="来源", max_length=100, required=False)
    reviewer = forms.ModelChoiceField(Person.objects.none(), label="审核人")
    on = DayField(label="张贴日期")
    due_down = _Due()

    def __init__(self, *args: Any, organ: Organ, **options: Any) -> None:
        """The reviewers offered are the organ's people."""
        super().__init__(*args, **options)
        field = self.fields["reviewer"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 declared above
        here = [each.pk for each, _ in queries.people(organ, day=timezone.localdate())]
        field.queryset = Person.objects.filter(pk__in=here, is_active=True)


class DownForm(forms.Form):
    """The day it was taken down."""

    on = DayField(label="撤下日期")


class DropForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label="理由", max_length=200)


class PhotoForm(forms.Form):
    """A picture of the board."""

    file = forms.FileField(label="照片", help_text="PNG 或者 JPG，检查后留存")
