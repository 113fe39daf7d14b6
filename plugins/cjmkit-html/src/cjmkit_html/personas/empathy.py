"""
An empathy map as plain data: its blocks with their places, its statements with what is to be known of them.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.wording import count_of
from cjmkit.model.journeys import EmpathyMap, Persona, Statement
from cjmkit.vocabulary import Vocabulary
from cjmkit_html.personas import words
from cjmkit_html.personas.evidence import evidence_words
from cjmkit_html.personas.places import CENTRE, Place, places_of

__all__ = ["Block", "EmpathySheet", "Said", "empathy_sheet"]

_METAPHOR: Final = Texts("метафора", "a metaphor")
_NEGATIVE: Final = Texts("негатив", "negative")
_WAS: Final = Texts("из блока «{block}»", "from the block “{block}”")


@attrs.frozen(kw_only=True)
class Said:
    """
    A statement: the client's own words stand in quotation marks; *negative* ones have a sign of their own.
    """

    text: str
    notes: tuple[str, ...] = ()
    verbatim: bool = False
    negative: bool = False


@attrs.frozen(kw_only=True)
class Block:
    """
    A block with its place on the grid; empty if nobody has said anything.
    """

    key: str
    title: str
    place: Place
    said: tuple[Said, ...]

    @property
    def is_known(self) -> bool:
        """
        Whether the block is one that maps have, and no ray that the project called as it liked.
        """
        return self.key in words.BLOCKS


@attrs.frozen(kw_only=True)
class EmpathySheet:
    """
    A whole map: who stands in the middle and where, and the blocks around.
    """

    kind: str
    kind_told: str
    goal: str
    segment: str
    name: str
    age: str
    centre: Place
    blocks: tuple[Block, ...]
    evidence: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """
        Whether there is no statement in any block.
        """
        return not any(block.said for block in self.blocks)

    @property
    def rows(self) -> int:
        """
        How many rows the grid has.
        """
        places = (self.centre, *(block.place for block in self.blocks))
        return max(place.row + place.rows - 1 for place in places)


def empathy_sheet(found: EmpathyMap, persona: Persona, known: Vocabulary, lang: str) -> EmpathySheet:
    """
    Return the sheet of an empathy map of *persona*, whose name and age stand in the middle if the map has none.
    """
    centre, who = found.centre, persona.demographics
    age = centre.age if centre is not None and centre.age is not None else None
    if age is None and who.age_from == who.age_to:
        age = who.age_from
    places = dict(places_of(found.kind, found.blocks))
    middle = places.pop(CENTRE)
    return EmpathySheet(
        kind=found.kind.value,
        kind_told=words.KINDS[found.kind].get(lang),
        goal=found.goal or "",
        segment=found.segment or "",
        name=(centre.name if centre is not None else None) or persona.name or persona.id,
        age="" if age is None else count_of(age, "год", "года", "лет", "year", lang),
        centre=middle,
        blocks=tuple(
            Block(
                key=key,
                title=_title(key, lang),
                place=place,
                said=tuple(_said(each, known, lang) for each in found.blocks.get(key, ())),
            )
            for key, place in places.items()
        ),
        evidence=evidence_words(found.evidence, known, lang),
    )


def _title(key: str, lang: str) -> str:
    texts = words.BLOCKS.get(key)
    return key if texts is None else texts.get(lang)


def _said(each: Statement, known: Vocabulary, lang: str) -> Said:
    notes = [texts.get(lang) for texts, holds in ((_NEGATIVE, each.negative), (_METAPHOR, each.metaphor)) if holds]
    if each.was:
        notes.append(_WAS.get(lang, block=_title(each.was, lang)))
    notes.extend(evidence_words(each.evidence, known, lang))
    return Said(text=each.text, notes=tuple(notes), verbatim=each.verbatim, negative=each.negative)
