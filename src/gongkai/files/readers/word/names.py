"""The qualified names of WordprocessingML that decide what prints."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VML = "{urn:schemas-microsoft-com:vml}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": DRAWING[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": PLACED[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/chart": CHARTS[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH[1:-1].encode(),
}
"""Names of the strict edition of the standard and their everyday twins."""

BODY, P, TBL, TR, TC = (W + tag for tag in ("body", "p", "tbl", "tr", "tc"))
R, T, VAL = W + "r", W + "t", W + "val"
PPR, RPR, TRPR, TCPR = (W + tag for tag in ("pPr", "rPr", "trPr", "tcPr"))
BLIP, IMAGE, CHART = DRAWING + "blip", VML + "imagedata", CHARTS + "chart"
CALLS = (W + "footnoteReference", W + "endnoteReference")
DRAWN = (BLIP, IMAGE, CHART)
EMBEDDED = W + "altChunk"
RELATION, HELD = RELATIONS + "id", RELATIONS + "embed"

WRAPPERS = frozenset(
    W + tag for tag in ("sdt", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo")
) | {MC + "AlternateContent", MC + "Choice"}
"""Elements that only stand around blocks, rows, cells or words."""


def everyday(data: bytes) -> bytes:
    """Markup of the strict edition under the names everyone else uses."""
    if b"purl.oclc.org/ooxml" in data:
        for strict, name in STRICT.items():
            data = data.replace(strict, name)
    return data


def is_off(value: str | None) -> bool:
    """Whether an on/off property is switched off; a property without a value is on."""
    return value in ("0", "false", "off")


def whole(value: str | None, default: int = 0) -> int:
    """An attribute as a whole number; nonsense, blanks and negatives give the default."""
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 9:
        return default
    return int(value)
