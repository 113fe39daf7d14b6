"""
What a figure is made of: plain data in pixels, without a word of SVG.
"""

from __future__ import annotations

import enum
from typing import Literal, TypeAlias

import attrs

__all__ = ["Anchor", "Box", "Curve", "Line", "Mark", "Outline", "Part", "Plain", "Scene", "Shape", "Sign", "Words"]

Anchor: TypeAlias = Literal["start", "middle", "end"]


class Shape(enum.Enum):
    """
    The shapes of signs: what differs in colour differs in shape too.
    """

    CIRCLE = "circle"
    UP = "up"
    DOWN = "down"
    SQUARE = "square"
    DIAMOND = "diamond"


@attrs.frozen(kw_only=True)
class Box:
    """
    A rectangle; *look* are the classes that give it its colours, *corner* is the radius of its corners.
    """

    x: float
    y: float
    width: float
    height: float
    look: str
    corner: float = 0

    @property
    def right(self) -> float:
        """
        The right edge.
        """
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """
        The lower edge.
        """
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """
        Return whether the two have more in common than an edge.
        """
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Box) -> bool:
        """
        Return whether the other lies inside, edges included.
        """
        across = self.x <= other.x and other.right <= self.right
        return across and self.y <= other.y and other.bottom <= self.bottom


@attrs.frozen(kw_only=True)
class Line:
    """
    A straight line.
    """

    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@attrs.frozen(kw_only=True)
class Curve:
    """
    A smooth line: *start*, then for each piece its two handles and its end. *thick* overrules the style sheet.
    """

    start: tuple[float, float]
    pieces: tuple[tuple[tuple[float, float], tuple[float, float], tuple[float, float]], ...]
    look: str
    thick: float | None = None


@attrs.frozen(kw_only=True)
class Outline:
    """
    A shape of straight edges, by its corners.
    """

    corners: tuple[tuple[float, float], ...]
    look: str


@attrs.frozen(kw_only=True)
class Words:
    """
    A line of text; *y* is its baseline, *size* that of the type.
    """

    x: float
    y: float
    text: str
    size: float
    look: str
    anchor: Anchor = "start"


@attrs.frozen(kw_only=True)
class Sign:
    """
    A small shape around its middle.
    """

    x: float
    y: float
    radius: float
    shape: Shape
    look: str


Plain: TypeAlias = Box | Line | Words | Sign | Curve | Outline


@attrs.frozen(kw_only=True)
class Mark:
    """
    Parts that mean one thing: *name* tells it whole to those who do not see them, and the keyboard stops there.
    """

    name: str
    parts: tuple[Plain, ...]


Part: TypeAlias = Plain | Mark


@attrs.frozen(kw_only=True)
class Scene:
    """
    A figure: its size, what it is called, what it says, and its parts from the lowest to the uppermost.
    """

    width: float
    height: float
    title: str
    description: str
    parts: tuple[Part, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """
        The parts that have names, in the order of the keyboard.
        """
        return tuple(part for part in self.parts if isinstance(part, Mark))
