"""
What holds of every cleaner, whatever stands in the cells.
"""

from __future__ import annotations

import datetime as dt
import re
import string
from itertools import compress

from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.findings import Rule, Severity
from cjmkit.intake.catalogue import readings, repairs
from cjmkit.intake.repair import ColumnContext, CompanyName, PhoneValue, Proof, cleaner
from cjmkit.intake.repair.cells import raised
from cjmkit.intake.rows.table import Cell
from cjmkit.model import CardKind, Money, Passport, Sex
from cjmkit.model.flat import ValueKind

K = ValueKind
TYPES = {
    K.COMPANY_NAME: CompanyName, K.PHONE: tuple, K.EMAIL: tuple, K.TAGS: tuple, K.PASSPORT: Passport, K.DATE: dt.date,
    K.MONEY: Money, K.INTEGER: int, K.YES_NO: bool, K.SEX: Sex, K.CARD_KIND: CardKind,
}  # fmt: skip
ALIKE = "".join(("0123456789 ОоOЗзlIбВ?*'«»\"-–.,/+()E@№\xa0\u200b", "ИННКПабвг"))
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.times(),
    st.text(min_size=1, max_size=40), st.text(ALIKE, min_size=1, max_size=25),
    st.text("0123456789", min_size=1, max_size=22),
    st.from_regex(r"[0-9],[0-9]{1,14}E\+[0-9]{2}", fullmatch=True),
)  # fmt: skip
CONTEXTS = st.builds(ColumnContext, threshold=st.sampled_from(Proof), consensus=st.sampled_from([0.0, 0.5, 0.9, 1.0]))
KINDS = st.sampled_from(ValueKind)
STRINGS = st.sampled_from([kind for kind in ValueKind if kind not in TYPES])


@given(kind=KINDS, cells=st.lists(CELLS, max_size=6), context=CONTEXTS)
@settings(max_examples=250)
def test_any_column_is_cleaned(kind: ValueKind, cells: list[Cell], context: ColumnContext) -> None:
    """
    No cell makes a cleaner fail; there is a value of the kind's type or none for each, and empty stays empty.
    """
    cleaned, notes = cleaner(kind, context)(cells)
    assert len(cleaned) == len(cells)
    for raw, value in zip(cells, cleaned, strict=True):
        assert value is None or isinstance(value, TYPES.get(kind, str))
        assert raw is not None or value is None
    assert all(note.raw == cells[note.row] or note.raw != note.raw for note in notes)


@given(kind=KINDS, cells=st.lists(CELLS, max_size=6), context=CONTEXTS)
@settings(max_examples=250)
def test_nothing_is_applied_below_the_threshold(kind: ValueKind, cells: list[Cell], context: ColumnContext) -> None:
    """
    An applied repair has some proof, and at least what the caller asks; what is lost is never applied.
    """
    for note in cleaner(kind, context)(cells).notes:
        if note.applied:
            assert note.proof >= context.threshold
            assert note.proof > Proof.NONE
            assert note.rule.severity is not Severity.ERROR


@given(kind=KINDS, cells=st.lists(CELLS, max_size=6), context=CONTEXTS)
@settings(max_examples=250)
def test_a_changed_value_has_a_note(kind: ValueKind, cells: list[Cell], context: ColumnContext) -> None:
    """
    A text that became another text, or nothing, is never silent.
    """
    cleaned, notes = cleaner(kind, context)(cells)
    told = {note.row for note in notes}
    for row, (raw, value) in enumerate(zip(cells, cleaned, strict=True)):
        if isinstance(raw, str) and not isinstance(value, (bool, int, dt.date, Money, Sex, CardKind, Passport)):
            shown = _texts(value)
            same = raw in shown or (kind is K.TAGS and "".join(shown) == "".join(c for c in raw if c not in " ,;|#\n"))
            assert same or row in told or not raw.strip(string.whitespace + "\x00\x85\xa0\xad\u200b") or kind is K.TAGS


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, CompanyName):
        return (value.text,)
    if isinstance(value, PhoneValue):
        return (value.value,)
    if isinstance(value, tuple):
        return tuple(text for part in value for text in _texts(part))
    return () if value is None else (str(value),)


@given(kind=STRINGS, cells=st.lists(CELLS, max_size=6), context=CONTEXTS)
@settings(max_examples=250)
def test_cleaning_twice_is_cleaning_once(kind: ValueKind, cells: list[Cell], context: ColumnContext) -> None:
    """
    A cleaned text is its own cleaned form, unless what was kept as written reads as a placeholder.
    """
    once = cleaner(kind, context)(cells).values
    twice = cleaner(kind, context)(once).values
    typed = [isinstance(raw, str) for raw in cells]
    assert list(compress(twice, typed)) == list(compress(once, typed))


def test_every_entry_of_the_catalogue_is_whole() -> None:
    """
    Codes are unique and in their range; both languages name the same fields and are not empty.
    """
    rules = [rule for module in (repairs, readings) for rule in vars(module).values() if isinstance(rule, Rule)]
    codes = [rule.code for rule in rules]
    assert len(set(codes)) == len(codes)
    assert all("IMP300" <= code <= "IMP399" for code in codes)
    for rule in rules:
        fields = [
            {re.sub("_(ru|en)$", "", name) for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (rule.text.ru, rule.text.en)
        ]
        assert fields[0] == fields[1]
        assert all((rule.title.ru, rule.title.en, rule.why.ru, rule.why.en))


@given(kind=KINDS, cells=st.lists(CELLS, max_size=6), context=CONTEXTS)
@settings(max_examples=250)
def test_messages_are_filled_and_hold_no_value(kind: ValueKind, cells: list[Cell], context: ColumnContext) -> None:
    """
    Every named field of a message is given, and no digits of a cell stand in one but ОКВЭД's.
    """
    for note in cleaner(kind, context)(cells).notes:
        for lang in ("ru", "en"):
            text = note.rule.finding(**(note.params or {})).message(lang)
            assert "{" not in text
            raw = str(note.raw)
            assert kind is K.OKVED or len(raw) < 8 or not raw.isalnum() or raw not in text


def test_consensus_never_raises_beyond_one_hundredth() -> None:
    """
    Consensus lifts one level, and what is well proven stays as it is.
    """
    sure, alone = ColumnContext(consensus=0.9), ColumnContext(consensus=0.89)
    assert [raised(proof, sure) for proof in Proof] == [
        Proof.ONE_TENTH, Proof.ONE_HUNDREDTH, Proof.ONE_HUNDREDTH, Proof.DIRECTORY, Proof.EXACT,
    ]  # fmt: skip
    assert [raised(proof, alone) for proof in Proof] == list(Proof)
