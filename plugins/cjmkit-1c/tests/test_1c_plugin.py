"""
The plugin as it is installed: its entry point, its names, its catalogue.
"""

import re
import subprocess
import sys

import pytest

from cjmkit import Toolkit
from cjmkit.findings import Rule
from cjmkit_1c import bank_catalogue, catalogue

RULES = [value for home in (catalogue, bank_catalogue) for value in vars(home).values() if isinstance(value, Rule)]


def test_the_entry_point_brings_the_formats(monkeypatch):
    """An installed plugin is found by its entry point, without a problem."""
    monkeypatch.delenv("CJMKIT_DISABLE_PLUGINS", raising=False)
    host = Toolkit().host

    assert {"commerceml", "1c-bank", "upd", "enterprise-data"} <= {one.name for one in host.importers}
    assert {"commerceml", "upd", "enterprise-data"} <= {one.name for one in host.exporters}
    assert [problem for problem in host.problems if "1c" in str(problem)] == []


def test_importing_it_costs_nothing():
    """The module of the entry point loads neither formats nor parsers."""
    code = "import sys, cjmkit_1c; print([name for name in sys.modules if name.startswith('cjmkit_1c.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_the_catalogue(rule):
    """Every entry has a code of the family ONE, both languages, and the same named fields in both."""
    assert re.fullmatch(r"ONE0[0-7][0-9]", rule.code)
    for texts in (rule.title, rule.text, rule.why):
        assert texts.ru
        assert texts.en
    fields = [set(re.findall(r"\{(\w+)\}", text)) - {"ru", "en"} for text in (rule.text.ru, rule.text.en)]
    assert fields[0] == fields[1]


def test_codes_come_once():
    """No two entries share a code, and every one belongs to a format."""
    codes = [rule.code for rule in RULES]
    groups = (catalogue.COMMERCEML_RULES, bank_catalogue.BANK_RULES, catalogue.UPD_RULES, catalogue.ENTERPRISE_RULES)
    told = {rule.code for group in groups for rule in group}

    assert len(set(codes)) == len(codes)
    assert told == set(codes)
