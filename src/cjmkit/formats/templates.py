"""
Templates: blank forms that are filled in by hand and import without questions.

The headings are the exact titles of the flat fields. Required columns are coloured and say so; every
heading has a comment and every cell a hint that tells what belongs there; where a value comes from a
list, the cell offers it. Columns of identifiers are text, so that Excel keeps every zero.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final, Literal

import attrs
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from cjmkit.findings import Lang, Texts
from cjmkit.formats._columns import heading
from cjmkit.formats._hints import HINTS
from cjmkit.formats._options import one_of
from cjmkit.formats._xlsx_text import escape_control
from cjmkit.formats.xlsx import column_width
from cjmkit.intake.rows.defuse import defuse
from cjmkit.intake.rows.table import column_letters
from cjmkit.model import FLAT_FIELDS, FieldDef, FieldType, Profile, ValueKind
from cjmkit.model.flat import split_number

__all__ = ["DEFAULT_COLUMNS", "TEMPLATE_ROWS", "write_template"]

DEFAULT_COLUMNS: Final = (
    *("kind", "short_name", "full_name", "inn", "kpp", "ogrn", "ogrnip", "legal_address", "actual_address"),
    *("account", "bank_name", "bik", "corr_account", "director", "director_position", "chief_accountant"),
    *("contact_person", "contact_position", "phone", "mobile", "email", "website", "last_name", "first_name"),
    *("patronymic", "sex", "birth_date", "source", "manager", "status", "tags", "average_check"),
    *("next_contact_on", "consent", "consent_given_on", "comment"),
)
"""The columns of a form that no profile asks for."""

TEMPLATE_ROWS: Final = 1000
"""The rows that offer lists and hints."""

_LISTS: Final = {
    ValueKind.CARD_KIND: ("Организация", "ИП", "Физическое лицо"),
    ValueKind.SEX: ("мужской", "женский"),
    ValueKind.YES_NO: ("да", "нет"),
    ValueKind.CURRENCY: ("RUB", "USD", "EUR", "CNY", "BYN", "KZT"),
}
_STRICT: Final = frozenset((ValueKind.CARD_KIND, ValueKind.SEX, ValueKind.YES_NO))
_FORMATS: Final = {
    ValueKind.DATE: "dd.mm.yyyy",
    ValueKind.MONEY: "#,##0.00",
    ValueKind.INTEGER: "0",
}
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
_WRONG: Final = Texts("Выберите значение из списка.", "Choose a value from the list.")
_SHEET: Final = Texts("Клиенты", "Clients")
# Excel takes a list of up to 255 characters in the rule itself; a longer one must lie in cells.
_LIST_LIMIT: Final = 255
_LISTS_SHEET: Final = "cjmkit списки"

_FILLS: Final = {True: "FFFFD966", False: "FFE8EEF7"}


@attrs.frozen(kw_only=True)
class _Field:
    """
    A column of the form.
    """

    title: str
    kind: ValueKind = ValueKind.TEXT
    hint: str = ""
    required: str = ""
    choices: tuple[str, ...] = ()
    strict: bool = False

    @property
    def text(self) -> str:
        """
        What the comment and the prompt say: whether it is required, and what belongs there.
        """
        return " ".join(part for part in (self.required, self.hint) if part)


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
    book = Workbook()
    sheet = book.active
    book.remove(sheet)  # type: ignore[arg-type] # the stubs allow for a chart sheet here
    _Form(book, lang).write(fields)
    book.save(stream)


def _csv_cell(text: str) -> str:
    text = defuse(text)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ';"\r\n') else text


def _fields(profile: Profile | None, lang: Lang) -> tuple[_Field, ...]:
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


def _flat(name: str, group: Sequence[str], lang: Lang) -> _Field:
    kind = FLAT_FIELDS[split_number(name)[0]].kind
    return _Field(
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


def _custom(field: FieldDef, lang: Lang) -> _Field:
    kind = _KINDS.get(field.type, ValueKind.TEXT)
    hint = field.hint or (_CHOICES.get(lang, choices=", ".join(field.choices)) if field.choices else "")
    return _Field(
        title=field.title or field.name,
        kind=kind,
        hint=hint or HINTS[kind].get(lang),
        required=_REQUIRED.get(lang) if field.required else "",
        choices=field.choices or _LISTS.get(kind, ()),
        strict=field.type in (FieldType.CHOICE, FieldType.BOOLEAN),
    )


class _Form:
    """
    A workbook with one sheet to fill in.
    """

    def __init__(self, book: Workbook, lang: Lang) -> None:
        self._lang: Lang = lang
        self._book = book
        self._sheet: Any = book.create_sheet(_SHEET.get(lang))
        self._lists: Any = None

    def write(self, fields: Iterable[_Field]) -> None:
        for index, field in enumerate(fields):
            self._heading(index, field)
            self._column(index, field)
        self._sheet.freeze_panes = "A2"
        self._sheet.row_dimensions[1].height = 34

    def _heading(self, index: int, field: _Field) -> None:
        cell = self._sheet.cell(1, index + 1)
        cell.value = escape_control(field.title)
        cell.data_type = "s"
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor=_FILLS[bool(field.required)])
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="thin", color="FF8EA9DB"))
        comment = Comment(escape_control(field.text), "cjmkit")
        comment.width, comment.height = 300, 30 + 18 * (1 + len(field.text) // 40)
        cell.comment = comment

    def _column(self, index: int, field: _Field) -> None:
        letters = column_letters(index)
        dimension = self._sheet.column_dimensions[letters]
        dimension.width = column_width(field.kind, field.title)
        # The style of the whole column: it holds for every cell that somebody fills in.
        dimension.number_format = _FORMATS.get(field.kind, "@")
        rule = self._rule(index, field)
        rule.promptTitle = escape_control(field.title)[:32]
        rule.prompt = escape_control(field.text)[:_LIST_LIMIT]
        rule.showInputMessage = True
        rule.add(f"{letters}2:{letters}{TEMPLATE_ROWS + 1}")
        self._sheet.add_data_validation(rule)

    def _rule(self, index: int, field: _Field) -> DataValidation:
        if not field.choices:
            return DataValidation(allow_blank=True)
        rule = DataValidation(type="list", formula1=self._choices(index, field.choices), allow_blank=True)
        rule.showErrorMessage = field.strict
        rule.errorTitle = escape_control(field.title)[:32]
        rule.error = _WRONG.get(self._lang)
        return rule

    def _choices(self, index: int, choices: Sequence[str]) -> str:
        """
        Return the formula of a list: the values themselves, or cells of a hidden sheet that holds them.
        """
        joined = ",".join(choices)
        if len(joined) < _LIST_LIMIT - 2 and not any(mark in choice for choice in choices for mark in ',"\r\n'):
            return f'"{joined}"'
        if self._lists is None:
            self._lists = self._book.create_sheet(_LISTS_SHEET)
            self._lists.sheet_state = "hidden"
        letters = column_letters(index)
        for number, choice in enumerate(choices, 1):
            cell = self._lists.cell(number, index + 1)
            cell.value = escape_control(choice)
            cell.data_type = "s"
        return f"'{_LISTS_SHEET}'!${letters}$1:${letters}${len(choices)}"
