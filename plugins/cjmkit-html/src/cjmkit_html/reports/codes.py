"""
Codes: findings by code with their examples, and repairs with the values before and after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from cjmkit.findings import Severity, Texts
from cjmkit.journeys.analysis.wording import count_of, number
from cjmkit.plugins import ImportReport, ReportCode, ReportExample
from cjmkit_html.reports.bounds import clipped
from cjmkit_html.reports.places import Place, Places
from cjmkit_html.reports.words import SEVERITIES, counted_findings

__all__ = ["CodeSheet", "Example", "Repair", "SeverityGroup", "groups_of", "repairs_of"]

_TITLES: Final = {
    Severity.ERROR: ("ошибка", "ошибки", "ошибок", "error"),
    Severity.WARNING: ("предупреждение", "предупреждения", "предупреждений", "warning"),
    Severity.INFO: ("заметка", "заметки", "заметок", "note"),
}
_ABOUT: Final = {
    Severity.ERROR: Texts(
        "Доказанно неверные значения. Программа их не угадывает: сверьте с документами и исправьте.",
        "Values that are proven wrong. They are not guessed at: compare them with the documents and correct them.",
    ),
    Severity.WARNING: Texts(
        "Сомнительное. Карточки из-за этого не отклонены, но на эти места стоит посмотреть.",
        "Doubtful. No card was rejected for it, but have a look.",
    ),
    Severity.INFO: Texts(
        "Что сделано и замечено. Делать с этим ничего не нужно.", "What was done and noticed. There is nothing to do."
    ),
}
_OPEN: Final = 3
"""So few kinds of errors are unfolded from the start: more are easier to choose from a list."""
_SHOWN: Final = Texts("{findings}, здесь первые из них: {shown}", "{findings}, the first of them here: {shown}")


@attrs.frozen(kw_only=True)
class Example:
    """
    One finding; *message* is empty where all findings of the code say the same.
    """

    place: Place
    message: str
    raw: str = attrs.field(repr=False)
    new: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class CodeSheet:
    """
    All findings of one code; *message* is what all of them say, empty if they differ. *repairs* is the id of their
    repairs, empty if there are none.
    """

    id: str
    code: str
    title: str
    badge: str
    look: str
    count: str
    message: str
    about: str
    hint: str
    law: str
    bad: str
    good: str
    caption: str
    examples: tuple[Example, ...]
    repairs: str
    is_open: bool

    @property
    def is_bare(self) -> bool:
        """
        Whether its examples are places alone.
        """
        return not (self.has_messages or self.has_values or self.has_proposals)

    @property
    def has_messages(self) -> bool:
        """
        Whether its findings say different things.
        """
        return any(example.message for example in self.examples)

    @property
    def has_values(self) -> bool:
        """
        Whether any example shows a value.
        """
        return any(example.raw for example in self.examples)

    @property
    def has_proposals(self) -> bool:
        """
        Whether any example shows what could stand there instead.
        """
        return any(example.new for example in self.examples)


@attrs.frozen(kw_only=True)
class SeverityGroup:
    """
    The codes of one severity.
    """

    id: str
    title: str
    about: str
    codes: tuple[CodeSheet, ...]


@attrs.frozen(kw_only=True)
class Repair:
    """
    The repairs of one code, with the values before and after.
    """

    id: str
    title: str
    badge: str
    look: str
    caption: str
    message: str
    examples: tuple[Example, ...]


def groups_of(report: ImportReport, lang: str) -> Iterator[SeverityGroup]:
    """
    Yield the findings of each severity that there are any of, the gravest first.
    """
    places = Places.of(report.tables, lang)
    counts = {Severity.ERROR: report.errors, Severity.WARNING: report.warnings, Severity.INFO: report.notes}
    for severity, count in counts.items():
        codes = [(at, code) for at, code in enumerate(report.codes, 1) if code.severity is severity]
        if codes:
            is_open = severity is Severity.ERROR and len(codes) <= _OPEN
            yield SeverityGroup(
                id=severity.value,
                title=count_of(count, *_TITLES[severity], lang),
                about=_ABOUT[severity].get(lang),
                codes=tuple(_sheet(at, code, places, is_open=is_open) for at, code in codes),
            )


def repairs_of(report: ImportReport, lang: str) -> Iterator[Repair]:
    """
    Yield the repairs of each code that has any example of one.
    """
    places = Places.of(report.tables, lang)
    for at, code in enumerate(report.codes, 1):
        applied = _applied(code)
        if applied:
            yield Repair(
                id=f"repair-{at}",
                title=code.title.get(lang),
                badge=SEVERITIES[code.severity].get(lang),
                look=code.severity.value,
                caption=_caption(code, len(applied), lang),
                message=_shared(applied, lang),
                examples=tuple(_examples(applied, places)),
            )


def _sheet(at: int, code: ReportCode, places: Places, *, is_open: bool) -> CodeSheet:
    lang = places.lang
    applied = _applied(code)
    told = tuple(example for example in code.examples if example not in applied)
    return CodeSheet(
        id=f"code-{at}",
        code=code.code,
        title=code.title.get(lang),
        badge=SEVERITIES[code.severity].get(lang),
        look=code.severity.value,
        count=number(code.count, lang),
        message=_shared(code.examples, lang),
        about=code.about.get(lang),
        hint=code.hint.get(lang),
        law=code.law or "",
        bad="" if code.bad is None else code.bad.get(lang),
        good="" if code.good is None else code.good.get(lang),
        caption=_caption(code, len(told), lang),
        examples=tuple(_examples(told, places, alone=not _shared(code.examples, lang))),
        repairs=f"repair-{at}" if applied else "",
        is_open=is_open,
    )


def _applied(code: ReportCode) -> tuple[ReportExample, ...]:
    if not code.repairs:
        return ()
    return tuple(example for example in code.examples if example.applied and (example.raw or example.new))


def _shared(examples: Sequence[ReportExample], lang: str) -> str:
    messages = {example.message.get(lang) for example in examples}
    return clipped(messages.pop()) if len(messages) == 1 else ""


def _examples(examples: Sequence[ReportExample], places: Places, *, alone: bool | None = None) -> Iterator[Example]:
    own = not _shared(examples, places.lang) if alone is None else alone
    for example in examples:
        yield Example(
            place=places.tell(example.place),
            message=clipped(example.message.get(places.lang)) if own else "",
            raw=clipped(example.raw or ""),
            new=clipped(example.new or ""),
        )


def _caption(code: ReportCode, shown: int, lang: str) -> str:
    findings = counted_findings(code.count, lang)
    if shown == code.count:
        return findings
    return _SHOWN.get(lang, findings=findings, shown=number(shown, lang))
