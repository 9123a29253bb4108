"""Files go out with a version: part of its words, of its reviews and of its digest."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ, Person
from gongkai.web.publishing import scanning
from gongkai.web.publishing.models import Attachment, Clearance, Step, Version
from gongkai.web.publishing.services import attaching, drafting
from gongkai.web.publishing.triggers import FILES
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files
from tests.web.publishing.making import AT, Staff, column, drafted, words
from tests.web.publishing.test_sources import issued

TEXT = "名单：张某、李某。".encode()
RISKY = "张某 11010519491231002X".encode()


def attached(
    staff: Staff, version: Version, data: bytes = TEXT, name: str = "名单.txt"
) -> Attachment:
    return attaching.attach(version, data=data, name=name, at=AT, by=staff["clerk"])


def test_a_file_belongs_to_the_digest_and_goes_on_with_the_next_version(staff: Staff) -> None:
    version = staff.drafted()
    alone = version.digest
    made = attached(staff, version)
    version.refresh_from_db()
    assert version.digest != alone
    assert Entry.objects.latest("id").details["sha256"] == made.upload.sha256
    staff.submitted(version)
    after = drafting.edit(version, words=words(), note="", at=AT, by=staff["clerk"])
    assert [str(each) for each in after.attachments.all()] == ["名单.txt"]
    item = staff.published(after)
    new = drafting.correct(item, note="改", at=AT, by=staff["clerk"])
    assert new.attachments.get().upload == made.upload
    assert new.digest == after.digest


def test_a_file_comes_and_goes_only_while_the_version_is_a_draft(staff: Staff) -> None:
    version = staff.drafted()
    made = attached(staff, version)
    other = attached(staff, version, b"abc", "b.txt")
    attaching.detach(other, by=staff["clerk"])
    staff.submitted(version)
    with pytest.raises(Refused, match="待一审一校"):
        attached(staff, version, b"xyz", "c.txt")
    with pytest.raises(Refused, match="待一审一校"):
        attaching.detach(made, by=staff["clerk"])
    upload = Upload.objects.latest("id")
    for change in (
        lambda: Attachment.objects.create(version=version, upload=upload, title="暗"),
        lambda: Attachment.objects.filter(pk=made.pk).update(title="暗"),
        lambda: Attachment.objects.filter(pk=made.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match=FILES), transaction.atomic():
            change()


def test_a_file_that_is_refused_is_told_and_not_attached(staff: Staff) -> None:
    version = staff.drafted()
    with pytest.raises(Refused, match="扩展名"):
        attached(staff, version, TEXT, "名单.pdf")
    assert not version.attachments.exists()


def test_a_file_is_attached_once_and_only_in_its_own_organ(staff: Staff, neighbour: Organ) -> None:
    version = staff.drafted()
    made = attached(staff, version)
    with pytest.raises(Refused, match="已经是附件"):
        attaching.put(version, made.upload, by=staff["clerk"])
    other = drafted(neighbour)
    with pytest.raises(Refused, match="本机关"):
        attaching.put(other, made.upload, by=None)


def test_what_is_found_in_a_file_stops_the_version_too(staff: Staff) -> None:
    version = staff.drafted()
    attached(staff, version, RISKY)
    (found,) = scanning.found_in(version)
    assert found.place.startswith("附件“名单.txt”")
    with pytest.raises(Refused, match="严重问题1处"):
        staff.submitted(version)
    drafting.submit(version, reasons={found.key: "依法公示"}, at=AT, by=staff["clerk"])
    version.refresh_from_db()
    assert version.state == Step.FIRST


def test_nothing_is_handed_in_with_a_file_that_is_not_checked(staff: Staff) -> None:
    version = staff.drafted()
    waiting = files.receive(staff.organ, data=TEXT, name="a.txt", by=staff["clerk"], at=AT)
    attaching.put(version, waiting, by=staff["clerk"])
    assert waiting.state == State.QUARANTINED
    with pytest.raises(Refused, match="待检查，不能送审"):
        staff.submitted(version)


def test_a_version_of_files_alone_may_go_out(staff: Staff) -> None:
    version = drafted(staff.organ, staff["clerk"], body="")
    attached(staff, version)
    assert staff.submitted(version).state == Step.FIRST


def test_a_documents_secrecy_review_covers_no_files_added_to_it(staff: Staff) -> None:
    version = drafting.draft_from(
        issued(staff), column=column(staff.organ), at=AT, by=staff["clerk"]
    )
    attached(staff, version)
    staff.submitted(version)
    assert not Clearance.objects.exists()


def test_files_come_and_go_by_a_form(staff: Staff, enter: Callable[[Person], Client]) -> None:
    version = staff.drafted()
    desk, url = enter(staff["clerk"]), reverse("version-attach", args=[version.pk])
    assert "请选择文件" in desk.post(url, {}).text
    file = SimpleUploadedFile("附表.txt", TEXT)
    page = desk.post(url, {"file": file, "title": "附表一"}, follow=True).text
    assert "附件已更改" in page
    assert "附表一" in page
    bad = desk.post(url, {"file": SimpleUploadedFile("附表.exe", b"MZ\0\0")})
    assert bad.status_code == 422
    made = version.attachments.get()
    page = desk.post(url, {"off": [made.pk]}, follow=True).text
    assert not version.attachments.exists()
