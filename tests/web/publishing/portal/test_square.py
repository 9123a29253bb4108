"""Our square is the one that qrcode draws."""

import pytest
import qrcode
from qrcode.util import MODE_8BIT_BYTE, QRData

from gongkai.web.publishing.portal.square import square


def drawn(address: str) -> set[tuple[int, int]]:
    """The dark modules as qrcode draws them."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.ERROR_CORRECT_M, mask_pattern=3)
    code.add_data(QRData(address.encode(), MODE_8BIT_BYTE))
    code.make()
    rows = code.get_matrix()
    return {(x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def dark(path: str) -> set[tuple[int, int]]:
    """The dark modules of a path."""
    found = set()
    for run in path.split("M")[1:]:
        start, rest = run.split("h", 1)
        x, y = map(int, start.split())
        found |= {(x + each, y) for each in range(int(rest.split("v")[0]))}
    return found


@pytest.mark.parametrize("length", [1, 14, 15, 42, 43, 62, 63, 106, 107, 180, 181, 700])
def test_every_size_is_as_the_standard_has_it(length: int) -> None:
    address = (
        ("https://www.县.gov.cn/items/1234567890/" * 30)
        .encode()[:length]
        .decode("utf-8", "ignore")
    )
    assert dark(square(address).path) == drawn(address)
