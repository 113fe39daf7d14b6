"""
Requirement profiles: the built-in ones, and reading the user's own.

`first_contact` is a form for the first meeting: the fewer questions, the more answers. What the
law gives to one kind of client only is never asked from another: see `applies_to`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

import attrs

from cjmkit.model import FLAT_FIELDS, CardKind, FieldDef, FieldType, Profile
from cjmkit.model.flat import split_number
from cjmkit.rules import _config

__all__ = ["PROFILES", "alternatives", "applies_to", "fits", "profile_from", "profiles_from"]

_PHONE: Final = "phone|mobile"
_ADDRESS: Final = "legal_address|address|actual_address"
_HEAD: Final = "director|person_name|last_name"

_BUILT_IN: Final = (
    Profile(
        name="minimal",
        title="Минимум: знать, кто это",
        required=("name",),
        recommended=("phone|mobile|email|messenger",),
    ),
    Profile(
        name="first_contact",
        title="Первое знакомство: не больше 5–7 вопросов",
        required=("first_name|name", "phone|mobile|email"),
        recommended=("sex", "birth_date", "consent"),
    ),
    Profile(
        name="invoice",
        title="Счёт и счёт-фактура",
        required=("name", "inn", "kpp", _ADDRESS),
        recommended=("account", "bik", "email|phone|mobile"),
    ),
    Profile(
        name="contract",
        title="Договор",
        required=(
            "name",
            "inn|passport_number",
            "kpp",
            "ogrn|ogrnip|passport_number",
            _ADDRESS,
            _HEAD,
            "account|passport_number",
            "bik|passport_number",
        ),
        recommended=("full_name", "director_position", "director_basis", "bank_name", "corr_account", _PHONE, "email"),
    ),
    Profile(
        name="tender",
        title="Закупки (44-ФЗ, 223-ФЗ)",
        required=(
            "full_name",
            "short_name|name",
            "inn",
            "kpp",
            "ogrn|ogrnip",
            "okpo",
            _ADDRESS,
            "postal_address|actual_address|legal_address",
            _HEAD,
            "account",
            "bik",
            "bank_name",
            "corr_account",
            _PHONE,
            "email",
        ),
        recommended=("okved", "oktmo", "okopf", "director_position", "director_basis", "contact_person"),
    ),
    Profile(
        name="due_diligence",
        title="Проверка добросовестности",
        required=("name", "inn", "ogrn|ogrnip"),
        recommended=("kpp", _ADDRESS, _HEAD, "okved", "okpo"),
    ),
    Profile(
        name="sole_proprietor",
        title="Карточка индивидуального предпринимателя, 13 полей",
        required=(
            "full_name",
            "short_name",
            _HEAD,
            "inn",
            "ogrnip",
            "legal_address",
            "phone|mobile|fax",
            "account",
            "bank_name",
            "bik",
            "bank_city",
            "corr_account",
            "email",
        ),
    ),
    Profile(
        name="fitness_club",
        title="Анкета клиента фитнес-клуба, 6 полей",
        required=("last_name", "first_name", "sex", _PHONE, "source", "manager"),
        recommended=("birth_date", "responsible"),
    ),
    Profile(
        name="crm50",
        title="CRM, где не больше 50 своих полей",
        required=("name",),
        recommended=("email", _PHONE, "next_contact_on"),
        max_custom=50,
    ),
)

PROFILES: Final[Mapping[str, Profile]] = MappingProxyType({profile.name: profile for profile in _BUILT_IN})
"""The built-in profiles by name."""

_COMPANY: Final = frozenset((CardKind.COMPANY,))
_PEOPLE: Final = frozenset((CardKind.PERSON, CardKind.SOLE_PROPRIETOR))
_ONLY_FOR: Final = MappingProxyType(
    {
        "kpp": _COMPANY,
        "ogrn": _COMPANY,
        "ogrnip": frozenset((CardKind.SOLE_PROPRIETOR,)),
        "director": _COMPANY,
        "director_position": _COMPANY,
        "director_basis": _COMPANY,
        "chief_accountant": _COMPANY,
        **dict.fromkeys((name for name in FLAT_FIELDS if name.startswith("passport")), _PEOPLE),
        **dict.fromkeys(("person_name", "last_name", "first_name", "patronymic", "sex", "birth_date"), _PEOPLE),
        "responsible": frozenset((CardKind.PERSON,)),
    }
)


def applies_to(field: str, kind: CardKind) -> bool:
    """
    Return whether a client of *kind* can have the flat *field* at all.

    A КПП is given to companies only, an ОГРНИП to sole proprietors only, a passport to people.
    """
    return kind in _ONLY_FOR.get(field, (kind,))


def alternatives(requirement: str) -> tuple[str, ...]:
    """
    Return the fields of a requirement: ``phone|email`` is met by either.
    """
    return tuple(name.strip() for name in requirement.split("|"))


def profiles_from(found: object, where: str | None = None) -> Mapping[str, Profile]:
    """
    Read the table of the user's profiles: name to definition.

    Raises:
        ConfigError: a key, a field or a value is wrong.

    """
    profiles: dict[str, Profile] = {}
    for name, definition in _config.table("profiles", found, where).items():
        profiles[name] = profile_from(name, definition, where, others=profiles)
    return MappingProxyType(profiles)


_KEYS: Final = ("title", "extends", "required", "recommended", "custom", "tables", "max_custom")


def profile_from(
    name: str, found: object, where: str | None = None, *, others: Mapping[str, Profile] = MappingProxyType({})
) -> Profile:
    """
    Read one profile. *extends* names a built-in one, or one of the *others*, to add to.

    Raises:
        ConfigError: a key, a field or a value is wrong.

    """
    key = f"profiles.{name}"
    definition = _config.table(key, found, where)
    for word in definition:
        if word not in _KEYS:
            raise _config.refuse_unknown(key, word, _KEYS, where)
    base = _base(key, definition.get("extends"), others, where)
    custom = _fields(f"{key}.custom", definition.get("custom", ()), where)
    names = {field.name for field in (*base.custom, *custom)}
    return Profile(
        name=name,
        title=_text(f"{key}.title", definition.get("title", base.title), where),
        required=_join(base.required, _needs(f"{key}.required", definition.get("required", ()), names, where)),
        recommended=_join(
            base.recommended, _needs(f"{key}.recommended", definition.get("recommended", ()), names, where)
        ),
        custom=(*base.custom, *custom),
        tables={**base.tables, **_tables(f"{key}.tables", definition.get("tables", {}), where)},
        max_custom=_bound(f"{key}.max_custom", definition.get("max_custom", base.max_custom), where),
    )


def _base(key: str, found: object, others: Mapping[str, Profile], where: str | None) -> Profile:
    if found is None:
        return Profile(name="")
    name = _text(f"{key}.extends", found, where)
    base = others.get(name) or PROFILES.get(name)
    if base is None:
        raise _config.refuse_unknown(f"{key}.extends", name, {*others, *PROFILES}, where)
    return base


def _join(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _text(key: str, found: object, where: str | None) -> str:
    if not isinstance(found, str):
        raise _config.wrong_value(key, found, "a text", where)
    return found


def _bound(key: str, found: object, where: str | None) -> int | None:
    if found is not None and (not isinstance(found, int) or isinstance(found, bool) or found < 0):
        raise _config.wrong_value(key, found, "an integer of 0 or more", where)
    return found


def _needs(key: str, found: object, custom: set[str], where: str | None) -> tuple[str, ...]:
    needs = _config.strings(key, found, where)
    for need in needs:
        for name in alternatives(need):
            if split_number(name)[0] not in FLAT_FIELDS and name not in custom:
                raise _config.refuse_unknown(key, name, {*FLAT_FIELDS, *custom}, where)
    return needs


def _tables(key: str, found: object, where: str | None) -> dict[str, tuple[FieldDef, ...]]:
    tables = _config.table(key, found, where)
    return {name: _fields(f"{key}.{name}", fields, where) for name, fields in tables.items()}


def _fields(key: str, found: object, where: str | None) -> tuple[FieldDef, ...]:
    if not isinstance(found, (list, tuple)):
        raise _config.wrong_value(key, found, "a list of field definitions", where)
    fields = tuple(_field(f"{key}[{number}]", item, where) for number, item in enumerate(found, 1))
    names = [field.name for field in fields]
    for name in names:
        if names.count(name) > 1:
            raise _config.wrong_value(key, name, "each field name once", where)
    return fields


def _field(key: str, found: object, where: str | None) -> FieldDef:
    known = {field.name for field in attrs.fields(FieldDef)}
    definition: dict[str, Any] = dict(_config.table(key, found, where))
    for word, value in definition.items():
        if word not in known:
            raise _config.refuse_unknown(key, word, known, where)
        if word in ("name", "title", "hint"):
            _text(f"{key}.{word}", value, where)
    if not definition.get("name"):
        raise _config.wrong_value(f"{key}.name", definition.get("name"), "the field's name", where)
    definition["type"] = _type(f"{key}.type", definition.get("type", "text"), where)
    definition["choices"] = _config.strings(f"{key}.choices", definition.get("choices", ()), where)
    if not isinstance(definition.get("required", False), bool):
        raise _config.wrong_value(f"{key}.required", definition["required"], "true or false", where)
    return _with_default(key, FieldDef(**definition), where)


def _type(key: str, found: object, where: str | None) -> FieldType:
    types = {one.value: one for one in FieldType}
    if not isinstance(found, str) or found not in types:
        raise _config.refuse_unknown(key, str(found), types, where)
    return types[found]


def _with_default(key: str, field: FieldDef, where: str | None) -> FieldDef:
    default: Any = tuple(field.default) if isinstance(field.default, list) else field.default
    if default is not None and not fits(field, default):
        raise _config.wrong_value(f"{key}.default", default, f"a value of the type {field.type.value}", where)
    return attrs.evolve(field, default=default)


_TYPES: Final[Mapping[FieldType, tuple[type, ...]]] = MappingProxyType(
    {
        FieldType.TEXT: (str,),
        FieldType.INTEGER: (int,),
        FieldType.DECIMAL: (Decimal, int, float),
        FieldType.BOOLEAN: (bool,),
        FieldType.DATE: (dt.date,),
        FieldType.DATETIME: (dt.datetime,),
        FieldType.CHOICE: (str,),
        FieldType.LIST: (tuple,),
    }
)


def fits(field: FieldDef, value: object) -> bool:
    """
    Return whether *value* is of the field's type; the choices are another matter.

    True is no number and a point of time is no date, though Python would let them pass.
    """
    if isinstance(value, bool):
        return field.type is FieldType.BOOLEAN
    if isinstance(value, dt.datetime):
        return field.type is FieldType.DATETIME
    return isinstance(value, _TYPES[field.type])
