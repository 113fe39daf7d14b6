"""
1CClientBankExchange: whom a statement tells of, in any encoding, once each.
"""

import datetime as dt
import gzip

import pytest
from client_bank_exchange_1c import Statement

from cjmkit.errors import ConfigError, FormatError, LimitError
from cjmkit.model import CardKind
from cjmkit.plugins import open_source
from cjmkit_1c.bank.lines import LIMIT, encoding_of, lines_of
from cjmkit_1c.bank.parties import MOST_ACCOUNTS, Parties
from cjmkit_1c.bank.sides import Side, read_side
from cjmkit_1c.formats import BankReadOptions

OWN = "40702810900000000001"
HEAD = f"1CClientBankExchange\nВерсияФормата=1.03\nКодировка=Windows\nРасчСчет={OWN}\n"
OTHER = "40702810638000000009"


def paid_by(*lines: str) -> str:
    body = "\n".join(f"Плательщик{line}" for line in lines)
    return f"СекцияДокумент=Платежное поручение\nДата=03.08.2026\n{body}\nПолучательСчет={OWN}\nКонецДокумента\n"


def statement(*documents: str, head: str = HEAD, end: str = "КонецФайла\n", encoding: str = "cp1251") -> bytes:
    return (head + "".join(documents) + end).encode(encoding)


def codes(findings):
    return [finding.code for finding in findings if finding.code.startswith("ONE")]


@pytest.fixture(scope="module")
def sample(samples):
    return (samples / "statement.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_sample_in_any_encoding(read, sample, encoding, end):
    """One statement gives the same five clients in each encoding that occurs, with either line end."""
    cards, _ = read(sample.replace("\n", end).encode(encoding))

    assert [(card.kind, card.name, card.requisites.inn) for card in cards] == [
        (CardKind.COMPANY, "ООО «ЯНДЕКС»", "7736207543"),
        (CardKind.SOLE_PROPRIETOR, "Индивидуальный предприниматель Иванов Иван Иванович", "500100732259"),
        (CardKind.PERSON, "Петров Пётр Петрович", None),
        (CardKind.COMPANY, "Департамент финансов города Москвы (Школа, л/с 2673242000450123)", "7710353606"),
        (CardKind.COMPANY, "ООО «Дальняя»", "7704217370"),
    ]


def test_what_a_client_is_known_by(read, sample):
    """Account, bank, city, counts and the last date of a client's payments are on its card, none of them in doubt."""
    cards, findings = read(sample.encode("cp1251"))

    first, sole, _, school, far = cards
    account = first.bank_accounts[0]
    assert (account.bik, account.bank_name, account.bank_city) == ("044525700", "АО «РАЙФФАЙЗЕНБАНК»", "г Москва")
    assert account.corr_account == "30101810200000000700"
    assert first.requisites.kpp == "770401001"
    assert first.custom == {
        "Платежей от контрагента": 2,
        "Платежей контрагенту": 0,
        "Дата последнего платежа": dt.date(2026, 8, 10),
    }
    assert sole.addresses[0].text == "Москва, ул. Лесная, д. 5"
    assert school.bank_accounts[0].personal_account == "2673242000450123"
    assert (far.bank_accounts[0].bik, far.bank_accounts[0].bank_name) == (None, "КБ «Местный»")
    assert [finding.code for finding in findings if finding.severity.value == "error"] == []


def test_an_independent_reader_finds_the_same(read, sample):
    """Whoever another reader of the format finds on the other side of the payments has a card, or is told of."""
    read_by_others = Statement.from_text(sample)
    theirs = set()
    for document in read_by_others.documents:
        for side in (document.payer, document.receiver):
            if side.inn != "7728168971":
                theirs.add(side.account)

    cards, _ = read(sample.encode("cp1251"), options={"banks": "keep", "taxes": "keep"})

    ours = {account.account for card in cards for account in card.bank_accounts}
    assert ours == theirs


def test_the_findings_of_the_sample(read, sample):
    """The owner, the bank's fee and the tax are counted, and names with more than a name are told."""
    _, findings = read(sample.encode("cp1251"))

    assert sorted(set(codes(findings))) == ["ONE025", "ONE027", "ONE028", "ONE033"]
    told = {finding.code: finding.params for finding in findings}
    assert told["ONE025"]["count"] == 8
    assert [finding.params["option"] for finding in findings if finding.code == "ONE027"] == ["banks", "taxes"]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ({}, 5),
        ({"banks": "keep"}, 6),
        ({"taxes": "keep"}, 6),
        ({"treasury": "skip"}, 4),
        ({"own": "keep"}, 6),
        ({"banks": "keep", "taxes": "keep", "own": "keep"}, 8),
    ],
)
def test_whom_the_options_take(read, sample, options, count):
    """Owner, banks and taxes come on wish, the treasury's clients go on wish."""
    cards, _ = read(sample.encode("cp1251"), options=options)

    assert len(cards) == count


@pytest.mark.parametrize("name", ["own", "banks", "taxes", "treasury", "encoding"])
def test_wrong_options_are_refused(name):
    """A wrong word says which ones there are."""
    with pytest.raises(ConfigError, match=name):
        BankReadOptions(**{name: "maybe"})


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("Кодировка=DOS", "cp1251", "cp1251"),
        ("Кодировка=Windows", "utf-8", "utf-8"),
        ("Кодировка=DOS", "utf-16", "utf-16"),
    ],
)
def test_a_header_that_lies_is_told(read, text, encoding, found):
    """The text is read as it is, and that the header named another encoding is told."""
    head = HEAD.replace("Кодировка=Windows", text)
    cards, findings = read(statement(paid_by("1=Ёлка"), head=head, encoding=encoding))

    assert cards[0].name == "Ёлка"
    assert next(one for one in findings if one.code == "ONE021").params["found"] == found


def test_a_wish_for_an_encoding_is_obeyed(read):
    """An encoding that the user names is not doubted."""
    cards, _ = read(statement(paid_by("1=Ёлка"), encoding="cp866"), options={"encoding": "cp866"})

    assert cards[0].name == "Ёлка"


def test_no_statement(kit):
    """A file whose first line is another is refused in words, an empty one too."""
    for data in (b"hello\n", b"", b"\n\n"):
        with pytest.raises(FormatError, match="ONE020"):
            list(kit.read_cards(data, format="1c-bank"))


def test_cut_off_in_a_document(read):
    """An unfinished last document is left out, since its last line may be half of a number."""
    whole = statement(paid_by("1=Ёлка"), paid_by("1=Сосна", "ИНН=77070838"))
    cut = whole[: whole.rindex("ПолучательСчет".encode("cp1251"))]

    cards, findings = read(cut)

    assert [card.name for card in cards] == ["Ёлка"]
    found = next(one for one in findings if one.code == "ONE023")
    assert (found.where.line, found.params) == (10, {"name": "КонецДокумента"})


def test_no_end_of_file(read):
    """A file without its last line is told of."""
    cards, findings = read(statement(paid_by("1=Ёлка"), end=""))

    assert len(cards) == 1
    assert "ONE023" in codes(findings)


def test_a_broken_archive_is_cut_off(read):
    """A gzip that breaks off gives what could be unpacked, or is no statement."""
    packed = gzip.compress(statement(*(paid_by(f"1=Фирма {number * 7919}") for number in range(3000))))

    with pytest.raises(FormatError, match="ONE020"):
        read(packed[:12], format="1c-bank")
    _, findings = read(packed[: len(packed) // 2], format="1c-bank")
    assert "ONE023" in codes(findings)


def test_a_document_without_its_end(read):
    """A new section before the end of a document is told, and both documents are taken."""
    text = paid_by("1=Ёлка").replace("КонецДокумента\n", "")

    cards, findings = read(statement(text, paid_by("1=Сосна")))

    assert [card.name for card in cards] == ["Ёлка", "Сосна"]
    assert "ONE024" in codes(findings)


def test_a_foreign_version_is_told(read):
    """Version 2.00 is of another country: what has the same names is taken, with a warning."""
    _, findings = read(statement(paid_by("1=Ёлка"), head=HEAD.replace("1.03", "2.00")))

    assert "ONE022" in codes(findings)


def test_no_account_of_the_owner(read):
    """Where the file names no account of its own both sides are taken, with a warning."""
    head = HEAD.replace(f"РасчСчет={OWN}\n", "")
    document = paid_by("1=Ёлка").replace("КонецДокумента", "Получатель1=Сосна\nКонецДокумента")

    cards, findings = read(statement(document, head=head))

    assert [card.name for card in cards] == ["Ёлка", "Сосна"]
    assert "ONE026" in codes(findings)


def test_the_owner_by_the_inn(read):
    """A transfer between the owner's own companies' accounts makes no client, though the account is unknown."""
    mine = paid_by("1=Я", "ИНН=7707083893", f"Счет={OTHER}")
    told = f"СекцияДокумент=П\nПлательщикСчет={OWN}\nПлательщикИНН=7707083893\nПолучатель1=Ёлка\nКонецДокумента\n"

    cards, _ = read(statement(mine, told))

    assert [card.name for card in cards] == ["Ёлка"]


@pytest.mark.parametrize(
    ("text", "name", "inn", "address"),
    [
        ("ИНН 7707083893 ПАО Сбербанк", "ПАО Сбербанк", "7707083893", None),
        ("ИНН 7707083893 КПП 773601001 ПАО Сбербанк", "ПАО Сбербанк", "7707083893", None),
        ("ИНН:7707083893, ПАО Сбербанк р/с 40702810638000000009 в ПАО", "ПАО Сбербанк", "7707083893", None),
        ("Иванов Иван//Тула, Мира 1//", "Иванов Иван", None, "Тула, Мира 1"),
        ("ООО «Счёт и касса»", "ООО «Счёт и касса»", None, None),
    ],
)
def test_what_stands_in_a_name(text, name, inn, address):
    """ИНН, account and address that banks write into a name go to their own fields."""
    side = read_side({"плательщик": text}, "плательщик")

    assert (side.name, side.inn, side.address) == (name, inn, address)


def test_the_name_in_lines():
    """A long name is split over four lines; an account in the second tells of an indirect settlement."""
    long = read_side({"плательщик1": "ООО «Очень", "плательщик2": "длинное", "плательщик3": "имя»"}, "плательщик")
    far = read_side(
        {"плательщик1": "ООО", "плательщик2": OTHER, "плательщик3": "Банк", "плательщикбик": "1"}, "плательщик"
    )

    assert long.name == "ООО «Очень длинное имя»"
    assert (far.account.number, far.account.bank_name, far.account.bik) == (OTHER, "Банк", None)


def test_two_inns(read):
    """Where the ИНН in the name is another than the requisite, the requisite is taken with a warning."""
    cards, findings = read(statement(paid_by("=ИНН 7736207543 Ёлка", "ИНН=7707083893")))

    assert cards[0].requisites.inn == "7707083893"
    assert "ONE029" in codes(findings)


def test_money_through_an_internal_account(read):
    """A person who pays through a bank's own account has no account on the card, and that is told."""
    cards, findings = read(statement(paid_by("1=Иванов Иван", "Счет=30232810000000000001")))

    assert cards[0].bank_accounts == ()
    found = next(one for one in findings if one.code == "ONE037")
    assert "30232" in found.message("ru")


@pytest.mark.parametrize(
    ("account", "kind"),
    [
        ("40817810000000000001", CardKind.PERSON),
        ("42301810000000000001", CardKind.PERSON),
        ("40802810000000000001", CardKind.SOLE_PROPRIETOR),
        ("40702810000000000001", None),
    ],
)
def test_the_account_tells_the_kind(read, account, kind):
    """The balance account of the chart of accounts tells a person and a sole proprietor."""
    cards, _ = read(statement(paid_by("1=Иванов Иван Иванович", f"Счет={account}")))

    assert cards[0].kind is kind


def test_a_party_without_kpp_joins_its_likeness(read):
    """ИНН without КПП joins the one with КПП that has its name or account, and no other branch."""
    inn = "ИНН=7707083893"
    same_name = paid_by("1=ПАО «Сбербанк»", inn)
    branches = [paid_by("1=ПАО СБЕРБАНК", inn, "КПП=773601001"), paid_by("1=Филиал", inn, "КПП=775001001")]
    same_account = paid_by("1=Отделение", inn, f"Счет={OTHER}")
    lone = paid_by("1=Незнакомец", inn)

    cards, findings = read(statement(same_name, *branches, same_account, lone))

    assert sorted((card.requisites.kpp or "", card.custom["Платежей от контрагента"]) for card in cards) == [
        ("", 2),
        ("773601001", 2),
        ("775001001", 1),
    ]
    assert "ONE030" in codes(findings)


def test_accounts_are_collected_and_bounded(read):
    """Every account of a client is on its card, up to a bound that is told."""
    several = [paid_by("1=Ёлка", "ИНН=7707083893", f"Счет=407028100000000{number:05}") for number in range(25)]

    cards, findings = read(statement(*several))

    assert len(cards) == 1
    assert len(cards[0].bank_accounts) == MOST_ACCOUNTS
    assert "ONE031" in codes(findings)


def test_namesakes_without_inn_stay_apart(read):
    """Two people of one name with different accounts are two clients."""
    people = [paid_by("1=Иванов Иван", f"Счет=4081781000000000000{digit}") for digit in (1, 2, 2)]

    cards, _ = read(statement(*people))

    assert [card.custom["Платежей от контрагента"] for card in cards] == [1, 2]


def test_a_side_without_name_and_inn(read):
    """A side with an account only makes no client, and is counted."""
    cards, findings = read(statement(paid_by(f"Счет={OTHER}"), paid_by("1=Ёлка", "КПП=0")))

    assert [card.name for card in cards] == ["Ёлка"]
    assert next(one for one in findings if one.code == "ONE032").params == {"count": 1}


def test_bytes_of_another_encoding(read):
    """Bytes that the encoding has not become marks, and the line is told."""
    data = statement(paid_by("1=Ёлка"), encoding="utf-8").replace("лка".encode(), b"\xff\xff")
    padding = ("Комментарий=" + "я" * 4000 + "\n").encode() * 20

    _, findings = read(data.replace("СекцияДокумент".encode(), padding + "СекцияДокумент".encode()))

    assert "ONE035" in codes(findings)


def test_a_long_line_is_cut(read):
    """Of a line beyond all measure the beginning is read, and that is told."""
    cards, findings = read(statement(paid_by("1=" + "Ё" * 3 * LIMIT), paid_by("1=Сосна")))

    assert len(cards[0].name) < LIMIT
    assert cards[1].name == "Сосна"
    assert "ONE036" in codes(findings)


def test_too_many_parties(monkeypatch):
    """The number of parties in memory is bounded."""
    monkeypatch.setattr("cjmkit_1c.bank.parties._MOST_PARTIES", 2)
    parties = Parties("x.txt")
    for number in range(2):
        parties.add(Side(name=f"Фирма {number}"), 1, is_payer=True, date=None)

    with pytest.raises(LimitError, match="ONE034"):
        parties.add(Side(name="Фирма 3"), 9, is_payer=True, date=None)


def test_a_statement_of_nobody(read):
    """A statement without payments is no error of the reader: the batch says that there are no clients."""
    cards, _ = read(statement())

    assert cards == []


def test_memory_is_that_of_the_parties(read):
    """Ten thousand payments of three clients give three rows."""
    one = [paid_by(f"1=Фирма {number % 3}", f"Счет=4070281000000000000{number % 3}") for number in range(10_000)]

    cards, _ = read(statement(*one))

    assert [card.custom["Платежей от контрагента"] for card in cards] == [3334, 3333, 3333]


def test_lines_and_encoding_of_nothing():
    """A gzip that ends at once has no lines."""
    source = open_source(gzip.compress(b"1CClientBankExchange\n" * 100)[:14])

    assert encoding_of(source) == "cp1251"
    assert list(lines_of(source, "cp1251")) == []


def test_stray_lines(read):
    """An end without a beginning, a document of nobody, keys in another case: nothing is lost by them."""
    nobody = "КонецДокумента\nСекцияДокумент=П\nКонецДокумента\n\nхлам\n"
    cards, _ = read(statement(nobody, paid_by("1=Ёлка").replace("Плательщик1", "ПЛАТЕЛЬЩИК1")))

    assert [card.name for card in cards] == ["Ёлка"]
