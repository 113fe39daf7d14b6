"""
Headings that are more than a spelling of one field: combined, ambiguous, of groups, our own.
"""

from __future__ import annotations

from typing import Final

from cjmkit.intake.vocabulary.wordset import phrases

__all__ = ["AMBIGUOUS", "COMBINED", "GROUPS", "IGNORED"]

COMBINED: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    (
        "inn_kpp",
        ("inn", "kpp"),
        "ИНН/КПП | ИНН КПП | ИНН и КПП | ИНН, КПП | ИНН (КПП) | КПП/ИНН | ИНН-КПП | ИНН/КПП организации | INN/KPP "
        "| ИНН+КПП | ИНН | КПП",
    ),
    (
        "ogrn_ogrnip",
        ("ogrn", "ogrnip"),
        "ОГРН/ОГРНИП | ОГРН (ОГРНИП) | ОГРН, ОГРНИП | ОГРН или ОГРНИП | ОГРНИП/ОГРН | ОГРН(ИП) | ОГРН / ОГРН ИП | "
        "ОГРН - ОГРНИП",
    ),
    (
        "bank_details",
        ("account", "bank_name", "bik", "corr_account"),
        "Банковские реквизиты | Платежные реквизиты | реквизиты банка | банк, р/с, БИК | банковские данные | "
        "BANKING_DETAILS | р/с, банк, БИК, к/с | реквизиты счета | банк и р/с | банк. реквизиты | расчетный счет и "
        "банк | р/с и БИК | расчетный счет, БИК | bank details | р/с, банк",
    ),
    (
        "requisites",
        ("inn", "kpp", "ogrn", "account", "bank_name", "bik", "corr_account"),
        "Все реквизиты | Полные реквизиты | Реквизиты полностью | ИНН, КПП, р/с, БИК | ИНН, КПП, ОГРН, р/с, БИК "
        "| ИНН, КПП, банковские реквизиты",
    ),
    (
        "phone_fax",
        ("phone", "fax"),
        "Тел./факс | телефон/факс | телефон, факс | тел, факс | телефон (факс) | тел/ф | т/ф | телефоны/факсы | "
        "телефон и факс | т./факс | phone/fax | телефон / факс организации",
    ),
    (
        "contacts",
        ("phone", "email"),
        "телефон, e-mail | телефон / e-mail | телефон, почта | телефон/почта | тел., e-mail | телефон и e-mail | "
        "телефон и почта | контактные данные | контактная информация | тел./email | телефон, факс, e-mail | "
        "тел/факс/e-mail | контактная инф. | контакты (телефон, e-mail) | phone, email | тел. / эл. почта | "
        "телефон, email, сайт | как связаться | телефоны и почта | контакты для связи | координаты",
    ),
    (
        "name_contacts",
        ("contact_person", "phone", "email"),
        "ФИО, телефон | ФИО / телефон | имя, телефон | имя и телефон | контактное лицо, телефон | контактное лицо "
        "/ телефон | ФИО и телефон | контактное лицо (телефон) | ФИО (телефон) | контактное лицо и телефон | имя, "
        "телефон, e-mail | ФИО, контакты | ФИО, телефон, e-mail | контактное лицо, тел. | конт. лицо, тел. | ФИО, "
        "должность, телефон | контактное лицо (ФИО, телефон) | ФИО, тел. | контактное лицо, телефон, e-mail | ФИО "
        "и телефон контактного лица | ФИО + телефон | имя / телефон | ФИО, e-mail | контактное лицо, e-mail | имя "
        "+ e-mail",
    ),
    (
        "bik_corr",
        ("bik", "corr_account"),
        "БИК/к/с | БИК, к/с | БИК и к/с | БИК / корсчет | БИК, корр. счет | БИК, корсчет | БИК и корр. счет | БИК "
        "(к/с) | БИК + к/с | БИК, кор. счет",
    ),
)
"""Splitter, its targets, and the headings of columns that it takes apart."""

AMBIGUOUS: Final[tuple[tuple[str, tuple[str, ...], str | None], ...]] = (
    (
        "имя | имя клиента | клиент (имя)",
        ("person_name", "name", "first_name"),
        "first_name",
    ),
    (
        "контакт | контакты | contact | contacts | контакты компании | контакты клиента | связь с клиентом",
        ("phone", "email", "contacts", "name_contacts", "contact_person"),
        None,
    ),
    (
        "номер | №№ | number | ном.",
        ("phone", "inn", "account"),
        None,
    ),
    (
        "whatsapp | ватсап | вотсап | вацап | ватсапп | WA | Whats App",
        ("phone", "messenger"),
        None,
    ),
    (
        "почта",
        ("email", "postal_address"),
        "email",
    ),
    (
        "реквизиты | данные | реквизиты организации | реквизиты компании",
        ("inn_kpp", "requisites", "bank_details", "inn", "account"),
        None,
    ),
    (
        "код | code",
        ("inn", "okpo"),
        None,
    ),
    (
        "дата | date | число",
        (),
        None,
    ),
    (
        "тип | вид | категория | type",
        ("kind",),
        None,
    ),
    (
        "форма",
        ("legal_form",),
        None,
    ),
    (
        "основание",
        ("director_basis",),
        None,
    ),
    (
        "полное имя",
        ("person_name", "full_name"),
        "person_name",
    ),
    (
        "серия",
        ("passport_series",),
        None,
    ),
    (
        "п",
        ("sex",),
        None,
    ),
)
"""
Headings with several meanings, the fields or splitters that the values may decide for, and the default.
"""

GROUPS: Final = phrases(
    "адреса | банковские данные | банковские реквизиты | данные | данные клиента | документы | дополнительно | "
    "информация | карточка клиента | клиент | коды | коды статистики | компания | контактная информация | "
    "контактные данные | контакты | контрагент | личные данные | лояльность | маркетинг | налоговые реквизиты | о "
    "клиенте | о компании | общая информация | общее | общие сведения | организация | основная информация | "
    "основное | основные сведения | персональные данные | платежные реквизиты | прочее | регистрационные данные | "
    "регистрация | реквизиты | реквизиты банка | реквизиты клиента | реквизиты организации | сведения | сведения "
    "о клиенте | сведения о контрагенте | сведения об организации | связь | способы связи | статистические коды | "
    "физическое лицо | финансы | юридические данные | юридическое лицо"
)
"""Group headings that add nothing to the heading under them."""

IGNORED: Final = frozenset({"cjmkit reasons", "cjmkit row", "cjmkit причины", "cjmkit строка"})
"""The columns that our own workbook of rejected rows adds; a corrected one is read without them."""
