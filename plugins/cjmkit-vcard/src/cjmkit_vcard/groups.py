"""
Parts that several properties of one group make up: addresses, people, bank accounts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from cjmkit.model import Address, AddressKind, Person, Relative, Role
from cjmkit_vcard import names
from cjmkit_vcard.streets import line_of

__all__ = ["address_of", "person_of", "relative_of"]

_ROLES: Final = {role.value: role for role in Role}
_ROLES_BY_LABEL: Final = {label.casefold(): role for role, label in names.ROLE_LABELS.items()}
_KINDS: Final = {kind.lower(): one for one, kind in names.ADDRESS_TYPES.items()}
_KINDS_BY_LABEL: Final = {label.casefold(): kind for kind, label in names.ADDRESS_LABELS.items()}
_AT_WORK: Final = frozenset(("contact", "co-worker", "colleague", "agent"))
"""Types of RELATED that tell of no relative."""

_BUILT_IN: Final = re.compile(r"_\$!<([^>]*)>!\$_")
_PARTS: Final = 7
_LINK: Final = re.compile(r"(?:urn|https?|mailto):\S+")


def address_of(
    parts: Sequence[str], types: frozenset[str], label: str | None, shown: str | None, *, ours: bool
) -> Address | None:
    """
    Return the address of an ADR and its LABEL; None if both are empty.

    An ADR has seven parts: post office box, extension, street, city, region, postal code, country.
    """
    box, extended, street, city, region, code, country = [*parts, *[""] * _PARTS][:_PARTS]
    text = label
    if text is None and not ours:
        text = line_of((street, extended, box), code=code, country=country, region=region, city=city)
    kind = next((_KINDS[one] for one in sorted(types) if one in _KINDS), None)
    if kind is None:
        kind = _KINDS_BY_LABEL.get((shown or "").casefold(), AddressKind.OTHER)
    address = Address(
        kind=kind,
        text=text,
        postal_code=code or None,
        region=region or None,
        city=city or None,
        country=country or None,
    )
    return None if address == Address(kind=kind) else address


def person_of(
    role: str | None,
    label: str | None,
    name: str | None,
    said: Mapping[str, str | None],
    types: frozenset[str],
    *,
    ours: bool,
) -> Person | None:
    """
    Return who stands behind a company's card; None if it is a relative.
    """
    known = _ROLES.get(role or "")
    if known is None and not ours:
        known = _ROLES_BY_LABEL.get((label or "").casefold())
        if known is None and types & _AT_WORK:
            known = Role.CONTACT
    if known is None:
        return None
    return Person(role=known, name=name, position=said["position"], basis=said["basis"], card=said["card"])


def relative_of(
    label: str | None, name: str | None, said: Mapping[str, str | None], types: frozenset[str], *, ours: bool
) -> Relative:
    """
    Return a relative or somebody else whom the vCard names as related.
    """
    if ours:
        return Relative(name=name, relation=said["relation"], card=said["card"])
    built_in = _BUILT_IN.fullmatch(label or "")
    relation = said["relation"] or (built_in[1] if built_in else label) or ", ".join(sorted(types - {"pref"})) or None
    if name is not None and _LINK.fullmatch(name):
        return Relative(relation=relation, card=name)
    return Relative(name=name, relation=relation, card=said["card"])
