"""
Pictures: a payload as a QR code, drawn by segno.

The bytes stand in byte mode and without a mark of the encoding (ECI), because the payload names its encoding
itself, and applications of banks expect it so.
"""

from __future__ import annotations

import io
from typing import Final, Literal

import segno

from cjmkit.errors import DataError
from cjmkit.findings import Location, Report
from cjmkit_payment_qr import catalogue as rules
from cjmkit_payment_qr.payloads import Payload
from cjmkit_payment_qr.reading import Parsed, parse

__all__ = ["Correction", "png", "svg"]

Correction = Literal["L", "M", "Q", "H"]

_TITLE: Final = "QR-код для оплаты"
_SHOWN: Final = {
    "Name": "получатель",
    "PersonalAcc": "счёт",
    "BankName": "банк",
    "BIC": "БИК",
    "Sum": "сумма, коп.",
    "Purpose": "назначение",
}


def png(payload: Payload, *, correction: Correction = "M", border: int = 4, scale: int = 4) -> bytes:
    """
    Return the code as a PNG of black on white; *border* is in modules, *scale* in dots a module.

    Raises:
        DataError: the payload is bigger than the biggest code.

    """
    stream = io.BytesIO()
    _code(payload, correction).save(stream, kind="png", border=border, scale=scale)
    return stream.getvalue()


def svg(payload: Payload, *, correction: Correction = "M", border: int = 4, scale: int = 4) -> bytes:
    """
    Return the code as an SVG with a title and a description that say in words what the code holds.

    Raises as `png` does.
    """
    stream = io.BytesIO()
    _code(payload, correction).save(
        stream,
        kind="svg",
        border=border,
        scale=scale,
        title=_TITLE,
        desc=_words(payload),
        light="#ffffff",
        unit=None,
        nl=True,
    )
    # A screen reader takes the title and the description for the picture only if it is told so.
    return stream.getvalue().replace(b"<svg ", b'<svg role="img" ', 1)


def _code(payload: Payload, correction: Correction) -> segno.QRCode:
    try:
        return segno.make_qr(payload.data, error=correction, mode="byte", boost_error=False)
    except segno.DataOverflowError:
        finding = rules.TOO_MUCH.finding(Location(field="purpose"), found=len(payload.data))
        report = Report()
        report.add(finding)
        raise DataError(finding, report) from None


def _words(payload: Payload) -> str:
    parsed = parse(payload.text)
    values = parsed.values if isinstance(parsed, Parsed) else {}
    return "; ".join(f"{word}: {values[tag]}" for tag, word in _SHOWN.items() if tag in values)
