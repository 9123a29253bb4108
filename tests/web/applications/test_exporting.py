"""The list of cases leaves the house without who applied."""

import csv
import io
from collections.abc import Callable

from django.test import Client

from gongkai.web.applications.services import extending
from gongkai.web.journal.models import Entry
from gongkai.web.organs.models import Organ, Person
from tests.web.applications import making
from tests.web.applications.making import DAY
from tests.web.conftest import Hire

ADDRESS = "/workspace/applications/export/"


def rows(client: Client, asked: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{ADDRESS}{asked}")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(io.StringIO(text)))


def test_nobody_is_named_and_words_are_masked(
    bureau: Organ, neighbour: Organ, hire: Hire, enter: Callable[[Person], Client]
) -> None:
    wanted = "=本人电话13812345678，证号11010519491231002X的\n拆迁协议"
    case = making.handling(bureau, wanted=wanted)
    extending.extend(case, workdays=20, reason="档案多", on=DAY, by=None)
    making.closed(bureau)
    making.handling(neighbour)
    client = enter(hire(bureau, "clerk"))
    first, second = rows(client)
    for secret in ("张小山", "13900001111", "13812345678", "11010519491231002X"):
        assert secret not in str(first)
    assert first["所需信息"].startswith("'=本人电话138****5678")
    assert (first["申请人类别"], first["延期"], first["补正"]) == ("自然人", "是", "")
    assert (second["状态"], second["处理结果"]) == ("已办结", "（一）予以公开")
    assert [each["登记编号"] for each in rows(client, "?state=closed")] == [second["登记编号"]]
    told = Entry.objects.filter(act="applications.export").order_by("pk")
    assert [each.words for each in told] == [
        "导出去标识的申请清单，2件", "导出去标识的申请清单，1件",
    ]  # fmt: skip
    assert "不含申请人信息" in client.get("/workspace/applications/").text
