"""
The options of an update.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, get_args

import attrs

from cjmkit.dedupe.evidence import Scorer, similarity
from cjmkit.dedupe.merging import DEFAULT, MergePolicy, policy_from
from cjmkit.dedupe.merging.paths import COLLECTIONS
from cjmkit.dedupe.updating import catalogue as rules
from cjmkit.errors import ConfigError
from cjmkit.findings import Texts

__all__ = [
    "FILL",
    "GONE_TAG",
    "MODES",
    "WAYS",
    "WAY_WORDS",
    "Ambiguous",
    "Gone",
    "Mode",
    "UpdateOptions",
    "Way",
    "options_from",
]

Mode: TypeAlias = Literal["skip", "fill", "replace", "merge"]
"""
What becomes of a card that the new file has, too.

- ``skip``: nothing, only new clients come in;
- ``fill``: its blanks are filled; a list is filled if it is empty;
- ``replace``: what the new file says takes the place of what the card said; a blank replaces nothing;
- ``merge``: field by field by the merge policy, lists united.

Whatever does not stay is kept in the card's history.
"""

Way: TypeAlias = Literal["id", "requisites", "duplicates"]
"""How a client is known: by the id, by ИНН with КПП (the ИНН alone if it has 12 digits), by the sure duplicates."""

Gone: TypeAlias = Literal["keep", "mark", "drop"]
"""What becomes of a card that the new file lacks: it stays, stays with a tag, or is left out."""

Ambiguous: TypeAlias = Literal["add", "leave"]
"""What becomes of a row that several cards fit: it is a new card, or is left out."""

MODES: Final[tuple[Mode, ...]] = get_args(Mode)
WAYS: Final[tuple[Way, ...]] = get_args(Way)
GONE_TAG: Final = "нет в новой базе"
"""The tag of a card that the new file lacks; the name of the source follows after a colon."""

WAY_WORDS: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "content": Texts("по содержанию", "content"),
        "id": Texts("по id", "id"),
        "requisites": Texts("по ИНН и КПП", "ИНН and КПП"),
        "duplicates": Texts("по признакам дубля", "the search for duplicates"),
    }
)

FILL: Final = MergePolicy(fields=dict.fromkeys(COLLECTIONS, "first"), others="first")
_REPLACE: Final = MergePolicy(fields=dict.fromkeys(COLLECTIONS, "last"), others="last")


@attrs.frozen(kw_only=True)
class UpdateOptions:
    """
    How a base is updated.

    *ways* are tried in their order. *source* names the new file for good (``crm``): cards of other sources are then
    not gone if it lacks them. *policy* is that of the mode ``merge``, and joins rows of the new file that are one
    client.

    Raises:
        ConfigError: there is no such mode, way, or word.

    """

    mode: Mode = "merge"
    ways: tuple[Way, ...] = WAYS
    gone: Gone = "keep"
    ambiguous: Ambiguous = "add"
    source: str | None = None
    policy: MergePolicy = DEFAULT
    scorer: Scorer = similarity

    def __attrs_post_init__(self) -> None:
        _one_of("mode", self.mode, MODES)
        _one_of("gone", self.gone, get_args(Gone))
        _one_of("ambiguous", self.ambiguous, get_args(Ambiguous))
        for way in self.ways:
            _one_of("ways", way, WAYS)

    @property
    def applied(self) -> MergePolicy:
        """
        The policy that the mode stands for.
        """
        return {"fill": FILL, "replace": _REPLACE}.get(self.mode, self.policy)

    @property
    def gone_tag(self) -> str:
        """
        The tag of a card that the new file lacks.
        """
        return GONE_TAG if self.source is None else f"{GONE_TAG}: {self.source}"


def options_from(told: Mapping[str, Any], merge: Mapping[str, Any]) -> UpdateOptions:
    """
    Return the options *told*, with the policy of the settings' table *merge* unless they have one.

    Raises:
        ConfigError: one of them is wrong.

    """
    return UpdateOptions(**{"policy": policy_from(merge), **told})


def _one_of(option: str, found: str, known: tuple[str, ...]) -> None:
    if found not in known:
        raise ConfigError(rules.UNKNOWN_WORD.finding(option=option, found=str(found)[:60], known=", ".join(known)))
