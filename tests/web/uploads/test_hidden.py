"""What a file carries beside its pages is told, with its place and what to do about it."""

import pytest

from gongkai.web.organs.models import Organ
from gongkai.web.uploads.models import State, Upload
from gongkai.web.uploads.services import files
from tests.web.uploads import making, papers
from tests.web.uploads.things import AT

_FLD = '<w:r><w:instrText>INCLUDEPICTURE "http://x/y.png"</w:instrText></w:r>'
_WHITE, _STYLED = '<w:color w:val="FFFFFF"/>', '<w:rStyle w:val="Secret"/>'
_STYLE = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
ANNOTATED = (
    b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(say)>>"
    b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]"
)
GIVEN = b"/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/UF(a)>>]>>>>"
HIDES: list[tuple[bytes, str, str]] = [
    (papers.revised(), "a.docx", "删除“删掉的话”"),
    (making.in_body("<w:ins w:id='1'>" + making.run("加的话") + "</w:ins>"), "a.docx", "插入1处"),
    (making.in_body("<w:moveFrom w:id='1'/>"), "a.docx", "移动1处"),
    (making.in_body("<w:r><w:rPr><w:rPrChange w:id='1'/></w:rPr></w:r>"), "a.docx", "格式修订"),
    (papers.vanished(), "a.docx", "隐藏的文字“看不见的话”"),
    (papers.replaced(making.in_body(making.run("样式所藏", _STYLED)), "word/styles.xml",
                     lambda xml: xml.replace(b"</w:styles>", f"{_STYLE}</w:styles>".encode())),
     "a.docx", "隐藏的文字“样式所藏”"),
    (making.in_body(making.run("白字", _WHITE)), "a.docx", "白色的文字“白字”"),
    (making.commented(), "a.docx", "1条批注（“内部意见”）"),
    (making.in_body(_FLD), "a.docx", "读取外部内容的域"),
    (making.fetched(), "a.docx", "读取外部内容：http://evil/x.dotm"),
    (papers.added(papers.word(), "word/embeddings/a.bin", b"x"), "a.docx", "嵌入了其他文件"),
    (papers.added(papers.word(), "word/media/a.jpg", making.jpeg(placed=True)), "a.docx",
     "经纬度"),
    (papers.added(papers.word(), "customXml/item9.xml", b"<x>data</x>"), "a.docx", "看不到的数据"),
    (papers.word(author="张三"), "a.docx", "作者：张三"),
    (papers.sheet(papers.hidden_sheet), "a.xlsx", "隐藏的工作表"),
    (papers.sheet(making.deep_sheet), "a.xlsx", "深度隐藏的工作表"),
    (papers.sheet(papers.hidden_row), "a.xlsx", "隐藏的1行、0列"),
    (papers.sheet(making.unseen_column), "a.xlsx", "隐藏的0行、1列"),
    (papers.sheet(papers.commented), "a.xlsx", "1条批注（“内部意见"),
    (papers.sheet(making.outside_name), "a.xlsx", "名称“旧表”"),
    (papers.added(papers.sheet(), "xl/externalLinks/externalLink1.xml", b"<x/>"), "a.xlsx",
     "链接到其他工作簿"),
    (papers.slides(more=' show="0"'), "a.pptx", "隐藏的幻灯片"),
    (papers.slides(note="讲稿"), "a.pptx", "备注（“讲稿”）"),
    (making.odt("<text:tracked-changes><text:changed-region><text:p>旧</text:p>"
                "</text:changed-region></text:tracked-changes>"), "a.odt", "未接受的修订（“旧”）"),
    (making.odt("<office:annotation><text:p>看法</text:p></office:annotation>"), "a.odt",
     "“看法”"),
    (making.odt("<text:hidden-text/>"), "a.odt", "隐藏的文字"),
    (making.odt("", "<dc:creator>李四</dc:creator>"), "a.odt", "作者：李四"),
    (making.ofd("正文", author="王五"), "a.ofd", "作者：王五"),
    (making.ofd("正文", more={"Doc_0/Attachs/Attachments.xml": b"<x/>"}), "a.ofd", "内含附件"),
    (making.ofd("正文", more={"Doc_0/Annots/Page_0/Annotation.xml": b"<x><Annot/></x>"}), "a.ofd",
     "1处批注"),
    (papers.pdf(covered=True), "a.pdf", "色块下面还能取出文字“SE……（11个字）”"),
    (papers.pdf(drawn="1 1 1 rg 90 690 400 30 re f"), "a.pdf", "色块下面"),
    (papers.pdf(drawn="0 0 0 rg 172 690 90 30 re f"), "a.pdf", "文字“12……（5个字）”"),
    (papers.pdf(catalog=b"/OpenAction<</S/JavaScript/JS(x)>>"), "a.pdf", "JavaScript"),
    (papers.pdf(catalog=b"/OCProperties<<>>"), "a.pdf", "图层"),
    (papers.pdf(page=ANNOTATED), "a.pdf", "有1处批注（“say”）"),
    (papers.pdf(catalog=GIVEN), "a.pdf", "PDF 内含附件"),
    (papers.pdf() + b"\nstartxref\n9\n%%EOF", "a.pdf", "保存以前的内容"),
    (making.scan("HELLO"), "a.pdf", "尚未识别"),
    (making.jpeg(placed=True), "a.jpg", "拍摄地点"),
    (making.jpeg(artist="Zhang San"), "a.jpg", "作者：Zhang San"),
    (making.jpeg(words="remark"), "a.jpg", "文字说明“remark”"),
    (making.png_saying("remark"), "a.png", "remark"),
    (b"=1+1,2\n", "a.csv", "1个单元格会被表格软件当作公式"),
    (papers.zipped({"甲/b.docx": papers.revised()}), "a.zip", "甲/b.docx 修订"),
    (papers.word(f"联系人手机{making.MOBILE}"), "a.docx", "手机号码"),
    (papers.slides(f"手机{making.MOBILE}"), "a.pptx", "手机号码"),
    (making.odt(f"<text:p>手机{making.MOBILE}</text:p>"), "a.odt", "手机号码"),
    (making.ofd("名单", f"手机{making.MOBILE}"), "a.ofd", "手机号码"),
    (papers.zipped({"a.txt": f"手机{making.MOBILE}".encode()}), "a.zip", "手机号码"),
]  # fmt: skip


def take(organ: Organ, data: bytes, name: str) -> Upload:
    return files.take(organ, data=data, name=name, by=None, at=AT)


@pytest.mark.parametrize(("data", "name", "said"), HIDES, ids=[each[2] for each in HIDES])
def test_what_a_file_hides_is_told(bureau: Organ, data: bytes, name: str, said: str) -> None:
    made = take(bureau, data, name)
    assert made.state == State.CHECKED, made.findings
    told = [f"{each['place']} {each['message']}" for each in made.findings]
    assert any(said in each for each in told), told
    assert all(each["advice"] for each in made.findings)


CLEAN: list[tuple[bytes, str]] = [
    (papers.word(), "a.docx"), (papers.sheet(), "a.xlsx"), (papers.pdf(), "a.pdf"),
    ("文字".encode(), "a.txt"), ("名称,数量\n甲,-1\n".encode(), "a.csv"),
    (papers.slides(), "a.pptx"), (making.odt("<text:p>文</text:p>"), "a.odt"),
    (making.ofd("正文"), "a.ofd"), (papers.zipped({"a.txt": "文字".encode()}), "a.zip"),
    (papers.pdf(drawn="", page=ANNOTATED.replace(b"Text", b"Link")), "a.pdf"),
    (papers.pdf(drawn="0 0 0 rg 100 650 200 2 re f"), "a.pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name"), CLEAN)
def test_a_clean_file_is_called_clean(bureau: Organ, data: bytes, name: str) -> None:
    made = take(bureau, data, name)
    assert (made.state, made.findings) == (State.CHECKED, [])


def test_a_seal_over_words_hides_nothing(bureau: Organ) -> None:
    clear = "/GS gs 1 0 0 rg 90 690 400 30 re f"
    page = b"/Resources<</Font<</F1 5 0 R>>/ExtGState<</GS<</ca 0.4>>>>>>"
    sealed = papers.pdf(drawn=clear).replace(b"/Resources<</Font<</F1 5 0 R>>>>", page)
    assert take(bureau, sealed, "a.pdf").findings == []


def test_words_set_on_a_coloured_cell_are_not_hidden_by_it(bureau: Organ) -> None:
    text = "BT /F1 18 Tf 100 700 Td (SECRET 12345) Tj ET"
    cell = papers.pdf(drawn="").replace(
        text.encode(), f"0 0 0 rg 90 690 400 30 re f {text}".encode()
    )
    assert b"re f BT" in cell
    assert take(bureau, cell, "a.pdf").findings == []


def test_the_words_of_a_file_are_kept_for_reviewers_and_the_search(bureau: Organ) -> None:
    assert "关于开展工作的通知" in take(bureau, papers.word(), "a.docx").text
    assert "SECRET 12345" in take(bureau, papers.pdf(), "a.pdf").text
    assert take(bureau, making.ofd("第一行", "第二行"), "a.ofd").text == "第一行\n第二行"
    assert take(bureau, papers.slides("工作", note="讲稿"), "a.pptx").text == "工作\n讲稿"


def test_what_is_quoted_never_tells_personal_data(bureau: Organ) -> None:
    made = take(bureau, making.commented(f"身份证{making.IDENTITY}"), "a.docx")
    assert making.IDENTITY not in str(made.findings)
    assert "110105********002" in str(made.findings)
