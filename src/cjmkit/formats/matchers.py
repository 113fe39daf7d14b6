"""
The built-in matchers, by the same hook as those of plugins.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Texts
from cjmkit.plugins.contracts import API, Matcher, NoOptions
from cjmkit.plugins.hookspecs import hookimpl

__all__ = ["RapidfuzzMatcher", "TrigramMatcher", "cjmkit_matchers"]


@attrs.frozen(kw_only=True)
class TrigramMatcher:
    """
    Tells likeness by common trigrams, in Python alone.
    """

    name: str = "builtin"
    title: Texts = Texts("Похожесть по трём буквам", "Likeness by trigrams")
    api: int = API
    options: type[NoOptions] = NoOptions

    def score(self, one: str, two: str, options: NoOptions) -> float:
        """
        Return how alike two texts are, 0 to 1.
        """
        # Whoever converts a base loads this module, and needs no search for duplicates.
        from cjmkit.dedupe.evidence import similarity

        del options
        return similarity(one, two)


@attrs.frozen(kw_only=True)
class RapidfuzzMatcher:
    """
    Tells likeness by insertions and deletions, with rapidfuzz: the extra ``fuzzy`` installs it.
    """

    name: str = "rapidfuzz"
    title: Texts = Texts("Похожесть по rapidfuzz", "Likeness by rapidfuzz")
    api: int = API
    options: type[NoOptions] = NoOptions

    def score(self, one: str, two: str, options: NoOptions) -> float:
        """
        Return how alike two texts are, 0 to 1.

        Raises:
            ConfigError: rapidfuzz is not installed.

        """
        del options
        try:
            from cjmkit.dedupe.fuzzy import similarity as fuzzy_similarity
        except ImportError:
            from cjmkit.dedupe.catalogue import NO_RAPIDFUZZ

            raise ConfigError(NO_RAPIDFUZZ.finding()) from None
        return fuzzy_similarity(one, two)


@hookimpl
def cjmkit_matchers() -> Sequence[Matcher]:
    """
    Return the matchers of cjmkit itself.
    """
    return (RapidfuzzMatcher(), TrigramMatcher())
