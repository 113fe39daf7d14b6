"""
Parsing: rows of a document as the cards of the companies in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from cjmkit.findings import NOWHERE, Location
from cjmkit_docs import catalogue as rules
from cjmkit_docs.assemble import assemble, card_of
from cjmkit_docs.found import Found, Notes
from cjmkit_docs.own import own_cards
from cjmkit_docs.pairs import pairs_of
from cjmkit_docs.parsed import Parsed, ParsedField
from cjmkit_docs.parties import inns_of, parties_of
from cjmkit_docs.reading import Reading, read_pairs
from cjmkit_docs.rows import Row
from cjmkit_docs.text import rows_of_text

__all__ = ["DEFAULT_CONFIDENCE", "parse_all", "parse_requisites", "parse_rows"]

DEFAULT_CONFIDENCE: Final = 0.5


def parse_requisites(text: str, *, confidence: float = DEFAULT_CONFIDENCE) -> Parsed:
    """
    Return what *text* says of a company, the first one if there are several; see `parse_all`.

    A value less sure than *confidence* is left out, and a finding tells of it.

    >>> parsed = parse_requisites("ПАО Сбербанк, ИНН 7707083893, КПП 773601001")
    >>> parsed.card.requisites.kpp, parsed.confidence("inn")
    ('773601001', 1.0)
    """
    return parse_all(text, confidence=confidence)[0]


def parse_all(text: str, *, confidence: float = DEFAULT_CONFIDENCE) -> tuple[Parsed, ...]:
    """
    Return what *text* says of each company in it; where they cannot be told apart, one without a card.
    """
    return tuple(parse_rows(rows_of_text(text), NOWHERE, confidence))


def parse_rows(rows: Sequence[Row], where: Location, confidence: float) -> list[Parsed]:
    """
    Return what *rows* say of each company in them, at least one.
    """
    if any(row.field for row in rows):
        return own_cards(rows, where)
    parts = parties_of(rows)
    if parts is None:
        finding = rules.SEVERAL_MIXED.finding(where, count=len(inns_of(rows)))
        return [Parsed(card=None, findings=(finding,), where=where, rest=tuple(row.text for row in rows))]
    parsed = [_one(part, _place(part, where, len(parts)), confidence) for part in parts]
    if len(parts) == 1:
        return parsed
    count = len(parsed)
    parsed[0] = _with_rest(parsed[0], rows, parts)
    return [
        attrs.evolve(
            one,
            findings=(rules.SEVERAL_APART.finding(one.where, count=count, number=number), *one.findings),
        )
        for number, one in enumerate(parsed, 1)
    ]


def _with_rest(parsed: Parsed, rows: Sequence[Row], parts: Sequence[Sequence[Row]]) -> Parsed:
    """
    Return *parsed* with a word on the lines that belong to none of the parties.
    """
    read = {row.where for part in parts for row in part}
    rest = tuple(row.text for row in rows if row.where not in read)
    if not rest:
        return parsed
    finding = rules.UNREAD.finding(parsed.where, count=len(rest))
    return attrs.evolve(parsed, rest=(*parsed.rest, *rest), findings=(*parsed.findings, finding))


def _place(part: Sequence[Row], where: Location, count: int) -> Location:
    return part[0].where if count > 1 and part else where


def _one(rows: Sequence[Row], where: Location, confidence: float) -> Parsed:
    notes = Notes()
    reading = read_pairs(pairs_of(rows), notes)
    taken = assemble(reading.found, confidence, notes)
    card = card_of(taken, reading.custom, where, notes)
    if card is None:
        notes.say(rules.NOTHING, where)
    elif card.name is None:
        notes.say(rules.NO_NAME, where, field="short_name")
    rest = _rest(reading)
    if rest:
        notes.say(rules.UNREAD, where, count=len(rest))
    return Parsed(
        card=card,
        fields=tuple(map(_field, taken)),
        doubtful=tuple(_field(one) for one in reading.found if one.confidence < confidence),
        findings=tuple(notes.findings),
        rest=rest,
        where=where,
    )


def _field(one: Found) -> ParsedField:
    return ParsedField(name=one.field, value=one.value, confidence=one.confidence, proven=one.proven, where=one.where)


def _rest(reading: Reading) -> tuple[str, ...]:
    return tuple(pair.value for pair in reading.unread)
