"""
The contracts pass for a plugin that is as it should be; exceptions are stated, and must be true.
"""

from __future__ import annotations

import pytest

from cjmkit import ClientCard
from cjmkit.formats.matchers import RapidfuzzMatcher, TrigramMatcher
from cjmkit.testing.contracts import (
    ExporterContract,
    ImporterContract,
    MatcherContract,
    PluginContract,
    ReferenceContract,
    RoundTripContract,
    RuleSetContract,
)
from testing.small_plugin import (
    SmallExporter,
    SmallImporter,
    SmallMatcher,
    SmallPlugin,
    SmallReference,
    SmallRules,
)

pytest_plugins = ["pytester"]

SAMPLE = b'{"id": "K-1", "short_name": "\\u0440"}\n{"comment": "x"}\n'
LIST = b"words\none\ntwo\n"


class TestSmallExporter(ExporterContract):
    exporter = SmallExporter()


class TestSmallImporter(ImporterContract):
    importer = SmallImporter()
    samples = (SAMPLE,)


class TestSmallRoundTrip(RoundTripContract):
    exporter = SmallExporter()
    importer = SmallImporter()


class TestSmallRules(RuleSetContract):
    rule_set = SmallRules()
    bad = (ClientCard(comment="!"),)
    good = (ClientCard(comment="?"), ClientCard())


class TestSmallReference(ReferenceContract):
    reference = SmallReference()
    samples = (LIST,)


class TestSmallMatcher(MatcherContract):
    matcher = SmallMatcher()
    alike = (("ромашка", "ромашки"),)
    unlike = (("ромашка", "гранит"),)
    twins = ((ClientCard(id="1"), ClientCard(id="1", city="Тверь")),)
    strangers = ((ClientCard(id="1"), ClientCard(id="2")),)


class TestBuiltinMatcher(MatcherContract):
    matcher = TrigramMatcher()
    alike = (("ромашка", "ромашки"), ("вектор сервис", "вектор сервиз"))
    unlike = (("ромашка", "гранит"), ("", "вектор"))


class TestRapidfuzzMatcher(MatcherContract):
    matcher = RapidfuzzMatcher()
    alike = (("ромашка", "ромашки"), ("вектор сервис", "вектор сервиз"))
    unlike = (("ромашка", "гранит"), ("", "вектор"))


class TestSmallPlugin(PluginContract):
    plugin = SmallPlugin()


EXCEPTION = """
from cjmkit.testing.contracts import ExporterContract
from testing.wrong_plugins import {wrong}

class TestIt(ExporterContract):
    exporter = {wrong}()
    exceptions = {{"test_progress_is_told_of_every_item_once": "progress is for others"}}
"""


@pytest.mark.parametrize(
    ("wrong", "outcome", "told"),
    [("NoProgress", {"xfailed": 1}, "progress is for others"), ("SmallExporter", {"failed": 1}, "*XPASS(strict)*")],
)
def test_an_exception_must_be_true(pytester: pytest.Pytester, wrong: str, outcome: dict[str, int], told: str) -> None:
    """What is stated as an exception is reported with its reason, and fails as soon as it is no longer true."""
    pytester.makepyfile(EXCEPTION.format(wrong=wrong))

    done = pytester.runpytest_inprocess("-rx", "-p", "no:cacheprovider")

    found = {name: count for name, count in done.parseoutcomes().items() if name in ("failed", "xfailed")}
    assert found == outcome
    done.stdout.fnmatch_lines([f"*{told.strip('*')}*"])


def test_a_test_of_a_contract_cannot_be_hidden() -> None:
    """A subclass that replaces a test of its contract is no class: an exception is stated, not overridden."""
    with pytest.raises(TypeError, match=r"Easy\.test_two_writings_are_equal hides a test of its contract"):
        type("Easy", (ExporterContract,), {"__module__": "mine", "test_two_writings_are_equal": lambda self: None})
