"""What a person may type about a ledger workbook."""

from django import forms

from gongkai.web.annual.exchange.exporting import KINDS
from gongkai.web.annual.forms import YearField


class ExportForm(forms.Form):
    """Which year, as what."""

    year = YearField()
    kind = forms.ChoiceField(
        label="文件",
        choices=list(zip(KINDS, ("台账（.xlsx）", "年报数据（.json）"), strict=True)),
    )


class ImportForm(forms.Form):
    """A filled workbook."""

    file = forms.FileField(
        label="台账（.xlsx）", help_text="由空白台账填写，或者由本系统导出；年度和机关取自封面"
    )
    really = forms.BooleanField(
        label="没有问题时直接导入", required=False, help_text="不勾选时只检查，不写入"
    )
