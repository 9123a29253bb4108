"""Small DOCX files from their markup: what a test says is what the file holds."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData",
    }.items()
)


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with this body; `styles`, `numbering` … hold the inside of their part."""
    files = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({part: f"{part}.xml" for part in parts}),
        "word/document.xml": _xml(f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"),
    }
    for part, inner in parts.items():
        files[f"word/{part}.xml"] = _xml(f"<w:{part} {NAMES}>{inner}</w:{part}>")
    return package(files)


def _content_types(parts: Iterable[str]) -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": f"{base}.document.main+xml"}
    kinds |= {part: f"{base}.{part}+xml" for part in parts}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>'
        for part, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>{overrides}</Types>'
    )


def _relations(targets: Mapping[str, str]) -> str:
    base = "http://schemas.openxmlformats.org"
    each = "".join(
        f'<Relationship Id="r{kind}" Target="{target}" '
        f'Type="{base}/officeDocument/2006/relationships/{kind}"/>'
        for kind, target in targets.items()
    )
    return _xml(f'<Relationships xmlns="{base}/package/2006/relationships">{each}</Relationships>')


def package(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str = "", properties: str = "") -> str:
    """A cell; plain words become a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain words become cells."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A table; a sequence of words becomes a row."""
    inner = "".join(row if isinstance(row, str) else tr(*row) for row in rows)
    return f"<w:tbl><w:tblPr/>{inner}</w:tbl>"


def span(columns: int) -> str:
    """A cell over several columns."""
    return f'<w:gridSpan w:val="{columns}"/>'


def down(more: bool = False) -> str:
    """A cell that begins (or goes on with) a merge down the rows."""
    return "<w:vMerge/>" if more else '<w:vMerge w:val="restart"/>'


def _xml(text: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'
