"""Organs and people from a workbook: checked first, then everything or nothing."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook

from gongkai.web.journal.models import Entry
from gongkai.web.journal.queries import broken_links
from gongkai.web.organs import tasks
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Intake, Membership, Organ, Person, Section
from gongkai.web.organs.services import intake as services
from gongkai.web.organs.services import organs
from tests.web.conftest import Hire
from tests.web.organs.test_organs import DAY
from tests.web.organs.workbooks import ORGANS, PEOPLE, SECTIONS, whole, workbook

Enter = Callable[[Person], Client]


@pytest.fixture
def keeper(county: Organ, hire: Hire) -> Person:
    return hire(county, "administrator")


def checked(under: Organ, by: Person, data: bytes) -> Intake:
    """A workbook after its dry run."""
    found = tasks.hand_in(under, data=data, name="表.xlsx", at=timezone.now(), by=by)
    tasks.check_intake.call(found.pk)
    found.refresh_from_db()
    return found


def entered(under: Organ, by: Person, data: bytes) -> Intake:
    """A workbook that was entered."""
    found = checked(under, by, data)
    assert found.state == "ready", found.faults
    tasks.start(found, by=by)
    tasks.run_intake.call(found.pk)
    found.refresh_from_db()
    return found


def reasons(found: Intake) -> list[str]:
    return [f"{each['place']} {each['reason']}" for each in found.faults]


def test_everything_in_a_workbook_is_entered_by_the_acts_a_person_would_do(
    county: Organ, keeper: Person
) -> None:
    found = entered(county, keeper, whole())
    assert found.state == "done"
    assert found.counts == {
        "organs": 2, "sections": 1, "people": 2, "roles": 2, "unchanged": 0
    }  # fmt: skip
    office = Organ.objects.get(code="ersuo")
    standing = office.standings.get()
    assert (str(standing.parent), str(standing.since)) == ("某县一局", "2021-03-01")
    assert Organ.objects.get(code="yiju").telephone == "0900-1"
    person = Person.objects.get(username="zhangyi")
    roles = set(person.memberships.values_list("role", "section__name"))
    assert roles == {("clerk", "办公室"), ("secrecy_reviewer", None)}
    assert person.mobile == "13800000001"
    told = Entry.objects.filter(person=keeper.pk).values_list("act", flat=True)
    assert list(told).count("organ.found") == 2
    assert {"intake.hand_in", "intake.start", "intake.done", "person.add"} <= set(told)
    assert list(broken_links()) == []


def test_the_same_workbook_changes_nothing_the_second_time(county: Organ, keeper: Person) -> None:
    entered(county, keeper, whole())
    before = Organ.objects.count(), Person.objects.count(), Membership.objects.count()
    found = entered(county, keeper, whole())
    assert found.counts == {
        "organs": 0, "sections": 0, "people": 0, "roles": 0, "unchanged": 6
    }  # fmt: skip
    assert (Organ.objects.count(), Person.objects.count(), Membership.objects.count()) == before


def test_a_task_that_runs_twice_enters_once(county: Organ, keeper: Person) -> None:
    found = entered(county, keeper, whole())
    tasks.run_intake.call(found.pk)
    tasks.check_intake.call(found.pk)
    found.refresh_from_db()
    assert found.state == "done"
    assert Organ.objects.filter(code="yiju").count() == 1


@pytest.fixture
def others(bureau: Organ, neighbour: Organ) -> Organ:
    """Two departments, and an office that is no more."""
    gone = organs.found(
        code="gone", kind="office", name="某所", parent=bureau, on=bureau.founded, by=None
    )
    organs.close(gone, on=DAY, successor=None, by=None)
    return gone


@pytest.mark.usefixtures("others")
@pytest.mark.parametrize(
    ("sheet", "row", "reason"),
    [
        (0, ("Yi", "某局", "政府部门", "xian", "2020-01-01"), "只用小写字母"),
        (0, ("yi", "某局", "大机关", "xian", "2020-01-01"), "不认识的类别"),
        (0, ("yi", "", "政府部门", "xian", "2020-01-01"), "必填，现为空白"),
        (0, ("yi", "某局", "政府部门", "wu", "2020-01-01"), "没有这个机关代码"),
        (0, ("yi", "某局", "政府部门", "xian", "2019-01-01"), "早于该机关设立的2020-01-01"),
        (0, ("yi", "某局", "政府部门", "xian", "2999-01-01"), "日期不能晚于今天"),
        (0, ("yi", "某局", "政府部门", "xian", "去年"), "不是能辨认的日期"),
        (0, ("yi", "局" * 101, "政府部门", "xian", "2020-01-01"), "超过100字"),
        (0, ("ju", "某县丙局", "政府部门", "xian", "2020-01-01"), "已登记为“某县甲局”"),
        (0, ("ju", "某县甲局", "政府部门", "linju", "2020-01-01"), "现隶属xian"),
        (0, ("ju", "某县甲局", "派出机关", "xian", "2020-01-01"), "已登记为政府部门"),
        (1, ("wu", "办公室", "2020-01-01"), "没有这个机关代码"),
        (1, ("gone", "办公室", "2020-01-01"), "已撤销"),
        (2, ("张", "z", "ju"), "三个字符以上"),
        (2, ("张", "zhang", "ju", "", "12345"), "应为 11 位手机号码"),
        (2, ("张", "zhang", "ju", "无此科"), "没有这个科室"),
        (2, ("张", "zhang", "ju", "", "", "经办人"), "任职日期也应填写"),
        (2, ("张", "zhang", "ju", "", "", "皇帝", "2021-01-01"), "不认识的岗位"),
        (2, ("张", "xian-administrator", "ju"), "账号已用于系统管理员"),
        (
            2,
            ("系统管理员", "xian-administrator", "xian", "", "", "审计员", "2021-01-01"),
            "不能由同一人担任",
        ),
    ],
)
def test_each_fault_is_told_with_its_place_and_nothing_is_entered(
    keeper: Person, sheet: int, row: tuple[str, ...], reason: str
) -> None:
    before = Organ.objects.count(), Person.objects.count(), Section.objects.count()
    sheets = [[], [], []]  # type: list[list[tuple[str, ...]]]
    sheets[sheet] = [row]
    found = checked(keeper.organ, keeper, workbook(*sheets))
    assert found.state == "faulty"
    (told,) = [each for each in reasons(found) if reason in each]
    assert "第5行" in told
    assert (Organ.objects.count(), Person.objects.count(), Section.objects.count()) == before
    with pytest.raises(Refused):
        services.start(found, by=keeper)


def test_a_corrected_workbook_takes_the_place_of_the_faulty_one(
    county: Organ, keeper: Person
) -> None:
    first = checked(county, keeper, workbook(sections=[("wu", "办公室", "2020-01-01")]))
    second = checked(county, keeper, whole())
    first.refresh_from_db()
    assert (first.state, second.state) == ("dropped", "ready")


def test_one_code_and_one_account_are_not_given_twice(county: Organ, keeper: Person) -> None:
    people = [("张", "zhang", "yiju"), ("王", "zhang", "yiju")]
    found = checked(county, keeper, workbook([ORGANS[0], ORGANS[0]], (), people))
    told = " ".join(reasons(found))
    assert "机关代码在本表中重复" in told
    assert "账号已用于张" in told


def test_two_organs_that_stand_below_each_other_are_refused(county: Organ, keeper: Person) -> None:
    rows = [
        ("jia", "甲", "政府部门", "yi", "2020-01-01"),
        ("yi", "乙", "政府部门", "jia", "2020-01-01"),
    ]
    found = checked(county, keeper, workbook(rows))
    assert any("没有这个机关代码" in each for each in reasons(found))


def test_nobody_imports_beyond_the_own_part_of_the_tree(
    bureau: Organ, neighbour: Organ, hire: Hire
) -> None:
    keeper = hire(bureau, "administrator")
    rows = [
        ("x", "甲", "派出机关", "linju", "2020-01-01"),
        ("linju", "某县乙局", "政府部门", "xian", "2020-01-01"),
    ]
    found = checked(bureau, keeper, workbook(rows, (), [("张", "zhang", "linju")]))
    assert len([each for each in reasons(found) if "不在您管理的范围内" in each]) == 3


def test_the_marked_copy_colours_the_bad_cells_and_says_why(
    county: Organ, keeper: Person, enter: Enter
) -> None:
    found = checked(county, keeper, workbook([("Yi", "某局", "政府部门", "xian", "2020-01-01")]))
    answer = enter(keeper).get(f"/workspace/imports/{found.pk}/marked/")
    book = load_workbook(io.BytesIO(answer.content))
    cell = book["机关"]["B5"]
    assert "只用小写字母" in cell.comment.text
    assert cell.fill.fgColor.rgb.endswith("FBE3E1")


def test_what_changed_between_check_and_start_stops_the_import(
    county: Organ, keeper: Person
) -> None:
    found = checked(county, keeper, whole())
    organs.found(
        code="yiju", kind="office", name="另一机关", parent=county, on=county.founded, by=None
    )
    tasks.start(found, by=keeper)
    tasks.run_intake.call(found.pk)
    found.refresh_from_db()
    assert found.state == "faulty"
    assert not Person.objects.filter(username="zhangyi").exists()


def test_the_first_passwords_are_handed_out_once_and_open_the_door(
    county: Organ, keeper: Person, enter: Enter
) -> None:
    found = entered(county, keeper, whole())
    assert "zhangyi" not in found.passwords
    client = enter(keeper)
    answer = client.post(f"/workspace/imports/{found.pk}/passwords/")
    page = load_workbook(io.BytesIO(answer.content)).active
    assert page is not None
    slip = {row[2]: row[3] for row in page.iter_rows(min_row=3, values_only=True)}
    assert Person.objects.get(username="zhangyi").check_password(str(slip["zhangyi"]))
    assert Person.objects.get(username="zhangyi").password_given
    again = client.post(f"/workspace/imports/{found.pk}/passwords/")
    assert again.status_code == 422
    assert "已经下载过" in again.text
    assert Entry.objects.filter(act="intake.hand_out").count() == 1


def test_the_workbook_is_kept_no_longer_than_needed(county: Organ, keeper: Person) -> None:
    assert entered(county, keeper, whole()).data is None
    found = checked(county, keeper, whole())
    services.drop(found, at=timezone.now(), by=keeper)
    found.refresh_from_db()
    assert (found.state, found.data) == ("dropped", None)
    with pytest.raises(Refused):
        services.drop(found, at=timezone.now(), by=keeper)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"nothing", "文件不能读取"), (b"", "文件不能读取"), (b"x" * (4 * 2**20 + 1), "超过4 MB")],
)
def test_what_is_no_workbook_of_ours_is_refused_at_once(
    county: Organ, keeper: Person, data: bytes, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        services.hand_in(county, data=data, name="x.xlsx", at=timezone.now(), by=keeper)
    assert not Intake.objects.exists()


def test_the_pages_lead_from_the_upload_to_the_result(
    county: Organ, keeper: Person, enter: Enter
) -> None:
    client = enter(keeper)
    empty = client.get("/workspace/organs/xian/import/empty/")
    assert load_workbook(io.BytesIO(empty.content)).sheetnames[:2] == ["填写说明", "机关"]
    file = SimpleUploadedFile("县.xlsx", whole())
    sent = client.post("/workspace/organs/xian/import/", {"file": file})
    page = client.get(sent.url)
    assert "正在检查" in page.text
    assert 'http-equiv="refresh"' in page.text
    part = client.get(sent.url, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    _run_waiting()
    assert client.get(sent.url, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "检查没有问题，等待确认" in client.get("/workspace/").text
    assert "2 个" in client.get(sent.url).text
    client.post(f"{sent.url}start/")
    assert "正在为新登记的人员生成口令：0 / 2" in client.get(sent.url).text
    _run_waiting()
    assert "下载口令单" in client.get(sent.url).text
    assert "县.xlsx" in client.get("/workspace/organs/xian/import/").text


def test_an_upload_that_is_no_workbook_is_told_beside_the_field(
    county: Organ, keeper: Person, enter: Enter
) -> None:
    file = SimpleUploadedFile("县.xlsx", b"nothing")
    answer = enter(keeper).post("/workspace/organs/xian/import/", {"file": file})
    assert answer.status_code == 422
    assert "文件不能读取" in answer.text


def test_an_import_that_was_given_up_says_so(county: Organ, keeper: Person, enter: Enter) -> None:
    found = tasks.hand_in(county, data=whole(), name="表.xlsx", at=timezone.now(), by=keeper)
    DBTaskResult.objects.update(status="FAILED")
    assert "没有完成，已多次重试" in enter(keeper).get(f"/workspace/imports/{found.pk}/").text


def test_rows_may_be_moved_and_numbers_are_telephones(county: Organ, keeper: Person) -> None:
    people = [("张一", "zhangyi", "yiju", "办公室", 13800000001, "经办人", "2021年1月1日")]
    found = entered(county, keeper, workbook(ORGANS[::-1], SECTIONS, people))
    assert found.counts["organs"] == 2
    assert Person.objects.get(username="zhangyi").mobile == "13800000001"
    assert PEOPLE[0][0] == "张一"


def _run_waiting() -> None:
    for job in DBTaskResult.objects.ready():
        job.task.call(*job.args_kwargs["args"])
        job.delete()
