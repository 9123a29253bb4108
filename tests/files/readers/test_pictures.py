"""Picture files come along with the blocks that stand for them."""

from base64 import b64encode
from email.message import EmailMessage

import pytest

from gongkai.files.paper import Paper, Picture
from gongkai.files.readers import docx, html, mht
from gongkai.files.readers.word import package as parts
from tests.files.readers.word_papers import NAMES, p, package

PNG = b"\x89PNG" + bytes(6000)


def files_of(paper: Paper) -> list[bytes]:
    return [each.data for each in paper.blocks if isinstance(each, Picture)]


def in_word(*shapes: str, relations: str = "", **files: bytes) -> Paper:
    """A document with drawings, relations and media files."""
    kind = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{kind}">{relations}</Relationships>'
    runs = "".join(f"<w:p><w:r>{shape}</w:r></w:p>" for shape in shapes)
    document = f"<w:document {NAMES}><w:body>{p('正文')}{runs}</w:body></w:document>"
    return docx.read(
        package(
            {
                "word/document.xml": document,
                "word/_rels/document.xml.rels": relations,
                **{f"word/media/{name}.png": data for name, data in files.items()},
            }
        ),
        name="x.docx",
    )


def drawing(key: str, wide: int = 3_000_000) -> str:
    extent = f'<wp:extent cx="{wide}" cy="{wide}"/>'
    return f'<w:drawing><wp:inline>{extent}<a:blip r:embed="{key}"/></wp:inline></w:drawing>'


def relation(key: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{key}" Target="{target}"{mode}/>'


def test_a_drawing_in_word_brings_its_file() -> None:
    assert files_of(in_word(drawing("r1"), relations=relation("r1", "media/a.png"), a=PNG)) == [
        PNG
    ]


def test_an_old_drawing_in_word_brings_its_file() -> None:
    shape = '<v:shape style="width:300pt;height:90pt"><v:imagedata r:id="r1"/></v:shape>'
    shape = f"<w:pict>{shape}</w:pict>"
    assert files_of(in_word(shape, relations=relation("r1", "media/a.png"), a=PNG)) == [PNG]


@pytest.mark.parametrize(
    ("shape", "relations"),
    [
        (drawing("r2"), relation("r1", "media/a.png")),
        (drawing("r1"), relation("r1", "https://example.com/a.png", ' TargetMode="External"')),
        (drawing("r1"), relation("r1", "media/lost.png")),
        (drawing("r1", wide=200_000), relation("r1", "media/a.png")),
    ],
    ids=["unknown", "outside", "lost", "small"],
)
def test_a_drawing_without_a_file_at_hand_is_only_noted(shape: str, relations: str) -> None:
    assert files_of(in_word(shape, relations=relations, a=PNG)) == [b""]


def test_no_more_pictures_are_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts.Package, "_room", 2 * len(PNG))
    shapes = [drawing("r1")] * 3
    found = files_of(in_word(*shapes, relations=relation("r1", "media/a.png"), a=PNG))
    assert found == [PNG, PNG, b""]


@pytest.mark.parametrize(
    ("address", "data"),
    [
        (f"data:image/png;base64,{b64encode(PNG).decode()}", PNG),
        ("data:image/svg+xml,%3Csvg%2F%3E", b"<svg/>"),
        ("data:image/png;base64,A", b""),
        ("data:text/plain,1", b""),
        ("images/a.png", b""),
        ("", b""),
    ],
)
def test_a_page_brings_the_pictures_that_stand_in_it(address: str, data: bytes) -> None:
    page = f'<body><p>正文</p><img src="{address}"></body>'
    assert files_of(html.read(page.encode(), name="x.html")) == [data]


@pytest.mark.parametrize("address", ["cid:a1", "a.png", "https://example.com/b/a.png"])
def test_a_saved_page_brings_its_pictures(address: str) -> None:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.make_related()
    page = EmailMessage()
    page.set_content(f'<p>正文</p><img src="{address}">', subtype="html")
    page["Content-Location"] = "https://example.com/b/x.html"
    picture = EmailMessage()
    picture.set_content(PNG, maintype="image", subtype="png", cid="<a1>")
    picture["Content-Location"] = "https://example.com/b/a.png"
    for part in (page, picture):
        message.attach(part)
    assert files_of(mht.read(bytes(message), name="x.mht")) == [PNG]


def test_a_picture_that_was_not_saved_is_only_noted() -> None:
    message = EmailMessage()
    message.set_content('<p>正文</p><img src="https://example.com/[">', subtype="html")
    assert files_of(mht.read(bytes(message), name="x.mht")) == [b""]
