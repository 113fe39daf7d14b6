"""
Matching: which scorer and which keys duplicates are found by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from cjmkit.dedupe import Duplicates, Scorer, find_duplicates, similarity
from cjmkit.dedupe.catalogue import NO_MATCHER
from cjmkit.errors import ConfigError, PluginError
from cjmkit.model import ClientCard
from cjmkit.plugins import Host, Matcher
from cjmkit.rules import Settings
from cjmkit.toolkit.strangers import keys_by, scorer_by
from cjmkit.toolkit.values import made

if TYPE_CHECKING:
    from cjmkit.dedupe.find import KeyMaker

__all__ = ["duplicates_in"]


def duplicates_in(
    cards: Iterable[ClientCard],
    host: Host,
    settings: Settings,
    *,
    scorer: Scorer | str | None,
    keys: Collection[str],
    largest_block: int,
    keep: bool,
) -> Duplicates:
    """
    Find duplicates by the scorer and the keys of these names.
    """
    makers: dict[str, KeyMaker] = {}
    for name in keys:
        matcher = _matcher(host, name, "keys")
        makers[name] = keys_by(host, matcher, _options(matcher, settings))
    if isinstance(scorer, str):
        matcher = _matcher(host, scorer, "score")
        scorer = scorer_by(host, matcher, _options(matcher, settings))
    return find_duplicates(cards, scorer=scorer or similarity, largest_block=largest_block, keys=makers, keep=keep)


def _matcher(host: Host, name: str, verb: str) -> Matcher:
    fitting = {one.name: one for one in host.matchers if hasattr(one, verb)}
    if name in fitting:
        return fitting[name]
    for problem in host.problems:
        if name in (problem.plugin, problem.distribution):
            raise PluginError(problem.finding)
    option = "--scorer" if verb == "score" else "--key"
    raise ConfigError(NO_MATCHER.finding(option=option, found=name[:60], known=", ".join(fitting) or "—"))


def _options(matcher: Matcher, settings: Settings) -> Any:
    return made(matcher.options, settings.plugins.get(matcher.name, {}), matcher.name)
