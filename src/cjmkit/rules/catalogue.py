"""
The catalogue: every rule that this release knows, sorted by code.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule
from cjmkit.model import ClientCard
from cjmkit.rules.base import Subject
from cjmkit.rules.cards.bank import BANK
from cjmkit.rules.cards.consent import CONSENT
from cjmkit.rules.cards.contacts import CONTACTS
from cjmkit.rules.cards.custom import CUSTOM_RULES
from cjmkit.rules.cards.directory import DIRECTORY
from cjmkit.rules.cards.names import NAMES
from cjmkit.rules.cards.person import PERSON
from cjmkit.rules.cards.requisites import REQUISITES

__all__ = ["CARD_RULES", "CARD_SUBJECTS", "rules_of"]

CARD_SUBJECTS: Final[tuple[Subject[ClientCard], ...]] = (NAMES, REQUISITES, BANK, DIRECTORY, CONTACTS, PERSON, CONSENT)
"""The subjects that need no profile."""


def rules_of(subjects: tuple[Subject[ClientCard], ...]) -> tuple[Rule, ...]:
    """
    Return the entries behind *subjects*, each once, sorted by code.
    """
    found = {rule.code: rule for subject in subjects for one in subject.checks for rule in one.rules}
    return tuple(found[code] for code in sorted(found))


CARD_RULES: Final[tuple[Rule, ...]] = tuple(
    sorted((*rules_of(CARD_SUBJECTS), *CUSTOM_RULES), key=lambda rule: rule.code)
)
"""Every rule of cards."""
