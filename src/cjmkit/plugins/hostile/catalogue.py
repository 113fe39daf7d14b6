"""
IMP620–IMP639: files that plugins read and that are refused before their content is looked at.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_XML",
    "DOCTYPE",
    "EMPTY",
    "HOSTILE_RULES",
    "NOT_ARCHIVE",
    "NOT_TEXT",
    "TOO_BIG",
    "TOO_DEEP",
    "TOO_MANY_ELEMENTS",
]

_ERROR: Final = Severity.ERROR
_BOUND: Final = Texts("Предел бережёт память и время.", "The limit saves memory and time.")

EMPTY = Rule(
    code="IMP620",
    severity=_ERROR,
    title=Texts("Пустой файл", "Empty file"),
    text=Texts(
        "файл пуст (0 байт): скопируйте или выгрузите его заново",
        "the file is empty (0 bytes): copy or export it again",
    ),
    why=Texts("Обычно это прерванное копирование.", "Usually a copy that was interrupted."),
)

TOO_BIG = Rule(
    code="IMP621",
    severity=_ERROR,
    title=Texts("Файл слишком велик", "The file is too big"),
    text=Texts(
        "в файле больше {limit} МБ, столько этот формат не принимает: выгрузите данные частями",
        "the file holds more than {limit} MB, more than this format takes: export the data in parts",
    ),
    why=_BOUND,
)

NOT_TEXT = Rule(
    code="IMP622",
    severity=_ERROR,
    title=Texts("Не текст", "Not a text"),
    text=Texts(
        "это не текст ни в одной из кодировок: {expected}; сохраните файл как текст в UTF-8",
        "this is no text in any of the encodings: {expected}; save the file as text in UTF-8",
    ),
    why=Texts(
        "Принять байты за текст чужой кодировки – значит испортить каждое имя.",
        "To take bytes for text of another encoding is to ruin every name.",
    ),
)

BAD_XML = Rule(
    code="IMP623",
    severity=_ERROR,
    title=Texts("XML не читается", "The XML cannot be read"),
    text=Texts(
        "XML не читается – {reason_ru}: выгрузите файл заново",
        "the XML cannot be read, {reason_en}: export the file again",
    ),
    why=Texts(
        "В XML у каждого тега есть пара, а кодировка та, что названа в первой строке.",
        "In XML each tag has its pair, and the encoding is the one that the first line names.",
    ),
    bad="<Контрагент><ИНН>7707083893</Контрагент>",
    good="<Контрагент><ИНН>7707083893</ИНН></Контрагент>",
)

DOCTYPE = Rule(
    code="IMP624",
    severity=_ERROR,
    title=Texts("XML с объявлением DOCTYPE", "XML with a DOCTYPE"),
    text=Texts(
        "в XML есть объявление DOCTYPE: через него читают чужие файлы и забивают память, поэтому такой файл "
        "не читается; выгрузите данные без него",
        "the XML has a DOCTYPE declaration: by it files are stolen and memory is filled, so such a file is not "
        "read; export the data without it",
    ),
    why=Texts(
        "Сущности и внешние ссылки объявляются только в DOCTYPE, а в файлах обмена его не бывает.",
        "Entities and external references are declared in a DOCTYPE only, and exchange files have none.",
    ),
    bad='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    good='<?xml version="1.0" encoding="UTF-8"?>',
    law="CWE-611, CWE-776",
)

TOO_DEEP = Rule(
    code="IMP625",
    severity=_ERROR,
    title=Texts("Слишком глубокий XML", "XML too deep"),
    text=Texts(
        "теги вложены глубже {limit} уровней: в файлах обмена так не бывает, выгрузите данные заново",
        "tags are nested deeper than {limit} levels: exchange files are not so, export the data again",
    ),
    why=_BOUND,
)

TOO_MANY_ELEMENTS = Rule(
    code="IMP626",
    severity=_ERROR,
    title=Texts("Слишком много элементов XML", "Too many XML elements"),
    text=Texts(
        "в XML больше {limit} элементов: выгрузите данные частями",
        "the XML has more than {limit} elements: export the data in parts",
    ),
    why=_BOUND,
)

NOT_ARCHIVE = Rule(
    code="IMP627",
    severity=_ERROR,
    title=Texts("Не zip-архив", "Not a zip archive"),
    text=Texts(
        "это не zip-архив: первые байты файла говорят о другом; укажите файл того вида, который читает формат",
        "this is no zip archive: its first bytes tell otherwise; give a file of the kind that the format reads",
    ),
    why=Texts("Переименование расширения формат не меняет.", "Renaming the extension does not change the format."),
)

HOSTILE_RULES: Final = (
    EMPTY,
    TOO_BIG,
    NOT_TEXT,
    BAD_XML,
    DOCTYPE,
    TOO_DEEP,
    TOO_MANY_ELEMENTS,
    NOT_ARCHIVE,
)
"""Every entry, in the order of codes."""
