"""
``cjmkit dedupe``: one client, one card; what is not sure goes to a workbook for a human.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli.bilingual import command
from cjmkit.cli.common import (
    PATH,
    key_values,
    lang_option,
    output_option,
    reading_options,
    reading_wishes,
    toolkit,
)
from cjmkit.cli.dedupe_options import dedupe_options
from cjmkit.cli.dedupe_words import told_counts, told_findings, told_written
from cjmkit.cli.failure import Failure
from cjmkit.cli.gather import kind_of
from cjmkit.cli.language import language
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.summary import COUNTS_TITLE, counts_table
from cjmkit.cli.terminal import emit_data, progress, say, show_table
from cjmkit.dedupe import Duplicates
from cjmkit.dedupe import catalogue as rules
from cjmkit.dedupe.decisions import Decision
from cjmkit.dedupe.find import DuplicatePair
from cjmkit.dedupe.memory import Memory, new_memory, read_memory
from cjmkit.dedupe.merged import merged_cards, pair_finding
from cjmkit.dedupe.merging import MergePolicy, policy_from
from cjmkit.dedupe.settle import Settled, settle
from cjmkit.errors import ConfigError
from cjmkit.files import Together, atomic_write
from cjmkit.findings import Lang, Report, Texts
from cjmkit.intake.report import IntakeReport
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.toolkit import CardBatch, Toolkit, Written

__all__ = ["dedupe"]

_READING: Final = Texts("ищу дубли", "looking for duplicates")
_LONGEST_KEY: Final = 4096


@command(
    Texts(
        "Найти дубли в базе BASE и записать её в OUT: один клиент – одна карточка; «-» – стандартный ввод или вывод.",
        "Find duplicates in BASE and write it to OUT: one client, one card; '-' is standard input or output.",
    ),
    Texts(
        "Верные пары сливаются, сомнительные остаются порознь и идут в книгу --review; решения из неё исполняет "
        "--decisions, помнит --remember.",
        "Sure pairs are merged, doubtful ones stay apart and go to the workbook --review; --decisions obeys what was "
        "decided in it, --remember keeps it for the next time.",
    ),
    Texts(
        "Код завершения: 0 – сделано, 1 – в данных или решениях есть ошибки, 2 – вызов неверен или помешало что-то "
        "снаружи.",
        "Exit code: 0 done, 1 the data or the decisions have errors, 2 the call was wrong or something outside failed.",
    ),
)
@click.argument("source", metavar="BASE", type=PATH)
@dedupe_options
@reading_options
@output_option
@lang_option
def dedupe(source: str, target: str, **given: Any) -> None:
    """
    Find, settle, write, and tell what came of it.
    """
    kit, lang = toolkit(), language()
    _refuse(kit, source, target, given)
    opened = open_source(source)
    if kind_of(opened, given["from_"], kit) == "project":
        raise ConfigError(rules.NO_CARDS_HERE.finding())
    policy = _policy(kit, given)
    memory = _memory(given)
    notes = Report()
    decided = tuple(_decided(given["decisions"], notes))
    with (
        progress(_READING) as tick,
        kit.read_cards(opened, **{**reading_wishes(given), "on_error": "keep", "progress": tick}) as batch,
        kit.find_duplicates(
            batch, scorer=given["scorer"], keys=given["keys"], largest_block=given["largest_block"], keep=True
        ) as found,
        Together() as files,
    ):
        batch.report.extend(notes)
        remembered = memory.decisions(found.marks()) if memory is not None else ()
        settled = settle(found, (*decided, *remembered))
        written = _write(kit, (found, settled), batch, (target, policy, given, lang), files)
        if memory is not None and written is not None:
            _remember(memory, settled, given["remember"], files)
        counts = _counts(found, settled, written)
    _tell(batch, (target, given["output"], lang), counts, written)
    if batch.report.errors or batch.report.rejected or written is None:
        raise Failure(1)


def _policy(kit: Toolkit, given: Mapping[str, Any]) -> MergePolicy:
    """
    Return the policy of the settings, with what the call says of single fields.
    """
    told: dict[str, Any] = {**kit.settings.merge, **key_values(given["strategies"], "--merge", "FIELD=STRATEGY")}
    return policy_from({**told, "sources": given["sources"]} if given["sources"] else told)


def _refuse(kit: Toolkit, source: str, target: str, given: Mapping[str, Any]) -> None:
    """
    Refuse what cannot be written before a long reading.
    """
    kit.exporter_for(target, _format(target, given))
    outputs = {"--out": target, "--review": given["review"], "--remember": given["remember"]}
    inputs = {name: given[name] for name in ("decisions", "mapping", "decisions_key_file")}
    refuse_clash(outputs, {"BASE": source, **{f"--{name.replace('_', '-')}": path for name, path in inputs.items()}})


def _format(target: str, given: Mapping[str, Any]) -> str | None:
    return given["to_"] or ("jsonl" if target == STANDARD else None)


def _memory(given: Mapping[str, Any]) -> Memory | None:
    path = given["remember"]
    if path is None:
        return None
    secret = b""
    if given["decisions_key_file"] is not None:
        with open_source(given["decisions_key_file"]).open() as stream:
            secret = stream.read(_LONGEST_KEY).strip()
    if not os.path.exists(path):  # noqa: PTH110 - never raises, as Path.exists does on a long name
        return new_memory(secret)
    source = open_source(path)
    with source.open() as stream:
        return read_memory(stream, source.name, secret)


def _decided(path: str | None, notes: Report) -> Iterator[Decision]:
    if path is None:
        return
    from cjmkit.formats.review import read_review

    reviewed = read_review(open_source(path))
    notes.extend(reviewed.findings)
    yield from reviewed.decisions


def _write(
    kit: Toolkit,
    what: tuple[Duplicates, Settled],
    batch: CardBatch,
    wishes: tuple[str, MergePolicy, Mapping[str, Any], Lang],
    files: Together,
) -> Written | None:
    found, settled = what
    target, policy, given, lang = wishes
    if not found.cards:
        return None  # an empty base must not take the place of the good one of yesterday
    report, source = batch.report, batch.source
    _note(found, settled, report, source, given["largest_block"])
    written = kit.write_cards(
        merged_cards(found, settled, policy, tell=report.add, source=source.name),
        target,
        format=_format(target, given),
        options=key_values(given["out_options"], "--out-option") or None,
        together=files,
    )
    if given["review"] is not None:
        _review(what, report, (given, lang, source.name), files)
    return written


def _note(found: Duplicates, settled: Settled, report: IntakeReport, source: Source, largest: int) -> None:
    report.extend(settled.findings)
    for block in found.capped:
        report.add(rules.CAPPED_BLOCK.finding(kind=block.kind, cards=block.cards, largest=largest))
    torn = {(pair.a, pair.b) for pair in settled.not_joined}
    for pair in settled.left():
        rule = rules.NOT_JOINED if (pair.a, pair.b) in torn else rules.LEFT_FOR_REVIEW
        if report.room(rule.code):
            report.add(pair_finding(found, pair, rule, source=source.name))
        else:
            report.count(rule, 1)


def _review(
    what: tuple[Duplicates, Settled], report: IntakeReport, wishes: tuple[Mapping[str, Any], Lang, str], files: Together
) -> None:
    from cjmkit.formats.review import write_review

    found, settled = what
    given, lang, source = wishes
    most = given["review_pairs"]
    every = _once(found, (*found.pairs("auto"), *settled.left()) if given["review_all"] else settled.left())
    shown = tuple(islice(every, most))
    rest = sum(1 for _ in every)
    if rest:
        report.add(rules.REVIEW_CUT.finding(shown=len(shown), rest=rest))
    with atomic_write(Path(given["review"]), together=files) as stream:
        write_review(stream, found, shown, lang=lang, source=source)


def _once(found: Duplicates, pairs: Any) -> Iterator[DuplicatePair]:
    # Cards that nothing tells apart make pairs that nothing tells apart: one decision is about all of them.
    seen: set[tuple[bytes, bytes]] = set()
    for pair in pairs:
        key = found.key(pair.a, pair.b)
        if key not in seen:
            seen.add(key)
            yield pair


def _remember(memory: Memory, settled: Settled, path: str, files: Together) -> None:
    grown = memory.with_decisions(settled.obeyed.values())
    with atomic_write(Path(path), together=files) as stream:
        grown.write(stream)


def _counts(found: Duplicates, settled: Settled, written: Written | None) -> dict[str, int]:
    inside = sum(map(len, settled.clusters))
    return {
        "cards": found.cards,
        "auto": sum(1 for _ in found.pairs("auto")),
        "review": sum(1 for _ in found.pairs("review")),
        "clusters": len(settled.clusters),
        "merged": inside - len(settled.clusters),
        "apart": settled.apart,
        "left": sum(1 for _ in settled.left()),
        "written": written.cards if written is not None else 0,
    }


def _tell(batch: CardBatch, wishes: tuple[str, str, Lang], counts: Mapping[str, int], written: Written | None) -> None:
    target, output, lang = wishes
    err = target == STANDARD
    lines = [batch.report.summary(lang), *told_counts(counts, lang), *told_written(written, target, lang)]
    if output != "text":
        emit_data(print_findings(batch.report.findings, output, lang), err=err)
        if not err:
            say(lines, err=True)
        return
    say(told_findings(batch.report, lang), err=err)
    show_table(counts_table(batch.report, lang), title=COUNTS_TITLE.get(lang), err=err)
    say(lines, err=err)
