"""
``cjmkit plugins``: which formats are read and written, who brought them, and what is broken.
"""

from __future__ import annotations

from typing import Final

from rich.box import SIMPLE_HEAD
from rich.table import Table

from cjmkit.cli.bilingual import command
from cjmkit.cli.common import lang_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.terminal import say, show_table
from cjmkit.findings import Texts
from cjmkit.plugins import Host

__all__ = ["plugins"]

_TITLES: Final = (
    Texts("Формат", "Format"),
    Texts("Чтение", "Read"),
    Texts("Запись", "Write"),
    Texts("Расширения", "Extensions"),
    Texts("Что это", "What"),
    Texts("Откуда", "From"),
)


@command(
    Texts(
        "Показать форматы, которые читаются и пишутся, и сломанные плагины (тогда код завершения 1).",
        "List the formats that are read and written, and the plugins that are broken (then the exit code is 1).",
    )
)
@lang_option
def plugins(lang: str | None) -> None:
    """
    Print the formats, and what is broken.
    """
    del lang  # `language` looks it up
    kit = toolkit()
    show_table(_table(kit.host, language()))
    say(problem.message(language()) for problem in kit.problems)
    if kit.problems:
        raise Failure(1)


def _table(host: Host, lang: str) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for title in _TITLES:
        table.add_column(title.get(lang), overflow="fold")
    importers = {importer.name: importer for importer in host.importers}
    exporters = {exporter.name: exporter for exporter in host.exporters}
    for name in sorted({*importers, *exporters}):
        known = importers.get(name) or exporters[name]
        table.add_row(
            name,
            "+" if name in importers else "",
            "+" if name in exporters else "",
            " ".join(known.extensions),
            known.title.get(lang),
            host.owner(name),
        )
    return table
