"""
Refusing: files of other kinds, told from their first bytes, with words about what to do.
"""

from __future__ import annotations

from typing import Final

from cjmkit.errors import FormatError
from cjmkit.findings import Location, Texts
from cjmkit.plugins import Source
from cjmkit_docs import catalogue as rules

__all__ = ["head_of", "is_legacy", "refuse_legacy"]

_SAVE_DOCX: Final = Texts(
    "откройте его в Word или LibreOffice и сохраните как .docx", "open it in Word or LibreOffice and save it as .docx"
)
_COPY_TEXT: Final = Texts(
    "скопируйте из него текст с реквизитами и сохраните как .txt",
    "copy the text with the requisites out of it and save it as .txt",
)
_OLE: Final = Texts("двоичный файл Office или файл с паролем", "a binary Office file, or one with a password")
_LEGACY: Final = (
    (b"\xd0\xcf\x11\xe0", _OLE, _SAVE_DOCX),
    (b"%PDF", Texts("PDF", "a PDF"), _COPY_TEXT),
    (b"{\\rtf", Texts("RTF", "an RTF"), _SAVE_DOCX),
)  # fmt: skip


def head_of(source: Source, size: int = 8) -> bytes:
    """
    Return the first bytes of *source*.
    """
    with source.open() as stream:
        return stream.read(size)


def is_legacy(head: bytes) -> bool:
    """
    Tell whether a file that begins with *head* is one that is refused by name.
    """
    return any(head.startswith(magic) for magic, _, _ in _LEGACY)


def refuse_legacy(source: Source) -> None:
    """
    Raise `FormatError` if *source* is a binary .doc, a PDF or an RTF.
    """
    head = head_of(source)
    for magic, found, fix in _LEGACY:
        if head.startswith(magic):
            words = {"found_ru": found.ru, "found_en": found.en, "fix_ru": fix.ru, "fix_en": fix.en}
            raise FormatError(rules.LEGACY.finding(Location(source=source.name), **words))
