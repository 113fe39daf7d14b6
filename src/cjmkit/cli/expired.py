"""
``cjmkit expired``: the cards whose data should be kept no longer, and why. Nothing is erased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, key_values, lang_option, output_option, reading_options, reading_wishes, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.losses import told_losses
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.findings import Finding, Lang, Severity, Texts
from cjmkit.model import ClientCard
from cjmkit.privacy import Expired
from cjmkit.toolkit import CardBatch, Toolkit

__all__ = ["expired"]

_READING: Final = Texts("читаю карточки", "reading cards")
_COUNTED: Final = Texts(
    "карточек: {cards}, хранить дольше не следует: {over}, срок не сосчитать: {undated}",
    "cards: {cards}, to be kept no longer: {over}, terms that cannot be counted: {undated}",
)
_MORE: Final = Texts("…и ещё {count} (см. --limit)", "…and {count} more (see --limit)")
_UNREAD: Final = Texts(
    "строк не прочитано как карточки: {count}, о них ничего не известно (см. cjmkit check)",
    "rows that could not be read as cards: {count}, nothing is known of them (see cjmkit check)",
)
_WROTE: Final = Texts("записано: {path} (карточек: {count})", "wrote {path} (cards: {count})")


@command(
    Texts(
        "Найти карточки базы BASE, которые хранить дольше не следует: согласия кончились, сроки хранения прошли.",
        "Find the cards of BASE that should be kept no longer: consents that ended, retention terms that are over.",
    ),
    Texts(
        "Сроки – в настройках [retention] или ключами --retain contact=3y (последний контакт), --retain marketing=1y "
        "(от дня согласия). Ничего не стирается: решает человек, данные могут быть нужны по другому закону.",
        "Terms stand in the settings [retention] or in --retain contact=3y (last contact), --retain marketing=1y "
        "(since the consent). Nothing is erased: a person decides, another law may ask for the data to be kept.",
    ),
    Texts(
        "Код завершения: 0 – сделано, 1 – часть строк не прочитана, 2 – вызов неверен или помешало что-то снаружи.",
        "Exit code: 0 done, 1 some rows could not be read, 2 the call was wrong or something outside failed.",
    ),
)
@click.argument("base", metavar="BASE", type=PATH)
@option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    about=Texts("На какой день судить (2026-11-23); без ключа – сегодня.", "The day to judge by; today if left out."),
)
@option(
    "--retain",
    "retain",
    multiple=True,
    metavar="NAME=TERM",
    about=Texts("Срок хранения: 3y, 18m, 90d; можно повторять.", "Retention term: 3y, 18m, 90d; may be repeated."),
)
@option(
    "-o",
    "--out",
    "target",
    type=PATH,
    metavar="OUT",
    about=Texts("Записать эти карточки в файл.", "Write these cards to a file."),
)
@option(
    "--limit",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    about=Texts("Столько причин печатать.", "Print so many reasons."),
)
@reading_options
@output_option
@lang_option
def expired(base: str, **given: Any) -> None:
    """
    Judge each card, and tell.
    """
    kit, lang, target = toolkit(), language(), given["target"]
    refuse_clash({"--out": target}, {"BASE": base, "--mapping": given["mapping"]})
    seen = _Seen(limit=given["limit"])
    retain = key_values(given["retain"], "--retain", "NAME=TERM")
    lines: list[str] = []
    with (
        progress(_READING) as tick,
        kit.read_cards(base, **{**reading_wishes(given), "on_error": "keep", "progress": tick}) as batch,
    ):
        found = kit.expired(batch, on=given["on"].date() if given["on"] else None, retain=retain)
        over = seen.watched(found, batch)
        if target is None:
            for _ in over:
                pass
        else:
            lines += _written(kit, over, target, lang)
    _tell(seen, batch, lines, given, lang)
    if batch.report.rejected:
        raise Failure(1)


@attrs.define(kw_only=True)
class _Seen:
    """
    What was found: the reasons up to *limit*, and counts.
    """

    limit: int
    findings: list[Finding] = attrs.field(factory=list)
    hidden: int = 0
    over: int = 0
    undated: int = 0

    def watched(self, found: Iterable[Expired], batch: CardBatch) -> Iterator[ClientCard]:
        for one in found:
            for finding in one.findings:
                if finding.severity is Severity.INFO:
                    self.undated += 1
                self._take(attrs.evolve(finding, where=_placed(finding, one, batch)))
            if one.is_over:
                self.over += 1
                yield one.card

    def _take(self, finding: Finding) -> None:
        if len(self.findings) < self.limit:
            self.findings.append(finding)
        else:
            self.hidden += 1


def _placed(finding: Finding, one: Expired, batch: CardBatch) -> Any:
    # The key of the client may be personal: a card is told by its place.
    return attrs.evolve(finding.where, source=batch.source.name, row=one.number)


def _written(kit: Toolkit, over: Iterator[ClientCard], target: str, lang: Lang) -> Iterator[str]:
    written = kit.write_cards(over, target, format="jsonl" if target == STANDARD else None)
    yield from told_losses(written.losses, lang)
    yield _WROTE.get(lang, path=target, count=written.cards)


def _tell(seen: _Seen, batch: CardBatch, lines: list[str], given: dict[str, Any], lang: Lang) -> None:
    kind = given["output"]
    err = given["target"] == STANDARD
    if kind == "text":
        say(print_findings(seen.findings, kind, lang), err=err)
    else:
        emit_data(print_findings(seen.findings, kind, lang), err=err)
    if seen.hidden:
        lines = [_MORE.get(lang, count=seen.hidden), *lines]
    if batch.report.rejected:
        lines.append(_UNREAD.get(lang, count=batch.report.rejected))
    counted = _COUNTED.get(lang, cards=batch.report.cards, over=seen.over, undated=seen.undated)
    say([*lines, counted], err=err or kind != "text")
