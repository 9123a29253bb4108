"""The sheets of the workbook: what may stand in which column."""

from datetime import date
from functools import cache

from gongkai.files.ledger.sheets import Column, Sheet
from gongkai.web.organs.models import Kind
from gongkai.web.organs.permissions import table

_SINCE = date(2024, 1, 1)


@cache
def sheets() -> tuple[Sheet, ...]:
    """In the order of the workbook: each refers only to what stands before it."""
    return (_organs(), _sections(), _people())


def _organs() -> Sheet:
    kinds = {kind.value: kind.label for kind in Kind}
    return Sheet(
        key="organs", title="机关", cites="", feeds="",
        intro="要设立的机关。已登记的机关不更改；更名、调整隶属关系、改联系方式请在机关页面办理。",
        columns=(
            _text("code", "机关代码", "用于网址，只用小写字母、数字和连字符，设立后不再更改。",
                  "jiaotiju", 18, required=True),
            _text("name", "机关名称", "全称，不超过100字。", "某县教育体育局", 34, required=True),
            Column(field="kind", title="类别", kind="choice", note="从下拉列表中选择。",
                   example=Kind.DEPARTMENT.label, required=True, width=22, list="kinds",
                   choices=kinds),
            _text("parent", "上级机关代码", "已登记的机关，或者本表中的机关。", "xian", 18,
                  required=True),
            _day("on", "设立日期", "不晚于今天。"),
            _text("address", "办公地址", "对外公开。", "某县人民路1号", 30),
            _text("telephone", "公开电话", "公开机构的座机，不填个人手机。", "0900-8000001", 18),
        ),
    )  # fmt: skip


def _sections() -> Sheet:
    return Sheet(
        key="sections", title="科室", cites="", feeds="",
        intro="要设立的科室。没有科室的机关不填。",
        columns=(
            _text("organ", "机关代码", "已登记的机关，或者“机关”表中的机关。", "jiaotiju", 18,
                  required=True),
            _text("name", "科室名称", "不超过60字。", "办公室", 24, required=True),
            _day("on", "设立日期", "不晚于今天。"),
        ),
    )  # fmt: skip


def _people() -> Sheet:
    return Sheet(
        key="people", title="人员", cites="", feeds="",
        intro="一行一个岗位；一人有几个岗位的填几行。没有岗位的先登记，岗位留空；已登记的人员只补岗位。",
        columns=(
            _text("name", "姓名", "", "张三", 14, required=True),
            _text("username", "账号", "三个字符以上，只用小写字母、数字和 . _ -。", "zhangsan", 18,
                  required=True),
            _text("organ", "机关代码", "所在机关。", "jiaotiju", 18, required=True),
            _text("section", "科室", "该机关的科室名称；不属于科室的留空。", "办公室", 20),
            _text("mobile", "手机号码", "11位，不对外公开；可不填。", "13800000000", 18),
            Column(field="role", title="岗位", kind="choice", note="从下拉列表中选择。",
                   example="经办人", width=22, list="roles", choices=table().roles),
            _day("on", "任职日期", "填写岗位的必填，不晚于今天。", required=False),
        ),
    )  # fmt: skip


def _text(  # noqa: PLR0913 a row of a table
    field: str, title: str, note: str, example: str, width: int, *, required: bool = False
) -> Column:
    return Column(
        field=field, title=title, kind="text", note=note or title, example=example, width=width,
        required=required,
    )  # fmt: skip


def _day(field: str, title: str, note: str, *, required: bool = True) -> Column:
    return Column(
        field=field, title=title, kind="date", note=note, example=_SINCE, width=14,
        required=required,
    )  # fmt: skip
