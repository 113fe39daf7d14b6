"""
IMP400–IMP449: records that should be cards, as JSON gives them.

Params never hold a value of the record: only names of keys, types and the model's own words.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["CODEC_RULES"]

_ERROR = Severity.ERROR

NOT_AN_OBJECT = Rule(
    code="IMP400",
    severity=_ERROR,
    title=Texts("Запись не объект", "The record is not an object"),
    text=Texts(
        "найдено: {found_ru}, а карточка это объект {{…}} с ключом «schema»",
        "found {found}, a card is an object {{…}} with the key “schema”",
    ),
    why=Texts("У карточки есть именованные поля.", "A card has named fields."),
    bad='["ООО «Ромашка»"]',
    good='{"schema":"cjmkit/card@1","short_name":"ООО «Ромашка»"}',
)

NO_SCHEMA = Rule(
    code="IMP401",
    severity=_ERROR,
    title=Texts("Нет схемы", "No schema"),
    text=Texts(
        "у записи нет ключа «schema», нужно «{wanted}»: добавьте его, если это карточка cjmkit",
        "the record has no key “schema”, “{wanted}” is needed: add it if this is a cjmkit card",
    ),
    why=Texts(
        "По схеме видно, как читать запись. Без неё запись другой программы сошла бы за пустую карточку.",
        "The schema tells how to read the record. Without it another program's record would pass for an empty card.",
    ),
    bad='{"short_name":"ООО «Ромашка»"}',
    good='{"schema":"cjmkit/card@1","short_name":"ООО «Ромашка»"}',
)

OTHER_SCHEMA = Rule(
    code="IMP402",
    severity=_ERROR,
    title=Texts("Чужая схема", "Another schema"),
    text=Texts(
        "схема записи неизвестна, нужна «{wanted}»: проверьте, тот ли это файл",
        "the record's schema is unknown, “{wanted}” is needed: check that this is the right file",
    ),
    why=Texts("Читать запись по чужим правилам нельзя.", "A record cannot be read by another schema's rules."),
    bad='{"schema":"crm/client@1"}',
    good='{"schema":"cjmkit/card@1"}',
)

NEWER_VERSION = Rule(
    code="IMP403",
    severity=_ERROR,
    title=Texts("Запись новее программы", "The record is newer than the program"),
    text=Texts(
        "запись версии {found}, cjmkit {release} читает версии до {newest}: нужен выпуск новее {release} "
        "(pip install -U cjmkit)",
        "the record has version {found}, cjmkit {release} reads up to {newest}: it takes a release newer than "
        "{release} (pip install -U cjmkit)",
    ),
    why=Texts(
        "Новая версия может хранить поля, которые эта потеряла бы.",
        "A newer version may hold fields that this one would lose.",
    ),
    bad='{"schema":"cjmkit/card@99"}',
    good='{"schema":"cjmkit/card@1"}',
)

PROJECT = Rule(
    code="IMP404",
    severity=_ERROR,
    title=Texts("Это проект, а не карточки", "This is a project, not cards"),
    text=Texts(
        "это проект (персоны и карты пути), а нужны карточки клиентов: откройте его командой check или analyse",
        "this is a project (personas and journeys), client cards are needed: open it with check or analyse",
    ),
    why=Texts("В проекте нет карточек клиентов.", "A project holds no client cards."),
    bad='{"schema":"cjmkit/project@1"}',
    good='{"schema":"cjmkit/card@1"}',
)

UNKNOWN_KEY = Rule(
    code="IMP405",
    severity=_ERROR,
    title=Texts("Неизвестный ключ", "Unknown key"),
    text=Texts(
        "ключ «{key}» карточке неизвестен{hint_ru}: исправьте имя или перенесите значение в «custom»",
        "the key “{key}” is unknown to a card{hint}: correct its name or move its value to “custom”",
    ),
    why=Texts(
        "Пропустить ключ молча значит потерять значение.", "To skip a key in silence would be to lose its value."
    ),
    bad='{"schema":"cjmkit/card@1","shortname":"ООО «Ромашка»"}',
    good='{"schema":"cjmkit/card@1","short_name":"ООО «Ромашка»"}',
)

MISSING_KEY = Rule(
    code="IMP406",
    severity=_ERROR,
    title=Texts("Нет обязательного ключа", "A required key is missing"),
    text=Texts("нет ключа «{key}»: добавьте его", "the key “{key}” is missing: add it"),
    why=Texts("Без него эта часть документа не имеет смысла.", "Without it this part of the document means nothing."),
    bad='{"kind":"phone"}',
    good='{"kind":"phone","value":"+74951234567"}',
)

WRONG_TYPE = Rule(
    code="IMP407",
    severity=_ERROR,
    title=Texts("Не тот тип", "Wrong type"),
    text=Texts("найдено: {found_ru}, нужно: {expected_ru}", "found {found}, expected {expected}"),
    why=Texts(
        "Типы не подменяются: число 7 это не текст «7», истина это не единица, пусто это не слово «None».",
        "Types are not swapped: the number 7 is not the text “7”, true is not one, null is not the word “None”.",
    ),
    bad='{"inn":7707083893}',
    good='{"inn":"7707083893"}',
)

NOT_A_CHOICE = Rule(
    code="IMP408",
    severity=_ERROR,
    title=Texts("Нет в списке", "Not in the list"),
    text=Texts("такого значения в списке нет, есть: {choices}", "the list has no such value, it has: {choices}"),
    why=Texts("Значение выбирается из списка модели.", "The value is one of the model's list."),
    bad='{"kind":"firm"}',
    good='{"kind":"company"}',
)

BAD_TEXT = Rule(
    code="IMP409",
    severity=_ERROR,
    title=Texts("Текст не читается", "The text cannot be read"),
    text=Texts("текст не читается, нужно: {expected_ru}", "the text cannot be read, expected {expected}"),
    why=Texts(
        "Дата, сумма или картинка записаны текстом строгого вида, чтобы прочесться без догадок.",
        "A date, an amount or a picture is a text of a strict form, to be read without guessing.",
    ),
    bad='{"birth_date":"1.2.1990"}',
    good='{"birth_date":"1990-02-01"}',
)

MIXED = Rule(
    code="IMP410",
    severity=Severity.WARNING,
    title=Texts("Карточка среди чужих записей", "A card among foreign records"),
    text=Texts(
        "у записи есть схема cjmkit, а у первой записи файла нет: весь файл читается как таблица. "
        "Разделите файл, чтобы карточки прочлись целиком",
        "the record has a cjmkit schema, the first record of the file has none: the whole file is read as a table. "
        "Split the file to have the cards read whole",
    ),
    why=Texts("О том, как читать файл, говорит первая запись.", "The first record tells how to read the file."),
)

UNWRITABLE = Rule(
    code="IMP420",
    severity=_ERROR,
    title=Texts("Карточка не пишется", "The card cannot be written"),
    text=Texts(
        "в карточке значение не того типа ({found}): поправьте код, который её создал",
        "the card holds a value of a wrong type ({found}): correct the code that made it",
    ),
    why=Texts(
        "Записанное должно прочесться обратно точно таким же.", "What is written must read back exactly the same."
    ),
    bad="ClientCard(id=7)",
    good='ClientCard(id="7")',
)

CODEC_RULES: Final = (
    NOT_AN_OBJECT,
    NO_SCHEMA,
    OTHER_SCHEMA,
    NEWER_VERSION,
    PROJECT,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    NOT_A_CHOICE,
    BAD_TEXT,
    MIXED,
    UNWRITABLE,
)
"""Every entry, in the order of codes."""
