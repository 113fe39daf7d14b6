"""
How the code of users is inferred: mypy proves every line, nothing here is run.

A line with ``type: ignore`` proves the contrary: the call above it must be refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import assert_type

import attrs

from cjmkit import CardKind, ClientCard, DataError, Finding, Report, Severity, Toolkit
from cjmkit.codes import account, inn, phone
from cjmkit.codes._verdict import Verdict
from cjmkit.codes._verdicts import Verdicts
from cjmkit.files import Together
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.report import IntakeReport
from cjmkit.model import BankAccount, Consent, Contact, Money, Requisites
from cjmkit.rules import Checker, Settings, load_settings, read_settings
from cjmkit.toolkit import CardBatch, Written


def roads(kit: Toolkit) -> None:
    """
    A base is a stream of cards with a report; writing tells what was lost.
    """
    with kit.read_cards("clients.xlsx", profile="invoice") as batch:
        assert_type(batch, CardBatch)
        for card in batch:
            assert_type(card, ClientCard)
        assert_type(next(batch), ClientCard)
        assert_type(batch.report, IntakeReport)
        assert_type(batch.report.rows, int)
        assert_type(batch.report.skipped, Mapping[str, int])
        assert_type(list(batch.rejects), list[Rejected])
        with Together() as files:
            assert_type(files, Together)
            assert_type(kit.write_cards(batch, "cards.jsonl", together=files), Written)
            kit.write_rejects(batch.rejects, "rejects.xlsx", together=files)
    kit.read_cards("clients.xlsx", sheets=["База"], on_error="keep", today=dt.date(2026, 1, 1))
    kit.read_cards("clients.xlsx", on_error="kepe")  # type: ignore[arg-type]
    kit.read_cards("clients.xlsx", profil="invoice")  # type: ignore[call-arg]
    kit.write_cards(["not a card"], "cards.jsonl")  # type: ignore[list-item]
    kit.write_cards(iter(()), 5)  # type: ignore[arg-type]


def checks(kit: Toolkit, card: ClientCard) -> None:
    """
    Findings are a tuple; a report of them may become an exception that carries it.
    """
    findings = kit.check(card)
    assert_type(findings, tuple[Finding, ...])
    assert_type(findings[0].severity, Severity)
    assert_type(findings[0].where.row, int | None)
    assert_type(findings[0].message("en"), str)
    report = Report()
    report.extend(findings)
    assert_type(report.counts, Mapping[str, int])
    try:
        report.raise_for_errors()
    except DataError as error:
        assert_type(error.report, Report)
        assert_type(error.finding, Finding | None)
    checker = Checker(read_settings({"ignore": ["CRD08"]}), today=dt.date(2026, 1, 1))
    assert_type(checker.check(card), tuple[Finding, ...])
    assert_type(checker.rules[0].code, str)
    Checker(today="2026-01-01")  # type: ignore[arg-type]
    Settings(("CRD08",))  # type: ignore[call-arg]


def cards(card: ClientCard) -> None:
    """
    A card is frozen, its lists are tuples, and what may be absent says so.
    """
    assert_type(card.name, str | None)
    assert_type(card.kind, CardKind | None)
    assert_type(card.requisites, Requisites)
    assert_type(card.requisites.inn, str | None)
    assert_type(card.bank_accounts, tuple[BankAccount, ...])
    assert_type(card.contacts, tuple[Contact, ...])
    assert_type(card.consents, tuple[Consent, ...])
    assert_type(card.average_check, Money | None)
    assert_type(attrs.evolve(card, short_name="ООО «А»"), ClientCard)
    card.short_name = "ООО «Б»"  # type: ignore[misc]
    ClientCard("ООО «А»")  # type: ignore[call-arg]
    ClientCard(contacts=[])  # type: ignore[arg-type]


def codes() -> None:
    """
    A code is checked as a text; a verdict is plain data, a column gives verdicts by index and by slice.
    """
    verdict = inn.check("7707083893")
    assert_type(verdict, Verdict)
    assert_type(verdict.ok, bool | None)
    assert_type(verdict.code, str | None)
    assert_type(verdict.normalized, str | None)
    assert_type(inn.is_valid("7707083893"), bool)
    assert_type(inn.compact("7707 083893"), str)
    assert_type(phone.format("84955005550"), str)
    assert_type(account.check("40702810438000060473", "044525225"), Verdict)
    column = inn.check_many(["7707083893", None])
    assert_type(column, Verdicts)
    assert_type(column[0], Verdict)
    assert_type(column[:1], Verdicts)
    inn.check(7707083893)  # type: ignore[arg-type]


def settings() -> None:
    """
    Settings come from a folder or from a mapping.
    """
    load_settings("folder")  # type: ignore[arg-type]
    assert_type(read_settings({}).thresholds.max_age, int)
    assert_type(read_settings({}).applies("CRD011"), bool)
