"""
Damage measured on generated numbers: what is restored, what is only offered, what is lost.
"""

from __future__ import annotations

import random

import pytest
import stdnum.ru.inn

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, ogrnip, snils
from cjmkit.intake.catalogue import readings, repairs
from cjmkit.intake.repair import ColumnContext, Proof, cleaner, mend_across, split_column
from cjmkit.model.flat import ValueKind

K = ValueKind
SURE = ColumnContext(consensus=0.95)
ALONE = ColumnContext()
COUNTS = [500, pytest.param(20_000, marks=pytest.mark.slow)]
every_count = pytest.mark.parametrize("count", COUNTS)

GENERATED = [
    (K.INN, lambda rng: inn.generate(rng)),
    (K.INN, lambda rng: inn.generate(rng, "person")),
    (K.KPP, lambda rng: kpp.generate(rng)),
    (K.OGRN, lambda rng: ogrn.generate(rng)),
    (K.OGRNIP, lambda rng: ogrnip.generate(rng)),
    (K.SNILS, lambda rng: snils.generate(rng)),
    (K.BIK, lambda rng: bik.generate(rng)),
    (K.ACCOUNT, lambda rng: account.generate(rng, bik.generate(rng))),
]
LOOK_ALIKE = {"0": "ОоO", "3": "Зз", "6": "б", "1": "lI", "8": "В"}


def zero_inns(rng, count, size):
    kind = "company" if size == 10 else "person"
    found = []
    while len(found) < count:
        value = inn.generate(rng, kind)
        if value[0] == "0":
            found.append(value)
    return found


@every_count
@pytest.mark.parametrize(("kind", "make"), GENERATED)
def test_clean_numbers_pass_untouched(kind, make, count):
    """
    Numbers that are right stay as they are, without a note.
    """
    rng = random.Random(1)
    values = [value for value in (make(rng) for _ in range(count)) if not value.endswith("00000")]
    assert cleaner(kind)(values) == (values, [])


@every_count
@pytest.mark.parametrize(("kind", "make"), GENERATED)
def test_separators_are_always_taken_out(kind, make, count):
    """
    Spaces, no-break spaces, hyphens and apostrophes around and between digits cost nothing.
    """
    rng = random.Random(2)
    values = [make(rng) for _ in range(count)]
    spoiled = [
        rng.choice(("'{0}", "\xa0{0} ", "{1} {2}", "{1}\xa0{2}", "{1}-{2}", "\u200b{0}", "«{0}»")).format(
            value, value[:4], value[4:]
        )
        for value in values
    ]
    cleaned, notes = cleaner(kind)(spoiled)
    assert cleaned == values
    assert {note.proof for note in notes} <= {Proof.EXACT, Proof.NONE}
    assert len({note.row for note in notes}) == count


@every_count
@pytest.mark.parametrize(
    ("kind", "make"), [pair for pair in GENERATED if pair[0] in (K.INN, K.OGRN, K.OGRNIP, K.SNILS)]
)
def test_numeric_cells_are_exact(kind, make, count):
    """
    A number of up to 15 digits survives a numeric cell, as int or as float.
    """
    rng = random.Random(3)
    values = [value for value in (make(rng) for _ in range(count)) if value[0] != "0"]
    values = [value for value in values if not value.endswith("0" * 8)]
    assert cleaner(kind)([int(value) for value in values]).values == values
    assert cleaner(kind)([float(value) for value in values]).values == values


@every_count
@pytest.mark.parametrize("size", [10, 12])
def test_lost_zero_of_inn(count, size):
    """
    A lost zero comes back with the column's consensus; of ten digits it is only offered without.
    """
    values = zero_inns(random.Random(4), min(count, 4000), size)
    cut = [value[1:] for value in values]
    cleaned, notes = cleaner(K.INN, SURE)(cut)
    like_kpp = {note.row for note in notes if note.rule is repairs.LOOKS_LIKE_KPP}
    assert all(cleaned[row] == values[row] for row in range(len(values)) if row not in like_kpp)
    assert len(like_kpp) <= len(values) / 100
    assert {note.proof for note in notes if note.applied} == {Proof.ONE_HUNDREDTH}
    alone, offered = cleaner(K.INN, ALONE)(cut)
    if size == 12:
        assert alone == values
    else:
        assert alone == cut
        assert not any(note.applied for note in offered)


@every_count
@pytest.mark.parametrize(("size", "low", "high"), [(9, 0.06, 0.14), (11, 0.0, 0.03)])
def test_random_digits_pass_by_chance(count, size, low, high):
    """
    One in ten of random 9 digits is taken for an ИНН, one in a hundred of 11: why one check digit is 1/10.
    """
    rng = random.Random(5)
    values = [str(rng.randrange(10 ** (size - 1), 10**size)) for _ in range(count)]
    restored = sum(len(value) > size for value in cleaner(K.INN, SURE)(values).values)
    assert low <= restored / count <= high


@every_count
def test_kpp_in_inn_column_is_never_padded(count):
    """
    A usual КПП in the column of ИНН stays as it is, though one padded in ten passes the check.
    """
    rng = random.Random(6)
    values = [kpp.generate(rng)[:6] + f"00{rng.randrange(1, 10)}" for _ in range(count)]
    values = [value for value in values if value[0] != "0"]
    cleaned, notes = cleaner(K.INN, SURE)(values)
    assert cleaned == values
    assert {note.rule for note in notes} == {repairs.LOOKS_LIKE_KPP}
    assert len(notes) == len(values)


@every_count
@pytest.mark.parametrize(
    ("kind", "make"), [pair for pair in GENERATED if pair[0] in (K.INN, K.OGRN, K.OGRNIP, K.SNILS)]
)
def test_look_alike_letters_are_restored(kind, make, count):
    """
    Letters in place of digits are restored one to one wherever the check digit proves it.
    """
    rng = random.Random(7)
    values, spoiled = [], []
    while len(values) < count:
        value = make(rng)
        places = [place for place, digit in enumerate(value) if digit in LOOK_ALIKE]
        if not places:
            continue
        for place in rng.sample(places, min(len(places), 3)):
            value_list = list(spoiled.pop() if len(spoiled) > len(values) else value)
            value_list[place] = rng.choice(LOOK_ALIKE[value[place]])
            spoiled.append("".join(value_list))
        values.append(value)
    cleaned, notes = cleaner(kind, SURE)(spoiled)
    assert cleaned == values
    assert {note.rule for note in notes} == {repairs.LETTERS_AS_DIGITS}


@every_count
@pytest.mark.parametrize(
    ("kind", "make", "low", "high"),
    [
        (K.INN, lambda rng: inn.generate(rng), 0.80, 0.92),
        (K.INN, lambda rng: inn.generate(rng, "person"), 1.0, 1.0),
        (K.OGRN, lambda rng: ogrn.generate(rng), 0.78, 0.92),
        (K.OGRNIP, lambda rng: ogrnip.generate(rng), 0.60, 0.76),
    ],
)
def test_unreadable_digit_is_only_suggested(kind, make, low, high, count):
    """
    One unreadable digit has a single completion in the measured shares, and is never filled in.
    """
    rng = random.Random(8)
    values = [make(rng) for _ in range(count)]
    places = [rng.randrange(2, len(value)) for value in values]
    spoiled = [value[:place] + "?" + value[place + 1 :] for value, place in zip(values, places, strict=True)]
    cleaned, notes = cleaner(kind, SURE)(spoiled)
    assert cleaned == spoiled
    assert all(note.rule is repairs.UNREADABLE_DIGIT and not note.applied for note in notes)
    assert all(note.fix == values[note.row] for note in notes)
    assert low <= len(notes) / count <= high


@every_count
def test_accounts_in_numeric_cells_are_lost(count):
    """
    A 20-digit account from a float is lost, though its key still agrees in one case of ten.
    """
    rng = random.Random(9)
    values = [account.generate(rng, "044525225") for _ in range(count)]
    cleaned, notes = cleaner(K.ACCOUNT, SURE)([float(value) for value in values])
    assert [note.rule for note in notes] == [repairs.PRECISION_LOST] * count
    assert not any(value.isdigit() for value in cleaned)
    rounded = [f"{int(value[:15])}00000" for value in values]
    agreeing = sum(bool(account.check(value, "044525225").ok) for value in rounded)
    assert 0.05 <= agreeing / count <= 0.15


@every_count
def test_short_exponents_are_lost_and_whole_ones_exact(count):
    """
    «7,70708E+09» is lost, while a mantissa with all the digits gives the number back.
    """
    rng = random.Random(10)
    values = [value for value in (inn.generate(rng) for _ in range(count)) if value[0] != "0"]
    short = [f"{value[0]},{value[1:6]}E+09" for value in values]
    cleaned, notes = cleaner(K.INN, SURE)(short)
    assert cleaned == short
    assert {note.rule for note in notes} == {repairs.EXPONENT_LOST}
    assert cleaner(K.INN)([f"{value[0]},{value[1:]}E+09" for value in values]).values == values


@every_count
def test_glued_inn_and_kpp(count):
    """
    Every glued true pair comes apart where the region agrees; random 19 digits do in about one of ten.
    """
    rng = random.Random(11)
    taxes = [inn.generate(rng, rng.choice(("company", "person"))) for _ in range(count)]
    pairs = [(tax, kpp.generate(rng, tax)) for tax in taxes]
    columns, rests, notes = split_column("inn_kpp", [tax + reason for tax, reason in pairs])
    assert list(zip(columns["inn"], columns["kpp"], strict=True)) == pairs
    assert rests == [None] * count
    assert {note.rule for note in notes} == {readings.SPLIT_GLUED}
    random_digits = [f"{rng.randrange(10**18, 10**19)}" for _ in range(count)]
    by_chance = split_column("inn_kpp", random_digits, context=SURE)
    assert 0.05 <= sum(value is not None for value in by_chance.columns["inn"]) / count <= 0.14
    assert all(stdnum.ru.inn.is_valid(value) for value in by_chance.columns["inn"] if value is not None)


@every_count
def test_bik_without_zero_is_proven_by_the_key(count):
    """
    A БИК of 8 digits is padded by the key of its own account, and hardly ever by a stranger's.
    """
    rng = random.Random(12)
    codes = [f"04{rng.randrange(10**4):04}{rng.randrange(50, 1000):03}" for _ in range(count)]
    own = {
        "bik": [code[1:] for code in codes],
        "account": [account.generate(rng, code) for code in codes],
        "corr_account": [corr_account.generate(rng, code) for code in codes],
    }
    notes = mend_across(own)
    assert own["bik"] == codes
    assert {found.note.proof for found in notes} == {Proof.ONE_HUNDREDTH}
    strange = {
        "bik": [code[1:] for code in codes],
        "account": [account.generate(rng, f"04{rng.randrange(10**4):04}{rng.randrange(50, 1000):03}") for _ in codes],
    }
    mend_across(strange)
    assert sum(len(value) == 9 for value in strange["bik"]) / count <= 0.15


@every_count
def test_kpp_and_bik_are_never_padded_alone(count):
    """
    Without a check digit a lost zero is only a suggestion, whatever the column's consensus.
    """
    rng = random.Random(13)
    for kind, make in ((K.KPP, lambda: "0" + kpp.generate(rng)[1:]), (K.BIK, lambda: bik.generate(rng))):
        values = [value for value in (make() for _ in range(count)) if value[:1] == "0" and value[:2] != "00"]
        cut = [value[1:] for value in values]
        cleaned, notes = cleaner(kind, SURE)(cut)
        assert cleaned == cut
        assert [note.fix for note in notes] == values
        assert {note.rule for note in notes} == {repairs.LOST_ZERO_MAYBE}
