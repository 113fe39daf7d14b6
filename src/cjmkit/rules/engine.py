"""
The engine: runs the checks over an entity, and the checker of cards that stands on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

import attrs

from cjmkit.findings import Finding, Rule
from cjmkit.model import ClientCard, Profile
from cjmkit.rules import _config
from cjmkit.rules.base import Check, Context, Subject, never
from cjmkit.rules.cards.custom import CUSTOM_RULES, judge_profile, profile_subject
from cjmkit.rules.catalogue import CARD_SUBJECTS
from cjmkit.rules.settings import Settings

if TYPE_CHECKING:
    from cjmkit.codes.directory import BankDirectory

__all__ = ["Checker", "Engine"]

T = TypeVar("T")
_Run: TypeAlias = Callable[[T, Context], Iterable[Finding]]
_NOTHING: Final[frozenset[str]] = frozenset()
_MOST_CONTEXTS: Final = 256


class Engine(Generic[T]):
    """
    Checks entities of one kind: a glance at each subject, a close look where the glance fails.

    Checks all of whose rules are switched off are left out beforehand; what the others find is
    filtered and re-graded by code.
    """

    def __init__(self, subjects: Sequence[Subject[T]], settings: Settings, more: Iterable[Rule] = ()) -> None:
        known = [rule for subject in subjects for one in subject.checks for rule in one.rules]
        by_code = {rule.code: rule for rule in (*known, *more)}
        self._rules = {
            code: attrs.evolve(rule, severity=settings.graded(code, rule.severity))
            for code, rule in sorted(by_code.items())
            if settings.applies(code)
        }
        live = [(subject.is_clean, self._live(subject)) for subject in subjects]
        self._subjects = tuple((is_clean, runs) for is_clean, runs in live if runs)

    def _live(self, subject: Subject[T]) -> tuple[_Run[T], ...]:
        return tuple(one.run for one in subject.checks if any(rule.code in self._rules for rule in one.rules))

    @property
    def rules(self) -> tuple[Rule, ...]:
        """
        The entries in force, sorted by code, as the settings grade them.
        """
        return tuple(self._rules.values())

    def check(self, entity: T, context: Context) -> tuple[Finding, ...]:
        """
        Return what is to be said about *entity*, in the order of the subjects.
        """
        found: tuple[Finding, ...] = ()
        for is_clean, runs in self._subjects:
            if not is_clean(entity, context):
                found += tuple(self.graded(finding for run in runs for finding in run(entity, context)))
        return found

    def graded(self, findings: Iterable[Finding]) -> Iterable[Finding]:
        """
        Yield the findings whose rules are in force, with the severity that the settings give.
        """
        for finding in findings:
            rule = self._rules.get(finding.code)
            if rule is not None:
                same = finding.severity is rule.severity
                yield finding if same else attrs.evolve(finding, severity=rule.severity)


class Checker:
    """
    Checks client cards.

    *today* fixes the day that dates are judged by; otherwise it is the current day, asked anew
    for each card. *directory* is one of banks (`cjmkit.codes.directory`): while there is none, nothing is
    said about banks that only a directory knows. *extra_rules* are the caller's own checks: see
    `cjmkit.rules.base.check`.

    A checker keeps no state of the cards and may be shared between threads.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        profile: Profile | None = None,
        today: dt.date | None = None,
        extra_rules: Iterable[Check[ClientCard]] = (),
        *,
        directory: BankDirectory | None = None,
    ) -> None:
        settings = settings or Settings()
        extra = tuple(extra_rules)
        _refuse_doubles(extra)
        subjects = [*CARD_SUBJECTS, profile_subject(profile)]
        if extra:
            subjects.append(Subject(name="extra", is_clean=never, checks=extra))
        self._engine = Engine(subjects, settings, CUSTOM_RULES)
        self._context = Context(settings=settings, profile=profile, directory=directory, day=today)
        self._contexts = {_NOTHING: self._context}

    @property
    def rules(self) -> tuple[Rule, ...]:
        """
        The rules in force, sorted by code, as the settings grade them.
        """
        return self._engine.rules

    @property
    def profile_findings(self) -> tuple[Finding, ...]:
        """
        What is to be said about the profile itself, whatever the cards.
        """
        profile = self._context.profile
        return () if profile is None else tuple(self._engine.graded(judge_profile(profile, self._context)))

    def check(self, card: ClientCard, proven: frozenset[str] = _NOTHING) -> tuple[Finding, ...]:
        """
        Return what is to be said about *card*; nothing if it is clean.

        *proven* names fields whose number somebody has proven already (``inn``, ``account_2``): they are not
        judged by themselves again, cross-field rules still are. ``account:bik`` and ``corr_account:bik``
        say that the key with the BIC was proven as well.
        """
        context = self._contexts.get(proven)
        return self._engine.check(card, context if context is not None else self._context_of(proven))

    def _context_of(self, proven: frozenset[str]) -> Context:
        context = attrs.evolve(self._context, proven=proven)
        if len(self._contexts) < _MOST_CONTEXTS:
            self._contexts[proven] = context
        return context


def _refuse_doubles(extra: tuple[Check[ClientCard], ...]) -> None:
    known = {rule.code for rule in CUSTOM_RULES}
    known.update(rule.code for subject in CARD_SUBJECTS for one in subject.checks for rule in one.rules)
    for rule in {rule.code: rule for one in extra for rule in one.rules}.values():
        if rule.code in known:
            raise _config.refuse(_config.DOUBLED_CODE, found=rule.code)
