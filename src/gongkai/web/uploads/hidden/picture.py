"""Hidden content of a picture: where it was taken, by whom; and its size."""

from gongkai.web.uploads.hidden.package import Row, row

MOST_PIXELS = 100_000_000


def in_picture(data: bytes) -> list[Row]:
    """A picture with a place of taking tells where somebody lives."""
    found = []
    if data.startswith(b"\x89PNG"):
        width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
        if not width or not height or width * height > MOST_PIXELS:
            found.append(row("图片", f"尺寸异常（{width}×{height}）", "缩小后重新上传"))
        if b"eXIf" in data:
            found.append(row("图片属性", "含有拍摄信息", "清除后重新上传", "ordinary"))
    head = data[: 256 * 1024]
    if b"Exif\0\0" in head:
        located = b"\x88\x25" in head or b"\x25\x88" in head  # the tag of the GPS block
        message = "含有拍摄地点" if located else "含有拍摄信息"
        found.append(
            row("图片属性", message, "清除后重新上传", "grave" if located else "ordinary")
        )
    return found
