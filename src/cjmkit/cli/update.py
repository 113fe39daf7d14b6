"""
``cjmkit update``: a base takes in a newer file; what came, changed, stayed and went is shown first if asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, output_option, reading_options, reading_wishes, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.losses import told_losses
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.cli.update_preview import preview_lines, write_preview
from cjmkit.dedupe.updating import MODES, WAYS, Update
from cjmkit.dedupe.updating.catalogue import BROKEN_BASE, NOTHING_NEW
from cjmkit.errors import ConfigError, DataError
from cjmkit.files import Together
from cjmkit.findings import Lang, Location, Report, Texts
from cjmkit.model import ClientCard
from cjmkit.toolkit import CardBatch, Toolkit

__all__ = ["update"]

_READING: Final = Texts("читаю", "reading")
_COUNTS: Final = Texts(
    "карточек: в базе {base}, в новом файле {new}; новых: {added}, изменено: {changed}, без изменений: {unchanged}, "
    "нет в новом файле: {gone}, спорных: {ambiguous}",
    "cards: {base} in the base, {new} in the new file; added: {added}, changed: {changed}, unchanged: {unchanged}, "
    "gone: {gone}, ambiguous: {ambiguous}",
)
_WROTE: Final = Texts("записано: {path} (карточек: {count})", "wrote {path} (cards: {count})")
_WROTE_PREVIEW: Final = Texts("записано: {path} (изменений: {count})", "wrote {path} (changes: {count})")
_WROTE_REJECTS: Final = Texts(
    "записано: {path} (строк для человека: {count}); исправьте и обновите снова",
    "wrote {path} (rows for a human: {count}); correct it and update again",
)
_DRY: Final = Texts("без -o база не записана", "without -o the base was not written")


@command(
    Texts(
        "Обновить базу BASE новым файлом NEW: что пришло, изменилось, осталось и пропало.",
        "Update a base BASE with a newer file NEW: what came, changed, stayed and went.",
    ),
    Texts(
        "Ничего не теряется: что не осталось в карточке, хранит её история. Второй раз с тем же файлом ничего не "
        "меняет. Без -o – только предпросмотр.",
        "Nothing is lost: what does not stay in a card is kept in its history. A second time with the same file "
        "changes nothing. Without -o it is a preview alone.",
    ),
    Texts(
        "Код завершения: 0 – сделано, 1 – в данных есть ошибки, 2 – вызов неверен или помешало что-то снаружи.",
        "Exit code: 0 done, 1 the data has errors, 2 the call was wrong or something outside failed.",
    ),
)
@click.argument("base", type=PATH)
@click.argument("new", type=PATH)
@option(
    "-o",
    "--out",
    "target",
    type=PATH,
    metavar="OUT",
    about=Texts("Куда записать базу; можно саму BASE.", "Where to write the base; BASE itself is fine."),
)
@option(
    "--mode",
    type=click.Choice(list(MODES)),
    default="merge",
    show_default=True,
    about=Texts(
        "Известного клиента не трогать, дополнить пустое, заменить или слить.",
        "Leave a known client alone, fill blanks, replace, or merge.",
    ),
)
@option(
    "--key",
    "ways",
    multiple=True,
    type=click.Choice(list(WAYS)),
    about=Texts(
        "Узнавать клиента так; можно повторять по порядку. Без него – всеми способами.",
        "Know a client so; may be repeated, in order. All of them if left out.",
    ),
)
@option(
    "--source",
    metavar="NAME",
    about=Texts(
        "Имя источника: пропавшими считать только его карточки.",
        "Name of the source: only its own cards count as gone.",
    ),
)
@option(
    "--gone",
    type=click.Choice(["keep", "mark", "drop"]),
    default="keep",
    show_default=True,
    about=Texts(
        "Кого нет в новом файле: оставить, пометить или убрать.", "Whoever the new file lacks: keep, mark, or drop."
    ),
)
@option(
    "--ambiguous",
    type=click.Choice(["add", "leave"]),
    default="add",
    show_default=True,
    about=Texts(
        "Строку, которой подходят несколько карточек: добавить новой или не брать.",
        "A row that several cards fit: add it as a new card, or leave it out.",
    ),
)
@option(
    "--preview",
    type=PATH,
    metavar="FILE.xlsx|-",
    about=Texts(
        "Показать изменения по полям: книга (со значениями) или «-» – на экран.",
        "Show the changes by field: a workbook (with values), or '-' for the screen.",
    ),
)
@option(
    "--values",
    is_flag=True,
    about=Texts("На экране показать и личные значения целиком.", "Show personal values in full on the screen, too."),
)
@option(
    "--on-error",
    type=click.Choice(["reject", "keep", "stop"]),
    default="reject",
    show_default=True,
    about=Texts(
        "Строку с ошибкой отклонить, оставить или остановиться на ней.", "Reject a row with errors, keep it, or stop."
    ),
)
@option(
    "--rejects",
    type=PATH,
    metavar="FILE.xlsx",
    about=Texts(
        "Книга отклонённых строк; без ключа – OUT.rejects.xlsx.", "Rejected rows; OUT.rejects.xlsx if left out."
    ),
)
@reading_options
@output_option
@lang_option
def update(base: str, new: str, **given: Any) -> None:
    """
    Read both, match them, show and write.
    """
    kit, lang = toolkit(), language()
    rejects = _settle(kit, base, new, given)
    wishes = {**reading_wishes(given), "on_error": given["on_error"]}
    with (
        progress(_READING) as tick,
        kit.read_cards(new, **wishes, progress=tick) as batch,
        kit.update_cards(_base(kit, base), _clients(batch, new), **_options(given)) as found,
        Together() as files,
    ):
        lines = list(_written(kit, found, given, files, lang))
        if batch.report.rejected and given["target"] is not None:
            kit.write_rejects(batch.rejects, rejects, options={"lang": lang}, together=files)
            lines.append(_WROTE_REJECTS.get(lang, path=rejects, count=len(batch.rejects)))
        _tell(found, batch, given, lang)
    say(lines, err=_takes_stdout(given) or given["output"] != "text")
    if batch.report.errors or batch.report.rejected:
        raise Failure(1)


def _settle(kit: Toolkit, base: str, new: str, given: dict[str, Any]) -> str:
    """
    Refuse what cannot be written before a long reading; return where rejected rows go.
    """
    if base == new == STANDARD:
        raise ConfigError(rules.TWO_STANDARD_INPUTS.finding())
    target = given["target"]
    special = target is None or target == STANDARD
    rejects = str(given["rejects"] or ("cjmkit.rejects.xlsx" if special else f"{target}.rejects.xlsx"))
    outputs = {"--out": target, "--preview": given["preview"], "--rejects": rejects if target is not None else None}
    # The base may be its own output: it is read whole before a word is written.
    refuse_clash(outputs, {"NEW": new, "--mapping": given["mapping"]})
    refuse_clash({name: path for name, path in outputs.items() if name != "--out"}, {"BASE": base})
    if target is not None:
        kit.exporter_for(target, "jsonl" if target == STANDARD else None)
    return rejects


def _options(given: dict[str, Any]) -> dict[str, Any]:
    told = {name: given[name] for name in ("mode", "gone", "ambiguous", "source")}
    return told | ({"ways": given["ways"]} if given["ways"] else {})


def _base(kit: Toolkit, path: str) -> Iterator[ClientCard]:
    with kit.read_cards(path, on_error="keep") as batch:
        yield from batch
    if batch.report.rejected:
        # What cannot be read could not be written either, and would be gone without a word.
        finding = BROKEN_BASE.finding(Location(source=Path(path).name), count=batch.report.rejected)
        raise DataError(finding, Report())


def _clients(batch: CardBatch, path: str) -> Iterator[ClientCard]:
    yield from batch
    # An empty export usually went wrong: every client would count as gone.
    if not batch.report.cards:
        raise DataError(NOTHING_NEW.finding(Location(source=Path(path).name)), batch.report)


def _written(kit: Toolkit, found: Update, given: dict[str, Any], files: Together, lang: Lang) -> Iterator[str]:
    preview, target = given["preview"], given["target"]
    if target is None:
        yield _DRY.get(lang)
    else:
        form = "jsonl" if target == STANDARD else None
        written = kit.write_cards(found.cards(), target, format=form, together=files)
        yield from told_losses(written.losses, lang)
        yield _WROTE.get(lang, path=target, count=written.cards)
    if preview not in (None, STANDARD):
        yield _WROTE_PREVIEW.get(lang, path=preview, count=write_preview(found, preview, lang, files))


def _tell(found: Update, batch: CardBatch, given: dict[str, Any], lang: Lang) -> None:
    err = _takes_stdout(given)
    if given["preview"] == STANDARD:
        for line in preview_lines(found, lang, values=given["values"]):
            say(line, err=err or given["output"] != "text")
    findings = (*batch.report.findings, *found.report.findings)
    if given["output"] != "text":
        emit_data(print_findings(findings, given["output"], lang), err=err)
        return
    for finding in found.report.findings:
        say(finding.line(lang), err=err)
    say([batch.report.summary(lang), _COUNTS.get(lang, **found.counts)], err=err)


def _takes_stdout(given: dict[str, Any]) -> bool:
    return STANDARD in (given["target"], given["rejects"])
