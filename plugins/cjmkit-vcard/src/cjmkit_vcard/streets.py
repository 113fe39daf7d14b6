"""
Streets: what is left of an address line when its parts stand apart.

An address book shows street, city and postal code one after another. If the whole line stood in the street,
city and code would be shown twice.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.model import Address

__all__ = ["line_of", "street_of"]

_TOWN: Final = re.compile(r"(?:город|гор\.?|г\.?|с\.|пос\.?|п\.|пгт\.?|дер\.?|д\.)\s*", re.IGNORECASE)


def street_of(address: Address) -> str:
    """
    Return the text of *address* without its postal code, country, region and city.
    """
    if address.text is None:
        return ""
    parts = (address.postal_code, address.country, address.region, address.city)
    known = {_bare(part) for part in parts if part}
    kept = [piece.strip() for piece in address.text.split(",") if _bare(piece) not in known]
    return ", ".join(piece for piece in kept if piece) or address.text


def _bare(piece: str) -> str:
    piece = piece.strip().casefold()
    start = _TOWN.match(piece)
    return piece[start.end() :] if start else piece


def line_of(street: tuple[str, ...], *, code: str, country: str, region: str, city: str) -> str | None:
    """
    Return one line of the parts of an address in Russian order; None if there are none.
    """
    # Moscow is a region and a city.
    places = [country, region, *([] if city == region else [city])]
    return ", ".join(part.strip() for part in (code, *places, *street) if part.strip()) or None
