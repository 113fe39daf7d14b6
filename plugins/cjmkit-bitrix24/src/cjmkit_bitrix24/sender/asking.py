"""
Asking: how the portal is asked whether a call was done already.

Every record carries a key of the card (``ORIGIN_ID`` with ``ORIGINATOR_ID``, ``XML_ID``); a requisite has one address
of each kind. The answer is compared with what was asked for: a portal that does not know a filter returns everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cjmkit_bitrix24.sender.jobs import Step

__all__ = ["ForeignRowsError", "found_ids", "question"]

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "crm.company.add": ("ORIGINATOR_ID", "ORIGIN_ID"),
    "crm.contact.add": ("ORIGINATOR_ID", "ORIGIN_ID"),
    "crm.requisite.add": ("ENTITY_TYPE_ID", "ENTITY_ID", "XML_ID"),
    "crm.address.add": ("ENTITY_TYPE_ID", "ENTITY_ID", "TYPE_ID"),
    "crm.requisite.bankdetail.add": ("ENTITY_ID", "XML_ID"),
}
_ID: Final = {"crm.address.add": "TYPE_ID"}


class ForeignRowsError(Exception):
    """
    The portal returned records that nobody asked for.
    """


def question(step: Step) -> tuple[str, dict[str, Any]]:
    """
    Return the method and parameters that ask for what *step* makes.
    """
    method, fields = step.call.method, step.fields
    names = _KEYS[method]
    asked = dict.fromkeys((_ID.get(method, "ID"), *names))
    params = {
        "filter": {f"={name}": fields[name] for name in names},
        "select": list(asked),
        "order": {_ID.get(method, "ID"): "ASC"},
    }
    return f"{method.removesuffix('add')}list", params


def found_ids(step: Step, rows: object) -> list[int]:
    """
    Return the ids of the records that *step* would make, lowest first.

    Raises:
        ForeignRowsError: the answer is not to the question.

    """
    if not isinstance(rows, list):
        raise ForeignRowsError
    fields, found = step.fields, []
    for row in rows:
        keys = _KEYS[step.call.method]
        pairs = [(str(row.get(name)), str(fields[name])) for name in keys] if isinstance(row, dict) else [("", "?")]
        if all(given == wanted for given, wanted in pairs):
            number = str(row.get(_ID.get(step.call.method, "ID")))
            if number.isascii() and number.isdigit():
                found.append(int(number))
        elif any(given.casefold() != wanted.casefold() for given, wanted in pairs):
            # A database that compares without case may return its like, and nothing else.
            raise ForeignRowsError
    return sorted(found)
