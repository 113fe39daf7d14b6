"""
Roads of the clients themselves: firms with combined columns, sole proprietors, persons, children, consents.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from road.desk import SBER, YANDEX, read, workbook

TODAY = dt.date(2026, 6, 1)


def test_combined_columns() -> None:
    """ИНН/КПП, bank details, contacts and a name with a phone come apart, each piece into its field."""
    rows = [
        ["Организация", "ИНН/КПП", "Банковские реквизиты", "Телефоны, e-mail", "Контактное лицо"],
        [
            "ПАО «Сбербанк»",
            "7707083893/773601001",
            "р/с 40702810438000060473 в ПАО Сбербанк, г. Москва, БИК 044525225, к/с 30101810400000000225",
            "+7 495 500-55-50, info@example.org; 8 800 555-55-50",
            "Тестов Иван Петрович +7 916 123-45-67",
        ],
        [
            "ООО «Яндекс»",
            "7736207543/770401001",
            None,
            "8(495)739-70-00 доб. 12; sales@example.org",
            "Образцова Анна, тел. 8-916-123-45-68",
        ],
    ]
    found = read(workbook(rows))
    assert found.plain == [
        {
            "kind": "company",
            "short_name": "ПАО «Сбербанк»",
            "legal_form": "ПАО",
            "requisites": {"inn": "7707083893", "kpp": "773601001"},
            "bank_accounts": [
                {
                    "account": "40702810438000060473",
                    "bank_name": "ПАО Сбербанк, г. Москва",
                    "bik": "044525225",
                    "corr_account": "30101810400000000225",
                }
            ],
            "people": [{"role": "contact", "name": "Тестов Иван Петрович"}],
            "contacts": [
                {"kind": "phone", "value": "+74955005550"},
                {"kind": "phone", "value": "+78005555550"},
                {"kind": "phone", "value": "+79161234567"},
                {"kind": "email", "value": "info@example.org"},
            ],
        },
        {
            "kind": "company",
            "short_name": "ООО «Яндекс»",
            "legal_form": "ООО",
            "requisites": {"inn": "7736207543", "kpp": "770401001"},
            "people": [{"role": "contact", "name": "Образцова Анна"}],
            "contacts": [
                {"kind": "phone", "value": "+74957397000", "extension": "12"},
                {"kind": "phone", "value": "+79161234568"},
                {"kind": "email", "value": "sales@example.org"},
            ],
        },
    ]
    assert found.origins[1][2] == {
        "phone": "8(495)739-70-00 доб. 12",
        "contact_person": "Образцова Анна, тел. 8-916-123-45-68",
    }
    assert found.account == (3, 2, 0, {"IMP111": 1})


def test_several_phones_in_a_cell_and_in_columns() -> None:
    """Every phone of a cell becomes a contact in E.164, words beside it a note; columns keep their kinds."""
    rows = [
        ["Название", "Телефон", "Телефон", "Факс", "Моб. телефон"],
        ["ПАО «Сбербанк»", "8 495 500-55-50, 8 800 555-55-50 (бухгалтерия)", "+7 916 123-45-67", "495 5005551", None],
        ["ООО «Яндекс»", 89161234568, None, None, "8-916-123-45-69 доб. 5"],
    ]
    found = read(workbook(rows))
    assert [card["contacts"] for card in found.plain] == [
        [
            {"kind": "phone", "value": "+74955005550"},
            {"kind": "phone", "value": "+78005555550", "note": "бухгалтерия"},
            {"kind": "phone", "value": "+79161234567"},
            {"kind": "fax", "value": "+74955005551"},
        ],
        [
            {"kind": "phone", "value": "+79161234568"},
            {"kind": "mobile", "value": "+79161234569", "extension": "5"},
        ],
    ]
    assert found.origins[0][2] == {
        "phone": "8 495 500-55-50, 8 800 555-55-50 (бухгалтерия)",
        "phone_2": "+7 916 123-45-67",
        "fax": "495 5005551",
    }


def test_sole_proprietors_among_firms() -> None:
    """One column ОГРН of firms and proprietors fills both fields; who is who is told by form and numbers."""
    rows = [
        ["Название", "ИНН", "ОГРН"],
        ["ИП Тестов Иван Петрович", "770712345633", "304770000112232"],
        ["Индивидуальный предприниматель Образцова Анна Олеговна", "770712345633", 304770000112232],
        ["ООО «Яндекс»", "7736207543", "1027700229193"],
        ["Тестов Иван Петрович", "770712345633", "304770000112232"],
    ]
    found = read(workbook(rows))
    numbers = {"inn": "770712345633", "ogrnip": "304770000112232"}
    assert found.plain == [
        {
            "kind": "sole_proprietor",
            "short_name": "ИП Тестов Иван Петрович",
            "legal_form": "ИП",
            "requisites": numbers,
        },
        {
            "kind": "sole_proprietor",
            "full_name": "Индивидуальный предприниматель Образцова Анна Олеговна",
            "legal_form": "ИП",
            "requisites": numbers,
        },
        {
            "kind": "company",
            "short_name": "ООО «Яндекс»",
            "legal_form": "ООО",
            "requisites": {"inn": "7736207543", "ogrn": "1027700229193"},
        },
        {
            "kind": "sole_proprietor",
            "short_name": "Тестов Иван Петрович",
            "requisites": numbers,
            "person": {"last_name": "Тестов", "first_name": "Иван", "patronymic": "Петрович"},
        },
    ]
    assert found.doubts == [("CRD021", "4", "kpp")]


def test_persons_with_everything() -> None:
    """A person's row fills name, sex, dates, passport, family, income, loyalty card, source, referral and consent."""
    rows = [
        [
            *("Фамилия", "Имя", "Отчество", "Пол", "Дата рождения", "Паспорт", "Семейное положение"),
            *("Количество детей", "Доход", "Кто рекомендовал", "Источник", "Согласие на обработку данных"),
            *("Документ о согласии", "Дата согласия", "Номер карты", "Средний чек", "Теги"),
        ],
        [
            *("Тестов", "Иван", "Петрович", "м", dt.date(1985, 3, 12), "4510 123456", "женат"),
            *(2, "около 80 000 ₽/мес.", "Образцова Анна", "Друзья", "да"),
            *("№ 17", "01.10.2025", "000123", 1234.5, "опт; постоянный"),
        ],
        ["Образцова", "Анна", None, "жен.", "5 марта 1999 г.", None, None, 0, "1 234,56", None, "Instagram", "нет"],
    ]
    found = read(workbook(rows), today=TODAY)
    assert found.plain == [
        {
            "kind": "person",
            "person": {
                "last_name": "Тестов",
                "first_name": "Иван",
                "patronymic": "Петрович",
                "sex": "male",
                "birth_date": dt.date(1985, 3, 12),
                "passport": {"series": "4510", "number": "123456"},
                "family_status": "женат",
                "children_count": 2,
                "income": {"amount": Decimal(80000), "period": "month", "approximate": True},
            },
            "source": {"label": "Друзья"},
            "referred_by": "Образцова Анна",
            "loyalty_card": {"number": "000123"},
            "average_check": {"amount": Decimal("1234.5")},
            "tags": ["опт", "постоянный"],
            "consents": [{"document": "№ 17", "given_on": dt.date(2025, 10, 1)}],
        },
        {
            "kind": "person",
            "person": {
                "last_name": "Образцова",
                "first_name": "Анна",
                "sex": "female",
                "birth_date": dt.date(1999, 3, 5),
                "children_count": 0,
                "income": {"amount": Decimal("1234.56")},
            },
            "source": {"label": "Instagram"},
            "consents": [{"refused": True}],
        },
    ]
    assert found.origins[0][2] == {"passport": "4510 123456", "income": "около 80 000 ₽/мес."}
    assert found.origins[1][2] == {"birth_date": "5 марта 1999 г."}
    assert found.rejects == []


def test_friends_without_a_name() -> None:
    """The source «Друзья» asks who recommended; a referral with a name is content."""
    rows = [
        ["ФИО", "Телефон", "Источник", "Кто рекомендовал"],
        ["Тестов Иван", "+79161234567", "Друзья", None],
        ["Тестов Пётр", "+79161234568", "Друзья", "Образцова Анна"],
    ]
    found = read(workbook(rows))
    assert found.told("CRD") == [("CRD086", "D2", "referred_by")]
    assert [card.get("referred_by") for card in found.plain] == [None, "Образцова Анна"]


def test_consent_that_ended() -> None:
    """A consent's dates are read, and one that ended before today is said."""
    rows = [
        ["ФИО", "Телефон", "Документ о согласии", "Дата согласия", "Согласие действует до", "Согласие отозвано"],
        ["Тестов Иван", "+79161234567", "№ 1", "01.02.2024", "01.02.2025", None],
        ["Тестов Пётр", "+79161234568", "№ 2", "01.02.2024", "01.02.2034", "01.03.2024"],
    ]
    found = read(workbook(rows), today=TODAY, on_error="keep")
    assert [card["consents"] for card in found.plain] == [
        [{"document": "№ 1", "given_on": dt.date(2024, 2, 1), "valid_until": dt.date(2025, 2, 1)}],
        [
            {
                "document": "№ 2",
                "given_on": dt.date(2024, 2, 1),
                "valid_until": dt.date(2034, 2, 1),
                "withdrawn_on": dt.date(2024, 3, 1),
            }
        ],
    ]
    assert found.told("CRD") == [("CRD082", "E2", "consent_valid_until"), ("CRD083", "F3", "consent_withdrawn_on")]
    assert read(workbook(rows), today=dt.date(2024, 2, 15)).told("CRD") == []


def test_child_with_a_responsible_adult() -> None:
    """A child's card names the adult who answers for it; without one a rule asks for them."""
    rows = [
        ["ФИО ребёнка", "Дата рождения", "ФИО родителя", "Школа", "Телефон"],
        ["Тестова Мария Ивановна", "12.03.2015", "Тестов Иван Петрович", "Школа № 5", "+79161234567"],
        ["Тестов Пётр Иванович", "12.03.2016", None, "Школа № 5", "+79161234567"],
    ]
    found = read(workbook(rows), today=TODAY)
    assert found.plain[0] == {
        "kind": "person",
        "people": [{"role": "responsible", "name": "Тестов Иван Петрович"}],
        "contacts": [{"kind": "phone", "value": "+79161234567"}],
        "person": {
            "last_name": "Тестова",
            "first_name": "Мария",
            "patronymic": "Ивановна",
            "birth_date": dt.date(2015, 3, 12),
            "place_of_study": "Школа № 5",
        },
    }
    assert [cell for code, cell, _ in found.told("CRD075")] == ["C3"]


def test_people_of_a_firm() -> None:
    """Director with position and basis, accountant, heads and contacts; a bare ФИО on a firm's row is a contact."""
    rows = [
        [
            *(
                "Организация",
                "ИНН",
                "Директор",
                "Должность руководителя",
                "Действует на основании",
                "Главный бухгалтер",
            ),
            *("Начальник отдела", "Контактное лицо", "Должность контактного лица", "ФИО"),
        ],
        [
            *("ООО «Яндекс»", "7736207543", "Образцов Пётр Ильич", "Генеральный директор", "Устава", "Тестова А. О."),
            *("Мнимов Илья", "Тестов Иван", "менеджер", "Придумов Савелий Лукич"),
        ],
    ]
    (card,) = read(workbook(rows)).plain
    assert card["people"] == [
        {
            "role": "director",
            "name": "Образцов Пётр Ильич",
            "position": "Генеральный директор",
            "basis": "Устава",
        },
        {"role": "chief_accountant", "name": "Тестова А. О."},
        {"role": "department_head", "name": "Мнимов Илья"},
        {"role": "contact", "name": "Тестов Иван", "position": "менеджер"},
        {"role": "contact", "name": "Придумов Савелий Лукич"},
    ]
    assert "person" not in card


def test_three_names_of_a_firm() -> None:
    """Names go where they belong by their length; a third one that says something new stays custom."""
    rows = [
        ["Название", "Краткое наименование", "Полное наименование"],
        ["Ромашка-Трейд", "ООО «Ромашка»", "Общество с ограниченной ответственностью «Ромашка»"],
        ["ООО «Ромашка»", "ООО «Ромашка»", "Общество с ограниченной ответственностью «Ромашка»"],
        ["Общество с ограниченной ответственностью «Ромашка»", "ООО «Ромашка»", None],
    ]
    found = read(workbook(rows))
    names = {
        "short_name": "ООО «Ромашка»",
        "full_name": "Общество с ограниченной ответственностью «Ромашка»",
        "legal_form": "ООО",
        "kind": "company",
    }
    assert found.plain == [{**names, "custom": {"Наименование": "Ромашка-Трейд"}}, names, names]


def test_fields_that_live_among_the_custom_ones() -> None:
    """Discount, turnover and the like have names of their own among the custom fields, typed where they have a type."""
    rows = [
        ["Название", "ИНН", "Скидка", "Количество сотрудников", "Дата создания"],
        [*SBER[:2], "5%", 12, dt.date(2020, 1, 2)],
        [*YANDEX[:2], None, "около ста", None],
    ]
    found = read(workbook(rows))
    assert found.plain[0]["custom"] == {"discount": "5%", "employees": 12, "created_on": dt.date(2020, 1, 2)}
    assert "custom" not in found.plain[1]
    assert found.origins[1][2] == {"employees": "около ста"}
