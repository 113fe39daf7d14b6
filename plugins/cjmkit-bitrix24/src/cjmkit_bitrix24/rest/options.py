"""
Options: what an export to REST calls needs to know of the portal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins.options import one_of, refuse

__all__ = ["Calls", "CallsOptions", "Subject"]

Subject: TypeAlias = Literal["company", "sole_proprietor", "person"]
"""Whose requisites a template of the portal is for."""

Calls: TypeAlias = Literal["company", "contact"]

_FIELD: Final = re.compile(r"[A-Z][A-Z0-9_]{1,99}")
_OWN: Final = frozenset(("ID", "TITLE", "ORIGINATOR_ID", "ORIGIN_ID", "ASSIGNED_BY_ID", "PHONE", "EMAIL", "WEB", "IM"))
_LONGEST: Final = 100
_WHOLE: Final = Texts("номер, целое от 1", "an id, a whole number from 1 on")
_NAME: Final = Texts(
    "код поля портала, как UF_CRM_1694526604, и не из тех, что заполняются сами",
    "a field of the portal such as UF_CRM_1694526604, and none that is filled anyway",
)


@attrs.frozen(kw_only=True)
class CallsOptions:
    """
    How cards become calls.

    *originator* names the base that the cards come from; with a card's key it tells the portal's records from
    others (``ORIGINATOR_ID``), so keep it from export to export. *company_preset*, *sole_proprietor_preset* and
    *person_preset* are the ids of requisite templates, different on every portal (``cjmkit-bitrix24 presets``
    lists them); without them the lines say what is needed and the sender asks. *sole_proprietors* become
    ``company`` or ``contact``. *people* makes contacts of the people behind a company. *responsible* is the id
    of the user in charge. *opened* sets whether everybody may see the records; empty leaves it to the portal.

    *fields* maps fields of the card, flat or custom, to fields of the portal: ``{"industry": "UF_CRM_1694526604"}``.
    *inn_field* is a field of the company that also gets the ИНН: a portal that made ИНН mandatory refuses
    a company without it, and the requisite comes only after the company.
    """

    originator: str = "cjmkit"
    company_preset: int | None = None
    sole_proprietor_preset: int | None = None
    person_preset: int | None = None
    sole_proprietors: Calls = "company"
    people: bool = True
    responsible: int | None = None
    opened: Literal["", "Y", "N"] = ""
    fields: Mapping[str, str] = attrs.field(factory=dict)
    inn_field: str | None = None

    def __attrs_post_init__(self) -> None:
        one_of("sole_proprietors", self.sole_proprietors, ("company", "contact"))
        one_of("opened", self.opened, ("", "Y", "N"))
        if not 0 < len(self.originator) <= _LONGEST or not self.originator.isprintable():
            words = f"1–{_LONGEST}"
            refuse("originator", self.originator, Texts(f"текст, {words} знаков", f"a text of {words} characters"))
        for name in ("company_preset", "sole_proprietor_preset", "person_preset", "responsible"):
            number = getattr(self, name)
            if number is not None and (not isinstance(number, int) or number < 1):
                refuse(name, number, _WHOLE)
        mapped = [("fields", field) for field in self.fields.values()]
        for name, field in (*mapped, ("inn_field", self.inn_field or "UF")):
            if not _FIELD.fullmatch(field) or field in _OWN:
                refuse(name, field, _NAME)

    def preset(self, subject: Subject) -> int | str:
        """
        Return the id of the template for *subject*, or the placeholder that the sender fills.
        """
        number: int | None = getattr(self, f"{subject}_preset")
        return number if number is not None else f"$preset.{subject}"
