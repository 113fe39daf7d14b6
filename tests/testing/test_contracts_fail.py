"""
Every test of every contract fails for some wrong plugin: one that could not fail would prove nothing.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from cjmkit import ClientCard
from cjmkit.testing import contracts
from cjmkit.testing.contracts import (
    Contract,
    ExporterContract,
    ImporterContract,
    MatcherContract,
    PluginContract,
    ReferenceContract,
    RoundTripContract,
    RuleSetContract,
)
from testing import wrong_plugins as wrong
from testing.small_plugin import SmallExporter, SmallImporter, SmallMatcher, SmallReference, SmallRules

SAMPLE = b'{"id": "K-1", "short_name": "' + "Секретный".encode() + b'"}\n{"comment": "x"}\n'
TWINS = ((ClientCard(id="1", custom={}), ClientCard(id="1", city="Тверь")),)
STRANGERS = ((ClientCard(id="1"), ClientCard(id="2")),)
BAD, GOOD = (ClientCard(comment="!"),), (ClientCard(comment="?"),)


def must_begin(self: Any, data: bytes) -> None:
    """Take a file without a byte for none."""
    assert data.startswith(b"{"), "the file is empty"


def exporter(one: Any, **more: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold an exporter to its contract."""
    return ExporterContract, {"exporter": one, **more}


def importer(one: Any, **more: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold an importer to its contract."""
    return ImporterContract, {"importer": one, "samples": (SAMPLE,), **more}


def both(one: Any, other: Any = None, **more: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold an exporter and an importer to the contract of round trips."""
    return RoundTripContract, {"exporter": one, "importer": other or SmallImporter(), **more}


def rules(one: Any, **more: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold rules to their contract."""
    return RuleSetContract, {"rule_set": one, "bad": BAD, "good": GOOD, **more}


def reference(one: Any, **more: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold a reference to its contract."""
    return ReferenceContract, {"reference": one, "samples": (b"words\none\ntwo\n",), **more}


def matcher(one: Any, **more: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold a matcher to its contract."""
    texts = {"alike": (("ромашка", "ромашки"),), "unlike": (("ромашка", "гранит"),)}
    return MatcherContract, {"matcher": one, **texts, "twins": TWINS, "strangers": STRANGERS, **more}


def plugin(one: Any) -> tuple[type[Contract], dict[str, Any]]:
    """Hold hooks to their contract."""
    return PluginContract, {"plugin": one}


W = wrong
CASES: list[tuple[str, tuple[type[Contract], dict[str, Any]], str]] = [
    ("exceptions_are_stated_of_tests_that_exist", exporter(SmallExporter(), exceptions={"test_x": "y"}), "no test"),
    (
        "exceptions_are_stated_of_tests_that_exist",
        plugin(SmallExporter()) and exporter(SmallExporter(), exceptions={"test_nothing_else_happens": " "}),
        "say why",
    ),
    ("attributes_follow_the_protocol", exporter(W.NAMELESS), "English text is empty"),
    ("attributes_follow_the_protocol", importer(SmallImporter(api=2)), "wants api 2"),
    ("attributes_follow_the_protocol", rules(SmallRules(kind="rejects")), "kind is 'rejects'"),
    ("attributes_follow_the_protocol", reference(SmallReference(extensions=(".LST",))), "lower-case texts"),
    ("rules_are_a_catalogue", rules(W.DOUBLED), "a code comes twice"),
    ("rules_are_a_catalogue", rules(W.HALF), "lacks one of its two languages"),
    ("rules_are_a_catalogue", importer(SmallImporter(rules=(1,))), "Rule objects, not int"),
    ("options_have_defaults_and_a_schema", exporter(SmallExporter(options=W.NoDocs)), "a docstring tells users"),
    (
        "options_are_made_from_texts",
        exporter(SmallExporter(options=W.Changed)),
        "gave 'UNIX', expected 'unix'|gave 'DOS'",
    ),
    ("a_wrong_choice_is_refused", exporter(SmallExporter(options=W.Unchecked)), "took a word that is none of"),
    ("a_wrong_choice_is_refused", importer(SmallImporter(options=W.Unchecked)), "took a word that is none of"),
    ("a_wrong_choice_is_refused", rules(SmallRules(options=W.Unchecked)), "took a word that is none of"),
    ("a_wrong_choice_is_refused", reference(SmallReference(options=W.Unchecked)), "took a word that is none of"),
    ("nothing_to_write_gives_a_valid_file", exporter(SmallExporter(), check_file=must_begin), "the file is empty"),
    ("nothing_to_write_gives_a_valid_file", exporter(W.LosesNothing()), "and yet something was lost"),
    ("nothing_to_write_gives_a_valid_file", exporter(W.Closing()), "leave the stream open"),
    ("every_optional_field_may_be_missing", exporter(W.Upper()), "'NoneType' object has no attribute 'upper'"),
    ("every_field_may_be_filled", exporter(W.OnePhone()), "one phone only"),
    ("losses_are_well_told", exporter(W.Twice()), "come twice"),
    ("losses_are_well_told", exporter(W.Nought()), "happened to nobody"),
    ("losses_are_well_told", exporter(W.Unknown()), "shoe_size: begins with no field of a card"),
    ("losses_are_well_told", exporter(W.Russian()), "lacks one of its two languages"),
    ("losses_are_well_told", exporter(W.Plain()), "Named is no cjmkit.plugins.Loss"),
    ("losses_count_cards", exporter(W.CountsValues()), "counted several times"),
    ("losses_are_of_what_the_card_holds", exporter(W.Static()), "plain card has no logo"),
    ("hostile_texts_are_written", exporter(W.OldEncoding()), "codec can't encode"),
    ("items_are_walked_once", exporter(W.TwoWalks()), "walked 2 times"),
    ("items_are_walked_once", exporter(W.FirstOnly()), "2 items were not taken"),
    ("memory_does_not_grow_with_cards", exporter(W.Hoarder()), "kB more memory"),
    ("progress_is_told_of_every_item_once", exporter(W.NoProgress()), "told of 0 cards of 1"),
    ("progress_is_told_of_every_item_once", exporter(W.TooMuchProgress()), "told of 1 cards of 0"),
    ("two_writings_are_equal", exporter(W.ByChance()), "two writings of the same items differ"),
    ("two_writings_are_equal", exporter(W.ByTheClock()), "two writings of the same items differ"),
    ("two_writings_are_equal", exporter(W.ByChanceLost()), "different losses"),
    ("a_full_disk_is_told_as_it_is", exporter(W.DiskBlind()), "DID NOT RAISE"),
    ("a_full_disk_is_told_as_it_is", exporter(W.DiskWrapped()), "own error must pass"),
    ("an_error_of_the_items_leaves_the_old_file", exporter(W.Swallowing()), "DID NOT RAISE"),
    ("nothing_else_happens", exporter(W.Printing()), "printed 6 characters"),
    ("nothing_else_happens", exporter(W.Imprecise()), "changed the decimal context"),
    ("losses_hold_no_personal_value", exporter(W.Quoting()), "the reason quotes the value"),
    ("samples_are_read", importer(W.Blank()), "neither cards nor rows"),
    ("samples_are_read", importer(W.Refusing()), "a good sample was refused"),
    ("samples_are_read", importer(SmallImporter(), samples=()), "name at least one good file"),
    ("samples_are_read", importer(SmallImporter(kind="project")), "too many values|ProjectRecord"),
    ("samples_are_read", importer(W.Leaky()), "left a stream open"),
    ("two_readings_are_equal", importer(W.Numbering()), "two readings of one file differ"),
    ("read_is_lazy", importer(W.Eager()), "opened the source before it was asked"),
    ("read_is_lazy", importer(W.NoIterator()), "must return an iterator"),
    ("source_is_closed_when_reading_ends_early", importer(W.LeakyEarly()), "ends early left a stream open"),
    ("an_empty_file_is_told", importer(W.NeedsAByte()), "index out of range"),
    ("truncated_files_are_told", importer(W.Strict()), "Unterminated string|Expecting"),
    ("truncated_files_are_told", importer(W.Placeless()), "has no place"),
    ("truncated_files_are_told", importer(W.PlacelessError()), "say where by Location"),
    ("truncated_files_are_told", importer(W.WordsOnly()), "must be built from a Finding"),
    ("truncated_files_are_told", importer(W.Unfilled()), "nothing fills line of its sentence"),
    ("truncated_files_are_told", importer(W.Tattling()), "quote a personal value"),
    ("truncated_files_are_told", importer(W.Foreign()), "SMA002 is not among `rules`"),
    ("damaged_files_are_told", importer(W.Strict()), "Expecting|Invalid|Unterminated|Extra data|has no attribute"),
    ("a_wrong_encoding_is_told", importer(W.UTF8()), "codec can't decode"),
    ("deep_and_long_files_are_told", importer(W.Shallow()), "recursion"),
    ("strange_files_are_not_recognised", importer(W.TakesAll()), "for its own"),
    ("strange_files_are_not_recognised", importer(W.KnowsNone()), "does not know a sample"),
    ("strange_files_are_not_recognised", importer(W.LooksAndLeaves()), "left a stream open"),
    ("nothing_else_happens", importer(W.PrintingReader()), "printed"),
    (
        "both_are_of_one_kind",
        both(SmallExporter(), SmallImporter(kind="project")),
        "writes cards, the importer reads project",
    ),
    ("a_plain_item_comes_back", both(W.ForgetfulOfNames()), r"a plain item: \['short_name'\]"),
    ("what_is_lost_is_declared", both(W.Forgetful()), r"a card with comment: \['comment'\] came back otherwise"),
    ("what_is_declared_is_lost", both(W.Overtelling()), r"\['comment'\] is declared lost and came back"),
    ("full_cards_tell_their_losses", both(W.ForgetfulOfFull()), r"a full card of .*'short_name'"),
    ("empty_items_tell_their_losses", both(W.NoEmptyLine()), "empty card 0: .'card'. came back otherwise"),
    ("hostile_texts_come_back", both(W.Quoteless()), "with quotes"),
    ("every_rule_is_found", rules(W.Silent()), r"no example has \['SMA002'\]"),
    ("good_examples_are_clean", rules(W.Loud()), r"good\[0\] has \['SMA002'\]"),
    ("any_entity_is_checked", rules(W.Stumbling()), "'NoneType' object has no attribute 'count'"),
    ("any_entity_is_checked", rules(W.Borrowing()), "SMA001 is not among `rules`"),
    ("findings_are_well_told", rules(W.Mumbling()), "nothing fills count"),
    ("two_checks_are_equal_and_change_nothing", rules(W.Remembering()), "two checks of one entity differ"),
    (
        "two_checks_are_equal_and_change_nothing",
        rules(W.Changing(), bad=(ClientCard(comment="!", custom={}),)),
        "check.. changed",
    ),
    ("nothing_else_happens", rules(W.Environmental()), "changed the environment"),
    ("messages_hold_no_personal_value", rules(W.TattlingRules()), "quotes a value"),
    ("samples_are_loaded", reference(W.Nothing()), "gave nothing"),
    ("samples_are_loaded", reference(W.Unasked(subject="banks")), "follows BankDirectory"),
    ("samples_are_loaded", reference(SmallReference(), samples=()), "name at least one good file"),
    ("samples_are_loaded", reference(W.LeakyReference()), "left a stream open"),
    ("damaged_files_are_refused", reference(W.Breaking()), "index out of range"),
    ("damaged_files_are_refused", reference(W.PlacelessReference()), "say where by a Location"),
    ("nothing_else_happens", reference(W.PrintingReference()), "printed 8 characters"),
    ("there_are_examples", matcher(SmallMatcher(), alike=()), "alike: name"),
    ("there_are_examples", matcher(SmallMatcher(), unlike=()), "unlike: name"),
    ("there_are_examples", matcher(SmallMatcher(), twins=()), "twins: name"),
    ("there_are_examples", matcher(SmallMatcher(), strangers=()), "strangers: name"),
    ("attributes_follow_the_protocol", matcher(SmallExporter()), "a matcher must have score"),
    ("a_wrong_choice_is_refused", matcher(SmallMatcher(options=W.Unchecked)), "took a word that is none of"),
    ("alike_scores_more_than_unlike", matcher(W.FlatMatcher()), "scores no less than"),
    ("alike_scores_more_than_unlike", matcher(W.Wordy()), "a number is wanted"),
    ("alike_scores_more_than_unlike", matcher(W.Percent()), "0 to 1 is wanted"),
    ("the_order_of_two_texts_makes_no_difference", matcher(W.OneWay()), "knows an order"),
    ("twins_share_a_key_and_strangers_do_not", matcher(W.NoTwins()), r"twins\[0\] share no key"),
    ("twins_share_a_key_and_strangers_do_not", matcher(W.OneForAll()), r"strangers\[0\] share a key"),
    ("anything_is_taken", matcher(W.FirstLetter()), "index out of range"),
    ("anything_is_taken", matcher(W.OneText()), "a list of texts is wanted"),
    ("anything_is_taken", matcher(W.Numbers()), "no text"),
    ("cards_without_the_value_share_no_key", matcher(W.OneForAll()), "a key for an empty card"),
    ("two_answers_are_equal_and_change_nothing", matcher(W.Tossing()), "two scores of one pair differ"),
    ("two_answers_are_equal_and_change_nothing", matcher(W.ByTurn()), "two askings for the keys"),
    ("two_answers_are_equal_and_change_nothing", matcher(W.Marking()), "changed the card"),
    ("nothing_else_happens", matcher(W.PrintingMatcher()), "printed"),
    ("the_host_has_no_problem_with_it", plugin(W.EmptyHooks()), "the hooks return nothing"),
    ("the_host_has_no_problem_with_it", plugin(W.MisspeltHooks()), "did you mean cjmkit_exporters"),
    ("the_host_has_no_problem_with_it", plugin(W.PrintingHooks()), "printed 6 characters"),
    ("hooks_return_the_same_each_time", plugin(W.ChangingHooks()), "other objects the second time"),
    ("asking_does_nothing_else", plugin(W.PrintingHooks()), "printed"),
]


@pytest.fixture(autouse=True)
def forget() -> Any:
    """Close what the wrong plugins left open."""
    yield
    while wrong.KEPT:
        wrong.KEPT.pop().close()


@pytest.mark.parametrize(
    ("test", "held", "told"), CASES, ids=[f"{held[0].__name__}-{test}-{n}" for n, (test, held, _) in enumerate(CASES)]
)
def test_a_wrong_plugin_fails(
    test: str, held: tuple[type[Contract], dict[str, Any]], told: str, tmp_path: Path
) -> None:
    """The test of the contract that is about a mistake fails for it, and says what to mend."""
    contract, members = held
    found = type("Wrong", (contract,), {"__module__": __name__, **members})()
    run = getattr(found, f"test_{test}")
    more = {"tmp_path": tmp_path} if "tmp_path" in inspect.signature(run).parameters else {}

    with pytest.raises((Exception, pytest.fail.Exception), match=told):
        run(**more)


def test_no_test_of_a_contract_lacks_its_wrong_plugin() -> None:
    """Each test of each public contract is seen to fail here; where contracts share one, for one of them."""
    shared = {name for name in dir(contracts._base.ExtensionContract) if name.startswith("test_")}
    seen = {(held[0], f"test_{test}") for test, held, _ in CASES}
    tried = {name for _, name in seen}
    every = {(getattr(contracts, name), test) for name in contracts.__all__ for test in dir(getattr(contracts, name))}
    wanted = {(contract, test) for contract, test in every if test.startswith("test_") and test not in shared}

    assert sorted(test for contract, test in wanted - seen if contract is not Contract) == []
    assert shared <= tried
