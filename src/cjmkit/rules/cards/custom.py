"""
CRD090–CRD099: what a profile asks for, custom fields and sub-tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.model import CardKind, ClientCard, FieldDef, FieldType, FieldValue, Profile
from cjmkit.model.flat import split_number
from cjmkit.rules.base import Context, Subject, at, check
from cjmkit.rules.cards.places import possible_kinds
from cjmkit.rules.cards.reading import Reader, is_filled, reader
from cjmkit.rules.cards.reasons import TYPES, VALUES, in_words, titles
from cjmkit.rules.profiles import alternatives, applies_to, fits

__all__ = ["CUSTOM_RULES", "NEVER_BLOCKING", "judge_profile", "profile_subject"]

REQUIRED: Final = Rule(
    code="CRD090",
    severity=Severity.ERROR,
    title=Texts("Нет обязательного поля", "A required field is missing"),
    text=Texts(
        "профиль {profile} требует поле {expected_ru}, а оно пусто: впишите значение",
        "the profile {profile} requires the field {expected_en}, which is empty: write a value",
    ),
    why=Texts(
        "Без этого поля карточка не годится для цели профиля; загрузке оно не мешает.",
        "Without it the card does not serve the profile's purpose; loading does not depend on it.",
    ),
    bad="профиль invoice, ИНН не заполнен",
    good="профиль invoice, ИНН 7707083893",
    law="профиль требований, выбранный пользователем",
)

RECOMMENDED: Final = Rule(
    code="CRD091",
    severity=Severity.INFO,
    title=Texts("Нет желательного поля", "A recommended field is missing"),
    text=Texts(
        "профилю {profile} желательно поле {expected_ru}, а оно пусто: впишите значение, если знаете",
        "the profile {profile} would like the field {expected_en}, which is empty: write a value if you know it",
    ),
    why=Texts(
        "Поле полезно для цели профиля, но не обязательно.", "The field is useful for the purpose, not required."
    ),
    bad="профиль invoice, e-mail не заполнен",
    good="профиль invoice, e-mail info@example.ru",
    law="профиль требований, выбранный пользователем",
)

LONG_FORM: Final = Rule(
    code="CRD092",
    severity=Severity.WARNING,
    title=Texts("Длинная анкета первого знакомства", "A long form for the first contact"),
    text=Texts(
        "профиль {profile} (первое знакомство) требует полей: {found}, надо до {expected}: часть сделайте желательными",
        "the first-contact profile {profile} requires {found} fields, up to {expected} are good: make some recommended",
    ),
    why=Texts(
        "При первом знакомстве выясняют не больше 5–7 основных вопросов, иначе анкету бросают.",
        "At a first meeting people answer five to seven questions and leave a longer form.",
    ),
    bad="first_contact, 12 обязательных полей",
    good="first_contact, 5 обязательных полей",
    law="порог first_contact_fields",
)

OVER_BOUND: Final = Rule(
    code="CRD093",
    severity=Severity.ERROR,
    title=Texts("Своих полей больше, чем держит система", "More custom fields than the system holds"),
    text=Texts(
        "своих полей: {found}, профиль {profile} допускает {expected}: уберите или объедините лишние",
        "custom fields: {found}, the profile {profile} allows {expected}: remove or merge some",
    ),
    why=Texts(
        "Система, куда переносят карточки, лишние поля не примет, и они потеряются. Подтаблицы не считаются.",
        "The system that gets the cards takes no more, and the rest would be lost. Sub-tables do not count.",
    ),
    bad="профиль crm50, 51 поле",
    good="профиль crm50, 50 полей",
    law="предел max_custom профиля",
)

MANY_CUSTOM: Final = Rule(
    code="CRD094",
    severity=Severity.WARNING,
    title=Texts("Очень много своих полей", "A great many custom fields"),
    text=Texts(
        "своих полей: {found}, обычно хватает {expected}: проверьте, верно ли сопоставлены столбцы",
        "custom fields: {found}, {expected} are usually enough: check how the columns were mapped",
    ),
    why=Texts(
        "Столько своих полей бывает, когда столбцы не распознаны; многие CRM держат до 50.",
        "So many appear when columns were not recognised; many systems hold up to 50.",
    ),
    bad="120 своих полей",
    good="12 своих полей",
    law="порог max_custom",
)

CUSTOM_REQUIRED: Final = Rule(
    code="CRD095",
    severity=Severity.ERROR,
    title=Texts("Своё обязательное поле пусто", "A required custom field is empty"),
    text=Texts(
        "поле объявлено обязательным, а значения нет: впишите его или задайте значение по умолчанию",
        "the field is defined as required and has no value: write one or define a default",
    ),
    why=Texts("Так поле определено в профиле.", "The profile defines the field so."),
    bad="поле «Размер» обязательно, пусто",
    good="поле «Размер» обязательно, 44",
    law="профиль требований, выбранный пользователем",
)

CUSTOM_TYPE: Final = Rule(
    code="CRD096",
    severity=Severity.ERROR,
    title=Texts("Тип своего поля", "The type of a custom field"),
    text=Texts(
        "значение – {found_ru}, а поле определено как «{expected_ru}»: исправьте значение или определение поля",
        "the value is {found_en}, the field is defined as {expected_en}: correct the value or the definition",
    ),
    why=Texts("Система с типами такое значение не примет.", "A system with types refuses such a value."),
    bad="целое поле, значение «много»",
    good="целое поле, значение 12",
    law="профиль требований, выбранный пользователем",
)

CUSTOM_CHOICE: Final = Rule(
    code="CRD097",
    severity=Severity.ERROR,
    title=Texts("Значение не из списка", "A value that is not among the choices"),
    text=Texts(
        "значения нет среди допустимых (их {expected}): выберите одно из них или дополните список",
        "the value is not among the choices ({expected} of them): choose one of them or add it",
    ),
    why=Texts(
        "Список задан, чтобы одно и то же писали одинаково.", "A list is there so that one thing has one spelling."
    ),
    bad="«Вип», список: VIP, обычный",
    good="VIP, список: VIP, обычный",
    law="профиль требований, выбранный пользователем",
)

CUSTOM_UNKNOWN: Final = Rule(
    code="CRD098",
    severity=Severity.INFO,
    title=Texts("Поле не определено в профиле", "A field that the profile does not define"),
    text=Texts(
        "профиль {profile} такого поля не определяет: добавьте определение или переименуйте поле",
        "the profile {profile} does not define such a field: define it or rename the field",
    ),
    why=Texts("Так находятся опечатки в названиях столбцов.", "That is how misspelt headings are found."),
    bad="поле «Рзмер», определено «Размер»",
    good="поле «Размер»",
    law="профиль требований, выбранный пользователем",
)

CUSTOM_RULES: Final = (
    REQUIRED,
    RECOMMENDED,
    LONG_FORM,
    OVER_BOUND,
    MANY_CUSTOM,
    CUSTOM_REQUIRED,
    CUSTOM_TYPE,
    CUSTOM_CHOICE,
    CUSTOM_UNKNOWN,
)

NEVER_BLOCKING: Final = frozenset((REQUIRED.code, CUSTOM_REQUIRED.code))
"""Codes that are errors for a profile's purpose, and still keep no card from being loaded."""


class _Need(NamedTuple):
    fields: tuple[str, ...]
    readers: tuple[Reader, ...]

    def is_met(self, card: ClientCard) -> bool:
        for read in self.readers:  # noqa: SIM110 - twice as fast as any() over a generator
            if is_filled(read(card)):
                return True
        return False


def judge_profile(profile: Profile, context: Context) -> Iterator[Finding]:
    """
    Yield what is to be said about the profile itself; `first_contact` in its name marks a form.
    """
    limit = context.settings.thresholds.first_contact_fields
    found = len(profile.required) + sum(field.required for field in profile.custom)
    if "first_contact" in profile.name and found > limit:
        yield LONG_FORM.finding(profile=profile.name, found=found, expected=limit)


def profile_subject(profile: Profile | None) -> Subject[ClientCard]:
    """
    Return the subject of what *profile* asks for, its readers made once for all cards.
    """
    profile = profile or Profile(name="")
    required, recommended = _needs(profile.required), _needs(profile.recommended)

    @check(REQUIRED, RECOMMENDED)
    def filled(card: ClientCard, context: Context) -> Iterator[Finding]:
        yield from _missing(card, required, REQUIRED, profile.name)
        yield from _missing(card, recommended, RECOMMENDED, profile.name)

    @check(OVER_BOUND, MANY_CUSTOM)
    def counted(card: ClientCard, context: Context) -> Iterator[Finding]:
        found, limit = len(card.custom), context.settings.thresholds.max_custom
        if profile.max_custom is not None:
            if found > profile.max_custom:
                yield OVER_BOUND.finding(found=found, profile=profile.name, expected=profile.max_custom)
        elif found > limit:
            yield MANY_CUSTOM.finding(found=found, expected=limit)

    @check(CUSTOM_REQUIRED, CUSTOM_TYPE, CUSTOM_CHOICE, CUSTOM_UNKNOWN)
    def defined(card: ClientCard, context: Context) -> Iterator[Finding]:
        if profile.custom:
            yield from _judge_fields(card.custom, profile.custom, "", profile.name)
        for table, fields in profile.tables.items():
            for number, row in enumerate(card.tables.get(table, ()), 1):
                yield from _judge_fields(row, fields, f"{table}[{number}].", profile.name)

    needs = (*required, *recommended)
    has_fields = bool(profile.custom or profile.tables)

    def is_clean(card: ClientCard, context: Context) -> bool:
        if has_fields or (card.custom and any(counted.run(card, context))):
            return False
        return not needs or all(need.is_met(card) for need in needs)

    return Subject(name="profile", is_clean=is_clean, checks=(filled, counted, defined))


def _needs(requirements: tuple[str, ...]) -> tuple[_Need, ...]:
    needs = []
    for requirement in requirements:
        fields = alternatives(requirement)
        needs.append(_Need(fields, tuple(reader(field) for field in fields)))
    return tuple(needs)


def _missing(card: ClientCard, needs: tuple[_Need, ...], rule: Rule, profile: str) -> Iterator[Finding]:
    kinds = possible_kinds(card)
    for need in needs:
        fields = [field for field in need.fields if any(_applies(field, kind) for kind in kinds)]
        # While the kind is not known, only what every kind of client has can be asked for.
        asked = all(any(_applies(field, kind) for field in fields) for kind in kinds)
        if asked and not need.is_met(card):
            words = in_words(expected=titles(fields))
            yield rule.finding(at(fields[0]), profile=profile, expected="|".join(fields), **words)


def _applies(field: str, kind: CardKind) -> bool:
    return applies_to(split_number(field)[0], kind)


def _judge_fields(
    values: Mapping[str, FieldValue], fields: tuple[FieldDef, ...], prefix: str, profile: str
) -> Iterator[Finding]:
    for field in fields:
        yield from _judge_field(f"{prefix}{field.name}", field, values.get(field.name))
    known = {field.name for field in fields}
    for name in values:
        if name not in known:
            yield CUSTOM_UNKNOWN.finding(at(f"{prefix}{name}"), profile=profile)


def _judge_field(where: str, field: FieldDef, value: FieldValue | None) -> Iterator[Finding]:
    if not is_filled(value):
        if field.required and not is_filled(field.default):
            yield CUSTOM_REQUIRED.finding(at(where))
    elif value is not None and not fits(field, value):
        found = type(value).__name__
        words = in_words(found=VALUES.get(found, Texts(found, found)), expected=TYPES[field.type])
        yield CUSTOM_TYPE.finding(at(where), value=value, found=found, expected=field.type.value, **words)
    elif field.choices and not _is_chosen(field, value):
        yield CUSTOM_CHOICE.finding(at(where), value=value, expected=len(field.choices))


def _is_chosen(field: FieldDef, value: object) -> bool:
    if field.type is FieldType.LIST and isinstance(value, tuple):
        return all(item in field.choices for item in value)
    return field.type is not FieldType.CHOICE or value in field.choices
