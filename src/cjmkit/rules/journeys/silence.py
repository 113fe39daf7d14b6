"""
JRN951–JRN954: what a project file silences, and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import attrs

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Ignore, Project
from cjmkit.rules.addresses import Addresses
from cjmkit.rules.views import named

__all__ = ["SILENCE_RULES", "Silenced", "silence"]

_WARNING: Final = Severity.WARNING
_LAW: Final = Texts("раздел ignore файла", "the section ignore of the file")

NO_REASON: Final = Rule(
    code="JRN951",
    severity=_WARNING,
    title=Texts("Отключено без причины", "Silenced without a reason"),
    text=Texts(
        "правило {ignored} отключено, а почему – не сказано: впишите reason",
        "the rule {ignored} is silenced and nothing says why: write reason",
    ),
    why=Texts(
        "Через полгода никто не вспомнит, было это решением или ленью.",
        "In half a year nobody remembers whether it was a decision or laziness.",
    ),
    bad=Texts("{code: JRN210}", "{code: JRN210}"),
    good=Texts("{code: JRN210, reason: путь и правда прямой}", "{code: JRN210, reason: the way is straight indeed}"),
    law=_LAW,
    fields=("ignore.reason",),
)

SILENCES_NOTHING: Final = Rule(
    code="JRN952",
    severity=_WARNING,
    title=Texts("Отключать нечего", "Nothing to silence"),
    text=Texts(
        "ignore для {ignored} ничего не заглушил, находок нет: уберите его",
        "the ignore of {ignored} silenced nothing, there is no such finding: remove it",
    ),
    why=Texts("Забытое отключение однажды скроет новую ошибку.", "A forgotten one will hide a new mistake some day."),
    bad=Texts("ошибка исправлена, ignore остался", "the mistake is mended, the ignore is left"),
    good=Texts("ignore убран", "no ignore"),
    law=_LAW,
    fields=("ignore",),
)

UNKNOWN_CODE: Final = Rule(
    code="JRN953",
    severity=_WARNING,
    title=Texts("Отключено неизвестное правило", "An unknown rule is silenced"),
    text=Texts(
        "кода или начала кода «{ignored}» нет среди правил о проектах: исправьте code (см. cjmkit explain)",
        "no rule of projects has the code or the prefix '{ignored}': correct code (see cjmkit explain)",
    ),
    why=Texts("Опечатка в коде ничего не отключает.", "A misspelt code silences nothing."),
    bad=Texts("code: JRN5O3", "code: JRN5O3"),
    good=Texts("code: JRN503", "code: JRN503"),
    law=_LAW,
    fields=("ignore.code",),
)

UNKNOWN_PLACE: Final = Rule(
    code="JRN954",
    severity=_WARNING,
    title=Texts("Отключено в неизвестном месте", "Silenced at an unknown place"),
    text=Texts(
        "ignore для {ignored}: места «{at}» нет, нужен id этапа, точки, карты или персонажа: исправьте at",
        "the ignore of {ignored}: there is no '{at}', an id of a stage, touchpoint, map or persona is due: correct at",
    ),
    why=Texts("Место с опечаткой ничего не отключает.", "A misspelt place silences nothing."),
    bad=Texts("at: choise", "at: choise"),
    good=Texts("at: choice", "at: choice"),
    law=_LAW,
    fields=("ignore.at",),
)

SILENCE_RULES: Final = (NO_REASON, SILENCES_NOTHING, UNKNOWN_CODE, UNKNOWN_PLACE)


@attrs.frozen(kw_only=True)
class Silenced:
    """
    A finding that the file silences, with the reason it gives.
    """

    finding: Finding
    reason: str


@attrs.define(kw_only=True, eq=False)
class _Entry:
    """
    One `Ignore` where it stands: *path* is its own, *within* the path that it is about.
    """

    ignore: Ignore
    path: str
    within: str
    used: bool = False

    def fits(self, finding: Finding, addresses: Addresses) -> bool:
        field = finding.where.field or ""
        if not self.ignore.code or not finding.code.startswith(self.ignore.code):
            return False
        if self.within and not (field == self.within or field.startswith((f"{self.within}.", f"{self.within}["))):
            return False
        return self.ignore.at is None or self.ignore.at in addresses.of(field).ids


def silence(
    project: Project, findings: Iterable[Finding], codes: Iterable[str], in_force: Callable[[str], bool]
) -> tuple[list[Finding], list[Silenced]]:
    """
    Divide *findings* into those that stand and those that the project silences.

    To those that stand is added what is wrong with the ignoring itself. *codes* are all that there are;
    *in_force* tells which of them are looked for at all.
    """
    entries = list(_entries(project))
    if not entries:
        return list(findings), []
    addresses = Addresses(project)
    standing: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in findings:
        fitting = [entry for entry in entries if entry.fits(finding, addresses)]
        for entry in fitting:
            entry.used = True
        if fitting:
            silenced.append(Silenced(finding=finding, reason=fitting[0].ignore.reason))
        else:
            standing.append(finding)
    standing += _judge(entries, _ids(project), tuple(codes), in_force)
    return standing, silenced


def _entries(project: Project) -> Iterator[_Entry]:
    for number, ignore in enumerate(project.ignore):
        yield _Entry(ignore=ignore, path=f"ignore[{number}]", within="")
    for place, journey in enumerate(project.journeys):
        for number, ignore in enumerate(journey.ignore):
            home = f"journeys[{place}]"
            yield _Entry(ignore=ignore, path=f"{home}.ignore[{number}]", within=home)


def _ids(project: Project) -> frozenset[str]:
    found = [persona.id for persona in project.personas]
    for journey in project.journeys:
        found.append(journey.id)
        found += [stage.id for stage in journey.stages]
        found += [point.id for _, point in journey.touchpoints() if point.id is not None]
        found += [barrier.id for stage in journey.stages for barrier in stage.all_barriers if barrier.id is not None]
    return frozenset(found)


def _judge(
    entries: list[_Entry], ids: frozenset[str], codes: tuple[str, ...], in_force: Callable[[str], bool]
) -> Iterator[Finding]:
    for entry in entries:
        where, told = Location(field=entry.path), named(entry.ignore.code, "?")
        meant = [code for code in codes if entry.ignore.code and code.startswith(entry.ignore.code)]
        if not entry.ignore.reason.strip():
            yield NO_REASON.finding(where, ignored=told)
        if not meant:
            yield UNKNOWN_CODE.finding(where, ignored=told)
        elif entry.ignore.at is not None and entry.ignore.at not in ids:
            yield UNKNOWN_PLACE.finding(where, ignored=told, at=named(entry.ignore.at))
        # What the settings switch off anyway is not looked for: nobody knows whether it is there.
        elif not entry.used and any(in_force(code) for code in meant):
            yield SILENCES_NOTHING.finding(where, ignored=told)
