"""
Odd files: what was written is told where the name of the file promises something else.

A format that writes a picture or a table may make an archive of many cards, and nothing at all of a card that it cannot
hold; whoever opens ``codes.png`` then must know why no viewer takes it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cjmkit.findings import Lang, Texts

__all__ = ["told_oddities"]

_EMPTY: Final = Texts(
    "{path} пуст: в этом формате карточке не нашлось места, почему – сказано выше",
    "{path} is empty: the format had no place for a card, the reason stands above",
)
_ARCHIVE: Final = Texts(
    "в {path} архив zip из нескольких файлов: назовите его .zip, чтобы открыть",
    "{path} is a zip archive of several files: call it .zip to open it",
)
_OFFICE: Final = "[Content_Types].xml"


def told_oddities(path: str, cards: int, lang: Lang) -> Iterator[str]:
    """
    Yield a line if the file at *path*, written of so many *cards*, is empty, or an archive by another name.
    """
    file = Path(path)
    if not cards or not file.is_file():
        return
    if not file.stat().st_size:
        yield _EMPTY.get(lang, path=path)
    elif file.suffix.lower() != ".zip" and _is_archive(file):
        yield _ARCHIVE.get(lang, path=path)


def _is_archive(file: Path) -> bool:
    # Books and documents of Office are archives, too, but programs open them by their own names.
    with file.open("rb") as stream:
        if stream.read(2) != b"PK" or not zipfile.is_zipfile(stream):
            return False
        with zipfile.ZipFile(stream) as archive:
            return _OFFICE not in archive.namelist()
