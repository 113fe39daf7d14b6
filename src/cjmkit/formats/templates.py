"""
Templates: blank forms that are filled in by hand and import without questions.

The headings are the exact titles of the flat fields. Required columns are coloured and say so; every
heading has a comment and every cell a hint that tells what belongs there; where a value comes from a
list, the cell offers it. Columns of identifiers are text, so that Excel keeps every zero.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final, Literal

import attrs

from cjmkit.findings import Lang, Texts
from cjmkit.formats._columns import heading
from cjmkit.formats._form_field import FormField
from cjmkit.formats._hints import HINTS
from cjmkit.intake.rows.defuse import defuse
from cjmkit.model import FLAT_FIELDS, FieldDef, FieldType, Profile, ValueKind
from cjmkit.model.flat import split_number
from cjmkit.plugins.contracts import API, Kind, Loss, Progress
from cjmkit.plugins.options import one_of
from cjmkit.plugins.progress import ticking

__all__ = ["DEFAULT_COLUMNS", "TemplateExporter", "TemplateOptions", "write_template"]

DEFAULT_COLUMNS: Final = (
    *("kind", "short_name", "full_name", "inn", "kpp", "ogrn", "ogrnip", "legal_address", "actual_address"),
    *("account", "bank_name", "bik", "corr_account", "director", "director_position", "chief_accountant"),
    *("contact_person", "contact_position", "phone", "mobile", "email", "website", "last_name", "first_name"),
    *("patronymic", "sex", "birth_date", "source", "manager", "status", "tags", "average_check"),
    *("next_contact_on", "consent", "consent_given_on", "comment"),
)
"""The columns of a form that no profile asks for."""

_LISTS: Final = {
    ValueKind.CARD_KIND: ("Организация", "ИП", "Физическое лицо"),
    ValueKind.SEX: ("мужской", "женский"),
    ValueKind.YES_NO: ("да", "нет"),
    ValueKind.CURRENCY: ("RUB", "USD", "EUR", "CNY", "BYN", "KZT"),
}
_STRICT: Final = frozenset((ValueKind.CARD_KIND, ValueKind.SEX, ValueKind.YES_NO))
_KINDS: Final = {
    FieldType.INTEGER: ValueKind.INTEGER,
    FieldType.DECIMAL: ValueKind.MONEY,
    FieldType.BOOLEAN: ValueKind.YES_NO,
    FieldType.DATE: ValueKind.DATE,
    FieldType.DATETIME: ValueKind.DATE,
    FieldType.LIST: ValueKind.TAGS,
}

_REQUIRED: Final = Texts("Обязательно.", "Required.")
_ONE_OF: Final = Texts("Обязательно одно из: {names}.", "Required, one of: {names}.")
_CHOICES: Final = Texts("Одно из: {choices}.", "One of: {choices}.")


def write_template(
    stream: BinaryIO,
    format: Literal["xlsx", "csv"] = "xlsx",  # noqa: A002 - the word for it everywhere
    *,
    profile: Profile | None = None,
    lang: Lang = "ru",
) -> None:
    """
    Write a blank form: the fields that *profile* asks for, or the usual ones.

    A csv form is its heading alone, for Excel to open by a double click.
    """
    one_of("format", format, ("xlsx", "csv"))
    fields = _fields(profile, lang)
    if format == "csv":
        line = ";".join(_csv_cell(field.title) for field in fields)
        stream.write(codecs.BOM_UTF8 + f"{line}\r\n".encode())
        return
    from cjmkit.formats._form import write_form

    write_form(stream, fields, lang)


def _csv_cell(text: str) -> str:
    text = defuse(text)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ';"\r\n') else text


def _fields(profile: Profile | None, lang: Lang) -> tuple[FormField, ...]:
    if profile is None:
        return tuple(_flat(name, (), lang) for name in DEFAULT_COLUMNS)
    groups = [tuple(name.split("|")) for name in profile.required]
    required: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for name in group:
            # A field that is required by itself stays so, whatever alternatives name it too.
            required[name] = group if len(group) == 1 else required.get(name, group)
    wanted = dict.fromkeys([*required, *(name for part in profile.recommended for name in part.split("|"))])
    known = [name for name in wanted if split_number(name)[0] in FLAT_FIELDS]
    own = [_custom(field, lang) for field in profile.custom]
    return (*(_flat(name, required.get(name, ()), lang) for name in known), *own)


def _flat(name: str, group: Sequence[str], lang: Lang) -> FormField:
    kind = FLAT_FIELDS[split_number(name)[0]].kind
    return FormField(
        title=heading(name, lang),
        kind=kind,
        hint=HINTS[kind].get(lang),
        required=_required(group, lang),
        choices=_LISTS.get(kind, ()),
        strict=kind in _STRICT,
    )


def _required(group: Sequence[str], lang: Lang) -> str:
    if len(group) > 1:
        return _ONE_OF.get(lang, names=", ".join(heading(name, lang) for name in group))
    return _REQUIRED.get(lang) if group else ""


def _custom(field: FieldDef, lang: Lang) -> FormField:
    kind = _KINDS.get(field.type, ValueKind.TEXT)
    hint = field.hint or (_CHOICES.get(lang, choices=", ".join(field.choices)) if field.choices else "")
    return FormField(
        title=field.title or field.name,
        kind=kind,
        hint=hint or HINTS[kind].get(lang),
        required=_REQUIRED.get(lang) if field.required else "",
        choices=field.choices or _LISTS.get(kind, ()),
        strict=field.type in (FieldType.CHOICE, FieldType.BOOLEAN),
    )


@attrs.frozen(kw_only=True)
class TemplateOptions:
    """
    The language of the headings and hints.
    """

    lang: Lang = "ru"

    def __attrs_post_init__(self) -> None:
        one_of("lang", self.lang, ("ru", "en"))


@attrs.frozen(kw_only=True)
class TemplateExporter:
    """
    Writes a blank form for a profile, or the usual one.
    """

    name: str = "template"
    title: Texts = Texts("Бланк для заполнения, книга Excel", "Blank form, Excel workbook")
    extensions: tuple[str, ...] = ("xlsx",)
    kind: Kind = "template"
    api: int = API
    options: type[TemplateOptions] = TemplateOptions
    format: Literal["xlsx", "csv"] = "xlsx"

    def write(
        self, items: Iterable[Profile], stream: BinaryIO, options: TemplateOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the form for the first profile of *items*, if there is one.
        """
        write_template(stream, self.format, profile=next(ticking(items, progress), None), lang=options.lang)
        return ()
