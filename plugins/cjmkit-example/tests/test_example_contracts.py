"""
The contracts of cjmkit, for everything that the example brings.
"""

import datetime as dt

import cjmkit_example
from cjmkit import ClientCard
from cjmkit.model import Contact, ContactKind, LoyaltyCard
from cjmkit.testing.contracts import (
    ExporterContract,
    ImporterContract,
    MatcherContract,
    PluginContract,
    RoundTripContract,
    RuleSetContract,
)
from cjmkit_example import CallListExporter, matching, reading, rules
from cjmkit_example.matching import LoyaltyMatcher
from cjmkit_example.reading import CallResultsImporter
from cjmkit_example.rules import CallRules

LIST = "Название\tТелефон\tДата следующего контакта\tКомментарий\nРомашка\t+74950000000\t2026-03-01\tперезвонить\n"
NUL = "a NUL, which nobody types, is left out by every reader of csv"
DUE = ClientCard(short_name="Ромашка", next_contact_on=dt.date(2026, 3, 1))


class TestExporter(ExporterContract):
    exporter = CallListExporter()


class TestImporter(ImporterContract):
    importer = CallResultsImporter()
    samples = (LIST.encode(), LIST.encode("cp1251"))


class TestRoundTrip(RoundTripContract):
    exporter = CallListExporter()
    importer = CallResultsImporter()
    excess = {"kind": "the reader infers it where the name tells the legal form"}
    silent = {"short_name": NUL, "comment": NUL}


class TestRules(RuleSetContract):
    rule_set = CallRules()
    bad = (DUE,)
    good = (
        ClientCard(short_name="Ромашка"),
        ClientCard(
            next_contact_on=dt.date(2026, 3, 1), contacts=(Contact(kind=ContactKind.MOBILE, value="+79160000000"),)
        ),
    )


def loyal(number: str) -> ClientCard:
    """The holder of a loyalty card."""
    return ClientCard(loyalty_card=LoyaltyCard(number=number))


class TestMatcher(MatcherContract):
    matcher = LoyaltyMatcher()
    twins = ((loyal("A-77 10"), loyal("a7710")),)
    strangers = ((loyal("A-77 10"), loyal("A-77 11")), (loyal(" - "), loyal("-")))


class TestExporterModule(PluginContract):
    plugin = cjmkit_example


class TestImporterModule(PluginContract):
    plugin = reading


class TestRulesModule(PluginContract):
    plugin = rules


class TestMatchingModule(PluginContract):
    plugin = matching
