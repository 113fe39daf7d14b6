"""What a page says to those who do not see it: a language, headings of tables, names for marks, labels for controls."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from lxml import etree, html
from safety.written import pages, pictures

NAMES = ("cream", "equipment", "empathy", "funnel")


@cache
def parsed() -> dict[str, html.HtmlElement]:
    """Pages of every kind as libxml2 reads them."""
    return {name: html.document_fromstring(data.decode("utf-8")) for name, data in pages("", NAMES)}


KINDS = (*NAMES, "diff", "list", "table", "report")


@pytest.mark.parametrize("kind", KINDS)
def test_every_heading_of_a_table_has_its_scope(kind: str) -> None:
    """A reader hears which column and which row a cell is of."""
    headings = parsed()[kind].xpath("//th")
    assert bool(headings) == (kind not in {"empathy", "list"})
    assert {heading.get("scope") for heading in headings} <= {"col", "row", "rowgroup", "colgroup"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_and_every_figure_has_a_name(kind: str) -> None:
    """A figure has a title and a description; each of its marks, and each sign of the page, is named or is silent."""
    page = parsed()[kind]
    for figure in page.xpath("//svg[not(@aria-hidden='true')]"):
        assert figure.get("role") == "group"
        for attribute in ("aria-labelledby", "aria-describedby"):
            (named,) = page.xpath("//*[@id=$id]", id=figure.get(attribute))
            assert named.text_content().strip()
    for mark in page.xpath("//*[@role='img'] | //*[@role='region']"):
        assert (mark.get("aria-label") or "").strip(), html.tostring(mark)[:200]
    assert all(picture.get("alt") for picture in page.xpath("//img"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_has_a_label(kind: str) -> None:
    """A control says what it is for; the order of the keyboard is that of the page; the language is told."""
    page = parsed()[kind]
    assert page.get("lang") == "ru"
    for control in page.xpath("//input | //select"):
        (label,) = control.xpath("ancestor::label")
        assert (label.text_content() or "").strip()
    assert all(button.text_content().strip() for button in page.xpath("//button"))
    assert {one.get("tabindex") for one in page.xpath("//*[@tabindex]")} <= {"0"}
    assert len(page.xpath("//h1")) == (3 if kind in {"list", "table"} else 1)


def test_signs_differ_in_shape_and_not_by_colour_alone() -> None:
    """Printed in grey, what is good, bad, to be fixed or to be kept is told apart: no two looks have one shape."""
    shapes: dict[str, set[str]] = defaultdict(set)
    for _, data in pictures("", NAMES):
        for sign in etree.fromstring(data).iter("{*}polygon", "{*}circle"):
            shapes[sign.get("class", "")].add(_shape(sign))
    for family in (
        ("dot good", "dot even", "dot bad"),
        ("sign fix_first", "sign keep", "sign over_served", "sign watch"),
    ):
        found = [shapes[look] for look in family if shapes[look]]
        assert len(found) > 2
        assert all(len(each) == 1 for each in found), family
        assert len({min(each) for each in found}) == len(found), family


def _shape(sign: etree._Element) -> str:
    """The outline of a sign by the directions of its corners from the middle."""
    if sign.tag.endswith("circle"):
        return "circle"
    corners = [tuple(map(float, pair.split(","))) for pair in sign.get("points", "").split()]
    x, y = (sum(values) / len(corners) for values in zip(*corners, strict=True))
    return " ".join(f"{(left > x + 1) - (left < x - 1):+}{(top > y + 1) - (top < y - 1):+}" for left, top in corners)


def test_lines_of_different_meaning_are_drawn_differently() -> None:
    """What is felt is a whole line, what is expected and what is not known are dashes of their own."""
    (style,) = (
        element.text or ""
        for name, data in pictures("", ("cream",))
        if name.endswith("map")
        for element in etree.fromstring(data).iter("{*}style")
    )
    rules = {rule.partition("{")[0].strip(): rule for rule in style.replace("\n", "").split("}")}
    assert "dasharray" not in rules[".figure .felt"]
    dashes = {rules[f".figure .{look}"].partition("dasharray:")[2] for look in ("wish", "gap", "critical")}
    assert len(dashes) == 3
    assert "" not in dashes
