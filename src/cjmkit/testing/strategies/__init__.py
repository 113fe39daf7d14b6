"""
Strategies: cards, requisites, projects and damages for Hypothesis.

- right values: `inns`, `kpps`, `ogrns`, `ogrnips`, `okpos`, `snilses`, `biks`, `accounts`, `corr_accounts`,
  `phones`, `emails`, and whole `requisites` and `bank_accounts` that fit each other;
- clean cards, of which the default rules find no error: `clean_cards`, `clean_companies`,
  `clean_sole_proprietors`, `clean_persons`;
- damages: `damaged_texts` and `damaged_cards` (what Excel and people do), and `DAMAGES` by name;
- anything that the model can hold: `any_cards`, `mostly_empty_cards`, `any_projects`, `values_of`, `parts_of`.

What is the same in every run stands in `cjmkit.testing.samples`: a card of every field, empty cards. Only this
package imports Hypothesis.

>>> from cjmkit.codes import inn
>>> from hypothesis import given
>>> @given(inns())
... def every_number_is_right(number):
...     assert inn.is_valid(number)
>>> every_number_is_right()

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from cjmkit.testing.samples import cards_of_every_field, empty_cards, project_of_every_field
from cjmkit.testing.strategies._cards import any_cards, decimals, field_values, mostly_empty_cards, texts, values_of
from cjmkit.testing.strategies._clean import (
    clean_cards,
    clean_companies,
    clean_persons,
    clean_sole_proprietors,
    emails,
    names,
)
from cjmkit.testing.strategies._damaged import DAMAGES, damaged_cards, damaged_texts
from cjmkit.testing.strategies._projects import any_projects, numbers, parts_of, project_texts
from cjmkit.testing.strategies._requisites import (
    accounts,
    bank_accounts,
    biks,
    corr_accounts,
    inns,
    kpps,
    ogrnips,
    ogrns,
    okpos,
    phones,
    requisites,
    snilses,
)

__all__ = [
    "DAMAGES",
    "accounts",
    "any_cards",
    "any_projects",
    "bank_accounts",
    "biks",
    "cards_of_every_field",
    "clean_cards",
    "clean_companies",
    "clean_persons",
    "clean_sole_proprietors",
    "corr_accounts",
    "damaged_cards",
    "damaged_texts",
    "decimals",
    "emails",
    "empty_cards",
    "field_values",
    "inns",
    "kpps",
    "mostly_empty_cards",
    "names",
    "numbers",
    "ogrnips",
    "ogrns",
    "okpos",
    "parts_of",
    "phones",
    "project_of_every_field",
    "project_texts",
    "requisites",
    "snilses",
    "texts",
    "values_of",
]
