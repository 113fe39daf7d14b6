"""
Matchers of plugins: chosen by name, given their options, and blamed for their mistakes.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any
from unittest.mock import patch

import attrs
import pytest

from cjmkit import ClientCard, ConfigError, PluginError, Toolkit
from cjmkit.findings import Texts
from cjmkit.model import CardKind, Contact, ContactKind
from cjmkit.plugins import API, hookimpl
from cjmkit.rules import read_settings

PHONE = (Contact(kind=ContactKind.PHONE, value="+79160000001"),)
ONE = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Ромашка»", contacts=PHONE, custom={"card": "7"})
TWO = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Гранит»", contacts=PHONE)
THREE = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Гранит Плюс»", custom={"card": "7"})


@attrs.frozen(kw_only=True)
class Options:
    """What the trial says."""

    answer: int = 1


@attrs.frozen(kw_only=True)
class Trial:
    """A matcher that answers as it is told."""

    name: str = "trial"
    title: Texts = Texts("проба", "a trial")
    api: int = API
    options: type[Options] = Options
    gives: Any = None

    def score(self, one: str, two: str, options: Options) -> Any:
        """Answer, or stumble."""
        if isinstance(self.gives, type):
            raise self.gives(one)
        return options.answer if self.gives is None else self.gives

    def keys(self, card: ClientCard, options: Options) -> Any:
        """Give the own field, or what was told."""
        if isinstance(self.gives, type):
            raise self.gives(card.short_name)
        return [str(card.custom.get("card") or "")] if self.gives is None else self.gives


def kit(matcher: Trial, **options: int) -> Toolkit:
    """A toolkit with the matcher."""
    module = ModuleType("trial_module")
    module.cjmkit_matchers = hookimpl(lambda: [matcher])  # type: ignore[attr-defined]
    return Toolkit(plugins=(module,), settings=read_settings({"plugins": {"trial": options}}))


def test_a_scorer_is_chosen_by_name() -> None:
    """What a plugin says about likeness decides; its options come from the settings."""
    with kit(Trial()).find_duplicates([ONE, TWO], scorer="trial") as found:
        assert [reason.value for pair in found.pairs() for reason in pair.reasons] == ["phone", "name_like"]
    with kit(Trial(), answer=0).find_duplicates([ONE, TWO], scorer="trial") as found:
        assert list(found.pairs()) == []


def test_keys_are_chosen_by_name() -> None:
    """A key of a plugin brings together what nothing else does; without it being named nothing changes."""
    cards = [attrs.evolve(ONE, contacts=()), THREE]
    with kit(Trial()).find_duplicates(cards, keys=["trial"]) as found:
        assert [(pair.tier, pair.a, pair.b) for pair in found.pairs()] == [("review", 1, 2)]
    with kit(Trial()).find_duplicates(cards) as found:
        assert list(found.pairs()) == []


@pytest.mark.parametrize(
    ("gives", "told"),
    [
        (ZeroDivisionError, r"ZeroDivisionError \(dedupe/test_matchers.py:\d+\)"),
        (SystemExit, "SystemExit"),
        ("0.5", "gave str, a number from 0 to 1 is wanted"),
        (7, "gave int, a number from 0 to 1 is wanted"),
        (float("nan"), "gave float, a number from 0 to 1"),
    ],
)
def test_a_wrong_scorer_is_blamed(gives: Any, told: str) -> None:
    """A scorer that raises or answers strangely is a mistake of its plugin, told without what it was given."""
    with pytest.raises(PluginError, match=told) as error:
        kit(Trial(gives=gives)).find_duplicates([ONE, TWO], scorer="trial")
    assert "trial_module" in str(error.value)
    assert "ромашка" not in str(error.value).casefold()


@pytest.mark.parametrize(
    ("gives", "told"),
    [
        (KeyError, "KeyError"),
        ("7", "gave str, a list of texts is wanted"),
        (7, "gave int, something to walk is wanted"),
        ([7], "gave int, a text in the list is wanted"),
    ],
)
def test_wrong_keys_are_blamed(gives: Any, told: str) -> None:
    """Keys that are none are a mistake of the plugin, too."""
    with pytest.raises(PluginError, match=told):
        kit(Trial(gives=gives)).find_duplicates([ONE, TWO], keys=["trial"])


def test_unknown_names() -> None:
    """A name that nobody has is a mistake of the call: what there is is listed; a broken plugin says why."""
    with pytest.raises(ConfigError, match="--scorer: “no” is unknown; there are: builtin, rapidfuzz, trial"):
        kit(Trial()).find_duplicates([ONE], scorer="no")
    with pytest.raises(ConfigError, match="--key: “builtin” is unknown; there are: trial"):
        kit(Trial()).find_duplicates([ONE], keys=["builtin"])
    with pytest.raises(PluginError, match="wants api 2"):
        kit(Trial(api=2)).find_duplicates([ONE], scorer="trial_module")


def test_options_of_a_matcher_have_a_schema() -> None:
    """The options of a matcher are listed as those of formats are."""
    assert "answer" in kit(Trial()).options_schemas("trial")["match"]["properties"]


def test_builtin_scorers() -> None:
    """The two scorers of cjmkit come in by the same hook; without rapidfuzz its scorer says what to install."""
    twins = [ONE, attrs.evolve(ONE, short_name="ООО «Ромашки»")]
    for name in ("builtin", "rapidfuzz"):
        with Toolkit(plugins=()).find_duplicates(twins, scorer=name) as found:
            assert len(list(found.pairs())) == 1
    absent: dict[str, Any] = {"rapidfuzz": None, "rapidfuzz.distance": None, "cjmkit.dedupe.fuzzy": None}
    with patch.dict(sys.modules, absent), pytest.raises(ConfigError, match=r"pip install \"cjmkit\[fuzzy\]\""):
        Toolkit(plugins=()).find_duplicates(twins, scorer="rapidfuzz")
