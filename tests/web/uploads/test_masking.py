"""Masked copies: what was hidden cannot be taken out of them by any way we know."""

import io
import zipfile

import openpyxl
import pypdfium2
import pytest
from docx import Document as Word
from PIL import Image

from gongkai.web.journal.models import Entry
from gongkai.web.organs.errors import Refused
from gongkai.web.organs.models import Organ
from gongkai.web.uploads.checks.masking import mask, personal
from gongkai.web.uploads.leaks import leaked, secrets_of
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files, masking
from gongkai.web.uploads.services.files import grave
from tests.web.uploads import making, papers, things
from tests.web.uploads.making import CARD, IDENTITY, MOBILE
from tests.web.uploads.things import AT

ALL = f"手机{MOBILE}，证号{IDENTITY}，卡号{CARD}"


def take(organ: Organ, data: bytes, name: str) -> Upload:
    return files.take(organ, data=data, name=name, by=None, at=AT)


def masked(organ: Organ, data: bytes, name: str) -> tuple[Upload, bytes]:
    original = take(organ, data, name)
    made = masking.mask_file(original, by=None, at=AT)
    assert (original.state, made.masked_from) == (State.CHECKED, original)
    return made, files.read(made)


def named_run() -> bytes:
    """A price whose words stand in two runs."""
    return making.in_body(making.run("单价玖佰") + making.run("元整"))


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [("甲方报价：单价玖佰元整。".encode(), "a.txt", "单价玖佰元整"),
     ("甲方报价：单价玖佰\n元整。".encode(), "a.txt", "单价玖佰元整"),
     (named_run(), "a.docx", "单价玖佰元整"),
     (papers.sheet(lambda made: made.active.append(["单价玖佰元整"])), "a.xlsx", "单价玖佰元整"),
     (papers.pdf(said="Price 900 yuan net"), "a.pdf", "900 yuan")],
)  # fmt: skip
def test_words_that_somebody_names_are_hidden_and_cannot_be_taken_out_again(
    data: bytes, name: str, word: str, bureau: Organ
) -> None:
    original = take(bureau, data, name)
    assert "".join(word.split()) in "".join(original.text.split())
    made = masking.mask_file(original, words=[word], by=None, at=AT)
    taken = files.read(made)
    assert "".join(word.split()) not in "".join(made.text.split())
    assert leaked(taken, frozenset(["".join(word.split())])) == ""
    assert not list(personal(made.text))


def test_words_that_are_not_there_or_too_short_are_told(bureau: Organ) -> None:
    original = take(bureau, "甲方报价".encode(), "a.txt")
    for word, said in (("乙方报价", "没有“乙方报价”"), ("价", "太短")):
        with pytest.raises(Refused, match=said):
            masking.mask_file(original, words=[word], by=None, at=AT)


def everything(data: bytes) -> bytes:
    """All parts of a package, one after the other."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(package.read(each) for each in package.namelist())


def split_run() -> bytes:
    """A number whose figures stand in three runs, as Word likes to cut them."""
    return making.in_body(
        "".join(making.run(each) for each in (MOBILE[:4], MOBILE[4:9], MOBILE[9:]))
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [(ALL.encode(), "a.txt"), (ALL.encode("gb18030"), "a.txt"),
     (f"甲,{MOBILE}\n".encode(), "a.csv"),
     (papers.word(ALL, author="张三"), "a.docx"), (split_run(), "a.docx"),
     (papers.sheet(lambda made: made.active.append([ALL])), "a.xlsx"),
     (papers.sheet(lambda made: made.active.append([int(MOBILE), int(CARD)])), "a.xlsx"),
     (papers.pdf(said=f"No {IDENTITY} tel {MOBILE}"), "a.pdf")],
)  # fmt: skip
def test_a_masked_copy_holds_no_personal_data_any_more(
    bureau: Organ, data: bytes, name: str
) -> None:
    assert personal(take(bureau, data, name).text)
    made, copy = masked(bureau, data, name)
    assert personal(made.text) == ()
    inner = everything(copy) if copy.startswith(b"PK") else copy
    assert not [each for each in (MOBILE, IDENTITY, CARD) if each.encode() in inner]
    assert [each for each in made.findings if each["rule"] != "unread"] == []
    assert "已遮盖" in made.name


def test_a_masked_word_file_keeps_the_rest_and_opens(bureau: Organ) -> None:
    revised = making.in_body(
        "<w:ins w:id='1'>" + making.run("增加的话") + "</w:ins><w:del w:id='2'><w:r><w:delText>"
        "删掉的话</w:delText></w:r></w:del>" + making.run("看不见", "<w:vanish/>")
        + making.run(f"手机{MOBILE}")
    )  # fmt: skip
    data = papers.added(revised, "word/embeddings/a.bin", MOBILE.encode())
    made, copy = masked(bureau, papers.added(data, "word/comments.xml", b"<x/>"), "a.docx")
    said = "\n".join(each.text for each in Word(io.BytesIO(copy)).paragraphs)
    assert "关于开展工作的通知" in said
    assert "增加的话手机138****5678" in said
    assert not [each for each in ("删掉的话", "看不见") if each.encode() in everything(copy)]
    assert "embeddings" not in str(zipfile.ZipFile(io.BytesIO(copy)).namelist())
    assert made.findings == []


def test_a_masked_workbook_keeps_its_figures_and_opens(bureau: Organ) -> None:
    def fill(made: openpyxl.Workbook) -> None:
        made.active.append(["手机", int(MOBILE), 12.5])
        papers.commented(made)

    made, copy = masked(bureau, papers.sheet(fill), "a.xlsx")
    rows = [list(each) for each in openpyxl.load_workbook(io.BytesIO(copy)).active.values]
    assert rows[-1] == ["手机", "138****5678", 12.5]
    assert rows[0][:2] == ["名称", "数量"]
    assert "批注" not in str(made.findings)


def test_a_page_of_a_pdf_with_personal_data_becomes_a_picture(bureau: Organ) -> None:
    _, copy = masked(bureau, papers.pdf(said=f"No {IDENTITY}"), "a.pdf")
    page = pypdfium2.PdfDocument(copy)[0]
    assert page.get_size() == (595, 842)
    assert page.get_textpage().count_chars() == 0
    picture = page.render(scale=1).to_pil().convert("L")
    assert picture.crop((100, 120, 120, 145)).getextrema()[0] < 128  # “No” is still to be read
    dark = [x for x in range(595) if picture.getpixel((x, 136)) < 30]
    assert max(dark) - min(dark) > 60  # the middle of the number is a bar


def test_text_under_a_box_is_truly_gone_and_other_pages_stay_text(bureau: Organ) -> None:
    both = pypdfium2.PdfDocument.new()
    for each in (papers.pdf(covered=True), papers.pdf(said="open words")):
        both.import_pages(pypdfium2.PdfDocument(each))
    out = io.BytesIO()
    both.save(out)
    made, copy = masked(bureau, out.getvalue(), "a.pdf")
    assert "SECRET" not in made.text
    assert "open words" in made.text
    assert grave(made) == []
    assert len(pypdfium2.PdfDocument(copy)) == 2


def test_comments_scripts_and_metadata_do_not_come_along_in_a_pdf(bureau: Organ) -> None:
    note = b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(say)>>]"
    script = b"/OpenAction<</S/JavaScript/JS(x)>>"
    made, copy = masked(bureau, papers.pdf(page=note, catalog=script), "a.pdf")
    assert made.findings == []
    assert "SECRET" in made.text
    assert b"JavaScript" not in copy
    assert b"(say)" not in copy


def test_a_photograph_loses_its_place_and_keeps_which_way_is_up(bureau: Organ) -> None:
    photo = making.jpeg(placed=True, turn=6, artist="Zhang San", words="remark")
    made, copy = masked(bureau, photo, "a.jpg")
    assert [each["rule"] for each in made.findings] == ["unread"]
    exif = Image.open(io.BytesIO(copy)).getexif()
    assert (dict(exif), dict(exif.get_ifd(0x8825))) == ({0x0112: 6}, {})
    _, bare = masked(bureau, making.png_saying("remark"), "a.png")
    assert b"remark" not in bare
    assert Image.open(io.BytesIO(bare)).size == (2, 2)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [(papers.slides(), "a.pptx", "源文件"), (making.scan("HELLO"), "a.pdf", "没有识别"),
     (papers.zipped({"a.txt": b"x"}), "a.zip", "源文件")],
)  # fmt: skip
def test_what_cannot_be_masked_is_refused_with_advice(
    bureau: Organ, data: bytes, name: str, reason: str
) -> None:
    original = take(bureau, data, name)
    with pytest.raises(Refused, match=reason):
        masking.mask_file(original, by=None, at=AT)
    assert Upload.objects.count() == 1


def test_what_was_not_checked_is_not_masked(bureau: Organ) -> None:
    with pytest.raises(Refused, match="尚未检查"):
        masking.mask_file(things.quarantined(bureau), by=None, at=AT)


def test_a_copy_out_of_which_something_can_still_be_taken_is_refused(bureau: Organ) -> None:
    """The number also lies in a part that no reader of ours opens."""
    data = papers.added(papers.word(f"手机{MOBILE}"), "word/odd.bin", f"<a>{MOBILE}</a>".encode())
    original = take(bureau, data, "a.docx")
    with pytest.raises(Refused, match="仍能取出“138……”"):
        masking.mask_file(original, by=None, at=AT)
    assert Upload.objects.count() == 1


def test_a_copy_in_which_readers_still_find_something_is_refused(
    bureau: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = take(bureau, ALL.encode(), "a.txt")
    monkeypatch.setattr(masking, "_made", lambda upload, words: files.read(upload))
    monkeypatch.setattr(masking, "leaked", lambda data, secrets: "")
    with pytest.raises(Refused, match="遮盖没有成功"):
        masking.mask_file(original, by=None, at=AT)
    assert Upload.objects.latest("pk").state == State.REFUSED


def test_the_journal_tells_of_the_copy(bureau: Organ) -> None:
    made, _ = masked(bureau, ALL.encode(), "名单.txt")
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.details) == ("upload.mask", {"made": made.pk})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030"])
def test_a_secret_is_found_in_any_encoding_and_over_gaps(encoding: str) -> None:
    text = f"手机{MOBILE[:3]}-{MOBILE[3:7]}-{MOBILE[7:]}"
    secrets = secrets_of(text, mask(text).hidden)
    assert secrets == {MOBILE}
    assert leaked(MOBILE.encode(encoding), secrets) == MOBILE
    parts = {"x.xml": f"<t>{MOBILE[:5]}</t><t>{MOBILE[5:]}</t>".encode()}
    assert leaked(papers.zipped(parts), secrets) == MOBILE
    assert leaked(b"138****5678", secrets) == ""
