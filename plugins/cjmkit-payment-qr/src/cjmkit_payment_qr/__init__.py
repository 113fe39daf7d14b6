"""
Payment QR codes by GOST R 56042-2014: what a bank's application reads off a bill, out of checked requisites. ::

    from cjmkit_payment_qr import payload, payment_of

    made = payload(payment_of(card, sum=Decimal("1500.00"), purpose="Счёт 12 от 01.10.2026"))
    made.text, made.data, made.encoding

A payload whose account does not fit the bank is refused: a wrong QR code sends money astray.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import attrs

from cjmkit.findings import Rule, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, CardRecord, Exporter, Importer, Kind, Loss, Progress, Source, hookimpl
from cjmkit_payment_qr.catalogue import PAYMENT_QR_RULES
from cjmkit_payment_qr.options import PictureOptions, ReadOptions, TextOptions

if TYPE_CHECKING:
    from cjmkit_payment_qr.payloads import Payload, payload
    from cjmkit_payment_qr.payments import Payment, check, payment_of
    from cjmkit_payment_qr.pictures import png, svg
    from cjmkit_payment_qr.reading import Parsed, parse

__all__ = [
    "Parsed",
    "Payload",
    "Payment",
    "PaymentPNGExporter",
    "PaymentQRImporter",
    "PaymentSVGExporter",
    "PaymentTextExporter",
    "PictureOptions",
    "ReadOptions",
    "TextOptions",
    "check",
    "cjmkit_exporters",
    "cjmkit_importers",
    "parse",
    "payload",
    "payment_of",
    "png",
    "svg",
]

_HOMES: Final = {
    "payloads": ("Payload", "payload"),
    "payments": ("Payment", "check", "payment_of"),
    "pictures": ("png", "svg"),
    "reading": ("Parsed", "parse"),
}
_HEAD: Final = 4096


def __getattr__(name: str) -> Any:
    # The hooks are asked at every start; what makes the codes is loaded when it is needed.
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


@attrs.frozen(kw_only=True)
class PaymentQRImporter:
    """
    Reads the text of payment QR codes: a payee's card for each.
    """

    name: str = "payment-qr"
    title: Texts = Texts("Текст платёжного QR-кода (ГОСТ Р 56042)", "Text of a payment QR code (GOST R 56042)")
    extensions: tuple[str, ...] = ("qr",)
    kind: Kind = "cards"
    api: int = API
    options: type[ReadOptions] = ReadOptions
    rules: tuple[Rule, ...] = PAYMENT_QR_RULES

    def recognises(self, source: Source) -> bool:
        """
        Tell whether *source* begins as such a text does, or as our JSON lines with one.
        """
        with source.open() as stream:
            head = stream.read(_HEAD).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        return head.startswith(b"ST0001") or (head.startswith(b"{") and b'"payload":"ST0001' in head.replace(b" ", b""))

    def read(self, source: Source, options: ReadOptions) -> Iterator[CardRecord]:
        """
        Yield a record for every payload of *source*.
        """
        from cjmkit_payment_qr.files import read_cards

        return read_cards(source, options)


@attrs.frozen(kw_only=True)
class PaymentTextExporter:
    """
    Writes the text of payment QR codes: one as it stands in the code, several as JSON lines.
    """

    name: str = "payment-qr"
    title: Texts = Texts("Текст платёжного QR-кода (ГОСТ Р 56042)", "Text of a payment QR code (GOST R 56042)")
    extensions: tuple[str, ...] = ("qr",)
    kind: Kind = "cards"
    api: int = API
    options: type[TextOptions] = TextOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: TextOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write a payload for every card; return what it does not hold, and the cards that got none.
        """
        from cjmkit_payment_qr.files import write_texts

        return write_texts(items, stream, options, progress)


@attrs.frozen(kw_only=True)
class PaymentPNGExporter:
    """
    Writes payment QR codes as PNG: one picture, or a zip archive of several.
    """

    name: str = "payment-qr-png"
    title: Texts = Texts("Платёжный QR-код, PNG", "Payment QR code, PNG")
    extensions: tuple[str, ...] = ("png",)
    kind: Kind = "cards"
    api: int = API
    options: type[PictureOptions] = PictureOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: PictureOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write a picture for every card; return what it does not hold, and the cards that got none.
        """
        from cjmkit_payment_qr.files import write_pictures

        return write_pictures(items, stream, options, progress, kind="png")


@attrs.frozen(kw_only=True)
class PaymentSVGExporter:
    """
    Writes payment QR codes as SVG: one picture, or a zip archive of several.
    """

    name: str = "payment-qr-svg"
    title: Texts = Texts("Платёжный QR-код, SVG", "Payment QR code, SVG")
    extensions: tuple[str, ...] = ("svg",)
    kind: Kind = "cards"
    api: int = API
    options: type[PictureOptions] = PictureOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: PictureOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write a picture for every card; return what it does not hold, and the cards that got none.
        """
        from cjmkit_payment_qr.files import write_pictures

        return write_pictures(items, stream, options, progress, kind="svg")


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of the texts of payment QR codes.
    """
    return (PaymentQRImporter(),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of payment QR codes: text, PNG, SVG.
    """
    return (PaymentTextExporter(), PaymentPNGExporter(), PaymentSVGExporter())
