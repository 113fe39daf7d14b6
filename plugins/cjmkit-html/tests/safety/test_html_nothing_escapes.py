"""Texts stay texts in every page and picture: parsers that we did not write find no element that a text has made."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache

import pytest
from lxml import etree, html
from safety.hostile import ATTACKS
from safety.written import pages, pictures

pytestmark = pytest.mark.slow

# Attributes that say something of data, so that every value is right.
_SPOKEN = frozenset({"aria-label", "title", "alt", "placeholder", "data-of", "data-shown", "value"})
_MEASURED = re.compile(r"-?[\d.,MC %-]+")
QUICK = ("full", "cream")
# Long texts look different: sheets are cut, what was the same name becomes another one.
HARMLESS = ("", "слово ", "слово и дело " * 15, "слова " * 150)


def told_of(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Every element with its parent, and every attribute with its value unless data or numbers may stand there."""
    for element in root.iter():
        tag = str(element.tag)
        parent = element.getparent()
        yield "in", "" if parent is None else str(parent.tag), tag
        for name, value in element.attrib.items():
            plain = str(name) in _SPOKEN or _MEASURED.fullmatch(str(value))
            yield tag, str(name), "" if plain else re.sub(r"\d+", "0", str(value))


def read(name: str, data: bytes) -> etree._Element:
    """A page as libxml2 reads it."""
    text = data.decode("utf-8")
    assert text.count("\x00") == 0, name
    return html.document_fromstring(text)


@cache
def harmless() -> frozenset[tuple[str, str, str]]:
    """What pages of harmless texts are made of."""
    return frozenset(one for text in HARMLESS for name, data in pages(text) for one in told_of(read(name, data)))


@cache
def harmless_pictures() -> frozenset[tuple[str, str, str]]:
    """What pictures of harmless texts are made of."""
    return frozenset(one for text in HARMLESS for _, data in pictures(text) for one in told_of(etree.fromstring(data)))


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_text_makes_an_element_of_a_page(attack: str) -> None:
    """The pages are made of the elements, attributes, classes, links and ids of pages of harmless texts alone."""
    for name, data in pages(attack, QUICK[:1] if len(attack) > 500 else QUICK):
        new = set(told_of(read(name, data))) - harmless()
        assert not new, name


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_no_text_makes_an_element_of_a_picture(attack: str) -> None:
    """Two parsers of XML accept every picture; it has no script, no link, nothing from outside, no new element."""
    for name, data in pictures(attack, QUICK[:1] if len(attack) > 500 else QUICK):
        assert ET.fromstring(data).tag.endswith("}svg")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        assert not set(told_of(root)) - harmless_pictures(), name
        assert root.getroottree().docinfo.doctype == ""


def test_no_text_turns_round_what_stands_behind_it() -> None:
    """Whatever opens a change of direction in a page or a picture is closed in the same text."""
    files = [read(name, data) for name, data in pages(ATTACKS["bidi"], QUICK)]
    files += [etree.fromstring(data) for _, data in pictures(ATTACKS["bidi"], QUICK)]
    texts = [text for root in files for text in root.itertext()]
    assert any("\u202e" in text for text in texts)
    for text in texts:
        assert sum(text.count(letter) for letter in "\u202a\u202b\u202d\u202e") <= text.count("\u202c"), text
        assert sum(text.count(letter) for letter in "\u2066\u2067\u2068") <= text.count("\u2069"), text
