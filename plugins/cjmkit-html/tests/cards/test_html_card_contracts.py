"""Sheets of cards and the blank form follow the contract of every exporter, in both layouts."""

from __future__ import annotations

from html.parser import HTMLParser

from cjmkit.testing.contracts import ExporterContract
from cjmkit_html.cards.exporter import BlankHTMLExporter, CardHTMLExporter
from cjmkit_html.cards.options import CardHTMLOptions


class _Balanced(HTMLParser):
    """Fails where an element is closed that was not opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """An element begins."""
        if tag not in {"meta", "img", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self.open.pop() == tag


class TestTable(ExporterContract):
    """The ruled table, with signature and seal."""

    exporter = CardHTMLExporter()

    def check_file(self, data: bytes) -> None:
        """Every element is closed, and no text of a card became one."""
        parser = _Balanced()
        parser.feed(data.decode("utf-8"))
        parser.close()
        assert not parser.open


class TestList(TestTable):
    """Lines as in a letter, in English, with nothing to sign."""

    options = CardHTMLOptions(layout="list", signatures=False, logo=False, theme="dark", lang="en")


class TestBlankTable(TestTable):
    """A form of ruled rows."""

    exporter = BlankHTMLExporter()


class TestBlankList(TestTable):
    """A form of lines to write on, in English."""

    exporter = BlankHTMLExporter()
    options = CardHTMLOptions(layout="list", signatures=False, theme="print", lang="en")
