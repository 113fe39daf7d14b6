"""
CFG010–CFG019: what the caller asked of the toolkit, and it cannot do.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_OPTIONS",
    "BAD_OPTION_VALUE",
    "MAPPING_NOT_UTF8",
    "NO_EXPORTER",
    "NO_SHEETS",
    "UNKNOWN_OPTION",
    "WRONG_VALUE",
]

_ERROR = Severity.ERROR

UNKNOWN_OPTION = Rule(
    code="CFG010",
    severity=_ERROR,
    title=Texts("У формата нет такой настройки", "The format has no such option"),
    text=Texts(
        "у формата «{format}» нет настройки «{found}»; есть: {known}",
        "the format '{format}' has no option '{found}'; there are: {known}",
    ),
    why=Texts("Опечатка в имени настройки прошла бы незамеченной.", "A misspelt option would pass unseen."),
    bad="--in-option encodng=cp1251",
    good="--in-option encoding=cp1251",
)

BAD_OPTIONS = Rule(
    code="CFG011",
    severity=_ERROR,
    title=Texts("Настройки формата не того вида", "Options of a wrong kind"),
    text=Texts(
        "настройки формата «{format}» – это {expected} или словарь, а дано {found}",
        "options of the format '{format}' are a {expected} or a mapping, not {found}",
    ),
    why=Texts("Настройки чужого формата к этому не подходят.", "Options of another format do not fit this one."),
)

BAD_OPTION_VALUE = Rule(
    code="CFG012",
    severity=_ERROR,
    title=Texts("Значение настройки не принято", "An option's value was not accepted"),
    text=Texts(
        "формат «{format}» не принял настройки ({reason}): исправьте значение",
        "the format '{format}' did not accept the options ({reason}): correct the value",
    ),
    why=Texts("Значение проверяет сам формат.", "The format itself checks the value."),
)

NO_SHEETS = Rule(
    code="CFG013",
    severity=_ERROR,
    title=Texts("В этом формате нет листов", "The format has no sheets"),
    text=Texts(
        "в формате «{format}» листов нет: уберите имя листа",
        "the format '{format}' has no sheets: leave the sheet out",
    ),
    why=Texts("Листы бывают только в книгах.", "Only workbooks have sheets."),
    bad="convert clients.csv out.jsonl --sheet База",
    good="convert clients.xlsx out.jsonl --sheet База",
)

MAPPING_NOT_UTF8 = Rule(
    code="CFG014",
    severity=_ERROR,
    title=Texts("Файл сопоставления не в UTF-8", "The mapping file is not UTF-8"),
    text=Texts(
        "файл сопоставления – это TOML в UTF-8, а этот в другой кодировке: сохраните его в UTF-8",
        "a mapping file is TOML in UTF-8, this one is not: save it in that encoding",
    ),
    why=Texts("Формат TOML знает только UTF-8.", "TOML knows UTF-8 only."),
)

NO_EXPORTER = Rule(
    code="CFG015",
    severity=_ERROR,
    title=Texts("Такой файл записать нечем", "Nothing writes such a file"),
    text=Texts(
        "по имени файла не понять, в каком формате писать; есть: {known}; смените расширение или назовите формат",
        "the file name does not tell in what format to write; there are: {known}; change the extension or "
        "name a format",
    ),
    why=Texts("Формат вывода узнаётся по расширению.", "The output's format is told by its extension."),
    bad="convert clients.xlsx out.jsnl",
    good="convert clients.xlsx out.jsonl",
)

WRONG_VALUE = Rule(
    code="CFG016",
    severity=_ERROR,
    title=Texts("Настройка такого не принимает", "The option does not take this"),
    text=Texts(
        "настройка {option}: найдено «{found}», нужно: {expected_ru}; исправьте значение",
        "the option {option}: found '{found}', expected: {expected}; correct the value",
    ),
    why=Texts(
        "Значение, понятое наугад, изменило бы результат незаметно.",
        "A value that is guessed at would change the result unseen.",
    ),
    bad="--out-option defuse=maybe",
    good="--out-option defuse=false",
)
