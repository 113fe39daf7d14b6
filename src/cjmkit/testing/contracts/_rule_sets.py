"""
The contract of rule sets.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar

from cjmkit.findings import Finding
from cjmkit.plugins import RuleSet
from cjmkit.plugins.watching import watched
from cjmkit.rules import Context, Settings
from cjmkit.testing import samples
from cjmkit.testing.contracts._base import ExtensionContract, in_both, unfilled

__all__ = ["RuleSetContract"]


class RuleSetContract(ExtensionContract):
    """
    Proves a set of rules: it finds what it says in *bad*, nothing in *good*, and never raises for its data.

    *rule_set* is the object under test. *bad* are cards or projects with a mistake, so that every rule is found in
    one of them; *good* are some without. *options* are what it checks with (the defaults if None), *today* the day
    that dates are judged by.
    """

    rule_set: ClassVar[RuleSet]
    bad: ClassVar[tuple[Any, ...]]
    good: ClassVar[tuple[Any, ...]] = ()
    options: ClassVar[Any] = None
    today: ClassVar[dt.date] = dt.date(2026, 11, 22)

    def _subject(self) -> tuple[Any, type[Any]]:
        return self.rule_set, RuleSet

    def _take(self, options: Any) -> None:
        for entity in self.bad:
            list(self.rule_set.check(entity, self._context(), options))

    def _context(self) -> Context:
        return Context(settings=Settings(), day=self.today)

    def _check(self, entity: Any) -> tuple[Finding, ...]:
        options = self.rule_set.options() if self.options is None else self.options
        return tuple(self.rule_set.check(entity, self._context(), options))

    def _any(self) -> Iterator[Any]:
        yield from (*self.bad, *self.good)
        if self.rule_set.kind == "project":
            yield samples.project_of_every_field()
            yield from samples.empty_projects()
            yield from (samples.text_project(text) for text in samples.HOSTILE_TEXTS.values())
        else:
            yield from samples.cards_of_every_field()
            yield from samples.empty_cards()
            yield from (card for _, card in samples.cards_by_field())
            yield from (card for text in samples.HOSTILE_TEXTS.values() for _, card in samples.text_cards(text))

    def test_every_rule_is_found(self) -> None:
        """Each entry of the catalogue is found in one of the bad examples."""
        found = {finding.code for entity in self.bad for finding in self._check(entity)}
        missing = sorted({rule.code for rule in self.rule_set.rules} - found)
        assert not missing, f"bad: no example has {missing}"

    def test_good_examples_are_clean(self) -> None:
        """Nothing is said of the good examples."""
        for number, entity in enumerate(self.good):
            found = [finding.code for finding in self._check(entity)]
            assert not found, f"good[{number}] has {found}"

    def test_any_entity_is_checked(self) -> None:
        """Full, empty and hostile entities are checked without an exception; every finding is of the catalogue."""
        known = {rule.code for rule in self.rule_set.rules}
        for entity in self._any():
            for finding in self._check(entity):
                assert finding.code in known, f"{finding.code} is not among `rules`"

    def test_findings_are_well_told(self) -> None:
        """A finding fills every named field of its sentence in both languages."""
        for entity in self.bad:
            for finding in self._check(entity):
                assert finding.texts is not None, f"{finding.code} has no texts: make it by Rule.finding()"
                assert in_both(finding.texts), f"{finding.code} says nothing in one of its two languages"
                missing = unfilled(finding)
                assert not missing, f"{finding.code}: nothing fills {', '.join(missing)} of its sentence"

    def test_two_checks_are_equal_and_change_nothing(self) -> None:
        """Checking an entity twice gives the same, and the entity stays as it was."""
        for entity in self.bad:
            before = copy.deepcopy(entity)
            assert self._check(entity) == self._check(entity), "two checks of one entity differ"
            assert entity == before, "check() changed what it looked at"

    def test_nothing_else_happens(self) -> None:
        """Checking prints nothing and changes nothing of the process."""
        with watched() as watch:
            for entity in (*self.bad, *self.good):
                self._check(entity)
        assert not watch.deeds, f"check() {', '.join(watch.deeds)}"

    def test_messages_hold_no_personal_value(self) -> None:
        """Messages and their params never quote what stands in a personal field."""
        if self.rule_set.kind == "project":
            return
        secret = "Секретный-Канарейкин"
        for _, card in samples.text_cards(secret):
            for finding in self._check(card):
                told = f"{finding.message('ru')} {finding.message('en')} {finding!r}"
                assert secret not in told, f"{finding.code} quotes a value: keep it in `value`"
