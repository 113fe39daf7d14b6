"""
Columns beside each other: two claims to one field, numbers of repeated fields, groups of a bank's columns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.intake.catalogue import columns as catalogue
from cjmkit.intake.mapping.claims import Claim
from cjmkit.intake.rows.table import column_letters
from cjmkit.intake.vocabulary.normalise import normalise
from cjmkit.model.flat import FLAT_FIELDS, Part, numbered, split_number

__all__ = ["resolve"]

_FIRMS: Final = frozenset({"name", "full_name", "short_name"})
_ALL: Final = "requisites"
_OURS: Final = 1_000_000
"""A claim that was settled by the user stands before every proposed one."""


def resolve(claims: Sequence[Claim], taken: frozenset[str] = frozenset()) -> list[Claim]:
    """
    Return the claims with final targets: every target at most once, repeated fields numbered.

    *taken* are targets that the user's mapping has already given away.
    """
    fixed = [_person_or_contact(one, claims) for one in claims]
    settled = _award(fixed, taken)
    return _number(settled, taken)


def _person_or_contact(one: Claim, claims: Sequence[Claim]) -> Claim:
    """
    Settle whose name stands in «ФИО, телефон», and take back what values said where a title says it better.
    """
    firms = any(other.targets and other.targets[0] in _FIRMS for other in claims if other is not one)
    if one.split == "name_contacts":
        person = "contact_person" if firms or "лицо" in normalise(one.header or "") else "person_name"
        return attrs.evolve(one, targets=(person, *one.targets[1:]))
    titled = any(other.targets == one.targets for other in claims if other is not one and other.fallback is None)
    if one.fallback is not None and one.split is None and titled:
        return attrs.evolve(one, targets=(one.fallback,), fallback=None, rule=None)
    if one.targets == ("person_name",) and one.header is None and firms:
        # Whose names they are in a table of firms, no value tells: the director's, a manager's?
        return attrs.evolve(one, targets=(), rule=catalogue.KEPT_CUSTOM, confidence=0.0)
    return one


def _award(claims: Sequence[Claim], taken: frozenset[str]) -> list[Claim]:
    """
    Give every field that cannot repeat to the best of its claims; the others become custom fields.
    """
    wanted: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        for target in one.targets:
            if not FLAT_FIELDS[target].many:
                wanted[target].append(one)
    losers: dict[int, Claim] = {}
    for target, rivals in wanted.items():
        # A combined column that lost one field may still want this one.
        rivals = [now for rival in rivals if target in (now := losers.get(rival.index, rival)).targets]
        best = None if target in taken else max(rivals, key=_rank, default=None)
        for rival in rivals:
            if rival is not best:
                losers[rival.index] = _without(rival, target, best)
    return [losers.get(one.index, one) for one in claims]


def _rank(one: Claim) -> tuple[bool, float, int, int]:
    # Of columns without titles the leftmost is the likeliest: names come first.
    # A cell of all requisites is the last to ask where a column of its own has the number.
    really_combined = one.split not in (None, _ALL) and one.profile.share(one.split or "") >= 0.3
    titled = one.header is not None
    return really_combined, one.confidence if titled else 0.0, one.profile.count if titled else 0, -one.index


def _without(one: Claim, target: str, winner: Claim | None) -> Claim:
    """
    Return the claim less *target*: another column has it.
    """
    rest = tuple(name for name in one.targets if name != target)
    if len(rest) == 1 and one.split is not None and one.profile.share(one.split) < 0.1:
        return attrs.evolve(one, targets=rest, split=None)
    if rest and one.split == _ALL:
        return attrs.evolve(one, targets=rest)
    column = column_letters(winner.index) if winner is not None else "—"
    reason = Texts(f"поле {target} взято из столбца {column}", f"the field {target} comes from column {column}")
    return attrs.evolve(
        one,
        targets=(),
        split=None,
        confidence=0.0,
        reason=reason,
        rule=catalogue.TARGET_TAKEN,
        params={"target": target, "winner": column},
    )


def _number(claims: Sequence[Claim], taken: frozenset[str]) -> list[Claim]:
    """
    Number the targets that may repeat, in the order of columns; numbers that titles give stand first.
    """
    used = set(taken)
    plan: dict[tuple[int, str], str] = {}
    groups = _bank_groups(claims)
    wishes = [(one, target) for one in claims for target in one.targets]
    for one, target in sorted(wishes, key=lambda wish: (wish[0].number == 1, wish[0].index)):
        many = FLAT_FIELDS[target].many
        number = groups.get((one.index, target), one.number) if many else 1
        while many and numbered(target, number) in used:
            number += 1
        plan[one.index, target] = name = numbered(target, number)
        used.add(name)
    return [_renamed(one, tuple(plan[one.index, target] for target in one.targets), claims) for one in claims]


def _renamed(one: Claim, targets: tuple[str, ...], claims: Sequence[Claim]) -> Claim:
    same = next((other for other in claims if other.index < one.index and other.header == one.header), None)
    if targets and targets != one.targets and same is not None and one.header and one.rule is None:
        params = {"winner": column_letters(same.index), "target": "/".join(targets)}
        return attrs.evolve(one, targets=targets, rule=catalogue.SAME_HEADING, params=params)
    return attrs.evolve(one, targets=targets)


def _bank_groups(claims: Sequence[Claim]) -> dict[tuple[int, str], int]:
    """
    Number a bank's columns by groups: a field that comes again begins the next account.

    Only where that gives no more groups than the most repeated field has columns; «Р/с, Р/с, БИК, БИК»
    has its columns by kind, not by account, and is numbered kind by kind.
    """
    bank = [(one, target) for one in claims for target in one.targets if FLAT_FIELDS[target].part is Part.BANK]
    if any(one.number > 1 for one, _ in bank):
        return {}
    numbers: dict[tuple[int, str], int] = {}
    current: set[str] = set()
    group = 1
    for one, target in bank:
        if target in current:
            group, current = group + 1, set()
        current.add(target)
        numbers[one.index, target] = group
    most = max(Counter(split_number(target)[0] for _, target in bank).values(), default=0)
    return numbers if group <= most else {}
