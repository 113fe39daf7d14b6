"""
``cjmkit convert``: the whole road, from a messy base to clean cards and a workbook of rejects.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import (
    PATH,
    key_values,
    lang_option,
    output_option,
    reading_options,
    reading_wishes,
    toolkit,
)
from cjmkit.cli.convert_project import convert_project
from cjmkit.cli.decisions import decisions_table, decisions_title
from cjmkit.cli.failure import Failure
from cjmkit.cli.gather import kind_of
from cjmkit.cli.language import language
from cjmkit.cli.losses import told_losses
from cjmkit.cli.odd_files import told_oddities
from cjmkit.cli.outputs import Outputs, settle
from cjmkit.cli.printing import print_findings
from cjmkit.cli.report import Telling, write_report
from cjmkit.cli.summary import COUNTS_TITLE, counts_table
from cjmkit.cli.terminal import emit_data, progress, say, show_table
from cjmkit.files import Together
from cjmkit.findings import Lang, Texts
from cjmkit.intake.rows.source import open_source
from cjmkit.model import ClientCard, Purpose
from cjmkit.toolkit import CardBatch, Toolkit, Written

__all__ = ["convert"]

_READING: Final = Texts("читаю строки", "reading rows")
_WROTE: Final = Texts("записано: {path} (карточек: {count})", "wrote {path} (cards: {count})")
_WROTE_REJECTS: Final = Texts(
    "записано: {path} (строк для человека: {count}); исправьте и загрузите снова",
    "wrote {path} (rows for a human: {count}); correct it and convert it again",
)
_OLD_REJECTS: Final = Texts(
    "{path} остался от прошлого раза: сейчас отклонённых строк нет",
    "{path} is left from an earlier run: no row was rejected this time",
)
_WROTE_REPORT: Final = Texts("записано: {path} (отчёт)", "wrote {path} (report)")
_DRY: Final = Texts(
    "пробный прогон: ничего не записано (было бы карточек: {count})",
    "dry run: nothing was written (there would be cards: {count})",
)
_NO_CLIENTS: Final = Texts(
    "{path} не записан: во входе нет ни одного клиента",
    "{path} was not written: the input has not one client",
)
_LEFT_OUT: Final = Texts(
    "без согласия ({purpose}) остались: карточек {count}", "stayed behind without a consent ({purpose}): {count} cards"
)
_WITHOUT_PEOPLE: Final = Texts(
    "без согласия ({purpose}) компании ушли без людей и контактов: {count}",
    "companies that went without people and contacts for lack of a consent ({purpose}): {count}",
)
_WROTE_MANIFEST: Final = Texts("записано: {path} (что выгружено)", "wrote {path} (what was handed out)")
_REDACTED: Final = Texts("обезличено ({name}): {fields}", "redacted ({name}): {fields}")
_LONGEST_KEY: Final = 4096


@command(
    Texts(
        "Превратить базу IN в чистые карточки OUT, а проект – в другой формат; «-» – стандартный ввод или вывод.",
        "Convert a client base IN to clean cards OUT, a project to another format; '-' is standard input or output.",
    ),
    Texts(
        "Строки с ошибками уходят в OUT.rejects.xlsx с причиной в каждой ячейке, строки с предупреждениями проходят.",
        "Rows with errors go to OUT.rejects.xlsx with the reason in each cell, rows with warnings pass.",
    ),
    Texts(
        "Код завершения: 0 – сделано, 1 – в данных есть ошибки, 2 – вызов неверен или помешало что-то снаружи.",
        "Exit code: 0 done, 1 the data has errors, 2 the call was wrong or something outside failed.",
    ),
)
@click.argument("source", metavar="IN", type=PATH)
@click.argument("target", metavar="OUT", type=PATH)
@reading_options
@option(
    "--to",
    "to_",
    metavar="FORMAT",
    about=Texts(
        "Формат вывода; без ключа – по расширению.", "Format of the output; told by its extension if left out."
    ),
)
@option(
    "--out-option",
    "out_options",
    multiple=True,
    metavar="KEY=VALUE",
    about=Texts("Настройка записи формата; можно повторять.", "Option of the exporter; may be repeated."),
)
@option(
    "--redaction",
    metavar="NAME",
    default="full",
    show_default=True,
    about=Texts(
        "Обезличить карточки: share, analytics, demo или своё из настроек; отклонённые строки остаются как есть.",
        "Redact the cards: share, analytics, demo or one of the settings; rejected rows stay as they are.",
    ),
)
@option(
    "--redaction-key-file",
    "key_file",
    type=PATH,
    metavar="FILE",
    about=Texts(
        "Файл с ключом обезличивания (от 16 байт); храните его отдельно от вывода.",
        "File with the key of the redaction (16 bytes or more); keep it apart from the output.",
    ),
)
@option(
    "--only-consented",
    type=click.Choice([purpose.value for purpose in Purpose]),
    about=Texts(
        "Выгрузить только тех, чьё согласие на эту цель действует; компании – без людей.",
        "Write only those whose consent to this purpose holds; companies without their people.",
    ),
)
@option(
    "--manifest",
    type=PATH,
    metavar="FILE.json",
    about=Texts(
        "Записать, что выгружено: время, поля, счёт, SHA-256, без личных значений.",
        "Write what was handed out: time, fields, counts, SHA-256, no personal value.",
    ),
)
@option(
    "--recipient",
    metavar="TEXT",
    about=Texts("Кому выгружено – для --manifest.", "Whom it is handed to, for --manifest."),
)
@option(
    "--on-error",
    type=click.Choice(["reject", "keep", "stop"]),
    default="reject",
    show_default=True,
    about=Texts(
        "Строку с ошибкой отклонить, оставить или остановиться на ней.",
        "Reject a row that has errors, keep it, or stop at it.",
    ),
)
@option(
    "--rejects",
    type=PATH,
    metavar="FILE.xlsx",
    about=Texts(
        "Книга отклонённых строк; без ключа – OUT.rejects.xlsx.",
        "Workbook of rejected rows; OUT.rejects.xlsx if left out.",
    ),
)
@option(
    "--report",
    type=PATH,
    metavar="FILE",
    about=Texts(
        "Записать отчёт: FILE.html – страница для людей (плагин cjmkit-html), FILE.json – данные.",
        "Write a report: FILE.html is a page for people (plugin cjmkit-html), FILE.json is data.",
    ),
)
@option(
    "--report-values",
    is_flag=True,
    about=Texts(
        "Добавить в отчёт сырые и новые значения: они личные.",
        "Put raw and new values into the report: they may be personal.",
    ),
)
@option(
    "--dry-run",
    is_flag=True,
    about=Texts("Всё прочесть и проверить, ничего не писать.", "Read and check everything, write nothing."),
)
@output_option
@lang_option
def convert(source: str, target: str, **given: Any) -> None:
    """
    Walk the whole road and tell what came of it.
    """
    kit, lang = toolkit(), language()
    opened = open_source(source)
    if kind_of(opened, given["from_"], kit) == "project":
        convert_project(kit, opened, (source, target), given, lang)
        return
    outputs = settle(source, target, given, kit)
    before = os.path.exists(outputs.rejects)  # noqa: PTH110 - never raises, as Path.exists does on a long name
    with (
        progress(_READING) as tick,
        kit.read_cards(opened, **{**reading_wishes(given), "on_error": given["on_error"], "progress": tick}) as batch,
        # New cards beside the rejects of another day would be a base that nobody can trust.
        Together() as files,
    ):
        written = _write(kit, batch, outputs, given, files)
        rejected = len(batch.rejects) if not outputs.dry else 0
        if rejected:
            kit.write_rejects(batch.rejects, outputs.rejects, options={"lang": lang}, together=files)
        report = outputs.report if not outputs.dry else None
        if report is not None:
            telling = Telling(lang=lang, values=given["report_values"], target=target, written=written)
            write_report(kit, batch.report, report, telling, files)
    lines = list(_wrote(written, outputs, lang))
    if not outputs.dry:
        lines += _wrote_rejects(outputs, rejected, lang, before=before)
    if report is not None:
        lines.append(_WROTE_REPORT.get(lang, path=report))
    _tell(batch, outputs, lines, given["output"], lang)
    if batch.report.errors or batch.report.rejected:
        raise Failure(1)


def _write(kit: Toolkit, batch: CardBatch, outputs: Outputs, given: dict[str, Any], files: Together) -> Written | None:
    options = key_values(given["out_options"], "--out-option") or None
    target = cast(BinaryIO, _Nowhere(outputs.target)) if outputs.dry else outputs.target
    try:
        return kit.write_cards(
            _clients(batch),
            target,
            format=outputs.format,
            options=options,
            together=files,
            redaction=given["redaction"],
            key=_key(given["key_file"]),
            only_consented=given["only_consented"],
            manifest=None if outputs.dry else outputs.manifest,
            recipient=None if outputs.dry and outputs.manifest else given["recipient"],
        )
    except _NoClients:
        return None


def _key(path: str | None) -> bytes | None:
    if path is None:
        return None
    with open_source(path).open() as stream:
        return stream.read(_LONGEST_KEY).strip()


class _NoClients(Exception):  # noqa: N818 - a signal between two functions of this module
    """
    The input had not one client.
    """


def _clients(batch: CardBatch) -> Iterator[ClientCard]:
    yield from batch
    # An empty export usually went wrong: it must not take the place of the good one of yesterday.
    if not batch.report.cards and not batch.report.rejected:
        raise _NoClients


class _Nowhere(io.RawIOBase):
    """
    A stream that keeps nothing: a dry run walks the exporter too, to learn what its format cannot hold.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def writable(self) -> bool:
        """
        Say yes.
        """
        return True

    def write(self, data: Any, /) -> int:
        """
        Forget *data*.
        """
        return memoryview(data).nbytes


def _wrote_rejects(outputs: Outputs, rejected: int, lang: Lang, *, before: bool) -> Iterator[str]:
    if rejected:
        yield _WROTE_REJECTS.get(lang, path=outputs.rejects, count=rejected)
    elif before:
        yield _OLD_REJECTS.get(lang, path=outputs.rejects)


def _tell(batch: CardBatch, outputs: Outputs, lines: list[str], output: str, lang: Lang) -> None:
    err = outputs.takes_stdout
    if output != "text":
        emit_data(print_findings(batch.report.findings, output, lang), err=err)
        if not err:
            say(lines, err=True)
        return
    for table in batch.report.tables:
        if not table.decisions:
            continue  # finished cards have no columns
        title = decisions_title(table.place, table.header, table.details, lang)
        show_table(decisions_table(table.decisions, lang), title=title, err=err)
    counts = counts_table(batch.report, lang)
    if counts.row_count:
        show_table(counts, title=COUNTS_TITLE.get(lang), err=err)
    say([batch.report.summary(lang), *lines], err=err)


def _wrote(written: Written | None, outputs: Outputs, lang: Lang) -> Iterator[str]:
    if written is None:
        yield _NO_CLIENTS.get(lang, path=outputs.target)
        return
    yield from told_losses(written.losses, lang)
    if written.left_out:
        yield _LEFT_OUT.get(lang, purpose=outputs.purpose, count=written.left_out)
    if written.without_people:
        yield _WITHOUT_PEOPLE.get(lang, purpose=outputs.purpose, count=written.without_people)
    if written.redacted:
        told = ", ".join(f"{field} ×{count}" for field, count in written.redacted.items())
        yield _REDACTED.get(lang, name=written.redaction, fields=told)
    yield (_DRY if outputs.dry else _WROTE).get(lang, path=outputs.target, count=written.cards)
    if not outputs.dry:
        yield from told_oddities(outputs.target, written.cards, lang)
    if written.manifest is not None:
        yield _WROTE_MANIFEST.get(lang, path=outputs.manifest)
