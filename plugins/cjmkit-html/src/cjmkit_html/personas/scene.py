"""
The persona sheet as a figure: who it is on top, what is known in three columns, and the empathy map below.

Nothing is as high as was guessed: every block is as high as its lines, every row as its highest block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit_html.figures import Box, Mark, Part, Scene, Shape, Sign, Words
from cjmkit_html.figures.lines import Paragraph, paragraph
from cjmkit_html.personas.empathy import Block, EmpathySheet, Said
from cjmkit_html.personas.places import Place
from cjmkit_html.personas.sheet import Item, PersonaSheet, Section

__all__ = ["Panel", "persona_scene"]

_WIDE: Final = 1040.0
_GAP: Final = 14.0
_PAD: Final = 12.0
_FACE: Final = 40.0
_INDENT: Final = 14.0
_SIGN: Final = 3.5
_EMPATHY: Final = Texts("Карта эмпатии: {kind}", "Empathy map: {kind}")
_NO_EMPATHY: Final = Texts("Карты эмпатии нет.", "There is no empathy map.")
_NOTHING: Final = Texts("никто ничего не записал", "nobody has written anything")
_MISSING: Final = Texts("Ещё не описано: {parts}.", "Not described yet: {parts}.")
_OFFER: Final = Texts("Предложение", "Offer")
_EVIDENCE: Final = Texts("Основания: {evidence}", "Evidence: {evidence}")
_NO_EVIDENCE: Final = Texts("Оснований не указано.", "No evidence is named.")


@attrs.frozen(kw_only=True)
class Panel:
    """
    A framed block: its title and its lines, each with the sign before it if any.
    """

    title: Paragraph
    lines: tuple[tuple[Shape | None, Paragraph], ...]
    look: str = "panel"

    @property
    def height(self) -> float:
        """
        The height with its paddings.
        """
        return self.title.height + sum(each.height + 3 for _, each in self.lines) + 2 * _PAD

    @property
    def name(self) -> str:
        """
        Everything that it says.
        """
        return "; ".join((self.title.text, *(each.text for _, each in self.lines)))

    def drawn(self, box: Box) -> Mark:
        """
        Return the panel in a box that is as high as it or higher.
        """
        parts: list[Box | Sign | Words] = [attrs.evolve(box, look=self.look, corner=8)]
        parts += self.title.at(box.x + _PAD, box.y + _PAD)
        top = box.y + _PAD + self.title.height
        for shape, each in self.lines:
            if shape is not None:
                x, y = box.x + _PAD + _SIGN, top + each.size * 0.65
                look = "sign negative" if shape is Shape.DOWN else "sign"
                parts.append(Sign(x=x, y=y, radius=_SIGN, shape=shape, look=look))
            parts += each.at(box.x + _PAD + (_INDENT if shape is not None else 0), top)
            top += each.height + 3
        return Mark(name=self.name, parts=tuple(parts))


def persona_scene(sheet: PersonaSheet, lang: str) -> Scene:
    """
    Return the figure of a persona.
    """
    parts: list[Part] = []
    top = 0.0
    for section in (_head(sheet, lang), _lists(sheet, lang), _empathy(sheet.empathy, lang)):
        found = tuple(section)
        moved = [_lowered(part, top) for part in found]
        parts += moved
        top = max([top, *(_bottom(part) for part in moved)]) + (_GAP if found else 0)
    description = " ".join((sheet.title, *(f"{fact.name}: {fact.told}." for fact in sheet.facts))).strip()
    return Scene(width=_WIDE, height=top, title=sheet.name, description=description, parts=tuple(parts))


def _lowered(part: Part, by: float) -> Part:
    if isinstance(part, Mark):
        return attrs.evolve(part, parts=tuple(_moved(each, by) for each in part.parts))
    return _moved(part, by)


def _moved(part: Part, by: float) -> Box | Words | Sign:
    assert isinstance(part, (Box, Words, Sign))
    return attrs.evolve(part, y=part.y + by)


def _bottom(part: Part) -> float:
    if isinstance(part, Mark):
        return max(_bottom(each) for each in part.parts)
    if isinstance(part, Box):
        return part.bottom
    return part.y + 4 if isinstance(part, Words) else part.y + part.radius if isinstance(part, Sign) else 0


def _head(sheet: PersonaSheet, lang: str) -> Iterator[Part]:
    x, width = 2 * _FACE + 2 * _GAP, _WIDE - 2 * _FACE - 2 * _GAP
    yield Mark(
        name=sheet.name,
        parts=(
            Sign(x=_FACE, y=_FACE, radius=_FACE, shape=Shape.CIRCLE, look="face"),
            Words(x=_FACE, y=_FACE + 9, text=sheet.initials, size=26, look="on-face strong", anchor="middle"),
        ),
    )
    evidence = _EVIDENCE.get(lang, evidence="; ".join(sheet.evidence)) if sheet.evidence else _NO_EVIDENCE.get(lang)
    missing = _MISSING.get(lang, parts=", ".join(sheet.missing)) if sheet.missing else ""
    facts = " · ".join(f"{fact.name}: {fact.told}" for fact in (*sheet.facts, *sheet.worth))
    texts = (
        (sheet.name, 22, "ink strong"),
        (sheet.title, 14, "ink"),
        (facts, 13, "ink"),
        (evidence, 12, "muted"),
        (missing, 12, "ink strong"),
        (sheet.note, 12, "muted"),
    )
    top = 0.0
    for text, size, look in texts:
        if text:
            told = paragraph(text, width, size, look)
            yield from told.at(x, top)
            top += told.height + 4


def _lists(sheet: PersonaSheet, lang: str) -> Iterator[Part]:
    width = (_WIDE - 2 * _GAP) / 3
    panels = [_panel(section, width) for group in sheet.groups for section in group.sections]
    if sheet.offer:
        panels.insert(0, _plain(_OFFER.get(lang), (sheet.offer,), width, "panel offer"))
    panels += [_plain(fact.name, (fact.told,), width, "panel") for fact in sheet.proposition]
    bottoms = [0.0, 0.0, 0.0]
    for panel in panels:
        column = bottoms.index(min(bottoms))
        box = Box(x=column * (width + _GAP), y=bottoms[column], width=width, height=panel.height, look="")
        yield panel.drawn(box)
        bottoms[column] += panel.height + _GAP


def _plain(title: str, lines: Iterable[str], width: float, look: str) -> Panel:
    inner = width - 2 * _PAD
    told = tuple((None, paragraph(line, inner, 12, "ink")) for line in lines)
    return Panel(title=paragraph(title, inner, 13, "ink strong"), lines=told, look=look)


def _panel(section: Section, width: float) -> Panel:
    inner = width - 2 * _PAD
    lines = tuple(line for item in section.items for line in _item(item, inner - _INDENT))
    return Panel(title=paragraph(section.title, inner, 13, "ink strong"), lines=lines)


def _item(item: Item, width: float) -> Iterator[tuple[Shape | None, Paragraph]]:
    text = " – ".join((item.text, "; ".join(item.notes))) if item.notes else item.text
    shape = Shape.DIAMOND if item.strong else Shape.CIRCLE
    yield shape, paragraph(text, width, 12, "ink strong" if item.strong else "ink")


def _empathy(sheet: EmpathySheet | None, lang: str) -> Iterator[Part]:
    if sheet is None:
        yield from paragraph(_NO_EMPATHY.get(lang), _WIDE, 13, "muted").at(0, 0)
        return
    heading = paragraph(_EMPATHY.get(lang, kind=sheet.kind_told), _WIDE, 16, "ink strong")
    about = paragraph(" · ".join(filter(None, (sheet.goal, sheet.segment, *sheet.evidence))), _WIDE, 12, "muted")
    yield from heading.at(0, 0)
    yield from about.at(0, heading.height)
    columns = tuple(accumulate([(_WIDE + _GAP) / 6] * 6, initial=0.0))
    panels = [(block.place, _block(block, _across(block.place, columns), lang)) for block in sheet.blocks]
    panels.append((sheet.centre, _centre(sheet, _across(sheet.centre, columns))))
    rows = _rows(panels, sheet.rows, heading.height + about.height + 8)
    for place, panel in panels:
        x, y = columns[place.column - 1], rows[place.row - 1]
        height = rows[place.row + place.rows - 1] - y - _GAP
        yield panel.drawn(Box(x=x, y=y, width=_across(place, columns), height=height, look=""))


def _across(place: Place, columns: Sequence[float]) -> float:
    return columns[place.column + place.columns - 1] - columns[place.column - 1] - _GAP


def _rows(panels: Sequence[tuple[Place, Panel]], count: int, top: float) -> tuple[float, ...]:
    heights = [0.0] * count
    for place, panel in panels:
        # What takes several rows is the middle of a star, and small beside them: each row has its share of it.
        for row in range(place.row - 1, place.row - 1 + place.rows):
            heights[row] = max(heights[row], (panel.height + _GAP) / place.rows)
    return tuple(accumulate(heights, initial=top))


def _centre(sheet: EmpathySheet, width: float) -> Panel:
    lines = tuple((None, paragraph(text, width - 2 * _PAD, 13, "on-face")) for text in (sheet.age,) if text)
    return Panel(title=paragraph(sheet.name, width - 2 * _PAD, 16, "on-face strong"), lines=lines, look="face")


def _block(block: Block, width: float, lang: str) -> Panel:
    inner = width - 2 * _PAD
    lines: list[tuple[Shape | None, Paragraph]] = [
        (Shape.DOWN if said.negative else Shape.CIRCLE, paragraph(_quoted(said, lang), inner - _INDENT, 12, "ink"))
        for said in block.said
    ]
    if not lines:
        lines.append((None, paragraph(_NOTHING.get(lang), inner, 12, "muted")))
    # A ray is called as the project likes: its name gives no class.
    look = f"panel {block.key}" if block.is_known else "panel"
    return Panel(title=paragraph(block.title, inner, 14, "ink strong"), lines=tuple(lines), look=look)


def _quoted(said: Said, lang: str) -> str:
    text = said.text
    if said.verbatim:
        text = f"«{text}»" if lang == "ru" else f"“{text}”"
    return f"{text} – {'; '.join(said.notes)}" if said.notes else text
