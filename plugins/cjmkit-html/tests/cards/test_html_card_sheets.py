"""Sheets: the type that they are set in, pictures, who signs, and what can be told."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cards.made import blank_page, company, page_of, picture, signed_by, told
from hypothesis import given, settings
from hypothesis import strategies as st

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.errors import ConfigError
from cjmkit.model import CardKind, ClientCard, ImageRef, Person, PersonDetails, Role
from cjmkit_html.cards.fitting import STEPS, fitted
from cjmkit_html.cards.options import CardHTMLOptions
from cjmkit_html.cards.rows import CardRow, Section, sections_of

KIT = Toolkit(plugins=(cjmkit_html,))


def _command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "CJMKIT_DISABLE_PLUGINS"}
    command = [sys.executable, "-m", "cjmkit", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def _step(card: ClientCard, **options: object) -> int:
    data, _ = page_of((card,), **options)
    (sheet,) = told(data).find_class("sheet")
    return int(sheet.get("class").split("step-")[1].split()[0])


def test_a_small_card_is_set_large_and_a_full_one_small() -> None:
    """The type is the largest in which all rows stand; signatures and a logo take room from it."""
    assert _step(ClientCard(short_name="ООО «Тест»")) == 0
    full = company()
    assert 0 < _step(full, signatures=False) <= _step(full) < len(STEPS)


def test_five_accounts_and_long_addresses_stand_on_a_sheet() -> None:
    """With every row filled nothing of a company is cut, in both layouts, beside a logo."""
    card = company(accounts=5, logo=ImageRef(data=picture()))
    for layout in ("table", "list"):
        data, losses = page_of((card,), layout=layout)
        assert losses == ()
        assert "Не всё поместилось" not in data.decode()


def test_what_does_not_fit_is_told() -> None:
    """A sheet has an end: the rows beyond it are a loss, and the sheet itself says that there is more."""
    data, losses = page_of((company(accounts=40),))
    assert {loss.field for loss in losses} == {"bank_accounts", "addresses", "people", "contacts", "custom.edo_id"}
    assert "Не всё поместилось на лист" in data.decode()


def test_a_text_that_fills_the_sheet_is_shortened() -> None:
    """A row of a novel's length ends in an ellipsis, and the rows after it still have their place."""
    data, losses = page_of((company(full_name="очень " * 5000),))
    value = told(data).xpath("//td")[0].text_content()
    assert value.endswith("…")
    assert len(value) == 2000
    assert "full_name" in {loss.field for loss in losses}
    lines = "\n".join("строка" for _ in range(100))
    assert "full_name" in {loss.field for loss in page_of((company(full_name=lines, short_name="ООО"),))[1]}


def test_a_heading_is_shortened_and_its_row_is_not() -> None:
    """A name that fills lines is cut above the rows: they hold it whole, so nothing is lost."""
    name = "Федеральное государственное бюджетное учреждение " * 4
    data, losses = page_of((ClientCard(full_name=name.strip()),))
    (heading,) = told(data).xpath("//h1/text()")
    assert (len(heading), heading[-1]) == (120, "…")
    assert losses == ()


@settings(max_examples=50)
@given(st.lists(st.text(max_size=300), max_size=60), st.booleans(), st.sampled_from(["table", "list"]))
def test_what_is_kept_and_what_is_cut_is_all_there_is(values: list[str], signed: bool, layout: str) -> None:
    """No row vanishes: it stands on the sheet as it was, or its path is among what was cut."""
    rows = tuple(CardRow(path=str(number), label="Строка", value=value) for number, value in enumerate(values))
    found = fitted("", (Section(title="Раздел", rows=rows),), layout, signed=signed, logo=False)
    kept = {row.path for section in found.sections for row in section.rows if row in rows}
    assert kept | found.cut == {row.path for row in rows}
    assert kept.isdisjoint(found.cut)


@pytest.mark.parametrize(("kind", "media"), [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_a_picture_is_shown_by_what_it_is(kind: str, media: str) -> None:
    """The first bytes tell the kind, whatever the card says; the bytes stand in the page as they were."""
    logo = picture(8, 8, kind)
    data, losses = page_of((company(logo=ImageRef(data=logo, media_type="image/svg+xml")),))
    (shown,) = told(data).xpath("//img")
    assert shown.get("src") == f"data:image/{media};base64,{base64.b64encode(logo).decode()}"
    assert shown.get("alt") == "Логотип"
    assert [loss.field for loss in losses if loss.field.startswith("logo")] == []


def test_a_picture_that_is_not_shown_is_told() -> None:
    """An SVG has links of its own, an address would ask the network, a switched-off logo is missed."""
    drawing = ImageRef(data=b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    elsewhere = ImageRef(url="https://severnoe.example/logo.png", path="logo.png")
    for logo, wishes, lost in (
        (drawing, {}, {"logo.data"}),
        (elsewhere, {}, {"logo.url", "logo.path"}),
        (ImageRef(data=picture()), {"logo": False}, {"logo.data"}),
    ):
        data, losses = page_of((company(logo=logo),), **wishes)
        assert {loss.field for loss in losses} == lost
        assert not told(data).xpath("//img")


def test_the_director_signs_for_a_company() -> None:
    """Post and name are the director's, the place of the seal is given; a post that nobody told has a usual name."""
    assert signed_by(company()) == ("Генеральный директор", "Тестов Пётр Ильич", True)
    assert signed_by(company(people=())) == ("Руководитель", "", True)
    assert signed_by(company(people=(Person(role=Role.DIRECTOR),)), lang="en") == ("Director", "", True)


def test_a_sole_proprietor_signs_for_himself() -> None:
    """Nobody acts for a sole proprietor; without the parts of his name whoever is told to head the business."""
    own = PersonDetails(last_name="Тестов", first_name="Пётр")
    head = Person(role=Role.DIRECTOR, name="Примеров Иван", position="управляющий")
    card = ClientCard(kind=CardKind.SOLE_PROPRIETOR, person=own, people=(head,))
    assert signed_by(card) == ("Индивидуальный предприниматель", "Тестов Пётр", True)
    nameless = ClientCard(kind=CardKind.SOLE_PROPRIETOR, people=(head,))
    assert signed_by(nameless, lang="en") == ("Sole proprietor", "Примеров Иван", True)


def test_a_person_has_no_seal() -> None:
    """A person signs with their name alone."""
    card = ClientCard(kind=CardKind.PERSON, person=PersonDetails(last_name="Тестова", first_name="Анна"))
    assert signed_by(card) == ("", "Тестова Анна", False)
    assert signed_by(ClientCard(kind=CardKind.PERSON, full_name="Тестова " * 20))[1].endswith("…")


def test_a_card_of_unknown_kind_is_a_clients() -> None:
    """The heading says no more than is known."""
    for kind, title in (
        (None, "Карточка клиента"),
        (CardKind.COMPANY, "Карточка организации"),
        (CardKind.SOLE_PROPRIETOR, "Карточка индивидуального предпринимателя"),
        (CardKind.PERSON, "Карточка физического лица"),
    ):
        data, _ = page_of((ClientCard(kind=kind, short_name="Тест"),))
        assert told(data).xpath("//p[@class='title']/text()") == [title]


def test_signatures_can_be_left_out() -> None:
    """A card that is sent by mail needs no place for a seal."""
    data, _ = page_of((company(),), signatures=False)
    assert not told(data).xpath("//footer")
    assert not told(blank_page(signatures=False)).xpath("//footer")


def test_a_form_has_every_row_that_invoices_need() -> None:
    """The blank form asks for names, numbers, the account, addresses, people and contacts, all of them empty."""
    page = told(blank_page())
    labels = [row[0].text_content() for row in page.xpath("//tr[td]")]
    assert labels[:6] == ["Полное наименование", "Краткое наименование", "ИНН", "КПП", "ОГРН", "ОКПО"]
    assert len(labels) == 23
    assert {cell.text_content().strip() for cell in page.xpath("//td")} == {""}


@pytest.mark.parametrize(
    ("wishes", "told_of"),
    [
        ({"layout": "tabel"}, "table.*list"),
        ({"theme": "black"}, "auto.*light.*dark.*print"),
        ({"lang": "de"}, "ru.*en"),
        ({"signatures": "maybe"}, "signatures"),
        ({"seal": "no"}, "layout.*logo.*signatures|seal"),
    ],
)
def test_a_wrong_option_is_told_with_the_right_ones(tmp_path: Path, wishes: dict[str, str], told_of: str) -> None:
    """A slip of the keyboard is answered with the words that there are, and nothing is written."""
    with pytest.raises(ConfigError, match=told_of):
        KIT.write_cards((company(),), tmp_path / "cards.html", options=wishes)
    assert not (tmp_path / "cards.html").exists()


def test_options_are_told_as_words() -> None:
    """From the command line «no» is no; whoever gives nothing has a table to sign in Russian."""
    assert CardHTMLOptions() == CardHTMLOptions(layout="table", signatures=True, logo=True, theme="auto", lang="ru")


@pytest.mark.parametrize("words", [("render", "-o"), ("convert",)])
def test_the_command_line_writes_sheets(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Both `cjmkit render` and `cjmkit convert` write cards by their options."""
    source, target = tmp_path / "cards.jsonl", tmp_path / "cards.html"
    KIT.write_cards((company(), company(accounts=2)), source)
    command, *rest = words
    wishes = ("--out-option", "layout=list", "--out-option", "signatures=no")
    answer = _command(command, source, *rest, target, *wishes)
    assert target.exists(), answer.stderr
    page = told(target.read_bytes())
    assert [sheet.get("class").split()[1] for sheet in page.find_class("sheet")] == ["list", "list"]
    assert not page.xpath("//footer")


def test_the_command_line_tells_which_layouts_there_are(tmp_path: Path) -> None:
    """A wrong word ends with 2 and one sentence; a theme is told by an option of its own."""
    source, target = tmp_path / "cards.jsonl", tmp_path / "cards.html"
    KIT.write_cards((company(),), source)
    answer = _command("render", source, "-o", target, "--out-option", "layout=tabel", "--lang", "en")
    assert (answer.returncode, len(answer.stderr.splitlines())) == (2, 1)
    assert "table" in answer.stderr
    assert not target.exists()
    _command("render", source, "-o", target, "--theme", "dark")
    assert told(target.read_bytes()).get("data-theme") == "dark"


def test_a_form_is_written_by_its_name(tmp_path: Path) -> None:
    """`Toolkit.write_template` takes the layout; the command line writes a table."""
    KIT.write_template(tmp_path / "list.html", options={"layout": "list"}, profile="invoice")
    assert told((tmp_path / "list.html").read_bytes()).xpath("//dl")
    answer = _command("new", "template", tmp_path / "blank.html")
    assert answer.returncode == 0, answer.stderr
    assert told((tmp_path / "blank.html").read_bytes()).xpath("//table")


def test_many_cards_are_written_as_they_come(tmp_path: Path) -> None:
    """A sheet is written before the next card is read."""
    seen: list[int] = []

    class _Stream:
        def write(self, data: bytes) -> int:
            seen.append(len(taken))
            return len(data)

    taken: list[int] = []

    def cards() -> object:
        for number in range(3):
            taken.append(number)
            yield company()

    from cjmkit.plugins.progress import silent
    from cjmkit_html.cards.writing import write_cards

    write_cards(cards(), _Stream(), CardHTMLOptions(), silent)  # type: ignore[arg-type]
    assert seen == [0, 1, 2, 3, 3]


def test_sections_know_the_language() -> None:
    """Headings are in the language that was asked for."""
    assert [section.title for section in sections_of(company(), "en")][:3] == ["Name", "Requisites", "Bank account"]
