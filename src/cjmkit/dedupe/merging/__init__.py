"""
Merging: several cards of one client become one, and nothing that any of them held is lost.

Every field has a *strategy* that says whose value stays. What the others held is kept in the card's sub-table
`HISTORY`; where they differ, a finding says in which field.

>>> from cjmkit import ClientCard
>>> merged = merge_cards([ClientCard(city="Тверь"), ClientCard(city="Тверь Заволжский р-н", tags=("vip",))])
>>> merged.card.city, merged.card.tags
('Тверь', ('vip',))
>>> [finding.code for finding in merged.findings]
['DUP101']

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.dedupe.merging.history import HISTORY
from cjmkit.dedupe.merging.merge import Merged, merge_cards
from cjmkit.dedupe.merging.policy import DEFAULT, MergePolicy, Strategy, policy_from

__all__ = ["DEFAULT", "HISTORY", "MergePolicy", "Merged", "Strategy", "merge_cards", "policy_from"]
