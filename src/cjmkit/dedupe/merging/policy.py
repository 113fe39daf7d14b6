"""
Policies: for each field, whose value stays when cards of one client are merged.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from cjmkit.dedupe.merging import catalogue as rules
from cjmkit.dedupe.merging.paths import CHECKED, COLLECTIONS, SINGLE_PATHS
from cjmkit.errors import ConfigError
from cjmkit.findings import Texts

__all__ = ["DEFAULT", "STRATEGIES", "MergePolicy", "Strategy", "policy_from", "strategy_words"]

Strategy: TypeAlias = Literal["first", "last", "newest", "longest", "valid", "source", "union"]
"""
Whose value stays; a card without a value never counts.

- ``first``, ``last``: of the card that was given first or last;
- ``newest``: of the card changed last (`ClientCard.updated_at`; unknown is the oldest);
- ``longest``: the longest text, a name with its legal form before one without; the longest list;
- ``valid``: the number whose check digits are right; for requisites alone;
- ``source``: of the card whose file stands first in `MergePolicy.sources`;
- ``union``: all of them, each once; for lists alone.
"""

STRATEGIES: Final[tuple[Strategy, ...]] = get_args(Strategy)
_OF_ALL: Final = tuple(one for one in STRATEGIES if one not in ("union", "valid"))
_WORDS: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "first": Texts("первое", "the first"),
        "last": Texts("последнее", "the last"),
        "newest": Texts("самое новое", "the newest"),
        "longest": Texts("самое длинное", "the longest"),
        "valid": Texts("верное по контрольным цифрам", "right by its check digits"),
        "source": Texts("из главного источника", "of the preferred source"),
        "union": Texts("все", "all"),
    }
)
_FIELDS: Final[Mapping[str, Strategy]] = MappingProxyType(
    {
        "full_name": "longest",
        "short_name": "longest",
        **dict.fromkeys(CHECKED, "valid"),
        "comment": "longest",
        "status": "newest",
        "manager": "newest",
        "next_contact_on": "newest",
        "average_check": "newest",
        "loyalty_card": "newest",
    }
)


def _strategies(path: str) -> tuple[Strategy, ...]:
    if path in COLLECTIONS:
        return (*_OF_ALL, "union")
    return (*_OF_ALL, "valid") if path in (*CHECKED, "requisites") else _OF_ALL


def strategy_words(strategy: Strategy) -> Texts:
    """
    Return a strategy in words.
    """
    return _WORDS[strategy]


@attrs.frozen(kw_only=True)
class MergePolicy:
    """
    The strategies by field path (``city``, ``requisites.inn``, ``contacts``, ``custom.Цвет``), of all others *others*.

    A path stands for what lies below it, too: ``person`` for ``person.birth_date``. Lists that are not named are
    united. *sources* are names of files, the most trusted first: they are what ``source`` goes by, and what settles
    it where ``newest``, ``longest`` or ``valid`` find several values equally good; after them the first card does.

    Raises:
        ConfigError: a card has no such field, or there is no such strategy.

    """

    fields: Mapping[str, Strategy] = _FIELDS
    others: Strategy = "first"
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        for path, strategy in (*self.fields.items(), ("others", self.others)):
            if path != "others":
                _known_path(path)
            known = _strategies(path)
            if strategy not in known:
                names = ", ".join(known)
                raise ConfigError(rules.UNKNOWN_STRATEGY.finding(field=path, found=str(strategy)[:60], known=names))

    def strategy(self, path: str) -> Strategy:
        """
        Return the strategy of the field at *path*.
        """
        found = self.fields.get(path) or self.fields.get(path.partition(".")[0])
        return found or ("union" if path in COLLECTIONS else self.others)


def policy_from(settings: Mapping[str, Any]) -> MergePolicy:
    """
    Return the policy of the settings' table ``[merge]``: keys ``sources`` and ``others``, any other key is a field.

    What it does not name is as in `DEFAULT`.

    Raises:
        ConfigError: a key or a value is wrong.

    """
    fields: dict[str, Strategy] = dict(DEFAULT.fields)
    for path, strategy in _flat({key: value for key, value in settings.items() if key not in ("sources", "others")}):
        if not isinstance(strategy, str):
            raise _wrong(path, strategy, "first, newest …")
        fields[path] = strategy  # type: ignore[assignment]  # the policy itself says what is none
    sources = settings.get("sources", ())
    if not isinstance(sources, (list, tuple)) or not all(isinstance(one, str) for one in sources):
        raise _wrong("sources", sources, '["crm.xlsx", "site.csv"]')
    others = settings.get("others", DEFAULT.others)
    if not isinstance(others, str):
        raise _wrong("others", others, "first, newest …")
    return MergePolicy(fields=fields, others=others, sources=tuple(sources))  # type: ignore[arg-type]


def _flat(settings: Mapping[str, Any], inside: str = "") -> list[tuple[str, Any]]:
    """
    Return the paths of nested tables: TOML reads ``requisites.inn`` without quotes as a table.
    """
    found: list[tuple[str, Any]] = []
    for key, value in settings.items():
        path = f"{inside}{key}"
        found += _flat(value, f"{path}.") if isinstance(value, Mapping) else [(path, value)]
    return found


def _known_path(path: str) -> None:
    known = {*SINGLE_PATHS, *COLLECTIONS, *(one.partition(".")[0] for one in SINGLE_PATHS), "custom"}
    if path not in known and not path.startswith("custom."):
        near = difflib.get_close_matches(path, sorted(known), n=3, cutoff=0.3) or sorted(known)[:3]
        raise ConfigError(rules.UNKNOWN_FIELD.finding(found=path[:60], known=", ".join(near)))


def _wrong(field: str, found: object, expected: str) -> ConfigError:
    return ConfigError(rules.WRONG_POLICY.finding(field=field, found=type(found).__name__, expected=expected))


DEFAULT: Final = MergePolicy()
"""Names: the longest; requisites: the right one; status, manager, sums: the newest; lists: all; others: the first."""
