"""
An ED807 becomes a directory of banks, and what is wrong with it is said with its line.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from xml.etree import ElementTree

import ed807_maker as make
import pytest
from ed807_maker import SBER, SBER_CORR, UFK, UFK_SINGLE, account, archive, directory, document, entry, tag
from hypothesis import given
from hypothesis import strategies as st
from ru_requisites.ed807 import parse_ed807_zip

from cjmkit.codes.directory import BankDirectory, Banks
from cjmkit.errors import CjmkitError, FormatError, LimitError
from cjmkit.plugins import open_source
from cjmkit_banks import ED807Reference
from cjmkit_banks.reading import read_directory

DAY = dt.date(2026, 10, 8)
SAMPLE = document(
    [
        entry(SBER, "ПАО СБЕРБАНК", account(SBER_CORR), RegN="1481"),
        entry(UFK, "УФК по г. Москве", account(UFK_SINGLE, "UTRA"), PtType="52"),
    ]
)


def read(data: bytes) -> Banks:
    return read_directory(open_source(io.BytesIO(data)))


def codes(banks: Banks) -> list[str]:
    return [finding.code for finding in banks.findings]


def test_everything_that_an_entry_says() -> None:
    """Each attribute of a participant and its account has its place in the entry."""
    inner = (
        tag("SWBICS", {"SWBIC": "SECONDXX", "DefaultSWBIC": "0"}),
        tag("SWBICS", {"SWBIC": "SABRRUMM", "DefaultSWBIC": "1"}),
        tag("SWBICS", {"DefaultSWBIC": "0"}),
        account(SBER_CORR, DateOut="2027-01-01"),
    )
    more = {"EnglName": "SBERBANK", "RegN": "1481", "PrntBIC": "044525000", "DateOut": "2027-02-01"}
    banks = read(document([entry(SBER, 'ПАО "СБЕРБАНК"', *inner, **more)]))
    found = banks.get(SBER)
    assert found is not None
    assert (found.name, found.kind, found.type_code) == ('ПАО "СБЕРБАНК"', "bank", "20")
    assert (found.city_type, found.city, found.postcode, found.address) == (
        "г",
        "Москва",
        "117312",
        "ул. Образцовая, 1",
    )
    assert (found.region, found.country, found.english_name, found.registration) == ("45", "RU", "SBERBANK", "1481")
    assert (found.parent, found.opened, found.closed) == ("044525000", dt.date(2002, 11, 20), dt.date(2027, 2, 1))
    assert found.swift == ("SABRRUMM", "SECONDXX")
    (one,) = found.accounts
    assert (one.number, one.kind, one.type_code, one.keeper) == (SBER_CORR, "correspondent", "CRSA", "044525000")
    assert (one.opened, one.closed) == (dt.date(2010, 1, 11), dt.date(2027, 1, 1))
    assert (banks.as_of, banks.findings) == (DAY, ())


@pytest.mark.parametrize(
    ("code", "kind"),
    [("00", "cbr"), ("15", "cbr"), ("20", "bank"), ("30", "branch"), ("51", "treasury"), ("52", "treasury"),
     ("65", "foreign"), ("71", "indirect"), ("75", "clearing"), ("90", "liquidator"), ("99", "client"),
     ("77", "other")],
)  # fmt: skip
def test_types_of_participants(code: str, kind: str) -> None:
    """PtType tells what a participant is; an unknown type is kept and called other."""
    found = read(document([entry(SBER, "Банк", PtType=code)])).get(SBER)
    assert found is not None
    assert (found.kind, found.type_code) == (kind, code)


def test_restrictions_of_participants_and_accounts() -> None:
    """Restrictions have code, day and meaning; a code without a known meaning is kept; one without a code is none."""
    limits = [
        tag("RstrList", {"Rstr": "LWRS", "RstrDate": "2026-09-01"}),
        tag("RstrList", {"Rstr": "FOCL"}),
        tag("RstrList", {"RstrDate": "2026-09-01"}),
    ]
    held = account(SBER_CORR).replace(
        "/>", ">" + tag("AccRstrList", {"AccRstr": "CLRS", "AccRstrDate": "2026-09-02"}) + "</Accounts>"
    )
    found = read(document([entry(SBER, "Банк", held, limits=limits)])).get(SBER)
    assert found is not None
    first, second = found.restrictions
    assert (first.code, first.since, first.title_ru) == (
        "LWRS",
        dt.date(2026, 9, 1),
        "отозвана (аннулирована) лицензия",
    )
    assert (second.code, second.since, second.title_en) == ("FOCL", None, "")
    assert [one.code for one in found.accounts[0].restrictions] == ["CLRS"]


def test_archive_and_xml_are_one() -> None:
    """The published archive and the XML in it give the same directory."""
    assert list(read(archive(SAMPLE))) == list(read(SAMPLE))


def test_an_independent_reader_finds_the_same() -> None:
    """ElementTree, which decodes windows-1251 by itself, sees the same BICs, names and accounts in 1400 entries."""
    data = directory(1400)
    space = "{urn:cbr-ru:ed:v2.0}"
    wanted = {}
    for one in ElementTree.fromstring(data).iter(f"{space}BICDirectoryEntry"):
        about = one.find(f"{space}ParticipantInfo")
        assert about is not None
        wanted[one.get("BIC")] = about.get("NameP"), [held.get("Account") for held in one.iter(f"{space}Accounts")]
    banks = read(data)
    assert {one.bik: (one.name, [held.number for held in one.accounts]) for one in banks} == wanted
    assert (len(banks), banks.findings) == (1400, ())
    assert isinstance(banks, BankDirectory)


def test_another_library_finds_the_same() -> None:
    """ru-requisites, which reads the archive by code that is not ours, sees the same day, banks and accounts."""
    packed = archive(directory(300))
    theirs, ours = parse_ed807_zip(packed), read(packed)
    assert theirs.business_day == ours.as_of
    assert list(theirs.entries) == [one.bik for one in ours]
    for one in ours:
        other = theirs.entries[one.bik]
        assert (other.name, other.registration_number) == (one.name, one.registration)
        assert [(held.account, held.regulation_account_type) for held in other.accounts] == [
            (held.number, held.type_code) for held in one.accounts
        ]


def test_namespaces_are_ignored_and_told() -> None:
    """Another version of the namespace, or a prefix, is read, and a warning tells of an unknown version."""
    other = SAMPLE.replace(b"urn:cbr-ru:ed:v2.0", b"urn:cbr-ru:ed:v3.0")
    assert (len(read(other)), codes(read(other))) == (2, ["BNK006"])
    bare = SAMPLE.replace(b' xmlns="urn:cbr-ru:ed:v2.0"', b"")
    assert codes(read(bare)) == ["BNK006"]
    prefixed = SAMPLE.replace(b"xmlns=", b"xmlns:ed=").replace(b"</", b"</ed:").replace(b"<", b"<ed:")
    prefixed = prefixed.replace(b"<ed:/", b"</").replace(b"<ed:?", b"<?")
    assert (len(read(prefixed)), codes(read(prefixed))) == (2, [])


def test_the_day_of_the_directory() -> None:
    """BusinessDay is the day, else EDDate; without both the directory has none and says so."""
    one = [entry(SBER, "Банк")]
    assert read(document(one, BusinessDay="2026-11-02")).as_of == dt.date(2026, 11, 2)
    assert read(document(one, BusinessDay=None)).as_of == DAY
    found = read(document(one, BusinessDay=None, EDDate=None))
    assert (found.as_of, codes(found)) == (None, ["BNK007"])
    broken = read(document(one, BusinessDay="08.10.2026"))
    assert (broken.as_of, codes(broken)) == (DAY, ["BNK014"])


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (entry("", "Без БИК"), "BNK010"),
        (entry("44525225", "Короткий"), "BNK011"),
        (entry("04452522x", "Не те цифры"), "BNK011"),
        (entry("044525974", " "), "BNK012"),
        ('<BICDirectoryEntry BIC="044525974"/>', "BNK012"),
        (entry(SBER, "Второй раз"), "BNK013"),
        (entry("044525974", "Т", DateIn="2026-13-01"), "BNK014"),
        (entry("044525974", "Т", account("123")), "BNK015"),
        (entry("044525974", "Т", account("30101Щ10145250000974")), "BNK015"),
        (entry("044525974", "Т", ParticipantStatus="PSDL"), "BNK016"),
        (entry("044525974", "Т").replace("<BICDirectoryEntry", '<BICDirectoryEntry ChangeType="DLTD"'), "BNK016"),
    ],
)
def test_a_broken_entry_costs_itself_only(broken: str, code: str) -> None:
    """What is wrong with one entry is a finding with its line, and the other banks are there."""
    banks = read(document([entry(SBER, "ПАО СБЕРБАНК"), "\n", broken]))
    (finding,) = banks.findings
    assert (finding.code, finding.where.line) == (code, 3)
    assert banks.get(SBER) is not None
    assert not {"{", "}"} & set(finding.message("ru") + finding.message("en"))


def test_removed_participants_are_closed() -> None:
    """A participant marked as removed is there and out of use: from its own date, or from the directory's day."""
    banks = read(
        document(
            [
                entry(SBER, "А", ParticipantStatus="PSDL", DateOut="2026-10-07"),
                entry(
                    "044525974", "Б", account("30101810145250000974", AccountStatus="ACDL"), ParticipantStatus="PSDL"
                ),
            ]
        )
    )
    first, second = banks
    assert (first.closed, second.closed) == (dt.date(2026, 10, 7), DAY)
    assert not second.accounts[0].is_open(DAY)
    undated = read(document([entry(SBER, "А", ParticipantStatus="PSDL")], BusinessDay=None, EDDate=None))
    assert not next(iter(undated)).is_open(DAY)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "IMP620"),
        (SAMPLE[: len(SAMPLE) // 2], "IMP623"),
        (SAMPLE.replace(b"WINDOWS-1251", b"UTF-8"), "IMP623"),
        (SAMPLE.replace(b"?>\n", b'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1), "IMP624"),
        (b"<ValCurs><Valute/></ValCurs>", "BNK001"),
        (document([entry(SBER, "Банк")], InfoTypeCode="SIRR"), "BNK002"),
        (document([]), "BNK003"),
        (document([entry("", "Банк")]), "BNK003"),
        (archive(b"text", "readme.txt"), "BNK004"),
        (archive(SAMPLE, "a.xml", b_xml=SAMPLE), "BNK005"),
        (archive(SAMPLE, "a_ED807.xml", ED807_xml=SAMPLE), "BNK005"),
        (b"\xff\xd8\xff\xe0 no xml", "IMP623"),
    ],
    ids=(
        "empty", "cut", "encoding", "doctype", "foreign", "changes", "none", "unusable", "no-xml", "two", "twins",
        "jpeg",
    ),
)  # fmt: skip
def test_what_is_no_directory_is_refused(data: bytes, code: str) -> None:
    """A file that holds no whole directory raises with the finding that says what it is instead."""
    with pytest.raises(FormatError, match=code) as caught:
        read(data)
    assert caught.value.finding is not None
    assert caught.value.finding.code == code


def test_the_directory_among_other_xml() -> None:
    """In an archive with several XML files the one that is called ED807 is read."""
    assert len(read(archive(SAMPLE, notes_xml=b"<a/>"))) == 2


def test_bombs_are_refused() -> None:
    """An archive that unpacks to a hundred megabytes, and an XML with as many tags, are refused by their limits."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("ED807.xml", b"<a>" + b" " * 100_000_000)
    with pytest.raises((LimitError, FormatError)):
        read(bomb.getvalue())
    with pytest.raises(LimitError, match="IMP625"):
        read(b"<a>" * 200)


@given(st.data())
def test_damaged_files_end_in_findings(data: st.DataObject) -> None:
    """However bytes are changed, cut or doubled, the result is a directory or an error of cjmkit."""
    base = data.draw(st.sampled_from([SAMPLE, archive(SAMPLE)]))
    at = data.draw(st.integers(0, len(base)))
    length = data.draw(st.integers(0, 40))
    piece = data.draw(st.binary(max_size=20) | st.sampled_from([b'"', b"<", b"&#0;", b"&x;", base[at : at + 300]]))
    broken = base[:at] + piece + base[at + length :]
    try:
        banks = list(read(broken))
    except CjmkitError:
        banks = []
    assert all(len(one.bik) == 9 and one.name for one in banks)


def test_the_reference_loads() -> None:
    """The object that the hook returns loads a file by its one verb."""
    reference = ED807Reference()
    assert len(reference.load(open_source(io.BytesIO(make.archive(SAMPLE))), reference.options())) == 2
