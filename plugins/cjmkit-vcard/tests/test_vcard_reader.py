"""
Reading the vCards of phones and programs, good, old and damaged.
"""

from __future__ import annotations

import codecs
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjmkit_vcard
from cjmkit import Toolkit
from cjmkit.errors import ConfigError, FormatError, LimitError
from cjmkit.model import (
    AddressKind,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Person,
    PersonDetails,
    Relative,
    Role,
    Sex,
)
from cjmkit.plugins import CardRecord, open_source
from cjmkit_vcard import VCardImporter, VCardReadOptions, VCardWriteOptions
from cjmkit_vcard.catalogue import VCARD_RULES

SAMPLES = Path(__file__).parent / "samples"


def read(data: bytes | str, **options: Any) -> list[CardRecord]:
    raw = data.encode() if isinstance(data, str) else data
    return list(VCardImporter().read(open_source(raw, name="x.vcf"), VCardReadOptions(**options)))


def one(*lines: str, version: str = "3.0", **options: Any) -> tuple[ClientCard, list[str]]:
    (record,) = read("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]), **options)
    assert record.card is not None
    return record.card, [finding.code for finding in record.findings]


def sample(name: str, **options: Any) -> tuple[ClientCard, CardRecord]:
    (record,) = VCardImporter().read(open_source(SAMPLES / name), VCardReadOptions(**options))
    assert record.card is not None
    return record.card, record


def test_a_phone_of_apple() -> None:
    """Item groups, built-in labels, a pause before an extension, escaped colons: all is understood and told."""
    card, record = sample("iphone.vcf")
    assert card.kind is CardKind.PERSON
    assert card.person == PersonDetails(
        last_name="Смирнова",
        first_name="Ольга",
        patronymic="Игоревна",
        birth_date=dt.date(1985, 4, 12),
        relatives=(Relative(name="Пётр Смирнов", relation="Spouse"),),
    )
    assert card.full_name is None
    assert card.contacts == (
        Contact(kind=ContactKind.EMAIL, value="Olga@example.ru", shown=True),
        Contact(kind=ContactKind.MOBILE, value="+79161234567", shown=True),
        Contact(kind=ContactKind.PHONE, value="+74951234567", extension="12"),
        Contact(kind=ContactKind.PHONE, value="+79167654321", note="Муж"),
        Contact(kind=ContactKind.WEBSITE, value="https://example.ru/", shown=True),
        Contact(kind=ContactKind.SOCIAL, value="https://vk.com/example"),
    )
    (address,) = card.addresses
    assert address.text == "390000, Россия, Рязанская область, Рязань, ул. Ленина, 5"
    assert (address.postal_code, address.city, address.country) == ("390000", "Рязань", "Россия")
    assert card.comment == "Звонить\nпосле 18:00"
    assert card.custom == {
        "ORG": "ООО «Ромашка»",
        "ORG-UNIT": "Отдел закупок",
        "TITLE": "Менеджер",
        "X-PHONETIC-LAST-NAME": "Smirnova",
    }
    cleaned = [finding for finding in record.findings if finding.code == "VCF008"]
    assert [finding.where.line for finding in cleaned] == [8, 9, 10, 11]
    assert cleaned[1].value == "8 (916) 123-45-67"
    assert cleaned[1].fix == "+79161234567"


def test_an_employee_may_be_a_contact_of_the_organisation() -> None:
    """With employees=contact the same vCard is the card of the organisation."""
    card, _ = sample("iphone.vcf", employees="contact")
    assert card.kind is CardKind.COMPANY
    assert card.short_name == "ООО «Ромашка»"
    assert card.people == (Person(role=Role.CONTACT, name="Смирнова Ольга Игоревна", position="Менеджер"),)
    card, _ = one("N:;;;;", "FN:Анна", "KIND:individual", "ORG:ООО «Ромашка»", employees="contact", version="4.0")
    assert card.people == (Person(role=Role.CONTACT, name="Анна"),)
    assert card.person is None


def test_a_phone_of_android_in_2_1() -> None:
    """Version 2.1: types without a name, QUOTED-PRINTABLE over several lines, a folded picture."""
    card, record = sample("android21.vcf")
    assert card.person == PersonDetails(last_name="Кузнецов", first_name="Илья")
    assert [(contact.kind, contact.value, contact.shown) for contact in card.contacts] == [
        (ContactKind.MOBILE, "+79031234567", True),
        (ContactKind.HOME_PHONE, "+74951234567", False),
    ]
    assert card.comment == "Первая строка\nвторая строка, длинная, чтобы переносилась"
    assert card.photo is not None
    assert card.photo.data is not None
    assert card.photo.data.startswith(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    assert card.photo.media_type == "image/jpeg"
    assert record.findings[0].code == "VCF013"


def test_outlook_in_windows_1251() -> None:
    """Every property of 2.1 may name its own charset, and a LABEL belongs to the ADR of its types."""
    card, _ = sample("outlook_cp1251.vcf")
    assert card.person == PersonDetails(last_name="Попова", first_name="Мария")
    (address,) = card.addresses
    assert address.text == "117312, Москва, ул. Вавилова, 19"
    assert card.custom["ORG"] == "ПАО Сбербанк"


def test_a_company_in_4_0() -> None:
    """Version 4.0 with bare line feeds: tel: URI with an extension, LABEL with carets, KIND, RELATED."""
    card, record = sample("company4.vcf")
    assert card.kind is CardKind.COMPANY
    assert card.id == "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"
    assert (card.short_name, card.full_name) == ("ПАО Сбербанк", "Публичное акционерное общество «Сбербанк России»")
    assert card.contacts[0] == Contact(kind=ContactKind.PHONE, value="+74955005550", extension="12", shown=True)
    assert card.contacts[1].kind is ContactKind.MESSENGER
    assert card.addresses[0].text == "117312, Москва\nул. Вавилова, 19"
    assert card.people == (Person(role=Role.CONTACT, name="Иванова А. П."),)
    assert card.requisites.inn == "7707083893"
    assert card.updated_at == dt.datetime(2026, 10, 1, 10, 15, tzinfo=dt.UTC)
    assert [finding.code for finding in record.findings] == ["VCF008", "VCF008"]


def test_the_whole_road() -> None:
    """A toolkit finds the format by content, checks the cards by its rules, and tells of rejects."""
    kit = Toolkit(plugins=(cjmkit_vcard,))
    assert kit.problems == ()
    data = b"BEGIN:VCARD\nVERSION:3.0\nFN:A\nN:A\nX-INN:7707083894\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n"
    with kit.read_cards(data) as batch:
        assert list(batch) == []
    assert "VCF015" in batch.report.counts
    assert any(code.startswith("CRD") for code in batch.report.counts)
    with kit.read_cards(SAMPLES / "company4.vcf") as batch:
        (card,) = batch
    stream = io.BytesIO()
    assert kit.write_cards([card], stream, format="vcard").cards == 1
    assert stream.getvalue().startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")


@pytest.mark.parametrize(
    ("start", "known"),
    [
        (b"BEGIN:VCARD\r\n", True),
        (b"\xef\xbb\xbf\r\n  begin:vcard", True),
        ("\ufeffBEGIN:VCARD".encode("utf-16-le"), True),
        (b"BEGIN:VCALENDAR", False),
        (b"", False),
    ],
)
def test_the_start_is_recognised(start: bytes, known: bool) -> None:
    """A vCard is known by its first line, in any encoding and case."""
    assert VCardImporter().recognises(open_source(start)) is known


# Damage


def test_no_vcard_at_all() -> None:
    """A file without BEGIN:VCARD is refused with words about what to do."""
    with pytest.raises(FormatError, match="VCF001"):
        read("Имя;Телефон\n")
    with pytest.raises(FormatError, match="empty"):
        read(b"")
    with pytest.raises(LimitError, match="MB"):
        read(b"BEGIN:VCARD\n" + b" " * 1024 * 1024, limit_mb=1)


def test_a_missing_end_is_told() -> None:
    """Without END a card is read as far as it goes, whether the file ends or the next card begins."""
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:A\nBEGIN:VCARD\nVERSION:3.0\nFN:B\n"
    records = read(text)
    assert [record.card and record.card.short_name for record in records] == ["A", "B"]
    assert [(finding.code, finding.where.line) for record in records for finding in record.findings] == [
        ("VCF002", 1),
        ("VCF002", 4),
    ]


@pytest.mark.parametrize("size", range(0, 700, 23))
def test_cut_off_anywhere(size: int) -> None:
    """A file that is cut off anywhere gives findings or one refusal, never a traceback."""
    data = (SAMPLES / "iphone.vcf").read_bytes()[:size]
    try:
        records = read(data)
    except FormatError:
        assert size < 12
    else:
        assert all(record.findings for record in records)


def test_versions() -> None:
    """A missing and an unknown version are told; the card is read as 3.0."""
    (record,) = read("BEGIN:VCARD\nFN:A\\nB\nEND:VCARD")
    assert [finding.code for finding in record.findings] == ["VCF003"]
    assert record.card is not None
    assert record.card.short_name == "A\nB"
    assert one("FN:A", version="5")[1] == ["VCF014"]


def test_nested_and_stray_lines() -> None:
    """A nested vCard is left out and told, and so are lines outside of any card."""
    text = (
        "x\n\nBEGIN:VCARD\nVERSION:2.1\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nORG:B\nEND:VCARD\nFN:stray\ny\n"
    )
    (record,) = read(text)
    assert record.card is not None
    assert record.card.short_name == "A"
    found = {(finding.code, finding.where.line): finding.params for finding in record.findings}
    assert found["VCF005", 1] == {"count": 1}
    assert found["VCF005", 12] == {"count": 2}
    assert ("VCF010", 7) in found
    assert "Inner" not in (record.raw or "")


def test_a_line_that_is_no_property() -> None:
    """A line without a colon or a name is left out and told, with its text."""
    (record,) = read("BEGIN:VCARD\nVERSION:3.0\nFN:A\nул. Вавилова\n;:x\nEND:VCARD")
    assert [(finding.code, finding.where.line, finding.value) for finding in record.findings] == [
        ("VCF004", 4, "ул. Вавилова"),
        ("VCF004", 5, ";:x"),
    ]
    assert "ул. Вавилова" in (record.raw or "")


def test_old_line_ends_and_encodings() -> None:
    """Carriage returns alone, UTF-16, windows-1251 and a chosen encoding are read; what was found out is told."""
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Общество с ограниченной ответственностью «Ромашка»\nEND:VCARD\n"
    for data, codes in (
        (text.replace("\n", "\r").encode(), []),
        (codecs.BOM_UTF16_LE + text.encode("utf-16-le"), []),
        (codecs.BOM_UTF8 + text.encode(), []),
        (text.encode("cp1251"), ["VCF018"]),
        (text.replace("«", '"').replace("»", '"').encode("cp866"), ["VCF018"]),
    ):
        (record,) = read(data)
        assert [finding.code for finding in record.findings] == codes
        assert record.card is not None
        assert (record.card.short_name or "").startswith("Общество с ограниченной")
    (record,) = read(text.encode("cp1251"), encoding="windows-1251")
    assert record.card is not None
    assert "«Ромашка»" in (record.card.short_name or "")
    (record,) = read(text.encode("utf-16"), encoding="utf-16")
    assert record.card is not None


def test_folds_in_the_middle_of_a_character() -> None:
    """Programs that count octets alone cut letters; lines are joined before they are decoded."""
    data = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ромашка\r\nEND:VCARD\r\n".encode()
    place = data.index("м".encode()) + 1
    (record,) = read(data[:place] + b"\r\n " + data[place:])
    assert record.card is not None
    assert record.card.short_name == "Ромашка"
    assert record.findings == ()


def test_values_that_cannot_be_decoded() -> None:
    """A value that is no text in its charset is left out and told; a strange charset does no harm."""
    for charset, value in (
        ("UTF-8", "=FF=FE=00"),
        ("unicode_escape", "abc"),
        ("hex", "61"),
        ("nonsense", "=61"),
    ):
        card, found = one(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{value}", "N:A;;;;", version="2.1")
        assert "VCF007" in found
        assert card.person == PersonDetails(last_name="A")
    for strange in (b"a\0b", b"\xff\xfe\0"):
        (record,) = read(b"BEGIN:VCARD\nVERSION:3.0\nFN:" + strange + b"\nN:A\nEND:VCARD")
        assert "VCF007" in [finding.code for finding in record.findings]
    card, _ = one("FN;ENCODING=QUOTED-PRINTABLE:=CF=CE", "N;ENCODING=QUOTED-PRINTABLE:уже текст;;;;", version="2.1")
    assert card.full_name == "ПО"
    assert card.person == PersonDetails(last_name="уже текст")


def test_2_1_knows_no_escaped_line_end() -> None:
    """In 2.1 a backslash before n is a path, and folded white space belongs to the value."""
    assert one("FN:A", "NOTE:C:\\new\\;x", version="2.1")[0].comment == "C:\\new;x"
    assert one("FN:A", "NOTE:one", "  two", version="2.1")[0].comment == "one  two"


def test_dates() -> None:
    """A whole day is read in both spellings and with a time; a day without its year is kept and told."""
    for text in ("1985-04-12", "19850412", "1985-04-12T00:00:00Z"):
        card, codes_ = one("N:A;;;;", "FN:A", f"BDAY:{text}")
        assert card.person is not None
        assert card.person.birth_date == dt.date(1985, 4, 12)
        assert "VCF011" not in codes_
    for text in ("--0412", "1985-02-30", "весной", "１985-04-12"):
        card, codes_ = one("N:A;;;;", "FN:A", f"BDAY:{text}")
        assert card.custom == {"BDAY": text}
        assert "VCF011" in codes_
    card, codes_ = one("N:A", "REV:2026-10-01", "BDAY:", "REV:2026-10-02")
    assert card.updated_at == dt.datetime(2026, 10, 1)
    assert card.custom == {"REV": "2026-10-02"}
    for text in ("2026-10-01T10:15:00.5+03:00", "20261001T101500.5+0300", "2026-10-01T101500.5+03:00"):
        moment = one("N:A", f"REV:{text}")[0].updated_at
        assert moment == dt.datetime(2026, 10, 1, 10, 15, 0, 500_000, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert one("N:A", "REV:2026-10-01T99:15:00Z")[0].updated_at == dt.datetime(2026, 10, 1)
    assert one("N:A", "REV:2026-13-01T10:15:00Z")[0].custom == {"REV": "2026-13-01T10:15:00Z"}
    assert one("N:A", "X-LOYALTY-VALID-UNTIL:скоро")[0].custom == {"X-LOYALTY-VALID-UNTIL": "скоро"}


def test_pictures() -> None:
    """Links, base64 and data: URIs are read; what is none of these is told, and so is a second picture."""
    card, _ = one("N:A", "PHOTO;TYPE=JPEG;ENCODING=b:AAEC", "PHOTO;VALUE=uri:https://example.ru/x.jpg")
    assert card.photo is not None
    assert (card.photo.data, card.photo.url, card.photo.media_type) == (
        b"\0\1\2",
        "https://example.ru/x.jpg",
        "image/jpeg",
    )
    card, _ = one("N:A", "LOGO:data:image/png;base64,AAEC", version="4.0")
    assert card.logo is not None
    assert (card.logo.data, card.logo.media_type) == (b"\0\1\2", "image/png")
    for value in ("PHOTO;ENCODING=b:!!", "PHOTO:что-то", "PHOTO;ENCODING=b:Ж"):
        card, found = one("N:A", value)
        assert card.photo is None
        assert "VCF012" in found
    card, found = one("N:A", "PHOTO;ENCODING=b:AAEC", "PHOTO;ENCODING=b:AAEC", "LOGO:", "LOGO;VALUE=uri:")
    assert "VCF019" in found
    assert card.logo is None
    card, _ = one("N:A", "LOGO:http://a.ru/", "LOGO:http://b.ru/")
    assert card.custom == {"LOGO": "http://b.ru/"}


def test_phones() -> None:
    """Several numbers in one TEL become several contacts; what is no number stays as it is written."""
    card, found = one("N:A", "TEL:8-916-123-45-67\\, 8 495 123 45 67 (Анна)")
    assert [(contact.value, contact.note) for contact in card.contacts] == [
        ("+79161234567", "Анна"),
        ("+74951234567", "Анна"),
    ]
    assert "VCF009" in found
    card, found = one("N:A", "TEL:нет", "TEL:", "TEL:123 спросить Анну", "TEL;TYPE=FAX:+74951234567", "TEL;CAR:8 916 1")
    assert [contact.value for contact in card.contacts] == ["нет", "123 спросить Анну", "+74951234567", "8 916 1"]
    assert "VCF008" not in found
    card, found = one("N:A", "TEL;VALUE=uri:tel:%2B74951234567", "TEL;X-EXT=12:+74951234567", version="4.0")
    assert [contact.extension for contact in card.contacts] == [None, "12"]
    card, _ = one("N:A", "TEL:+74951234567 спросить Анну")
    assert card.contacts[0].value == "+74951234567 спросить Анну"


def test_messengers() -> None:
    """Old names of messengers and IMPP are contacts; a label of the user's is a note."""
    card, _ = one(
        "N:A",
        "X-SKYPE:anna",
        "i.X-TELEGRAM:anna",
        "i.X-ABLabel:рабочий",
        "SOCIALPROFILE:https://ok.ru/x",
        "X-MESSENGER:@a",
    )
    assert [(contact.kind, contact.value, contact.note) for contact in card.contacts] == [
        (ContactKind.MESSENGER, "anna", "Skype"),
        (ContactKind.MESSENGER, "anna", "рабочий, Telegram"),
        (ContactKind.SOCIAL, "https://ok.ru/x", None),
        (ContactKind.MESSENGER, "@a", None),
    ]


def test_addresses() -> None:
    """Kinds come from types and labels; a LABEL alone is an address; an empty ADR is none."""
    card, _ = one(
        "N:A",
        "i.ADR:;оф. 5;ул. Ленина\\, 5;Москва;Москва;117312;",
        "i.X-ABLabel:Юридический адрес",
        "ADR;TYPE=postal:а/я 7;;;Рязань",
        "LABEL;TYPE=home:Тверь",
        "LABEL:",
        "ADR:;;;;;;",
    )
    assert [(address.kind, address.text) for address in card.addresses] == [
        (AddressKind.LEGAL, "117312, Москва, ул. Ленина, 5, оф. 5"),
        (AddressKind.POSTAL, "Рязань, а/я 7"),
        (AddressKind.OTHER, "Тверь"),
    ]


def test_who_it_is() -> None:
    """What says who the client is goes before what is inferred, and what is inferred is told."""
    for lines, kind, told in (
        (("FN:A", "X-CLIENT-KIND:sole_proprietor"), CardKind.SOLE_PROPRIETOR, False),
        (("FN:A", "X-ABShowAs:COMPANY"), CardKind.COMPANY, False),
        (("FN:A", "KIND:individual", "X-OGRNIP:304500116000157"), CardKind.SOLE_PROPRIETOR, False),
        (("FN:A", "X-OGRNIP:304500116000157"), CardKind.SOLE_PROPRIETOR, True),
        (("FN:A", "X-KPP:773601001"), CardKind.COMPANY, True),
        (("FN:A", "ORG:A"), CardKind.COMPANY, True),
        (("FN:A", "N:A;;;;"), CardKind.PERSON, True),
        (("FN:A", "KIND:group"), None, False),
    ):
        card, found = one(*lines)
        assert card.kind is kind
        assert ("VCF017" in found) is told


def test_names_of_strangers() -> None:
    """FN and ORG become names; a shown name that is another one than N's is kept."""
    assert one("FN:Мама", "N:Иванова;Анна;;;")[0].full_name == "Мама"
    assert one("FN:Анна Иванова", "N:Иванова;Анна;;;")[0].full_name is None
    card, _ = one("FN:A", "ORG:B", "TITLE:Директор", "KIND:org")
    assert (card.short_name, card.full_name, card.custom) == ("A", "B", {"TITLE": "Директор"})
    card, _ = one("FN:A", "X-FULL-NAME:C", "KIND:org", "FN:A", "FN:Другое")
    assert (card.short_name, card.full_name, card.custom) == (None, "C", {"FN": "Другое"})
    card, found = one("N:Иванов;Иван;Иванович;г-н;", "FN:Иван", "N:Петров")
    assert card.custom == {"N": "г-н", "N 2": "Петров"}
    assert found.count("VCF006") == 2


def test_requisites_come_back_from_the_note() -> None:
    """Where an address book dropped the properties, the readable note gives the requisites back, and it is told."""
    note = (
        "NOTE:Старый клиент\\n— Реквизиты —\\nИНН: 7707083893\\nКПП: 773601001\\nне то\\nР/с: 40702810438000060473\\n"
        "Банк: ПАО Сбербанк\\nБИК: 044525225\\nР/с: 40702810000000000001\\nИНН: "
    )
    card, found = one("FN:A", note)
    assert card.comment == "Старый клиент"
    assert (card.requisites.inn, card.requisites.kpp) == ("7707083893", "773601001")
    assert [account.account for account in card.bank_accounts] == ["40702810438000060473", "40702810000000000001"]
    assert card.bank_accounts[0].bank_name == "ПАО Сбербанк"
    assert "VCF016" in found
    card, found = one("FN:A", "X-INN:7707083893", note)
    assert card.requisites.kpp is None
    assert "VCF016" not in found


def test_accounts_without_groups() -> None:
    """Without groups an account begins where a property comes again."""
    card, _ = one("FN:A", "X-BANK-BIC:044525225", "X-BANK-ACCOUNT:1", "X-BANK-BIC:044525974")
    assert [(account.bik, account.account) for account in card.bank_accounts] == [
        ("044525225", "1"),
        ("044525974", None),
    ]


def test_own_fields_and_strange_ones() -> None:
    """A typed field keeps its type; one of a wrong type, a repeated one and an unknown property stay as text."""
    card, found = one(
        "FN:A",
        "X-FIELD;X-TYPE=integer:n;5",
        "X-FIELD;X-TYPE=integer:m;пять",
        "X-FIELD;X-TYPE=boolean:b;возможно",
        "X-FIELD;X-TYPE=decimal:d;abc",
        "X-FIELD:n;6",
        "X-STRANGE:  ",
        "X-STRANGE:1",
        "X-STRANGE:2",
        "GENDER:O",
        "GENDER:M",
        "GENDER:F",
        "i.X-ABLabel:один",
        "CATEGORIES: a ,,b",
        "NOTE:  ",
        "X-INN:7707083893",
        "X-INN:500100732259",
        "RELATED:",
        "RELATED;VALUE=uri:urn:uuid:1",
    )
    assert card.custom == {
        "n": 5,
        "X-FIELD": "m;пять",
        "X-FIELD 2": "b;возможно",
        "X-FIELD 3": "d;abc",
        "X-FIELD 4": "n;6",
        "X-STRANGE": "1",
        "X-STRANGE 2": "2",
        "GENDER": "O",
        "GENDER 2": "F",
        "X-ABLABEL": "один",
        "X-INN": "500100732259",
    }
    assert card.tags == ("a", "b")
    assert card.comment is None
    assert card.person == PersonDetails(sex=Sex.MALE, relatives=(Relative(card="urn:uuid:1"),))
    assert found.count("VCF006") == 10


def test_parameters() -> None:
    """Carets of RFC 6868, quotation marks and lists in parameters are understood."""
    card, _ = one(
        "ADR;LABEL=\"a^nb ^^ ^'c^' ^x; d^\":;;s;;;;",
        'TEL;TYPE="work,x",fax:+74951234567',
        "EMAIL;;TYPE=pref,home:a@b.ru",
    )
    assert card.addresses[0].text == 'a\nb ^ "c" ^x; d^'
    assert [(contact.kind, contact.shown) for contact in card.contacts] == [
        (ContactKind.FAX, False),
        (ContactKind.EMAIL, True),
    ]


def test_repeated_properties_cost_no_more() -> None:
    """A property that is repeated without end is read in a time that grows with the file, and no faster."""
    count = 5_000
    lines = [
        line
        for number in range(count)
        for line in (f"X-A:{number}", "X-BANK-BIC:1", f"ADR;TYPE=x{number % 2}:;;s", "LABEL:t")
    ]
    (record,) = read("\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"]))
    assert record.card is not None
    assert len(record.card.custom) == len(record.card.bank_accounts) == count
    assert len(record.card.addresses) == 2 * count


@pytest.mark.parametrize(
    "options",
    [{"employees": "x"}, {"limit_mb": 0}, {"limit_mb": True}, {"encoding": "x"}, {"encoding": "hex"}, {"encoding": 5}],
)
def test_wrong_reading_options(options: dict[str, Any]) -> None:
    """A wrong option is refused with the values that it can have."""
    with pytest.raises(ConfigError, match=next(iter(options))):
        VCardReadOptions(**options)


@pytest.mark.parametrize("options", [{"version": "2.1"}, {"photos": "x"}, {"requisites_in_note": "x"}])
def test_wrong_writing_options(options: dict[str, Any]) -> None:
    """A wrong option is refused with the values that it can have."""
    with pytest.raises(ConfigError, match=next(iter(options))):
        VCardWriteOptions(**options)


def test_no_personal_value_in_messages() -> None:
    """Messages and representations name fields and places, and no value of the vCard."""
    for path in SAMPLES.glob("*.vcf"):
        for record in VCardImporter().read(open_source(path), VCardReadOptions()):
            for finding in record.findings:
                for text in (finding.line("ru"), finding.line("en"), repr(finding)):
                    assert not any(word in text for word in ("Смирнов", "916", "Кузнецов", "Вавилова", "Olga"))


def test_the_catalogue() -> None:
    """Codes are VCF001, VCF002 … in order, and every text has the fields of its twin."""
    assert [rule.code for rule in VCARD_RULES] == [f"VCF{number:03}" for number in range(1, len(VCARD_RULES) + 1)]
    for rule in VCARD_RULES:
        fields = [set(re.findall(r"{(\w+)}", text)) for text in (rule.text.ru, rule.text.en)]
        assert {name.removesuffix("_ru") for name in fields[0]} == {name.removesuffix("_en") for name in fields[1]}
        assert rule.title.ru
        assert rule.why.en


@given(
    st.sampled_from(sorted(SAMPLES.glob("*.vcf"))),
    st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=6), st.integers(0, 30)), max_size=5),
)
def test_damaged_samples(path: Path, changes: list[tuple[int, bytes, int]]) -> None:
    """Whatever bytes are put into a good sample or taken out of it: records, or one refusal."""
    data = path.read_bytes()
    for place, put, taken in changes:
        place %= len(data) + 1
        data = data[:place] + put + data[place + taken :]
    try:
        for record in read(data):
            assert record.card is not None or record.findings
            assert all(finding.line("ru") for finding in record.findings)
    except FormatError:
        pass
