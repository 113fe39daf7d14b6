"""
Pictures: an independent decoder (ZXing) reads the very bytes back.
"""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from cjmkit.errors import DataError
from cjmkit_payment_qr import Payload, Payment, payload, png, svg

image = pytest.importorskip("PIL.Image")
zxing = pytest.importorskip("zxingcpp")

PAYMENT = Payment(
    name="ПАО Сбербанк",
    account="40702810438000060473",
    bank_name="ПАО Сбербанк г. Москва",
    bik="044525225",
    corr_account="30101810400000000225",
    sum="1500.50",
    purpose="Счёт 12 от 01.10.2026 за услуги | без НДС",
)
LONG = "Федеральное государственное бюджетное образовательное учреждение высшего образования (Университет города)"


def decoded(data: bytes) -> Any:
    (found,) = zxing.read_barcodes(image.open(io.BytesIO(data)), formats=zxing.BarcodeFormat.QRCode)
    return found


def drawn(data: bytes) -> bytes:
    """
    Return an SVG as a PNG, by a renderer that we did not write.
    """
    resvg = pytest.importorskip("resvg_py")
    return bytes(resvg.svg_to_bytes(svg_string=data.decode(), skip_system_fonts=True))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
@pytest.mark.parametrize("correction", ["L", "M", "Q", "H"])
def test_png_is_read_back(encoding: Any, correction: Any) -> None:
    """The bytes of the code are the payload's in every encoding and with every error correction."""
    made = payload(PAYMENT, encoding=encoding)
    found = decoded(png(made, correction=correction))
    assert bytes(found.bytes) == made.data
    assert found.ec_level == correction


@pytest.mark.parametrize("name", ["ПАО Сбербанк", LONG], ids=["utf-8", "cp1251"])
def test_svg_is_read_back(name: str) -> None:
    """The SVG, rendered by somebody else, holds the same bytes, in both encodings."""
    made = payload(PAYMENT, name=name)
    assert made.encoding == ("cp1251" if name == LONG else "utf-8")
    assert bytes(decoded(drawn(svg(made, scale=6))).bytes) == made.data


def test_svg_has_words_for_those_who_do_not_see() -> None:
    """Title and description tell what the code holds, and a value's signs do no harm to the XML."""
    root = ET.fromstring(svg(payload(PAYMENT, purpose="<b>&\"' договор")))
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == "QR-код для оплаты"
    words = root.findtext(f"{space}desc") or ""
    assert "получатель: ПАО Сбербанк" in words
    assert words.endswith("назначение: <b>&\"' договор")


def test_the_quiet_zone_and_the_scale() -> None:
    """Four light modules stand around the code, each of the wanted size."""
    with image.open(io.BytesIO(png(payload(PAYMENT), border=4, scale=3))) as picture:
        grey = picture.convert("L")
        width, height = grey.size
        assert width == height
        assert width % 3 == 0
        assert {grey.getpixel((x, y)) for x in range(width) for y in range(12)} == {255}
        assert grey.getpixel((12, 12)) == 0
    assert png(payload(PAYMENT)) == png(payload(PAYMENT))


def test_too_much_for_any_code() -> None:
    """What does not fit into the biggest code is an error that says how much there is."""
    big = Payload(text="x" * 3000, encoding="utf-8", data=b"x" * 3000)
    with pytest.raises(DataError, match=r"3000 bytes.*PQR012"):
        png(big)
    assert ET.fromstring(svg(Payload(text="x", encoding="utf-8", data=b"x"))).tag.endswith("svg")
