"""The exporters of projects follow the contract of every exporter, in each view."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser

from cjmkit.testing.contracts import ExporterContract
from cjmkit_html.changes.exporter import DiffHTMLExporter, DiffOptions
from cjmkit_html.exporters import ProjectHTMLExporter, ProjectSVGExporter
from cjmkit_html.wishes import PictureOptions, SVGOptions

VOID = {"meta", "img", "br", "hr", "input", "link"}


class Balanced(HTMLParser):
    """Fails where an element is closed that was not opened, or stays open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """An element begins."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """An element of SVG that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        assert self.open.pop() == tag


class _Page(ExporterContract):
    exporter = ProjectHTMLExporter()

    def check_file(self, data: bytes) -> None:
        """Every element is closed, and no text of the project became one."""
        parser = Balanced()
        parser.feed(data.decode("utf-8"))
        parser.close()
        assert not parser.open


class _Picture(ExporterContract):
    exporter = ProjectSVGExporter()

    def check_file(self, data: bytes) -> None:
        """A parser of XML reads it."""
        assert ET.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"


class TestAllViews(_Page):
    """All views on one page."""


class TestPersonasPage(_Page):
    """The sheets alone, in English."""

    options = PictureOptions(view="personas", lang="en")


class TestMapPage(_Page):
    """The maps alone, in English."""

    options = PictureOptions(view="map", lang="en", theme="dark")


class TestMapPicture(_Picture):
    """The maps as a picture: what is drawn unless another view is named."""


class TestPersonasPicture(_Picture):
    """The sheets as a picture."""

    options = SVGOptions(view="personas")


class TestChannelsPicture(_Picture):
    """The heat map."""

    options = SVGOptions(view="channels", theme="dark")


class TestQuadrantPicture(_Picture):
    """The quadrant."""

    options = SVGOptions(view="quadrant", lang="en", theme="light")


class TestFunnelPicture(_Picture):
    """The funnel."""

    options = SVGOptions(view="funnel", theme="print")


class TestDiffPage(_Page):
    """The page of a difference."""

    exporter = DiffHTMLExporter()


class TestDarkDiffPage(_Page):
    """The page of a difference, in English."""

    exporter = DiffHTMLExporter()
    options = DiffOptions(theme="dark", lang="en")
