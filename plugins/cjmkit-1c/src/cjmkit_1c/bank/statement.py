"""
The sections of a statement: whose accounts it is of, and the documents with their two sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location
from cjmkit_1c import bank_catalogue as catalogue
from cjmkit_1c.bank.lines import LIMIT, Line

__all__ = ["ROLES", "SUFFIXES", "Document", "Statement"]

ROLES: Final = ("плательщик", "получатель")
SUFFIXES: Final = ("", "1", "2", "3", "4", "инн", "кпп", "счет", "расчсчет", "банк1", "банк2", "бик", "корсчет")
_KEPT: Final = frozenset((*(role + suffix for role in ROLES for suffix in SUFFIXES), "дата"))
# As banks write them: asked for first, since a statement is mostly such lines.
_EXACT: Final = {
    role + suffix: (role + suffix).lower()
    for role in ("Плательщик", "Получатель")
    for suffix in ("", "1", "2", "3", "4", "ИНН", "КПП", "Счет", "РасчСчет", "Банк1", "Банк2", "БИК", "Корсчет")
}
_FIRST: Final = "1cclientbankexchange"
_VERSIONS: Final = frozenset(("1.00", "1.01", "1.02", "1.03"))


class Document(NamedTuple):
    """
    One payment: the *line* it begins on and its values by the key in lower case.
    """

    line: int
    values: Mapping[str, str]


class Statement:
    """
    Walks the lines of a statement once; knows after it the header, the owner's accounts, and what was odd.
    """

    def __init__(self, name: str, encoding: str) -> None:
        self._where = Location(source=name)
        self._encoding = encoding
        self.findings: list[Finding] = []
        self.accounts: set[str] = set()
        self.named_encoding: str | None = None
        self._document: dict[str, str] | None = None
        self._line = 0
        self._is_ended = False

    def documents(self, lines: Iterable[Line]) -> Iterator[Document]:
        """
        Yield the documents in their order.

        Raises:
            FormatError: the first line is not that of the format.

        """
        waiting = iter(lines)
        first = next((line for line in waiting if line.text), None)
        if first is None or first.text.lower() != _FIRST:
            raise FormatError(catalogue.NOT_EXCHANGE.finding(self._where))
        for line in waiting:
            key, _, value = line.text.partition("=")
            known = _EXACT.get(key)
            if known is not None and self._document is not None:
                self._put(known, value.strip(), line)
            elif line.text:
                yield from self._take(line, key, value)
        if self._document is not None or not self._is_ended:
            missing = "КонецФайла" if self._document is None else "КонецДокумента"
            self._tell(catalogue.CUT_OFF.finding(self._at(self._line or first.number), name=missing))

    def _take(self, line: Line, key: str, value: str) -> Iterator[Document]:
        key, value = key.strip().lower().replace("ё", "е"), value.strip()
        if key == "секциядокумент":
            if self._document is not None:
                self._tell(catalogue.UNFINISHED.finding(self._at(self._line)))
                yield Document(self._line, self._document)
            self._document, self._line = {}, line.number
        elif key == "конецдокумента":
            if self._document is not None:
                yield Document(self._line, self._document)
            self._document = None
        elif key == "конецфайла":
            self._is_ended = True
        elif self._document is None:
            self._header(key, value, line)
        elif key in _KEPT:
            self._put(key, value, line)

    def _put(self, key: str, value: str, line: Line) -> None:
        if value and self._document is not None:
            self._document.setdefault(key, value)
            if line.is_cut or "\ufffd" in value:
                self._look(line)

    def _header(self, key: str, value: str, line: Line) -> None:
        if key == "расчсчет" and value:
            self.accounts.add(value)
        elif key == "кодировка":
            self.named_encoding = value
        elif key == "версияформата" and value not in _VERSIONS:
            self._tell(catalogue.ODD_VERSION.finding(self._at(line.number), name=value[:20]))

    def _look(self, line: Line) -> None:
        if line.is_cut:
            self._tell(catalogue.LONG_LINE.finding(self._at(line.number), limit=LIMIT))
        if "\ufffd" in line.text:
            self._tell(catalogue.BROKEN_TEXT.finding(self._at(line.number), found=self._encoding))

    def _tell(self, finding: Finding) -> None:
        self.findings.append(finding)

    def _at(self, line: int) -> Location:
        return Location(source=self._where.source, line=line)
