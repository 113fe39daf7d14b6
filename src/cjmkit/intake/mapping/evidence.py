"""
Which kinds of values speak for which field.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.intake.vocabulary.meanings import COMBINED
from cjmkit.model.flat import ValueKind

__all__ = ["CHOICES", "EXPECTED", "PROVABLE", "SPLITS", "TELLING", "WITHOUT_HEADING", "targets_of"]

SPLITS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({split: targets for split, targets, _ in COMBINED})
"""The splitters and the fields that each fills."""

_K = ValueKind

EXPECTED: Final[Mapping[ValueKind, tuple[str, ...]]] = MappingProxyType(
    {
        _K.INN: ("inn", "inn_shape", "inn_short"),
        _K.KPP: ("kpp", "kpp_short"),
        _K.OGRN: ("ogrn", "ogrn_shape"),
        _K.OGRNIP: ("ogrnip", "ogrnip_shape"),
        _K.BIK: ("bik", "bik_short"),
        _K.ACCOUNT: ("account", "corr_account"),
        _K.CORR_ACCOUNT: ("corr_account",),
        _K.SNILS: ("snils",),
        _K.PHONE: ("phone", "phones"),
        _K.EMAIL: ("email",),
        _K.URL: ("url",),
        _K.DATE: ("date", "integer"),
        _K.SEX: ("sex",),
        _K.YES_NO: ("yes_no",),
        _K.OKVED: ("okved", "number", "date", "words"),
        _K.PASSPORT: ("passport",),
        _K.PERSON_NAME: ("person_name", "first_name", "last_name", "words"),
        _K.COMPANY_NAME: ("company_name", "bank_name", "person_name", "words"),
        _K.ADDRESS: ("address", "words", "city"),
        _K.NAME_PART: ("first_name", "last_name", "patronymic", "words"),
        _K.INTEGER: ("integer",),
        _K.MONEY: ("money", "number", "integer", "digits"),
        _K.OKPO: ("okpo", "digits"),
        _K.OKTMO: ("digits",),
        _K.OKOPF: ("digits",),
        _K.DIGITS: ("digits",),
    }
)
"""The kinds of values that a field's values are expected to be, damaged ones included."""

PROVABLE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "inn": ("inn",),
        "ogrn": ("ogrn",),
        "ogrnip": ("ogrnip",),
        "account": ("account",),
        "corr_account": ("corr_account",),
        "email": ("email",),
        "phone": ("phone",),
        "inn_kpp": ("inn_kpp",),
        "snils": ("snils",),
    }
)
"""Fields that values alone may be believed for, whatever the title: their form or check digits prove them."""

TELLING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {**PROVABLE, "kpp": ("kpp",), "bik": ("bik",), "website": ("url",)}
)
"""Fields whose values contradict another title."""

WITHOUT_HEADING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **TELLING,
        # Persons before firms: in a column of persons alone the shares are equal, and the first wins.
        "person_name": ("several_names",),
        "name": ("company_name", "any_name"),
        "bank_name": ("bank_name",),
        "legal_form": ("legal_form",),
        "address": ("address",),
        "city": ("city",),
        "sex": ("sex",),
        "first_name": ("first_name",),
        "patronymic": ("patronymic",),
        "last_name": ("last_name",),
        "bank_details": ("bank_details",),
        "contacts": ("contacts",),
        "name_contacts": ("name_contacts",),
    }
)
"""Fields that are supposed from the values of a column without any title."""

CHOICES: Final[Mapping[str, tuple[tuple[str, ...], float]]] = MappingProxyType(
    {
        "phone": (("phone", "phones"), 0.6),
        "email": (("email",), 0.6),
        "contacts": (("contacts",), 0.3),
        "name_contacts": (("name_contacts",), 0.4),
        "contact_person": (("person_name", "first_name"), 0.6),
        "inn": (("inn",), 0.6),
        "account": (("account",), 0.6),
        "okpo": (("okpo_checked",), 0.9),
        "messenger": (("nick",), 0.5),
        "postal_address": (("address",), 0.5),
        "inn_kpp": (("inn_kpp",), 0.3),
        "bank_details": (("bank_details", "bik_corr"), 0.4),
        "requisites": (("requisites",), 0.2),
        "kind": (("card_kind",), 0.6),
        "legal_form": (("legal_form",), 0.6),
        "director_basis": (("basis",), 0.5),
        "passport_series": (("series",), 0.8),
        "sex": (("sex",), 0.8),
        "person_name": (("several_names",), 0.6),
        "first_name": (("first_name",), 0.5),
        "full_name": (("company_name",), 0.4),
        "name": (("company_name",), 0.4),
    }
)
"""The kinds that decide for a meaning of an ambiguous title, and the least share that does."""


def targets_of(what: str) -> tuple[tuple[str, ...], str | None]:
    """
    Return the fields and the splitter that *what*, a field or a splitter, stands for.
    """
    return (SPLITS[what], what) if what in SPLITS else ((what,), None)
