"""
Propose where every column goes: titles, then values, then the columns beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile, zip_longest

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import columns as catalogue
from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.mapping.claims import Claim, claim
from cjmkit.intake.mapping.resolve import resolve
from cjmkit.intake.rows.table import Cell, Row, column_letters
from cjmkit.intake.sorter import RowSorter
from cjmkit.intake.vocabulary.content import Profile, profile
from cjmkit.intake.vocabulary.normalise import normalise
from cjmkit.model.flat import FLAT_FIELDS, split_number

__all__ = ["Proposal", "check_synonyms", "client_rows", "propose", "survey", "unique_name"]


@attrs.frozen(kw_only=True)
class Proposal:
    """
    Decisions about the columns, and what there is to say about them.
    """

    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...] = ()


def propose(header: Header, rows: Sequence[Row], *, synonyms: Mapping[str, str] | None = None) -> tuple[Decision, ...]:
    """
    Return one decision for every column that has a title or a value.

    Args:
        header: the heading, as `find_header` gives it.
        rows: the first rows of the table, those of the heading included or not.
        synonyms: titles of your own, with the flat fields they mean; they go before everything.

    Raises:
        ConfigError: a synonym names a field that there is not.

    """
    return survey(header, rows, synonyms=synonyms).decisions


def survey(
    header: Header,
    rows: Sequence[Row],
    *,
    synonyms: Mapping[str, str] | None = None,
    settled: Sequence[Decision] = (),
    own: Mapping[str, str] | None = None,
    where: Location | None = None,
) -> Proposal:
    """
    Do what `propose` does, and return findings with the decisions.

    *settled* are decisions that the user made: they stand, and their targets are not given again. *own* are
    the names of the profile's own fields by their headings in one form. *where* names the source and the
    sheet in the findings.
    """
    user = check_synonyms(synonyms or {})
    fixed = {decision.index: decision for decision in settled}
    customs = {decision.custom for decision in settled}
    free = {title: name for title, name in (own or {}).items() if name not in customs}
    claims = []
    for index, name, seen in _columns(header, rows):
        if index not in fixed and (name or seen.count):
            one = claim(index, name, seen, user=user, group=_group(header, index), own=free)
            # An own field is one column: another of its title is whatever it would be without the profile.
            free = {title: field for title, field in free.items() if field != one.own}
            claims.append(one)
    taken = {target for decision in settled for target in decision.targets}
    # «Скидка» and an own field «discount» would fill one key of the card's custom fields.
    taken.update(name for name in (*customs, *(one.own for one in claims)) if name and name in FLAT_FIELDS)
    return _as_proposal(resolve(claims, frozenset(taken)), fixed, where or Location())


def check_synonyms(synonyms: Mapping[str, str]) -> dict[str, str]:
    """
    Return the user's synonyms in their one form.

    Raises:
        ConfigError: one names a field that there is not.

    """
    for name in synonyms.values():
        if split_number(name)[0] not in FLAT_FIELDS:
            raise ConfigError(catalogue.MAPPING_UNKNOWN_FIELD.finding(name=name, hint=""))
    return {normalise(text): name for text, name in synonyms.items()}


def client_rows(header: Header, rows: Iterable[Row]) -> list[Row]:
    """
    Return the rows that hold clients: those after the heading, without totals and sections.
    """
    rows = list(rows)
    sorter = RowSorter(header, rows)
    return [row for row in rows if row.number >= header.data_from and sorter.judge(row) is None]


def _group(header: Header, index: int) -> str:
    """
    Return the first words that a title of a heading over several rows shares with a neighbour's.
    """
    if len(header.rows) < 2 or index >= len(header.names):
        return ""  # a column beyond the heading has no title to share words with
    names = (None, *header.names, None)
    here = (names[index + 1] or "").split()
    shared = 0
    for other in (names[index], names[index + 2]):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(here, (other or "").split(), strict=False))
        shared = max(shared, len(list(same)))
    return " ".join(here[:shared])


def _columns(header: Header, rows: Sequence[Row]) -> list[tuple[int, str | None, Profile]]:
    columns: list[tuple[Cell, ...]] = list(zip_longest(*(row.values for row in client_rows(header, rows))))
    width = max(len(header.names), len(columns))
    names = (*header.names, *(None,) * width)
    return [(i, names[i], profile(columns[i]) if i < len(columns) else Profile()) for i in range(width)]


def _as_proposal(claims: Sequence[Claim], fixed: Mapping[int, Decision], where: Location) -> Proposal:
    used = {decision.custom for decision in fixed.values() if decision.custom}
    used.update(one.own for one in claims if one.own is not None)
    # What a splitter cannot place stays under the heading of its column.
    used.update(one.header for one in claims if one.split is not None and one.header is not None)
    decisions, findings = dict(fixed), []
    for one in claims:
        custom = None if one.targets or one.ignored else one.own or unique_name(one.header, one.index, used)
        decisions[one.index] = _decision(one, custom)
        if one.rule is not None:
            place = attrs.evolve(where, column=column_letters(one.index), header=one.header)
            findings.append(one.rule.finding(place, **{"custom": custom, **one.params}))
    return Proposal(decisions=tuple(decisions[index] for index in sorted(decisions)), findings=tuple(findings))


def _decision(one: Claim, custom: str | None) -> Decision:
    return Decision(
        index=one.index,
        header=one.header,
        targets=one.targets,
        split=one.split,
        custom=custom,
        ignored=one.ignored,
        confidence=one.confidence,
        reason=one.reason,
        samples=one.profile.samples,
    )


def unique_name(header: str | None, index: int, used: set[str]) -> str:
    """
    Return the name of a custom field: the title as written, else ``column_D``; *used* grows by it.
    """
    letters = column_letters(index)
    name = " ".join((header or "").split()) or f"column_{letters}"
    if name in used:
        name = f"{name} ({letters})"
    used.add(name)
    return name
