"""
IMP500–IMP509: documents that should be projects; EXP110: projects that cannot be written.

What one field may hold is told by the entries that cards have too (IMP406–IMP409).
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["PROJECT_CODEC_RULES"]

_ERROR = Severity.ERROR

NOT_AN_OBJECT = Rule(
    code="IMP500",
    severity=_ERROR,
    title=Texts("Документ не объект", "The document is not an object"),
    text=Texts(
        "найдено: {found_ru}, а проект это объект с ключом «schema» и списками «personas» и «journeys»",
        "found {found}, a project is an object with the key “schema” and the lists “personas” and “journeys”",
    ),
    why=Texts("У проекта есть именованные части.", "A project has named parts."),
    bad='["Выбор", "Покупка"]',
    good='{"schema": "cjmkit/project@1", "journeys": []}',
)

NO_SCHEMA = Rule(
    code="IMP501",
    severity=_ERROR,
    title=Texts("Нет схемы проекта", "No schema of a project"),
    text=Texts(
        "у документа нет ключа «schema», нужно «{wanted}»: добавьте его первой строкой",
        "the document has no key “schema”, “{wanted}” is needed: add it as the first line",
    ),
    why=Texts(
        "По схеме видно, что это проект и какой версии; без неё чужой файл сошёл бы за пустой проект.",
        "The schema tells that this is a project, and its version; without it a foreign file would pass for an "
        "empty project.",
    ),
    bad='title = "Крем"',
    good='schema = "cjmkit/project@1"',
)

OTHER_SCHEMA = Rule(
    code="IMP502",
    severity=_ERROR,
    title=Texts("Чужая схема вместо проекта", "Another schema in place of a project"),
    text=Texts(
        "схема документа неизвестна, нужна «{wanted}»: проверьте, тот ли это файл",
        "the document's schema is unknown, “{wanted}” is needed: check that this is the right file",
    ),
    why=Texts("Читать документ по чужим правилам нельзя.", "A document cannot be read by another schema's rules."),
    bad='schema = "cjmkit/journey"',
    good='schema = "cjmkit/project@1"',
)

NEWER_VERSION = Rule(
    code="IMP503",
    severity=_ERROR,
    title=Texts("Проект новее программы", "The project is newer than the program"),
    text=Texts(
        "проект версии {found}, cjmkit {release} читает версии до {newest}: нужен выпуск новее {release} "
        "(pip install -U cjmkit)",
        "the project has version {found}, cjmkit {release} reads up to {newest}: it takes a release newer than "
        "{release} (pip install -U cjmkit)",
    ),
    why=Texts(
        "Новая версия может хранить то, что эта потеряла бы при записи.",
        "A newer version may hold what this one would lose when it writes.",
    ),
    bad='schema = "cjmkit/project@99"',
    good='schema = "cjmkit/project@1"',
)

CARDS_FOUND = Rule(
    code="IMP504",
    severity=_ERROR,
    title=Texts("Это карточки, а не проект", "These are cards, not a project"),
    text=Texts(
        "это карточки клиентов, а нужен проект (персоны и карты пути): откройте файл командой convert, inspect или "
        "check",
        "these are client cards, a project (personas and journeys) is needed: open the file with convert, inspect "
        "or check",
    ),
    why=Texts("В карточках нет карты пути.", "Cards hold no journey."),
    bad='{"schema": "cjmkit/card@1"}',
    good='{"schema": "cjmkit/project@1"}',
)

UNKNOWN_KEY = Rule(
    code="IMP505",
    severity=_ERROR,
    title=Texts("Неизвестный ключ проекта", "A key unknown to a project"),
    text=Texts(
        "ключ «{key}» здесь неизвестен{hint_ru}: исправьте имя, а своё запишите в «note»",
        "the key “{key}” is unknown here{hint}: correct its name, and put what is your own into “note”",
    ),
    why=Texts(
        "Пропустить ключ молча значит потерять значение.", "To skip a key in silence would be to lose its value."
    ),
    bad='[[journeys.stages]]\ntittle = "Выбор"',
    good='[[journeys.stages]]\ntitle = "Выбор"',
)

UNWRITABLE = Rule(
    code="EXP110",
    severity=_ERROR,
    title=Texts("Проект не пишется", "The project cannot be written"),
    text=Texts(
        "в проекте значение, которое файл не вместит ({found}): поправьте код, который его создал",
        "the project holds a value that no file can hold ({found}): correct the code that made it",
    ),
    why=Texts(
        "Записанное должно прочесться обратно точно таким же: числа конечны, тексты состоят из целых знаков.",
        "What is written must read back exactly the same: numbers are finite, texts are of whole characters.",
    ),
    bad='Journey(id=7, title="Крем")',
    good='Journey(id="krem", title="Крем")',
)

PROJECT_CODEC_RULES: Final = (
    UNWRITABLE,
    NOT_AN_OBJECT,
    NO_SCHEMA,
    OTHER_SCHEMA,
    NEWER_VERSION,
    CARDS_FOUND,
    UNKNOWN_KEY,
)
"""Every entry, in the order of codes."""
