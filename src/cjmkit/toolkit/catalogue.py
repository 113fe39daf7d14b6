"""
CFG100–CFG109: formats of cards where a project is meant, and files that no format or no plugin of ours knows.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["KIND_NAMES", "NOT_A_PROJECT", "PLUGIN_WANTED", "SEVERAL_EXPORTERS", "TOOLKIT_RULES", "WRONG_KIND"]

WRONG_KIND = Rule(
    code="CFG100",
    severity=Severity.ERROR,
    title=Texts("Формат не для этого", "A format of another kind"),
    text=Texts(
        "формат «{format}» – это {found_ru}, а нужно другое: {expected_ru}; есть: {known}",
        "the format “{format}” is for {found}, here {expected} are meant; there are: {known}",
    ),
    why=Texts(
        "Карточки клиентов и проект (персоны и карты пути) – разные документы.",
        "Client cards and a project (personas and journeys) are different documents.",
    ),
    bad="cjmkit convert map.toml map.json --to jsonl",
    good="cjmkit convert map.toml map.json --to project-json",
)

NOT_A_PROJECT = Rule(
    code="CFG101",
    severity=Severity.ERROR,
    title=Texts("Не файл проекта", "Not a file of a project"),
    text=Texts(
        "ни содержимое, ни имя файла не говорят, что это проект; читаются: {known}; формат можно назвать самому",
        "neither content nor name tell that this is a project; these are read: {known}; or name the format yourself",
    ),
    why=Texts(
        "Проект хранит персоны и карты пути; угадывать формат по догадке нельзя.",
        "A project holds personas and journeys; its format is not guessed.",
    ),
    bad="cjmkit fmt notes.txt",
    good="cjmkit fmt map.toml",
)

SEVERAL_EXPORTERS = Rule(
    code="CFG103",
    severity=Severity.ERROR,
    title=Texts("Форматов несколько", "Several formats"),
    text=Texts(
        "файлы .{suffix} пишут несколько форматов: {known}; назовите один (--to или format=)",
        "several formats write .{suffix} files: {known}; name one of them (--to or format=)",
    ),
    why=Texts("По расширению не видно, какой из них нужен.", "The extension does not tell which of them is meant."),
    bad="cjmkit convert clients.xlsx clients.xml",
    good="cjmkit convert clients.xlsx clients.xml --to commerceml",
)

PLUGIN_WANTED = Rule(
    code="CFG104",
    severity=Severity.ERROR,
    title=Texts("Нужен плагин", "A plugin is wanted"),
    text=Texts(
        "картинки {suffix} рисует плагин, а его нет или он отключён: pip install {plugin}",
        "pictures of {suffix} are drawn by a plugin that is not there or switched off: pip install {plugin}",
    ),
    why=Texts(
        "Картинкам нужны шаблоны, которые ядро не тянет за собой.",
        "Pictures take templates, which the core does not bring along.",
    ),
    bad="cjmkit render map.toml -o map.html",
    good="pip install cjmkit-html && cjmkit render map.toml -o map.html",
)

KIND_NAMES: Final = {
    "cards": Texts("карточки клиентов", "client cards"),
    "project": Texts("проект (персоны и карты пути)", "projects (personas and journeys)"),
    "rejects": Texts("отклонённые строки", "rejected rows"),
    "template": Texts("пустой бланк", "blank forms"),
    "diff": Texts("отличия двух версий проекта", "differences between two versions of a project"),
    "report": Texts("отчёт о загрузке", "reports of an import"),
}
"""What a format of each kind holds."""

TOOLKIT_RULES: Final = (WRONG_KIND, NOT_A_PROJECT, SEVERAL_EXPORTERS, PLUGIN_WANTED)
"""Every entry, in the order of codes."""
