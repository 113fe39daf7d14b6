"""
Completion: what a directory of banks fills in and proves back, and what it leaves alone.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes import account, bik
from cjmkit.codes.directory import BankAccountEntry, BankEntry, Banks
from cjmkit.intake.batch import clean_batch
from cjmkit.intake.completion import Completion
from cjmkit.intake.repair.base import Proof
from cjmkit.model import BankAccount, CardKind, ClientCard
from intake.tables import plan

SBER, CORR, UFK, SINGLE = "044525225", "30101810400000000225", "004525988", "40102810545370000003"
ACCOUNT = account.generate(Random(3), SBER)
WRONG = ACCOUNT[:8] + str((int(ACCOUNT[8]) + 1) % 10) + ACCOUNT[9:]
DAY = dt.date(2026, 10, 8)


def at_cbr(number: str, **more: Any) -> BankAccountEntry:
    return BankAccountEntry(number=number, **({"kind": "correspondent", "keeper": "044525000"} | more))


BANKS = Banks(
    (
        BankEntry(bik=SBER, name="ПАО Сбербанк", kind="bank", city="Москва", accounts=(at_cbr(CORR),)),
        BankEntry(
            bik=UFK,
            name="ГУ БАНКА РОССИИ ПО ЦФО//УФК ПО Г. МОСКВЕ",
            kind="treasury",
            accounts=(at_cbr(SINGLE, kind="single"), at_cbr("40102810845370000004", kind="single")),
        ),
        BankEntry(bik="044525593", name="АО «Альфа-Банк»", kind="bank", closed=dt.date(2026, 1, 1)),
        BankEntry(bik="044525104", name="Конкурсный управляющий", kind="liquidator"),
    ),
    as_of=DAY,
)
COMPLETION = Completion(directory=BANKS)
HEAD = ["Наименование", "Расчётный счёт", "Банк", "БИК", "Корр. счёт"]


def filled(
    completion: Completion = COMPLETION, **fields: str | None
) -> tuple[BankAccount, list[tuple[str, str | None]]]:
    """The bank account after completion, and code and field of each finding."""
    card = ClientCard(kind=CardKind.COMPANY, bank_accounts=(BankAccount(**fields),))
    done, findings = completion.card(card)
    return done.bank_accounts[0], [(one.code, one.where.field) for one in findings]


def test_empty_fields_follow_from_the_bic() -> None:
    """Name, city and correspondent account are filled in where they are empty, each with its finding."""
    bank, found = filled(account=ACCOUNT, bik=SBER)
    assert bank == BankAccount(
        account=ACCOUNT, bik=SBER, bank_name="ПАО Сбербанк", bank_city="Москва", corr_account=CORR
    )
    assert found == [("IMP390", "bank_name"), ("IMP390", "bank_city"), ("IMP390", "corr_account")]


def test_the_message_names_the_day_of_the_directory() -> None:
    """Both languages say which day the directory is of, and hold no value of the card."""
    _, findings = COMPLETION.card(ClientCard(bank_accounts=(BankAccount(account=ACCOUNT, bik=SBER),)))
    assert "на 08.10.2026" in findings[0].message("ru")
    assert "of 2026-10-08" in findings[0].message("en")
    assert ACCOUNT not in findings[0].message("ru")


@pytest.mark.parametrize(
    "fields",
    [
        {"bik": SBER, "account": WRONG},
        {"bik": SBER, "bank_name": "АО «Ромашка»"},
        {"bik": SBER, "corr_account": "30101810145250000974"},
        {"bik": "044525999"},
        {"bik": "044525593"},
        {"bik": "044525104"},
        {"bik": "БИК?"},
        {"bank_name": "ПАО Сбербанк"},
        {"bik": SBER, "bank_name": "СБЕР", "corr_account": CORR, "bank_city": "г. Москва"},
    ],
    ids=["key", "name", "correspondent", "unknown", "closed", "liquidator", "ruined", "no-bic", "full"],
)
def test_nothing_is_filled_where_something_speaks_against_it(fields: dict[str, str]) -> None:
    """A wrong key, another name or account, an unknown or closed bank, or full fields leave everything as it is."""
    bank, found = filled(**fields)
    assert (bank, found) == (BankAccount(**fields), [])


def test_two_single_accounts_are_not_chosen_from() -> None:
    """A treasury with two single accounts gets its name, and no correspondent account."""
    bank, _ = filled(bik=UFK, account="03100643000000017300")
    assert (bank.bank_name, bank.corr_account) == ("ГУ БАНКА РОССИИ ПО ЦФО//УФК ПО Г. МОСКВЕ", None)


def test_what_is_filled_is_kept() -> None:
    """A filled name stays in its own spelling."""
    bank, _ = filled(bik=SBER, bank_name="Сбербанк")
    assert (bank.bank_name, bank.corr_account) == ("Сбербанк", CORR)


@pytest.mark.parametrize("ruined", [None, "0445", "044525-22?"])
def test_a_lost_bic_is_proven_back(ruined: str | None) -> None:
    """Name, correspondent account and the account's key that fit one bank give its BIC back."""
    bank, found = filled(bik=ruined, account=ACCOUNT, bank_name="Сбербанк", corr_account=CORR)
    assert (bank.bik, bank.bank_city) == (SBER, "Москва")
    assert found[0] == ("IMP391", "bik")


@pytest.mark.parametrize(
    "fields",
    [
        {"account": ACCOUNT, "corr_account": CORR},
        {"bank_name": "Сбербанк", "corr_account": CORR},
        {"bank_name": "Сбербанк", "corr_account": CORR, "account": WRONG},
        {"bank_name": "ВТБ", "corr_account": CORR, "account": ACCOUNT},
        {"bank_name": "УФК по г. Москве", "corr_account": SINGLE, "account": "03100643000000017300"},
        {"bank_name": "Сбербанк", "corr_account": "30101810145250000974", "account": ACCOUNT},
    ],
    ids=["no-name", "no-account", "wrong-key", "other-name", "no-key", "unknown-corr"],
)
def test_a_lost_bic_stays_lost_without_its_proof(fields: dict[str, str]) -> None:
    """Without name, account and key together no BIC is given."""
    assert filled(**fields) == (BankAccount(**fields), [])


def test_eight_digits_get_their_zero() -> None:
    """A BIC of eight digits that the directory has with a zero is padded, unless the row is against it."""
    assert filled(bik=SBER[1:])[0].bik == SBER
    assert filled(bik=SBER[1:], account=WRONG)[0].bik == SBER[1:]
    assert filled(bik="44525999")[0].bik == "44525999"


@pytest.mark.parametrize("bik", [SBER, SBER[1:]])
def test_a_strict_threshold_only_proposes(bik: str) -> None:
    """Above the proof of a directory nothing is applied, and the finding still holds the value."""
    strict = attrs.evolve(COMPLETION, threshold=Proof.EXACT)
    bank, found = filled(strict, bik=bik, account=ACCOUNT)
    assert bank == BankAccount(bik=bik, account=ACCOUNT)
    assert found
    _, findings = strict.card(ClientCard(bank_accounts=(BankAccount(bik=bik),)))
    assert "порог" in findings[0].message("ru")
    assert findings[0].fix in (SBER, "ПАО Сбербанк")


def test_a_card_without_a_bank_is_the_same_card() -> None:
    """Nothing to fill in leaves the very card."""
    card = ClientCard(kind=CardKind.COMPANY)
    assert COMPLETION.card(card) == (card, ())
    assert COMPLETION.card(card)[0] is card


def test_columns_of_a_batch_are_filled() -> None:
    """Rows of a table get values, and columns for fields that had none; each cell that changed keeps its raw text."""
    rows = [
        ["ООО «Первая»", ACCOUNT, None, SBER, None],
        ["ООО «Вторая»", ACCOUNT, "Сбербанк", None, CORR],
        ["ООО «Третья»", None, None, None, None],
        ["ООО «Четвёртая»", None, None, "44525225", None],
    ]
    made = plan([HEAD, *rows])
    clients = [row for row in made.rows if row.number > 1]
    found = clean_batch(made, clients, COMPLETION)
    assert found.columns.values["bank_name"] == ["ПАО Сбербанк", "Сбербанк", None, "ПАО Сбербанк"]
    assert found.columns.values["bik"] == [SBER, SBER, None, SBER]
    assert found.columns.values["corr_account"] == [CORR, CORR, None, CORR]
    assert found.columns.values["bank_city"] == ["Москва", "Москва", None, "Москва"]
    assert found.origins("a.xlsx", None)[3].raw == {"bik": "44525225"}
    codes = {note.note.rule.code for notes in found.notes.values() for note in notes}
    assert codes >= {"IMP390", "IMP391", "IMP392"}


def test_columns_are_left_alone_under_a_strict_threshold() -> None:
    """A batch above the threshold keeps its columns and tells what could be filled in."""
    made = plan([HEAD, ["ООО «Первая»", ACCOUNT, None, SBER, None]])
    clients = [row for row in made.rows if row.number > 1]
    found = clean_batch(made, clients, Completion(directory=BANKS, threshold=Proof.EXACT))
    assert "bank_name" not in found.columns.values
    assert [note.note.fix for note in found.notes[0] if note.note.rule.code == "IMP390"] == [
        "ПАО Сбербанк", "Москва", CORR
    ]  # fmt: skip


FIELDS = {
    "account": st.sampled_from([None, ACCOUNT, WRONG, "03100643000000017300", "4070", "р/с"]),
    "bank_name": st.sampled_from([None, "Сбербанк", "ВТБ", "", "УФК по г. Москве"]),
    "bik": st.sampled_from([None, SBER, SBER[1:], UFK, "044525593", "044525999", "0445", "БИК 044525225", "??"]),
    "corr_account": st.sampled_from([None, CORR, SINGLE, "30101810145250000974", "к/с", f"к/с {CORR}"]),
    "bank_city": st.sampled_from([None, "Тверь"]),
}


@given(st.fixed_dictionaries(FIELDS))
def test_completion_adds_and_never_replaces(fields: dict[str, str | None]) -> None:
    """Whatever a bank looks like: what was filled stays, but a ruined BIC; once more changes nothing; columns agree."""
    card = ClientCard(bank_accounts=(BankAccount(**fields),))
    done, findings = COMPLETION.card(card)
    (bank,) = done.bank_accounts
    for name, before in fields.items():
        kept = getattr(bank, name) == before
        assert kept or before is None or (name == "bik" and bik.check(before).ok is False)
    assert {one.where.field for one in findings} == {name for name in fields if getattr(bank, name) != fields[name]}
    assert COMPLETION.card(done) == (done, ())
    columns: dict[str, list[Any]] = {name: [value] for name, value in fields.items()}
    COMPLETION.columns(columns, {})
    assert {name: values[0] for name, values in columns.items()} == attrs.asdict(
        bank, filter=attrs.filters.include(*FIELDS)
    )
