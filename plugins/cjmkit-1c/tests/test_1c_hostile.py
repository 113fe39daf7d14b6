"""
Files that were cut off, damaged or made to hurt: words with a place, never a traceback.
"""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import CjmkitError, FormatError, LimitError
from cjmkit.plugins import open_source
from cjmkit_1c.roots import begins_with_line, is_upd, root_name

SAMPLES = {
    "commerceml": "commerceml-orders.xml",
    "1c-bank": "statement.txt",
    "upd": "upd-5.03.xml",
    "enterprise-data": "enterprise-data.xml",
}
XML = [name for name in SAMPLES if name != "1c-bank"]
ROOTS = {"commerceml": "КоммерческаяИнформация", "upd": "Файл", "enterprise-data": "Message"}


@pytest.fixture(scope="module")
def data(samples):
    return {name: (samples / file).read_bytes() for name, file in SAMPLES.items()}


def quietly(kit, content, form):
    """
    Read what can be read; what is refused must be refused in words.
    """
    found = []
    try:
        with kit.read_cards(content, format=form) as batch:
            list(batch)
            found.extend(batch.report.findings)
    except CjmkitError as error:
        found.append(error.finding)
    assert all(finding.message("ru") and finding.message("en") for finding in found)


@pytest.mark.parametrize("form", SAMPLES)
@given(draw=st.data())
def test_damaged_files(kit, data, form, draw):
    """A sample with bytes changed, doubled or cut is read or refused, and nothing else happens."""
    content = bytearray(data[form])
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(content) - 1))
        piece = draw.draw(st.binary(max_size=3) | st.sampled_from((b"<", b"&", b"\r", b"\n", b"\xff\xfe", b"=", b"</")))
        content[at : at + draw.draw(st.integers(0, 40))] = piece

    quietly(kit, bytes(content), form)


@pytest.mark.parametrize("form", SAMPLES)
def test_files_cut_anywhere(kit, data, form):
    """A file cut at any of fifty places is read as far as it is whole, or refused."""
    content = data[form]
    for part in range(50):
        quietly(kit, content[: len(content) * part // 50], form)


@pytest.mark.parametrize("form", XML)
def test_entities_are_refused(kit, form):
    """A DOCTYPE is refused before anything in it is done; the format is known all the same."""
    root = ROOTS[form]
    bomb = f'<!DOCTYPE {root} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = f'<!DOCTYPE {root} SYSTEM "file:///etc/passwd">'
    for declaration in (bomb, outside):
        content = f"<?xml version='1.0'?>{declaration}<{root} ИдФайл='ON_NSCHFDOPPR_1' x='EnterpriseData'>&b;</{root}>"
        with pytest.raises(FormatError, match="IMP624"):
            list(kit.read_cards(content.encode()))


@pytest.mark.parametrize("form", XML)
def test_depth_is_bounded(kit, form):
    """Tags inside tags without end are refused."""
    root = ROOTS[form]
    with pytest.raises(LimitError, match="IMP625"):
        list(kit.read_cards(f"<{root}>{'<a>' * 1000}".encode(), format=form))


@pytest.mark.parametrize("form", XML)
def test_a_false_encoding(kit, form):
    """Bytes that are not of the encoding that the file declares are refused with their line."""
    content = f"<?xml version='1.0' encoding='utf-8'?>\n<{ROOTS[form]}>".encode() + b"\xcf\xf0</x>"
    with pytest.raises(FormatError, match=r"IMP623") as caught:
        list(kit.read_cards(content, format=form))
    assert caught.value.finding.where.line == 2


@pytest.mark.parametrize("form", SAMPLES)
def test_an_empty_file(kit, form):
    """An empty file is refused in words."""
    with pytest.raises(FormatError):
        list(kit.read_cards(b"", format=form))


@pytest.mark.parametrize(("form", "name"), SAMPLES.items())
def test_the_content_tells_the_format(kit, samples, tmp_path, form, name):
    """Several formats share an extension: the beginning of the file tells which it is, whatever its name."""
    other = tmp_path / "clients.dat"
    other.write_bytes((samples / name).read_bytes())

    known = {one.name: one for one in kit.host.importers}

    for source in (open_source(samples / name), open_source(other)):
        assert [one for one in SAMPLES if known[one].recognises(source)] == [form]


def test_other_files_are_left_to_others(kit):
    """No reader of 1C's takes a table, another XML or a broken archive for its own."""
    known = {one.name: one for one in kit.host.importers}
    for content in (
        b"a;b\n1;2\n",
        b"<html/>",
        b"\x1f\x8b\x08\x00broken",
        b"",
        "<Файл/>".encode(),
        b"<?xml?>",
        b"\xff\xff",
    ):
        assert not any(known[name].recognises(open_source(content)) for name in SAMPLES)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("<a/>".encode("utf-16"), "a"),
        (b"\xef\xbb\xbf <?xml version='1.0'?><!-- x --><!DOCTYPE b><b/>", "b"),
        (b"<!DOCTYPE b [<!ENTITY x 'y>'>]><x:b/>", "b"),
        ("<?xml version='1.0' encoding='windows-1251'?><Файл/>".encode("cp1251"), "Файл"),
        ("<?xml version='1.0' encoding='nonsense'?><Файл/>".encode("cp1251"), "Файл"),
        (b"\xff\x98<Z/>", ""),
        ("я".encode() * 9000, ""),
        (b"<!---->" * 60 + b"<a/>", ""),
    ],
    ids=["utf-16", "mark", "doctype", "cp1251", "nonsense", "garbage", "text", "comments"],
)
def test_root_names(content, name):
    """Prologs, marks and encodings are looked through."""
    assert root_name(open_source(content)) == name


def test_first_lines():
    """The line must be alone; marks, case and blank lines are looked through."""
    line = b"1CClientBankExchange"
    for content in (line + b"\r\n", b"\xef\xbb\xbf\n" + line.lower() + b"\n", line.decode().encode("utf-16"), line):
        assert begins_with_line(open_source(content), line)
    assert not begins_with_line(open_source(line + b"2\n"), line)


def test_a_missing_file_is_nobodys(tmp_path):
    """What cannot be opened is recognised by nobody: opening it will say why."""
    source = open_source(tmp_path / "none.xml")

    assert root_name(source) == ""
    assert not is_upd(source)


@pytest.mark.parametrize("form", ["commerceml", "upd", "enterprise-data"])
def test_writing_is_a_stream(kit, form, company):
    """Cards are written without being held: each is asked for when the one before is done."""
    done = []

    def cards():
        for number in range(500):
            assert sum(done) == number
            yield company

    kit.write_cards(cards(), io.BytesIO(), format=form, progress=done.append)

    assert sum(done) == 500


def test_a_party_of_very_many_contacts(kit):
    """A party with thousands of contacts and custom fields takes no time that grows with their square."""
    contact = "<Контакт><Тип>{}</Тип><Значение>{}</Значение></Контакт>"
    contacts = "".join(contact.format("Телефон рабочий", f"8 916 {number:07}") for number in range(5_000))
    others = "".join(contact.format("Прозвище", f"имя {number}") for number in range(5_000))
    inner = f"<Наименование>Р</Наименование><Контакты>{contacts}{others}</Контакты>"
    root = "КоммерческаяИнформация"
    content = f"<{root}><Контрагенты><Контрагент>{inner}</Контрагент></Контрагенты></{root}>".encode()

    importer = kit.host.importer("commerceml")
    (record,) = importer.read(open_source(content), importer.options())

    assert len(record.card.contacts) == 5_000
    assert len(record.card.custom) == 5_000
    assert record.card.custom["Прозвище 5000"] == "имя 4999"
    assert len(record.card.origin.raw) == 5_000
