"""
What the tests of the views share: the projects of the examples, and what every scene must hold to.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

from cjmkit import Toolkit
from cjmkit.model.journeys import Project
from cjmkit_html.figures import Box, Mark, Part, Scene, Words, inline_svg
from cjmkit_html.text.widths import width_of

ROOT = Path(__file__).parents[4]
EXAMPLES = sorted(path for path in (ROOT / "examples" / "journeys").iterdir() if path.suffix != ".md")


def example(name: str) -> Project:
    """An example by the beginning of its name."""
    (path,) = (path for path in EXAMPLES if path.stem == name)
    return Toolkit(plugins=()).read_project(path)


def boxes_of(words: Words) -> Box:
    """The box that a line of text takes, by the widths of the type that it was broken by."""
    wide = width_of(words.text, words.size, bold="strong" in words.look)
    left = {"start": words.x, "middle": words.x - wide / 2, "end": words.x - wide}[words.anchor]
    return Box(x=left, y=words.y - words.size * 0.8, width=wide, height=words.size, look="")


def every(parts: tuple[Part, ...]) -> list[Part]:
    """The parts, and those inside marks."""
    found: list[Part] = []
    for part in parts:
        found += every(part.parts) if isinstance(part, Mark) else [part]
    return found


def texts_of(scene: Scene) -> list[Box]:
    """The boxes of all lines of text."""
    return [boxes_of(part) for part in every(scene.parts) if isinstance(part, Words) and part.text.strip()]


def assert_apart(boxes: list[Box]) -> None:
    """No two boxes have anything in common but edges."""
    for first, second in combinations(boxes, 2):
        assert not first.overlaps(second), (first, second)


def assert_drawable(scene: Scene) -> ET.Element:
    """The scene is a well-formed picture; nothing sticks out; every mark has a name. Returns its root."""
    root = ET.fromstring(f'<root xmlns:xlink="x">{inline_svg(scene, id="one")}</root>')[0]
    ground = Box(x=-0.5, y=-0.5, width=scene.width + 1, height=scene.height + 1, look="")
    for part in every(scene.parts):
        if isinstance(part, Box):
            assert ground.holds(part), part
    for box in texts_of(scene):
        assert ground.holds(box), box
    for group in root.iter("g"):
        assert group.get("tabindex") == "0"
        assert (group.get("aria-label") or "").strip()
    return root
