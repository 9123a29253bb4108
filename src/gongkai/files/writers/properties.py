"""The core properties of an office package: title and organ; no clock and no machine."""

from html import escape

from gongkai.files.paper import Paper
from gongkai.files.writers.shape import heading_of, printable

_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{title}</dc:title><dc:creator>{organ}</dc:creator><dc:description>gongkai</dc:description>\
<dc:language>zh-CN</dc:language></cp:coreProperties>
"""


def core_properties(paper: Paper) -> bytes:
    """The part docProps/core.xml for a paper."""
    title = escape(printable(heading_of(paper)))
    organ = escape(printable(paper.meta.get("organ", "")))
    return _CORE.format(title=title, organ=organ).encode()
