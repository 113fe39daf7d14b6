"""
Makes messages ED807 of any size by the public description of the format: well-known banks, then made-up ones.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from random import Random
from xml.sax.saxutils import quoteattr

from cjmkit.codes import corr_account

HEAD = '<?xml version="1.0" encoding="WINDOWS-1251"?>\n'
ROOT = {
    "xmlns": "urn:cbr-ru:ed:v2.0",
    "EDNo": "900001",
    "EDDate": "2026-10-08",
    "EDAuthor": "4583001999",
    "CreationReason": "FCBD",
    "CreationDateTime": "2026-10-08T03:00:11Z",
    "InfoTypeCode": "FIRR",
    "BusinessDay": "2026-10-08",
    "DirectoryVersion": "1",
}
SBER, SBER_CORR = "044525225", "30101810400000000225"
UFK, UFK_SINGLE = "004525988", "40102810545370000003"
WELL_KNOWN = (
    (SBER, "ПАО СБЕРБАНК", SBER_CORR),
    ("044525187", "БАНК ВТБ (ПАО)", "30101810700000000187"),
    ("044525593", 'АО "АЛЬФА-БАНК"', "30101810200000000593"),
    ("044525974", 'АО "ТБАНК"', "30101810145250000974"),
    ("044525104", 'ООО "Банк Точка"', "30101810745374525104"),
    ("044525068", 'ООО "ОЗОН Банк"', "30101810645374525068"),
)


def tag(name: str, attributes: dict[str, str], children: Iterable[str] = ()) -> str:
    """An element with its attributes, and its children if any."""
    said = "".join(f" {key}={quoteattr(value, {chr(34): '&quot;'})}" for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def account(number: str, kind: str = "CRSA", keeper: str = "044525000", **more: str) -> str:
    """An account that its owner has at a unit of the Bank of Russia."""
    usual = {"Account": number, "RegulationAccountType": kind, "CK": "99", "AccountCBRBIC": keeper}
    return tag("Accounts", {**usual, "DateIn": "2010-01-11", "AccountStatus": "ACAC", **more})


def entry(bik: str, name: str, *inner: str, limits: Iterable[str] = (), **more: str) -> str:
    """A participant: *inner* are its accounts and SWIFT codes, *limits* its restrictions, *more* its attributes."""
    about = {
        "NameP": name, "CntrCd": "RU", "Rgn": "45", "Ind": "117312", "Tnp": "г", "Nnp": "Москва",
        "Adr": "ул. Образцовая, 1", "DateIn": "2002-11-20", "PtType": "20", "Srvcs": "3", "XchType": "1",
        "UID": "4525225000", "ParticipantStatus": "PSAC",
    }  # fmt: skip
    return tag("BICDirectoryEntry", {"BIC": bik}, (tag("ParticipantInfo", {**about, **more}, limits), *inner))


def document(entries: Iterable[str], **root: str | None) -> bytes:
    """The whole message, in the encoding that the Bank of Russia publishes."""
    attributes = {key: value for key, value in {**ROOT, **root}.items() if value is not None}
    return (HEAD + tag("ED807", attributes, entries)).encode("cp1251")


def archive(data: bytes, name: str = "20261008_ED807_full.xml", **others: bytes) -> bytes:
    """The message in a zip archive, as it is published."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, data)
        for other, content in others.items():
            made.writestr(other.replace("_", "."), content)
    return out.getvalue()


def directory(size: int = 1400, seed: int = 7) -> bytes:
    """A directory of *size* entries: the well-known ones, a treasury, and made-up banks."""
    random = Random(seed)
    found = [
        entry(bik, name, account(corr), tag("SWBICS", {"SWBIC": "SABRRUMM", "DefaultSWBIC": "1"}))
        for bik, name, corr in WELL_KNOWN
    ]
    found.append(
        entry(UFK, "ГУ БАНКА РОССИИ ПО ЦФО//УФК ПО Г. МОСКВЕ г Москва", account(UFK_SINGLE, "UTRA"), PtType="52")
    )
    while len(found) < size:
        number = len(found)
        bik = f"04{40 + number // 900:02}{number % 90:02}{50 + number % 900:03}"
        name = f'АО "Выдуманный банк {number}"'
        corr = corr_account.generate(random, bik)
        found.append(
            entry(bik, name, account(corr, keeper=f"{bik[:6]}001"), RegN=str(number), EnglName=f"Made-up {number}")
        )
    return document(found[:size])
