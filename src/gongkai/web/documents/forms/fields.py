"""Fields that several forms of this room share."""

from django import forms


def words(label: str, *, rows: int = 3, required: bool = False, hint: str = "") -> forms.CharField:
    """A few lines of text."""
    return forms.CharField(
        label=label, required=required, max_length=400, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def basis() -> forms.CharField:
    """The article that a decision rests on."""
    return forms.CharField(
        label="依据", max_length=100, required=False,
        help_text="不予公开的必须写明条款，如《条例》第十六条第一款（内部事务信息）",
    )  # fmt: skip


class AnyDayField(forms.DateField):
    """A day, past or to come; may be left open."""

    def __init__(self, *, label: str, help_text: str = "") -> None:
        """Label and hint."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, required=False, widget=widget, help_text=help_text)
