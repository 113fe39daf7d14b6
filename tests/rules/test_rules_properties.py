"""
Facts that hold for any card at all.
"""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.findings import Finding
from cjmkit.model import ClientCard, Requisites
from cjmkit.rules import CARD_RULES, PROFILES, Checker
from cjmkit.testing.strategies import any_cards as cards
from cjmkit.testing.strategies import mostly_empty_cards
from rules.card_cases import CASES, TODAY, person

_CODES = {rule.code for rule in CARD_RULES}
_POOL = [card for case in CASES for card in (case.bad, case.good)]


@st.composite
def mixtures(draw: st.DrawFn) -> ClientCard:
    """
    Cards whose fields come from different cases: mostly right, in every combination.
    """
    own = {
        field.name: getattr(draw(st.sampled_from(_POOL)).requisites, field.name) for field in attrs.fields(Requisites)
    }
    rest = {
        field.name: getattr(draw(st.sampled_from(_POOL)), field.name)
        for field in attrs.fields(ClientCard)
        if field.name != "requisites"
    }
    return ClientCard(requisites=Requisites(**own), **rest)


def glances_are_honest(checker: Checker, card: ClientCard) -> bool:
    context = checker._context
    return all(
        not any(finding for run in runs for finding in run(card, context))
        for is_clean, runs in checker._engine._subjects
        if is_clean(card, context)
    )


@given(card=mixtures())
@settings(max_examples=50, deadline=None)
def test_a_glance_is_honest_on_any_mixture(card: ClientCard) -> None:
    """
    A subject that is clean at a glance is clean at a close look.
    """
    assert glances_are_honest(Checker(today=TODAY), card)


@pytest.mark.slow
@given(card=mixtures())
@settings(max_examples=500, deadline=None)
def test_a_glance_is_honest_on_many_mixtures(card: ClientCard) -> None:
    """
    The same with ten times as many cards.
    """
    assert glances_are_honest(Checker(today=TODAY), card)


@given(card=st.one_of(cards(), mostly_empty_cards()))
@settings(max_examples=100, deadline=None)
def test_any_card_is_checked_without_an_exception(card: ClientCard) -> None:
    """
    Whatever a card holds, the check gives findings of known codes that can be shown.
    """
    checker = Checker(today=TODAY, profile=PROFILES["tender"])
    for finding in checker.check(card):
        assert finding.code in _CODES
        assert finding.line("ru")
        assert finding.line("en")
    assert glances_are_honest(checker, card)


@given(card=mixtures())
@settings(max_examples=50, deadline=None)
def test_a_check_says_the_same_twice(card: ClientCard) -> None:
    """
    What a checker remembers of one card changes nothing for the next.
    """
    checker = Checker(today=TODAY)
    assert checker.check(card) == checker.check(card) == Checker(today=TODAY).check(card)


def shown(finding: Finding) -> str:
    return f"{finding.message('ru')} {finding.message('en')} {finding!r} {finding.line()} {dict(finding.params)}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.field}")
def test_no_value_is_shown(case: object) -> None:
    """
    The raw value and the fix stay out of messages, of repr and of the parameters.
    """
    for finding in Checker(today=TODAY, **case.options).check(case.bad):
        for secret in (finding.value, finding.fix):
            if isinstance(secret, str) and len(secret.strip()) > 5 and finding.code not in ("CRD046", "CRD057"):
                assert secret not in shown(finding)


_CANARIES = ("Канарейкин", "канарейка", "5551234567", "canary@example", "canary")


def test_no_canary_is_shown() -> None:
    """
    A canary in every personal field shows in no finding.
    """
    pool = [value for case in CASES for value in (case.bad,)]
    card = person(
        short_name="Канарейкин 5551234567",
        full_name="555123456789",
        inn="555123456789",
        kpp="канарейка",
        ogrn="5551234567890",
        snils="55512345678",
        okpo="5551234567",
        okved="канарейка",
        oktmo="5551234567",
        okopf="канарейка",
        referred_by="Канарейкин",
        contacts=tuple(
            attrs.evolve(contact, value="canary@example, 5551234567") for pooled in pool for contact in pooled.contacts
        ),
        bank_accounts=tuple(
            attrs.evolve(bank, account="canary5551234567", corr_account="5551234567", bik="5551234567")
            for pooled in pool
            for bank in pooled.bank_accounts
        ),
    )
    findings = Checker(today=TODAY, profile=PROFILES["tender"]).check(card)
    assert len({finding.code for finding in findings}) > 8
    for finding in findings:
        assert not [canary for canary in _CANARIES if canary in shown(finding)]
