"""
Roads through records: json and jsonl of other programs, growing keys, and our own cards.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from cjmkit import DataError, FormatError, Toolkit
from cjmkit.model import ClientCard, Contact, ContactKind, Requisites
from formats.table_cards import PERSON
from road.desk import COMPANY, Reading, read, saved


def lines(records: list[dict[str, Any]]) -> str:
    """The records as json lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_foreign_jsonl(tmp_path: Path) -> None:
    """Records with Russian keys map by their keys; lists join, nested objects flatten, no heading is asked for."""
    records = [
        {
            "Наименование": "ПАО «Сбербанк»",
            "ИНН": "7707083893",
            "КПП": "773601001",
            "Телефоны": ["+7 495 500-55-50", "8 800 555-55-50"],
        },
        {"Наименование": "ООО «Яндекс»", "ИНН": 7736207543, "КПП": "770401001", "Штаб": {"город": "Москва", "этаж": 3}},
    ]
    found = read(saved(tmp_path / "b.jsonl", lines(records)))
    assert found.plain == [
        {
            "kind": "company",
            "short_name": "ПАО «Сбербанк»",
            "legal_form": "ПАО",
            "requisites": {"inn": "7707083893", "kpp": "773601001"},
            "contacts": [{"kind": "phone", "value": "+74955005550"}, {"kind": "phone", "value": "+78005555550"}],
        },
        {
            "kind": "company",
            "short_name": "ООО «Яндекс»",
            "legal_form": "ООО",
            "requisites": {"inn": "7736207543", "kpp": "770401001"},
            "custom": {"Штаб.город": "Москва", "Штаб.этаж": 3},
        },
    ]
    assert found.origins == [(None, 1, {"phone": "+7 495 500-55-50; 8 800 555-55-50"}), (None, 2, {})]
    assert found.account == (2, 2, 0, {})
    assert found.doubts == []


@pytest.mark.parametrize("late", [10, 600, 1500])
def test_keys_that_come_later(tmp_path: Path, late: int) -> None:
    """A key that first comes far down is kept: as its field if the sample saw it, else as a custom field, and said."""
    early = [{"Наименование": f"ООО «Проба {n}»", "ИНН": "7707083893"} for n in range(late)]
    last = {"Наименование": "ООО «Яндекс»", "ИНН": "7736207543", "Кличка": "Я", "Город": "Москва"}
    found = read(saved(tmp_path / "b.jsonl", lines([*early, last])))
    seen = late < 500
    assert found.cards[-1].custom == {"Кличка": "Я"} | ({} if seen else {"Город": "Москва"})
    assert found.cards[-1].city == ("Москва" if seen else None)
    assert found.told("IMP453") == ([] if seen else [("IMP453", "C", None), ("IMP453", "D", None)])
    assert found.account == (late + 1, late + 1, 0, {})


def test_json_array_of_persons(tmp_path: Path) -> None:
    """An array of objects is a base; booleans stay booleans, numbers stay numbers."""
    records = [
        {"ФИО": "Тестов Иван Петрович", "Телефон": "8 916 123-45-67", "Пол": "м", "Дата рождения": "12.03.1985"},
        {"ФИО": "Образцова Анна", "Количество детей": 2, "VIP": True},
    ]
    found = read(saved(tmp_path / "b.json", json.dumps(records)))
    assert [card["kind"] for card in found.plain] == ["person", "person"]
    assert found.plain[1] == {
        "kind": "person",
        "person": {"last_name": "Образцова", "first_name": "Анна", "children_count": 2},
        "custom": {"VIP": True},
    }
    assert found.origins[0][2] == {"phone": "8 916 123-45-67"}


@pytest.mark.parametrize("name", ["b.jsonl", "b.json", "b.jsonl.gz"])
def test_our_own_cards_come_back(tmp_path: Path, name: str) -> None:
    """Cards that we wrote come back equal, with nothing mapped and nothing asked."""
    kit = Toolkit(plugins=())
    cards = [COMPANY, PERSON]
    assert kit.write_cards(cards, tmp_path / name).losses == ()
    found = read(tmp_path / name, kit=kit)
    assert found.cards == cards
    assert found.account == (2, 2, 0, {})
    assert found.told("IMP") == []
    assert ((tmp_path / name).read_bytes()[:2] == b"\x1f\x8b") is name.endswith(".gz")
    if name.endswith(".gz"):
        gzip.decompress((tmp_path / name).read_bytes())


def wrong_cards(tmp_path: Path, on_error: str) -> Reading:
    """Three canonical cards: a right one, one with a wrong ИНН, one that is no card."""
    good = COMPANY
    bad = ClientCard(
        short_name="ООО «А»",
        requisites=Requisites(inn="7707083894"),
        contacts=(Contact(kind=ContactKind.PHONE, value="+74955005550"),),
    )
    path = tmp_path / "b.jsonl"
    Toolkit(plugins=()).write_cards([good, bad, good], path)
    written = path.read_text("utf-8").splitlines()
    card = json.loads(written[-1])
    card["requisites"] = "нет"
    path.write_text("\n".join([*written[:-1], json.dumps(card, ensure_ascii=False)]) + "\n", "utf-8")
    return read(path, on_error=on_error)


def test_our_cards_are_judged_too(tmp_path: Path) -> None:
    """A card with errors is kept back with its text, one that cannot be built too; the others pass."""
    found = wrong_cards(tmp_path, "reject")
    assert found.cards == [COMPANY]
    assert found.account == (3, 1, 2, {})
    assert [one.header for one in found.rejects] == [("json",), ("json",)]
    assert [one.table for one in found.rejects] == [None, None]
    assert '"нет"' in str(found.rejects[1].values[0])
    assert found.told("CRD012")[0][2] == "inn"


def test_our_cards_with_errors_can_be_kept(tmp_path: Path) -> None:
    """With keep a card with errors passes; what could not be built is still kept back, for there is no card."""
    found = wrong_cards(tmp_path, "keep")
    assert [card.requisites.inn for card in found.cards] == ["7707083893", "7707083894"]
    assert found.account == (3, 2, 1, {})


def test_our_cards_can_stop_the_road(tmp_path: Path) -> None:
    """With stop the first error ends the road with an exception that carries the report."""
    with pytest.raises(DataError, match="CRD012") as stopped:
        wrong_cards(tmp_path, "stop")
    assert stopped.value.report.errors == 1


BROKEN = ['{"Наименование": "А", "Наименование": "Б"}', '{"ИНН": NaN}', "[1]", '{"ИНН": "77', "нет"]
"""Lines that are no record: a doubled key, NaN, a list, a cut one, no JSON at all."""


def foreign_with_broken(path: Path, broken: list[str]) -> Path:
    """A foreign base of two clients around *broken* records, as the name of the file says: lines or a list."""
    good = [
        json.dumps({"Наименование": name, "ИНН": inn}, ensure_ascii=False)
        for name, inn in (("ООО «Яндекс»", "7736207543"), ("ПАО «Газпром»", "7736050003"))
    ]
    records = [good[0], *broken, good[1]]
    text = "\n".join(records) if path.suffix == ".jsonl" else f"[{', '.join(records)}]"
    return saved(path, text)


@pytest.mark.parametrize(("name", "broken"), [("b.jsonl", BROKEN), ("b.json", BROKEN[:3])])
def test_broken_records_are_rejected_with_their_text(tmp_path: Path, name: str, broken: list[str]) -> None:
    """A record that cannot be read is counted and kept back as it stood, with the reason; the others pass."""
    found = read(foreign_with_broken(tmp_path / name, broken))
    assert found.names == ["ООО «Яндекс»", "ПАО «Газпром»"]
    assert found.account == (len(broken) + 2, 2, len(broken), {})
    assert [one.values for one in found.rejects] == [(text,) for text in broken]
    assert [one.number for one in found.rejects] == list(range(2, len(broken) + 2))
    assert [one.findings[0].code for one in found.rejects] == [code for code, _, _ in found.told("IMP08")]
    assert found.report.errors == len(broken)


def test_broken_records_stop_the_road_if_asked(tmp_path: Path) -> None:
    """With stop a record that cannot be read ends the road; with keep there is no card to keep."""
    path = foreign_with_broken(tmp_path / "b.jsonl", BROKEN)
    with pytest.raises(DataError, match="IMP087"):
        read(path, on_error="stop")
    assert read(path, on_error="keep").account == (7, 2, 5, {})


@pytest.mark.parametrize(("name", "text"), [("b.jsonl", "\n".join(BROKEN)), ("b.json", f"[{', '.join(BROKEN[:3])}]")])
def test_a_base_of_broken_records_only(tmp_path: Path, name: str, text: str) -> None:
    """Where nothing could be read everything is kept back: nothing is decided about, nothing is lost."""
    found = read(saved(tmp_path / name, text))
    rows = len(BROKEN) if name == "b.jsonl" else 3
    assert found.account == (rows, 0, rows, {})
    assert len(found.rejects) == rows


def test_broken_lines_of_our_own_cards_are_rejected_with_their_text(tmp_path: Path) -> None:
    """A cut line among our own cards, and one with a doubled key, are kept back as they stood."""
    path = tmp_path / "b.jsonl"
    kit = Toolkit(plugins=())
    kit.write_cards([COMPANY, PERSON], path)
    first, second = path.read_text("utf-8").splitlines()
    cut, doubled = first[:50], first.replace("{", '{"kind": "company", ', 1)
    found = read(saved(path, "\n".join([cut, first, doubled, second])), kit=kit)
    assert found.cards == [COMPANY, PERSON]
    assert found.account == (4, 2, 2, {})
    assert [one.values for one in found.rejects] == [(cut,), (doubled,)]


@pytest.mark.parametrize("lists", [{"contacts": [{"kind": "phone", "value": "+74955005550"}]}, {}])
def test_one_card_of_ours_in_a_json_file(tmp_path: Path, lists: dict[str, Any]) -> None:
    """A single card is a card whatever lists it holds, and wherever its schema stands."""
    body = {"kind": "company", "short_name": "ООО «А»", **lists}
    for record in ({"schema": "cjmkit/card@1", **body}, {**body, "schema": "cjmkit/card@1"}):
        found = read(saved(tmp_path / "b.json", json.dumps(record, ensure_ascii=False)))
        assert found.names == ["ООО «А»"]
        assert len(found.cards[0].contacts) == len(lists)


def test_no_clients_among_records(tmp_path: Path) -> None:
    """Objects without anything of a client are refused with what to do."""
    with pytest.raises(FormatError, match="IMP451"):
        read(saved(tmp_path / "b.jsonl", lines([{"цвет": "красный"}, {"цвет": "синий"}])))
