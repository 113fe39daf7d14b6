"""
Where every column goes, and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from cjmkit.codes import inn, kpp, ogrn, ogrnip, snils
from cjmkit.errors import ConfigError
from cjmkit.findings import Location
from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.mapping import Proposal, propose, survey
from cjmkit.intake.rows.table import Cell, Row
from cjmkit.model.flat import FLAT_FIELDS, numbered

RNG = Random(11)
INNS = [inn.generate(RNG) for _ in range(8)]
SOLE = [inn.generate(RNG, "person") for _ in range(8)]
KPPS = [kpp.generate(RNG) for _ in range(8)]
PHONES = [f"+7 (495) 123-45-{n}" for n in range(10, 18)]
MAILS = [f"user{n}@primer.ru" for n in range(8)]
FIRMS = [f"ООО «Пример {n}»" for n in range(8)]
PEOPLE = [
    f"Вымыслов {name} Игнатьевич" for name in ("Прохор", "Лука", "Назар", "Остап", "Тарас", "Яков", "Мирон", "Гордей")
]
ACCOUNTS = [f"407028109380000604{n}" for n in range(30, 38)]
CORRS = [f"301018104000000002{n}" for n in range(20, 28)]
BIKS = [f"0445252{n}" for n in range(20, 28)]


def survey_of(**columns: Sequence[Cell]) -> Proposal:
    """Propose for columns given as title=values."""
    return survey_list(list(columns.items()))


def survey_list(columns: Sequence[tuple[str | None, Sequence[Cell]]], rows: tuple[int, ...] = (1,)) -> Proposal:
    header = Header(rows=rows, names=tuple(title for title, _ in columns), data_from=rows[-1] + 1 if rows else 1)
    height = max((len(values) for _, values in columns), default=0)
    body = [
        Row(header.data_from + at, [values[at] if at < len(values) else None for _, values in columns])
        for at in range(height)
    ]
    return survey(header, body, where=Location(source="a.csv"))


def targets(proposal: Proposal) -> list[tuple[str, ...]]:
    return [decision.targets for decision in proposal.decisions]


def codes(proposal: Proposal) -> list[str]:
    return [finding.code for finding in proposal.findings]


@pytest.mark.parametrize("lang", ["name", "ru", "en"])
def test_own_export_maps_without_questions(lang: str) -> None:
    """A table headed as our own exports maps onto the very fields, with no finding, empty or not."""
    columns = [(getattr(field, lang), numbered(field.name, 1)) for field in FLAT_FIELDS.values()]
    columns += [(f"{getattr(field, lang)} 2", numbered(field.name, 2)) for field in FLAT_FIELDS.values() if field.many]
    found = survey_list([(title, []) for title, _ in columns])
    assert targets(found) == [(name,) for _, name in columns]
    assert found.findings == ()
    assert all(decision.confidence > 0.9 for decision in found.decisions)


def test_right_values_raise_confidence() -> None:
    """Values that are what the title says raise the confidence, with a reason in both languages."""
    (decision,) = survey_of(ИНН=INNS).decisions
    assert decision.targets == ("inn",)
    assert decision.confidence >= 0.99
    assert decision.reason.ru
    assert decision.reason.en
    assert decision.samples == tuple(INNS[:3])
    assert INNS[0] not in repr(decision)


def test_values_that_contradict_the_title() -> None:
    """A column headed ИНН that holds КПП stays ИНН at a low confidence, and the finding says so."""
    found = survey_of(ИНН=KPPS)
    assert targets(found) == [("inn",)]
    assert found.decisions[0].confidence < 0.5
    assert codes(found) == ["IMP203"]
    assert found.findings[0].params["other"] == "kpp"
    assert "КПП" in found.findings[0].message("ru") or "kpp" in found.findings[0].message("ru")


def test_values_that_fit_nothing() -> None:
    """Values of no known kind lower the confidence only: wrong numbers are for the rules to tell."""
    found = survey_of(ИНН=["123", "456", "789"])
    assert targets(found) == [("inn",)]
    assert 0.5 < found.decisions[0].confidence < 0.95
    assert found.findings == ()


def test_numbers_lost_to_excel_do_not_count() -> None:
    """Values damaged to 7,7E+09 say nothing against the title."""
    found = survey_of(ИНН=["7,70708E+09"] * 6)
    assert targets(found) == [("inn",)]
    assert found.decisions[0].confidence > 0.9


def test_near_title_and_contradicting_values() -> None:
    """A nearly known title whose values are of another kind stays a custom field."""
    found = survey_list([("Телефн", MAILS)])
    assert targets(found) in ([()], [("email",)])
    found = survey_list([("Юридич. адрес", INNS)])
    assert targets(found) == [()]
    assert codes(found) == ["IMP206"]


def test_text_fields_may_hold_anything() -> None:
    """A comment column of phones or of addresses of sites is a comment still; one of ИНН is doubted."""
    found = survey_of(Комментарий=PHONES)
    assert (targets(found), found.findings) == ([("comment",)], ())
    assert codes(survey_of(Комментарий=INNS)) == ["IMP203"]


def test_near_title_is_said() -> None:
    """A title understood by likeness is reported with the one it was taken for."""
    found = survey_list([("Юридич. адрес", ["г. Тула, ул. Лесная, д. 5"])])
    assert targets(found) == [("legal_address",)]
    assert codes(found) == ["IMP201"]


def test_unknown_title_stays_custom() -> None:
    """A column that is not known keeps its title as the custom field's name; nothing is guessed."""
    found = survey_list([("Любимый  цвет", ["синий", "красный"]), (None, ["что-то", "ещё"]), ("Любимый цвет", ["ещё"])])
    assert [decision.custom for decision in found.decisions] == ["Любимый цвет", "column_B", "Любимый цвет (C)"]
    assert codes(found) == ["IMP200"] * 3
    assert found.findings[0].where == Location(source="a.csv", column="A", header="Любимый  цвет")


@pytest.mark.parametrize(
    ("values", "target"), [(INNS, "inn"), (MAILS, "email"), (PHONES, "phone"), (ACCOUNTS, "account")]
)
def test_unknown_title_provable_values(values: list[Cell], target: str) -> None:
    """An unknown title over values that prove themselves goes to their field, with a warning."""
    found = survey_list([("Поле", values)])
    assert targets(found) == [(target,)]
    assert codes(found) == ["IMP202"]
    assert found.decisions[0].confidence < 0.8


@pytest.mark.parametrize("title", ["ИНН учредителя", "ИНН банка", "Телефон бухгалтера", "Почта поставщика"])
def test_somebody_elses_number(title: str) -> None:
    """A title that gives the number to somebody else keeps it out of the client's fields, whatever the values."""
    assert targets(survey_list([(title, INNS)])) == [()]


@pytest.mark.parametrize(
    ("title", "values", "target"),
    [
        ("Номер", PHONES, "phone"),
        ("Номер", INNS, "inn"),
        ("Номер", ["1", "2"], None),
        ("Код", INNS, "inn"),
        ("Код", ["А-1", "А-2"], None),
        ("Дата", ["01.02.2024"] * 4, None),
        ("Имя", ["Прохор", "Лука"], "first_name"),
        ("Имя", ["Иван", "Анна"], "first_name"),
        ("Имя", PEOPLE, "person_name"),
        ("Имя", FIRMS, "name"),
        ("Имя", [], "first_name"),
        ("Контакты", PHONES, "phone"),
        ("Контакты", MAILS, "email"),
        ("Контакты", PEOPLE, "contact_person"),
        ("Контакты", ["разное"] * 3, None),
        ("WhatsApp", PHONES, "phone"),
        ("WhatsApp", ["@prohor", "@luka"], "messenger"),
        ("Почта", ["300000, г. Тула, ул. Лесная, д. 5"] * 3, "postal_address"),
        ("Почта", MAILS, "email"),
        ("Тип", ["ИП", "Организация"], "kind"),
        ("Тип", ["А", "Б"], None),
        ("Форма", ["ООО", "АО"], "legal_form"),
        ("Основание", ["Устава", "доверенности № 5"], "director_basis"),
        ("Серия", ["4510", "4511"], "passport_series"),
        ("Реквизиты", INNS, "inn"),
    ],
)
def test_ambiguous_titles(title: str, values: list[Cell], target: str | None) -> None:
    """A title with several meanings is decided by the values, or stays a custom field with a warning."""
    found = survey_list([(title, values)])
    assert targets(found) == [(target,) if target else ()]
    if target is None:
        assert codes(found) == ["IMP206"]


@pytest.mark.parametrize(
    ("title", "values", "expected"),
    [
        ("Наименование", PEOPLE, "person_name"),
        ("Клиент", PEOPLE, "person_name"),
        ("Клиент", FIRMS[:4] + PEOPLE[:4], "name"),
        ("Клиент", FIRMS, "name"),
        ("ФИО", PEOPLE, "person_name"),
        ("ФИО", FIRMS, "name"),
        ("Фамилия", PEOPLE, "person_name"),
        ("Full name", PEOPLE, "person_name"),
    ],
)
def test_persons_and_firms(title: str, values: list[Cell], expected: str) -> None:
    """A column of names goes to persons or to firms by what its values are; mixed ones to the name."""
    assert targets(survey_list([(title, values)])) == [(expected,)]


def test_persons_where_a_better_title_stands() -> None:
    """Values do not take a field from a column that is titled for it."""
    found = survey_list([("Клиент", PEOPLE), ("ФИО", PEOPLE)])
    assert targets(found) == [("name",), ("person_name",)]


@pytest.mark.parametrize(
    ("title", "values", "split", "fields"),
    [
        ("ИНН/КПП", [f"{a}/{b}" for a, b in zip(INNS, KPPS, strict=True)], "inn_kpp", ("inn", "kpp")),
        ("ИНН", [f"{a}/{b}" for a, b in zip(INNS, KPPS, strict=True)], "inn_kpp", ("inn", "kpp")),
        ("ОГРН/ОГРНИП", [], "ogrn_ogrnip", ("ogrn", "ogrnip")),
        ("ОГРН", [m.generate(RNG) for m in (ogrn, ogrnip) for _ in range(5)], "ogrn_ogrnip", ("ogrn", "ogrnip")),
        ("Тел./факс", PHONES, "phone_fax", ("phone", "fax")),
        ("БИК, к/с", [], "bik_corr", ("bik", "corr_account")),
        ("БИК", [f"{a} {b}" for a, b in zip(BIKS, CORRS, strict=True)], "bik_corr", ("bik", "corr_account")),
        (
            "Банк",
            [f"р/с {a} в ПАО Сбербанк" for a in ACCOUNTS],
            "bank_details",
            ("account", "bank_name", "bik", "corr_account"),
        ),
        ("Контакты", [f"{a}, {b}" for a, b in zip(PHONES, MAILS, strict=True)], "contacts", ("phone", "email")),
        ("Телефон", [f"{a}, {b}" for a, b in zip(PHONES, MAILS, strict=True)], "contacts", ("phone", "email")),
        ("Телефон", PHONES[:4] + MAILS[:4], "contacts", ("phone", "email")),
        ("ФИО, телефон", [], "name_contacts", ("person_name", "phone", "email")),
        ("Контактное лицо, телефон", [], "name_contacts", ("contact_person", "phone", "email")),
        ("Контактное лицо", [f"Иван, {a}" for a in PHONES], "name_contacts", ("contact_person", "phone", "email")),
    ],
)
def test_combined(title: str, values: list[Cell], split: str, fields: tuple[str, ...]) -> None:
    """A combined column names its splitter and the fields that it fills, by title or by values."""
    (decision,) = survey_list([(title, values)]).decisions
    assert (decision.split, decision.targets) == (split, fields)


ALL = [
    f"ИНН {tax}, КПП {code}, р/с {own}, БИК {bank}, к/с {corr}"
    for tax, code, own, bank, corr in zip(INNS, KPPS, ACCOUNTS, BIKS, CORRS, strict=True)
]
FIELDS = ("inn", "kpp", "ogrn", "account", "bank_name", "bik", "corr_account")


def test_all_requisites_in_a_cell() -> None:
    """Cells of all requisites are taken apart wholly, among shorter ones too; bank details alone stay such."""
    short = [f"{tax}/{code}" for tax, code in zip(INNS, KPPS, strict=True)]
    for values in (ALL, [*ALL[:4], *short[4:]]):
        (decision,) = survey_list([("Реквизиты", values)]).decisions
        assert (decision.split, decision.targets) == ("requisites", FIELDS)
    assert survey_list([("Реквизиты", short)]).decisions[0].split == "inn_kpp"
    banks = [f"р/с {own}, БИК {bank}" for own, bank in zip(ACCOUNTS, BIKS, strict=True)]
    assert survey_list([("Реквизиты", banks)]).decisions[0].split == "bank_details"


def test_all_requisites_beside_a_number() -> None:
    """A column of its own has its number; the cells of all requisites keep the other fields."""
    for columns in ([("ИНН", INNS), ("Реквизиты", ALL)], [("Реквизиты", ALL), ("ИНН", INNS)]):
        found = {decision.header: decision.targets for decision in survey_list(columns).decisions}
        assert found == {"ИНН": ("inn",), "Реквизиты": FIELDS[1:]}


def test_name_and_phone_beside_a_firm() -> None:
    """«ФИО, телефон» beside the firm's name is of the contact person."""
    found = survey_list([("Компания", FIRMS), ("ФИО, телефон", [])])
    assert found.decisions[1].targets == ("contact_person", "phone", "email")


def test_combined_beside_its_part() -> None:
    """«ИНН/КПП» beside «КПП»: a really combined column keeps both, one of ИНН alone gives КПП up."""
    both = [f"{a}/{b}" for a, b in zip(INNS, KPPS, strict=True)]
    found = survey_list([("ИНН/КПП", both), ("КПП", KPPS)])
    assert targets(found) == [("inn", "kpp"), ()]
    assert codes(found) == ["IMP204"]
    found = survey_list([("ИНН/КПП", SOLE), ("КПП", KPPS)])
    assert targets(found) == [("inn",), ("kpp",)]
    assert found.decisions[0].split is None


def test_repeated_fields_are_numbered() -> None:
    """Columns of one field that may repeat are numbered; numbers in titles stand."""
    found = survey_list([("Телефон", PHONES), ("Телефон", PHONES), ("Тел.", PHONES), ("Телефон 2", PHONES)])
    assert targets(found) == [("phone",), ("phone_3",), ("phone_4",), ("phone_2",)]
    assert "IMP205" in codes(found)


def test_two_columns_for_one_field() -> None:
    """A field that cannot repeat goes to the surer column; the other stays custom, with a finding."""
    found = survey_list([("ИНН плательщика", INNS), ("ИНН", INNS)])
    assert targets(found) == [(), ("inn",)]
    assert codes(found) == ["IMP204"]
    assert found.findings[0].params["winner"] == "B"
    assert found.decisions[0].custom == "ИНН плательщика"


def test_fuller_column_wins() -> None:
    """Of two columns with one title the one with more values wins."""
    assert targets(survey_list([("ИНН", INNS[:2]), ("ИНН", INNS)])) == [(), ("inn",)]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (
            "Р/с|Банк|БИК|К/с|Р/с|Банк|БИК|К/с",
            "account bank_name bik corr_account account_2 bank_name_2 bik_2 corr_account_2",
        ),
        ("Р/с|Р/с|БИК|БИК", "account account_2 bik bik_2"),
        ("Р/с|БИК|Р/с|Р/с|БИК", "account bik account_2 account_3 bik_3"),
        ("Р/с 1|БИК 1|Р/с 2|БИК 2", "account bik account_2 bik_2"),
        ("БИК 2|Р/с 2|Р/с|БИК", "bik_2 account_2 account bik"),
        ("Р/с|Р/с|БИК", "account account_2 bik_2"),
    ],
)
def test_bank_groups(titles: str, expected: str) -> None:
    """The second account goes with the second БИК, however the columns are laid out."""
    found = survey_list([(title, []) for title in titles.split("|")])
    assert [decision.targets[0] for decision in found.decisions] == expected.split()


def test_without_any_titles() -> None:
    """Without titles columns are told by their values; what cannot be told stays as it is."""
    columns: list[Sequence[Cell]] = [
        FIRMS,
        INNS,
        KPPS,
        PHONES,
        MAILS,
        ["г. Тула, ул. Лесная, д. 5"] * 8,
        ["Тула", "Тверь"] * 4,
        PEOPLE,
        ["новый", "постоянный"] * 4,
        ["ПАО Сбербанк"] * 8,
        [snils.generate(RNG) for _ in range(8)],
    ]
    found = survey_list([(None, values) for values in columns], rows=())
    expected = ["name", "inn", "kpp", "phone", "email", "address", "city", "-", "-", "bank_name", "snils"]
    assert [(decision.targets or ("-",))[0] for decision in found.decisions] == expected


def test_persons_without_titles() -> None:
    """Name parts without titles are told by lists of names and endings."""
    columns = [["Иван", "Анна"] * 4, ["Игнатьевич", "Игнатьевна"] * 4, ["Вымыслов", "Вымыслова"] * 4, ["м", "ж"] * 4]
    found = survey_list([(None, values) for values in columns], rows=())
    assert targets(found) == [("first_name",), ("patronymic",), ("last_name",), ("sex",)]


def test_two_addresses_without_titles() -> None:
    """A second address without a title is a second address."""
    found = survey_list([(None, ["г. Тула, ул. Лесная, д. 5"] * 4)] * 2, rows=())
    assert targets(found) == [("address",), ("address_2",)]


def test_group_titles() -> None:
    """Titles under a group whose words are not known are told without them."""
    titles = ["Сведения о нём ИНН", "Сведения о нём КПП", "Банк получателя КПП", "Банк получателя БИК"]
    found = survey_list([(title, []) for title in titles], rows=(1, 2))
    assert targets(found) == [("inn",), ("kpp",), (), ("bik",)]
    assert targets(survey_list([(title, []) for title in titles[:1]], rows=(1,))) == [()]


def test_our_reject_columns_are_left_out() -> None:
    """The columns that the workbook of rejects adds are ignored, and said to be."""
    found = survey_list([("cjmkit: причины", ["плохо"]), ("cjmkit: строка", [5]), ("ИНН", INNS)])
    assert [decision.ignored for decision in found.decisions] == [True, True, False]
    assert codes(found) == ["IMP207"] * 2


def test_empty_columns_have_no_decision() -> None:
    """A column without title and values has no decision; one with a title has, though empty."""
    found = survey_list([("ИНН", INNS), (None, []), ("КПП", [])])
    assert [decision.index for decision in found.decisions] == [0, 2]


def test_totals_do_not_count() -> None:
    """Rows that are no clients do not speak for a column."""
    header = Header(rows=(1,), names=("Наименование", "Поле"), data_from=2)
    rows = [Row(2, ["А", *INNS[:1]]), Row(3, ["Б", INNS[1]]), *(Row(n, ["Итого", "нет"]) for n in range(4, 9))]
    assert propose(header, rows)[1].targets == ("inn",)


def test_user_synonyms() -> None:
    """The user's synonyms go before everything; one that names no field is refused."""
    header = Header(rows=(1,), names=("Шифр", "Шифр 2"), data_from=2)
    found = propose(header, [], synonyms={"шифр": "id", "Шифр 2": "phone_2"})
    assert [decision.targets for decision in found] == [("id",), ("phone_2",)]
    with pytest.raises(ConfigError, match="unknown field"):
        propose(header, [], synonyms={"шифр": "innn"})


def test_settled_columns_keep_their_targets() -> None:
    """What the user has settled is not given again."""
    header = Header(rows=(1,), names=("Поле", "ИНН", "Телефон"), data_from=2)
    settled = (
        Decision(index=0, targets=("inn",), confidence=1.0),
        Decision(index=9, targets=("phone",), confidence=1.0),
    )
    found = survey(header, [], settled=settled)
    assert targets(found) == [("inn",), (), ("phone_2",), ("phone",)]
    assert codes(found) == ["IMP204"]
