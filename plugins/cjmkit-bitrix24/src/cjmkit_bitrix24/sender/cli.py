"""
The command ``cjmkit-bitrix24``: sending calls, and listing a portal's requisite templates.

Exit codes: 0 every card is on the portal; 1 some lines or cards failed; 2 the call was wrong, or sending stopped.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from cjmkit.errors import CjmkitError, OutputError, SourceError
from cjmkit.findings import Location, Texts
from cjmkit_bitrix24.rest import catalogue
from cjmkit_bitrix24.rest.lines import Line, load_line
from cjmkit_bitrix24.sender import Summary, open_portal, open_sender, templates, webhook_of
from cjmkit_bitrix24.sender.arguments import parser_of
from cjmkit_bitrix24.sender.opening import not_opened
from cjmkit_bitrix24.sender.sending import LINE_LIMIT
from cjmkit_bitrix24.sender.voice import Printer, say, telling_clock

__all__ = ["main"]

_OK: Final = 0
_FAILED: Final = 1
_STOPPED: Final = 2

_STOP: Final = Texts(
    "прервано; запустите ту же команду, и отправка продолжится без повторов",
    "interrupted; run the same command again: sending goes on and repeats nothing",
)
_SUMMARY: Final = Texts(
    "карточек: {lines}; создано: {created}; уже были: {present}; повторов в файле: {repeated}; не отправлено: {failed}",
    "cards: {lines}; created: {created}; there already: {present}; repeated: {repeated}; failed: {failed}",
)
_REPORT: Final = Texts(
    "не отправленные записаны в {name}: исправьте и отправьте этот файл",
    "what failed is in {name}: mend it and send that file",
)
_DRY: Final = Texts(
    "строк: {lines}, негодных: {failed}; вызовов: {calls}, запросов от {requests}; ничего не отправлено",
    "lines: {lines}, unusable: {failed}; calls: {calls}, requests from {requests} on; nothing was sent",
)
_SENT_SO_FAR: Final = Texts("обработано строк: {done}", "lines done: {done}")


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command; return its exit code.
    """
    wishes = parser_of(arguments if arguments is not None else sys.argv[1:])
    lang: str = wishes.lang
    try:
        with _terminable():
            return _presets(wishes) if wishes.command == "presets" else _send(wishes)
    except KeyboardInterrupt:
        say(_STOP.get(lang))
    except CjmkitError as error:
        say(error.message(lang))
    except BrokenPipeError:
        pass
    return _STOPPED


@contextmanager
def _terminable() -> Iterator[None]:
    # A polite kill stops as Ctrl-C does. In a thread there are no signals to set.
    def stop(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _presets(wishes: argparse.Namespace) -> int:
    limits = {"rate": wishes.rate, "burst": wishes.burst, "timeout": wishes.timeout}
    portal = open_portal(webhook_of(wishes.webhook_file), **limits, clock=telling_clock(wishes.lang))
    for row in templates(portal):
        state = "" if row.get("ACTIVE", "Y") == "Y" else ("  (выключен)" if wishes.lang == "ru" else "  (off)")
        country = row.get("COUNTRY_ID", "?")
        print(f"{row['ID']:>5}  {row.get('NAME', '')}  [COUNTRY_ID {country}]{state}")  # noqa: T201 - the result
    return _OK


def _send(wishes: argparse.Namespace) -> int:
    calls = Path(wishes.calls)
    if wishes.dry_run:
        with _opened(calls) as lines:
            return _dry_run(lines, wishes)
    report = Path(wishes.report) if wishes.report else _beside(calls, ".failed.jsonl")
    journal = Path(wishes.journal) if wishes.journal else _journal_of(calls)
    webhook = webhook_of(wishes.webhook_file)
    done, printed = [0], Printer(wishes.lang)

    def progress(count: int) -> None:
        done[0] += count
        say(_SENT_SO_FAR.get(wishes.lang, done=done[0]))

    with ExitStack() as stack:
        # Told however the sending ends.
        stack.callback(printed.close)
        lines = stack.enter_context(_opened(calls))
        failures = stack.enter_context(_Report(report))
        sender = stack.enter_context(
            open_sender(
                webhook,
                journal,
                presets=wishes.preset,
                tell=printed,
                report=failures.write,
                progress=progress,
                rate=wishes.rate,
                burst=wishes.burst,
                timeout=wishes.timeout,
                clock=telling_clock(wishes.lang),
            )
        )
        sender.batch = wishes.batch
        summary = sender.send(_lines(lines), calls.name)
    _tell_summary(summary, wishes.lang, report.name)
    return _OK if summary.is_clean else _FAILED


def _tell_summary(summary: Summary, lang: str, report: str) -> None:
    numbers = ("lines", "created", "present", "repeated", "failed")
    say(_SUMMARY.get(lang, **{name: getattr(summary, name) for name in numbers}))
    if summary.failed:
        say(_REPORT.get(lang, name=report))


def _dry_run(lines: BinaryIO, wishes: argparse.Namespace) -> int:
    tell, counts = Printer(wishes.lang), {"lines": 0, "failed": 0, "calls": 0}
    for number, raw in enumerate(_lines(lines), 1):
        if not raw.strip():
            continue
        where = Location(source=Path(wishes.calls).name, line=number)
        line = load_line(raw, where)
        counts["lines"] += 1
        if isinstance(line, Line):
            missing = [need for need in line.needs if need.removeprefix("preset.") not in wishes.preset]
            for need in missing:
                tell(catalogue.NO_PRESET.finding(where, name=need.removeprefix("preset.")))
            counts["failed"] += bool(missing)
            counts["calls"] += len(line.calls)
        else:
            tell(line)
            counts["failed"] += 1
    tell.close()
    requests = -(-2 * counts["calls"] // wishes.batch)
    say(_DRY.get(wishes.lang, requests=requests, **counts))
    return _FAILED if counts["failed"] else _OK


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    # A line without end would fill the memory: what is beyond the bound is read as a line of its own, and refused.
    while line := stream.readline(LINE_LIMIT + 2):
        yield line


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise SourceError(not_opened(error, path.name)) from None
    with stream:
        yield stream


class _Report:
    """
    The file of what failed: made with its first line, so that a clean run leaves none behind.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: BinaryIO | None = None

    def __enter__(self) -> _Report:
        self._path.unlink(missing_ok=True)
        return self

    def __exit__(self, *error: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def write(self, line: bytes) -> None:
        try:
            if self._stream is None:
                self._stream = self._path.open("wb")
            self._stream.write(line)
            self._stream.flush()
        except OSError as error:
            raise OutputError(not_opened(error, self._path.name)) from None


def _beside(calls: Path, ending: str) -> Path:
    return calls.with_name(calls.name.removesuffix(".jsonl") + ending)


def _journal_of(calls: Path) -> Path:
    # What failed goes on in the journal of the file that it came from.
    name = calls.name
    while name.endswith(".failed.jsonl"):
        name = name.removesuffix(".failed.jsonl") + ".jsonl"
    return calls.with_name(f"{name}.journal")
