"""
Findings: everything that a stage of the road learns about the data.

A `Rule` is an entry of the catalogue: a stable code, a severity, texts in Russian and
English, and the law it rests on. A rule makes `Finding` objects; a `Report` counts them
all and keeps a bounded number, so that a million rows need no more memory than a hundred.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from cjmkit.display import html_of
from cjmkit.errors import DataError

__all__ = ["NOWHERE", "Finding", "Lang", "Location", "Report", "Rule", "Severity", "Texts"]

Lang: TypeAlias = Literal["ru", "en"]


class Severity(enum.Enum):
    """
    How much a finding matters.

    An *error* is proven wrong and keeps a row out of the result; a *warning* is doubtful and
    lets it pass; *info* tells what was done or noticed.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """
        Return 0 for info, 1 for warning, 2 for error, to compare and sort by.
        """
        return _RANKS[self]


_RANKS: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@attrs.frozen
class Texts:
    """
    One sentence in both languages; may hold named fields such as ``{found}``.
    """

    ru: str
    en: str

    def get(self, lang: str, /, **params: object) -> str:
        """
        Return the sentence in *lang* with its named fields filled from *params*.

        A field that is missing in *params* stays visible as ``{name}``.
        """
        template = self.ru if lang == "ru" else self.en
        return template.format_map(_Visible(params)) if "{" in template else template


class _Visible(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@attrs.frozen(kw_only=True)
class Location:
    """
    Where something was found; every part is optional.

    *row* is the number that Excel shows (from 1), *column* its letters. *line* and *position*
    place a finding in a text file (both from 1). *field* is the card's field. Use
    `attrs.evolve` to add what a lower layer could not know.
    """

    source: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    header: str | None = None
    field: str | None = None
    line: int | None = None
    position: int | None = None

    @property
    def cell(self) -> str:
        """
        Return the address as Excel writes it (``D17``), or the part that is known.
        """
        return f"{self.column or ''}{'' if self.row is None else self.row}"

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.cell}" if self.sheet is not None and self.cell else self.sheet or self.cell
        if not place and self.line is not None:
            place = f"{self.line}:{self.position}" if self.position is not None else str(self.line)
        text = (self.source or "") + (f"[{place}]" if place else "")
        return " ".join(part for part in (text, self.field) if part)


NOWHERE: Final = Location()


@attrs.frozen(kw_only=True)
class Finding:
    """
    One fact about the data: a mistake, a repair, a loss, a decision.

    *params* fill the text's named fields and never hold personal values. *value* is the raw
    value and *fix* the new or proposed one; both stay out of `repr` and of messages.
    """

    code: str
    severity: Severity
    where: Location = NOWHERE
    params: Mapping[str, Any] = attrs.field(factory=dict)
    value: object = attrs.field(default=None, repr=False)
    fix: object = attrs.field(default=None, repr=False)
    texts: Texts | None = attrs.field(default=None, repr=False, eq=False)

    def message(self, lang: str = "ru") -> str:
        """
        Return the sentence in *lang*, without the place; the code alone if it has no texts.
        """
        return self.code if self.texts is None else self.texts.get(lang, **self.params)

    def line(self, lang: str = "ru") -> str:
        """
        Return place, sentence and code on one line, as the command line prints them.
        """
        place = str(self.where)
        return f"{place}: {self.message(lang)} ({self.code})" if place else f"{self.message(lang)} ({self.code})"

    def __str__(self) -> str:
        return self.line("ru")


@attrs.frozen(kw_only=True)
class Rule:
    """
    An entry of the catalogue: what a code means, for whom it matters, and why.

    *text* is the message template; *why* explains; *bad* and *good* are examples; *law* names
    the source the rule rests on. These three are one text for both languages, or `Texts`. *fields*
    are the card fields that the rule speaks of.
    """

    code: str
    severity: Severity
    title: Texts
    text: Texts
    why: Texts
    bad: str | Texts = ""
    good: str | Texts = ""
    law: str | Texts = ""
    fields: tuple[str, ...] = ()

    def finding(
        self, where: Location = NOWHERE, /, *, value: object = None, fix: object = None, **params: object
    ) -> Finding:
        """
        Make a finding of this rule at *where*.
        """
        return Finding(
            code=self.code,
            severity=self.severity,
            where=where,
            params=params,
            value=value,
            fix=fix,
            texts=self.text,
        )


class Report:
    """
    Collects findings: counts every one, keeps the first *keep* of each code.

    The bound holds memory constant on large bases. What is beyond it is counted, and
    `dropped` says how many were not kept.
    """

    def __init__(self, *, keep: int = 1000) -> None:
        self._keep = keep
        self._kept: list[Finding] = []
        self._counts: Counter[str] = Counter()
        self._severities: Counter[Severity] = Counter()
        self._first_error: Finding | None = None

    _repr_html_ = html_of

    def add(self, finding: Finding) -> None:
        """
        Count *finding*, and keep it while its code is below the bound.
        """
        self._counts[finding.code] += 1
        self._severities[finding.severity] += 1
        # Apart from the kept ones: a report that keeps nothing must not pass for one without errors.
        if self._first_error is None and finding.severity is Severity.ERROR:
            self._first_error = finding
        if self._counts[finding.code] <= self._keep:
            self._kept.append(finding)

    def extend(self, findings: Iterable[Finding]) -> None:
        """
        Add each of *findings*.
        """
        for finding in findings:
            self.add(finding)

    def count(self, rule: Rule, number: int) -> None:
        """
        Count *number* findings of *rule* that nobody will look at one by one.
        """
        self._counts[rule.code] += number
        self._severities[rule.severity] += number
        if number and self._first_error is None and rule.severity is Severity.ERROR:
            self._first_error = rule.finding()

    def room(self, code: str) -> int:
        """
        Return how many more findings of *code* would be kept.
        """
        return max(0, self._keep - self._counts[code])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """
        The findings that were kept, in the order they came.
        """
        return tuple(self._kept)

    @property
    def counts(self) -> Mapping[str, int]:
        """
        How many findings of each code there were, kept or not.
        """
        return dict(sorted(self._counts.items()))

    @property
    def errors(self) -> int:
        """
        The number of findings that are errors.
        """
        return self._severities[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """
        The number of findings that are warnings.
        """
        return self._severities[Severity.WARNING]

    @property
    def infos(self) -> int:
        """
        The number of findings that only inform.
        """
        return self._severities[Severity.INFO]

    @property
    def dropped(self) -> int:
        """
        The number of findings that were counted but not kept.
        """
        return sum(self._counts.values()) - len(self._kept)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return sum(self._counts.values())

    def raise_for_errors(self) -> None:
        """
        Raise `DataError` of the first error, kept or not, if there was any; the report rides on the exception.
        """
        if self._first_error is not None:
            raise DataError(self._first_error, self)

    def summary(self, lang: str = "ru") -> str:
        """
        Return one line: how many errors, warnings and notes there are.
        """
        template = (
            "ошибок: {errors}, предупреждений: {warnings}, заметок: {infos}"
            if lang == "ru"
            else "errors: {errors}, warnings: {warnings}, notes: {infos}"
        )
        return template.format(errors=self.errors, warnings=self.warnings, infos=self.infos)
