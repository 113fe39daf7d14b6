"""
The directory on the whole road: a file of clients, the toolkit, the command line.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ed807_maker import SBER, SBER_CORR, UFK, UFK_SINGLE, account, archive, document, entry, tag

import cjmkit_banks
from cjmkit import ClientCard, Toolkit
from cjmkit.errors import ConfigError, FormatError, SourceError
from cjmkit.model import BankAccount, CardKind

RESTRICTED = tag("RstrList", {"Rstr": "LWRS", "RstrDate": "2026-09-01"})
ED807 = archive(
    document(
        [
            entry(SBER, "ПАО СБЕРБАНК", account(SBER_CORR)),
            entry(UFK, "УФК по г. Москве", account(UFK_SINGLE, "UTRA"), PtType="52"),
            entry("044525974", 'АО "ТБАНК"', account("30101810145250000974"), limits=[RESTRICTED]),
            entry("", "Без БИК"),
        ]
    )
)
BASE = f"""Наименование;ИНН;Расчётный счёт;Банк;БИК;Корр. счёт
ООО «Ромашка»;7707083893;40702810438000060473;;{SBER};
ООО «Вектор»;7736207543;40702810438000060473;Сбербанк;;{SBER_CORR}
"""


@pytest.fixture
def ed807(tmp_path: Path) -> Path:
    """The directory as the Bank of Russia publishes it."""
    path = tmp_path / "20261008ED01OSBR.zip"
    path.write_bytes(ED807)
    return path


def test_clients_are_completed_on_the_road(ed807: Path) -> None:
    """A csv without bank names and with a lost BIC comes out complete, and each filled field is in the report."""
    kit = Toolkit(plugins=(cjmkit_banks,), references={"banks": ed807})
    with kit.read_cards(io.BytesIO(BASE.encode()), format="csv") as batch:
        cards = list(batch)
    assert [card.bank_accounts[0].bik for card in cards] == [SBER, SBER]
    assert [card.bank_accounts[0].bank_name for card in cards] == ["ПАО СБЕРБАНК", "Сбербанк"]
    assert [card.bank_accounts[0].corr_account for card in cards] == [SBER_CORR, SBER_CORR]
    assert batch.report.counts["IMP390"] == 4
    assert batch.report.counts["IMP391"] == 1
    # What was wrong with the directory itself is in the report of everybody who reads by it.
    assert batch.report.counts["BNK010"] == 1
    assert kit.problems == ()


def test_finished_cards_are_completed_too(ed807: Path, tmp_path: Path) -> None:
    """Cards of a jsonl file are completed as rows of a table are."""
    plain, kit = Toolkit(plugins=()), Toolkit(plugins=(cjmkit_banks,), references={"ed807": ed807})
    card = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Ромашка»", bank_accounts=(BankAccount(bik=SBER),))
    plain.write_cards([card], tmp_path / "cards.jsonl")
    with kit.read_cards(tmp_path / "cards.jsonl") as batch:
        (found,) = batch
    assert found.bank_accounts[0].bank_name == "ПАО СБЕРБАНК"
    with plain.read_cards(tmp_path / "cards.jsonl") as batch:
        assert next(batch).bank_accounts[0].bank_name is None


def test_rules_ask_the_directory(ed807: Path) -> None:
    """A restricted bank is a warning that names restriction, day and the directory's date."""
    kit = Toolkit(plugins=(cjmkit_banks,), references={"banks": ed807})
    card = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Ромашка»", bank_accounts=(BankAccount(bik="044525974"),))
    (finding,) = [one for one in kit.check(card) if one.code == "CRD102"]
    assert "на 08.10.2026" in finding.message("ru")
    assert "отозвана (аннулирована) лицензия, с 01.09.2026" in finding.message("ru")


def test_wrong_calls_are_told(tmp_path: Path) -> None:
    """A missing file, a file of another kind and a directory that nothing loads raise with words about it."""
    with pytest.raises(SourceError, match=r"none\.zip"):
        Toolkit(plugins=(cjmkit_banks,), references={"banks": tmp_path / "none.zip"}).reference("banks")
    (tmp_path / "rates.xml").write_text("<ValCurs/>", encoding="utf-8")
    with pytest.raises(FormatError, match="BNK001"):
        Toolkit(plugins=(cjmkit_banks,), references={"banks": tmp_path / "rates.xml"}).reference("banks")
    with pytest.raises(ConfigError, match="ed807"):
        Toolkit(plugins=(cjmkit_banks,), references={"bank": tmp_path / "rates.xml"}).reference("banks")


@pytest.mark.slow
def test_the_command_line_takes_a_reference(ed807: Path, tmp_path: Path) -> None:
    """``cjmkit convert --reference banks=FILE`` completes a base, with the plugin found by its entry point."""
    (tmp_path / "base.csv").write_text(BASE, encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "CJMKIT_DISABLE_PLUGINS"}
    command = [sys.executable, "-m", "cjmkit", "convert", "base.csv", "cards.jsonl", "--reference", f"banks={ed807}"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = (tmp_path / "cards.jsonl").read_text(encoding="utf-8").splitlines()
    cards = [one for one in map(json.loads, lines) if "bank_accounts" in one]
    assert [one["bank_accounts"][0]["corr_account"] for one in cards] == [SBER_CORR, SBER_CORR]
