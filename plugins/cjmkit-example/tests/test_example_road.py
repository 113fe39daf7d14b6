"""
The example as its users meet it: a base goes out as a call list and comes back.
"""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cjmkit_example
from cjmkit import ClientCard, Toolkit
from cjmkit.errors import ConfigError
from cjmkit.model import Contact, ContactKind
from cjmkit.plugins.tables import undefuse
from cjmkit_example import reading, rules

KIT = Toolkit(plugins=(cjmkit_example, reading, rules))
CARD = ClientCard(
    short_name="Ромашка",
    city="Тула",
    next_contact_on=dt.date(2026, 3, 1),
    comment="=перезвонить; после 12, не раньше",
    contacts=(
        Contact(kind=ContactKind.EMAIL, value="info@example.ru"),
        Contact(kind=ContactKind.PHONE, value="+74950000000"),
    ),
)


def test_the_three_modules_are_plugins():
    """The host takes each of them, and finds nothing to say."""
    assert KIT.problems == ()
    assert KIT.host.importer("call-results").extensions == KIT.host.exporter("call-list").extensions


def written(*cards, **options):
    """Return the call list of *cards* and its losses."""
    stream = io.BytesIO()
    losses = KIT.host.exporter("call-list").write(iter(cards), stream, cjmkit_example.CallListOptions(**options), id)
    return stream.getvalue().decode(), {loss.field: loss.count for loss in losses}


def test_lines_are_what_a_csv_reader_sees():
    """Python's own reader finds the heading and the four columns, and no cell that would run as a formula."""
    text, losses = written(CARD)

    assert list(csv.reader(io.StringIO(text), "excel-tab")) == [
        ["Название", "Телефон", "Дата следующего контакта", "Комментарий"],
        ["Ромашка", "+74950000000", "2026-03-01", "'=перезвонить; после 12, не раньше"],
    ]
    assert losses == {"city": 1, "contacts": 1}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_comment_stays_one_cell(comment):
    """Tabs, quotes and line ends in a comment stay inside of its cell."""
    text, _ = written(ClientCard(short_name="Ромашка", comment=comment))

    *_, row = csv.reader(io.StringIO(text, newline=""), "excel-tab")
    assert undefuse(row[3]) == comment


def test_english_headings():
    """The option changes the headings, and nothing else."""
    assert written(lang="en")[0] == "Short name\tPhone\tNext contact\tComment\r\n"


def test_a_wrong_language_is_refused():
    """An option that is not understood is refused in words."""
    with pytest.raises(ConfigError, match="the option lang: found “de”, expected: ru, en"):
        cjmkit_example.CallListOptions(lang="de")


def test_the_list_comes_back(tmp_path):
    """What was written is read again: the columns are known, so nothing is guessed."""
    path = tmp_path / "monday.calls"
    KIT.write_cards([CARD, ClientCard(short_name="Лютик")], path)
    with KIT.read_cards(path) as batch:
        first, second = batch

    assert (first.short_name, first.next_contact_on) == (CARD.short_name, CARD.next_contact_on)
    assert first.comment == CARD.comment
    assert first.contacts == CARD.contacts[1:]
    assert second.short_name == "Лютик"


def test_a_call_without_a_number_is_told():
    """Who is to be called and has no phone gets a warning; the others get none."""
    silent = ClientCard(short_name="Ромашка", next_contact_on=dt.date(2026, 3, 1))

    found = [finding for finding in KIT.check(silent) if finding.code == "EXM001"]
    assert [finding.message("en") for finding in found] == [
        "a contact is due on 2026-03-01 and there is no phone: find the number or remove the date"
    ]
    assert not [finding for finding in KIT.check(CARD) if finding.code == "EXM001"]
