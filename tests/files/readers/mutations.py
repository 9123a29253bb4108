"""Spoilt files: bytes turned, cut, doubled and moved, and the same inside the parts of a zip."""

import io
import zipfile
from random import Random


def mutated(data: bytes, chance: Random) -> bytes:
    """The file with one to eight small wounds; a zip is as often wounded inside."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _inside(data, chance)
    return _wounded_markup(data, chance)


def _wounded(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if len(spoilt) < 8:
            break
        at = chance.randrange(len(spoilt))
        length = min(chance.choice((1, 2, 8, 64)), len(spoilt) - at)
        act = chance.randrange(5)
        if act == 0:
            spoilt[at] = chance.randrange(256)
        elif act == 1:
            del spoilt[at : at + length]
        elif act == 2:
            spoilt[at:at] = spoilt[at : at + length]
        elif act == 3:
            spoilt[at : at + length] = chance.randbytes(length)
        else:
            other = chance.randrange(len(spoilt))
            spoilt[at : at + length] = spoilt[other : other + length]
    return bytes(spoilt)


def _inside(data: bytes, chance: Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        infos = old.infolist()
        main = [each for each in infos if each.file_size > 500] or infos
        target = chance.choice(main).filename
        for info in infos:
            content = old.read(info)
            hit = info.filename == target
            new.writestr(info.filename, _wounded_markup(content, chance) if hit else content)
    return stream.getvalue()


def _wounded_markup(content: bytes, chance: Random) -> bytes:
    """Half the time the markup stays well formed and only says something else."""
    if chance.random() < 0.5:
        return _wounded(content, chance)
    spoilt = content
    for _ in range(chance.randint(1, 4)):
        old, new = chance.choice(_SWAPS)
        parts = spoilt.split(old)
        if len(parts) > 1:
            at = chance.randrange(1, len(parts))
            spoilt = old.join(parts[:at]) + new + old.join(parts[at:])
    return spoilt


_SWAPS = (
    (b'w:val="', b'w:val="-9'),
    (b'w:val="', b'w:val="99999999999'),
    (b"<w:gridSpan", b"<w:vMerge"),
    (b"<w:vMerge", b"<w:gridSpan"),
    (b"w:tcPr>", b"w:trPr>"),
    (b"<w:p>", b"<w:p/><w:p>"),
    (b"<w:t>", b"<w:t/><w:t>"),
    (b'r="', b'r="ZZ'),
    (b't="s"', b't="b"'),
    (b"<v>", b"<v>9999999999999"),
    (b' ref="', b' ref="A1:'),
    (b"spanned=", b"repeated="),
    (b'repeated="', b'repeated="99999'),
    (b"</td>", b""),
    (b"<td", b"<table><td"),
    (b"</tr>", b"<tr>"),
    (b"</table>", b""),
    (b"rowspan='", b"rowspan='99999"),
    (b"colspan='", b"colspan='-3"),
    (b"<p>", b"<p><div><li>"),
    (b"utf-8", b"utf-7"),
    (b"utf-8", b"utf-16"),
    (b"\t", b"|"),
    (b"\n", b"\r\v\f"),
    (b"\n", b"\x00"),
    (b"|", b"||||"),
    (b"0", b"00000000000000000000"),
    (b"/Count ", b"/Count 9999"),
    (b"/Kids", b"/Parent"),
    (b"/Type/Page", b"/Type/Pages"),
    (b"/MediaBox", b"/CropBox"),
    (b"/Length ", b"/Length -"),
    (b" 0 R", b" 1 R"),
    (b"endobj", b""),
    (b"/FlateDecode", b"/LZWDecode"),
)
