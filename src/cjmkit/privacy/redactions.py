"""
Redactions: for each kind of personal data, what happens to it.

Law: 152-FZ, article 5 (no more data than the purpose needs), article 3 (9) (depersonalisation). A token
without a key would be no protection: there are only ten billion phones, and all their hashes fit a disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Texts
from cjmkit.model.fields import PersonalTag
from cjmkit.privacy import catalogue as rules

__all__ = [
    "OPERATORS",
    "REDACTIONS",
    "SUBJECTS",
    "Operator",
    "Redaction",
    "Subject",
    "redaction_named",
    "redactions_from",
]

Operator: TypeAlias = Literal["keep", "drop", "mask", "token", "generalise", "replace"]
"""
What happens to a value.

- ``keep``: nothing; ``drop``: it is left out;
- ``mask``: a part of it is covered by stars: ``+7916*****67``, ``i***@example.ru``;
- ``token``: a keyed hash stands for it, the same for the same value under one key;
- ``generalise``: a coarser value: the year of a birth date, the city of an address, a rounded sum;
- ``replace``: a made-up value of the same kind, the same for the same value under one key.

Where a value knows no such coarser form (a mask of a date), it is left out.
"""

Subject: TypeAlias = PersonalTag | Literal["id", "custom"]
"""A tag of personal data; ``id`` is the client's key, ``custom`` whatever nobody knows the content of."""

OPERATORS: Final = get_args(Operator)
SUBJECTS: Final = (*get_args(PersonalTag), "id", "custom")


@attrs.frozen(kw_only=True)
class Redaction:
    """
    What happens to personal data; *operators* that are not named are *others*.

    *organisations* redacts the names, numbers and accounts of companies, too: they are no personal data, but
    a list of clients is nobody else's business.
    """

    name: str
    title: Texts = Texts("", "")
    operators: Mapping[Subject, Operator] = attrs.field(factory=dict)
    others: Operator = "drop"
    organisations: bool = False

    def __attrs_post_init__(self) -> None:
        for subject, operator in (*self.operators.items(), (SUBJECTS[0], self.others)):
            if subject not in SUBJECTS:
                raise ConfigError(rules.UNKNOWN_SUBJECT.finding(found=str(subject)[:60], known=", ".join(SUBJECTS)))
            if operator not in OPERATORS:
                raise ConfigError(rules.UNKNOWN_OPERATOR.finding(found=str(operator)[:60], known=", ".join(OPERATORS)))

    def operator(self, subject: Subject) -> Operator:
        """
        Return what happens to *subject*.
        """
        return self.operators.get(subject, self.others)

    @property
    def needs_key(self) -> bool:
        """
        Whether a key must be given: tokens are worth nothing without one.
        """
        return "token" in self.operators.values() or self.others == "token"


_ALL: Final[tuple[Redaction, ...]] = (
    Redaction(name="full", title=Texts("Всё как есть", "Everything as it is"), others="keep"),
    Redaction(
        name="share",
        title=Texts("Для партнёра: закрыто звёздочками", "For a partner: covered by stars"),
        operators={
            **dict.fromkeys(("name", "phone", "email", "account", "number"), "mask"),
            "address": "generalise",
            "id": "keep",
        },
    ),
    Redaction(
        name="analytics",
        title=Texts("Для анализа: токены и обобщение", "For analysis: tokens and coarser values"),
        operators={
            **dict.fromkeys(("name", "phone", "email", "account", "number", "id"), "token"),
            **dict.fromkeys(("birth", "address", "money"), "generalise"),
            "family": "keep",
        },
    ),
    Redaction(
        name="demo",
        title=Texts("Для показа: вымышленные данные", "For a demonstration: made-up data"),
        operators={
            **dict.fromkeys(("name", "phone", "email", "account", "number", "document", "birth", "address"), "replace"),
            "money": "generalise",
            "family": "keep",
            "id": "replace",
        },
        organisations=True,
    ),
)

REDACTIONS: Final[Mapping[str, Redaction]] = MappingProxyType({one.name: one for one in _ALL})
"""The built-in redactions by name."""


def redactions_from(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Redaction]:
    """
    Return the redactions of a settings file: *extends* names a built-in one, *others* and
    *organisations* are those of `Redaction`, every other key is a subject with its operator.

    Raises:
        ConfigError: there is no such redaction, subject or operator.

    """
    return {name: _redaction_from(name, table) for name, table in tables.items()}


def _redaction_from(name: str, table: Mapping[str, Any]) -> Redaction:
    base = redaction_named(str(table.get("extends", "share")))
    own = {key: value for key, value in table.items() if key not in ("extends", "others", "organisations")}
    return Redaction(
        name=name,
        operators={**base.operators, **own},  # type: ignore[dict-item] # the class refuses other words
        others=table.get("others", base.others),
        organisations=bool(table.get("organisations", base.organisations)),
    )


def redaction_named(name: str, own: Mapping[str, Redaction] = MappingProxyType({})) -> Redaction:
    """
    Return the redaction *name*, the user's *own* first.

    Raises:
        ConfigError: there is none; says which there are.

    """
    found = own.get(name) or REDACTIONS.get(name)
    if found is None:
        known = ", ".join(sorted({*own, *REDACTIONS}))
        raise ConfigError(rules.UNKNOWN_REDACTION.finding(found=name[:60], known=known))
    return found
