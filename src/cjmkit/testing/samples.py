"""
Samples: cards and projects made from the model itself, the same in every run.

A field that is added to the model is filled here from that day on, without an edit: known fields have
true-looking values, any other gets one of its type.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

import collections.abc
import datetime as dt
import enum
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, get_args, get_origin, get_type_hints

import attrs

from cjmkit.findings import Severity, Texts
from cjmkit.intake.import_report import (
    ImportReport,
    ReportCode,
    ReportColumn,
    ReportExample,
    ReportSkip,
    ReportTable,
)
from cjmkit.journeys.diff import ProjectDiff, diff_projects
from cjmkit.model import (
    BankAccount,
    CardKind,
    Child,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    FieldValue,
    ImageRef,
    LoyaltyCard,
    Money,
    Passport,
    Person,
    PersonDetails,
    Relative,
    Requisites,
    Role,
    Task,
    Term,
)
from cjmkit.model.journeys import Journey, Project, Stage, Touchpoint
from cjmkit.plugins.contracts import Loss

__all__ = [
    "HOSTILE_TEXTS",
    "cards_by_field",
    "cards_of_every_field",
    "diff_of_every_field",
    "empty_cards",
    "empty_projects",
    "empty_reports",
    "filled",
    "many_cards",
    "plain_card",
    "project_of_every_field",
    "report_of_every_field",
    "text_cards",
    "text_diff",
    "text_project",
    "text_report",
]

HOSTILE_TEXTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "separators": "а;б,в\tг|д=е:ё~ж^з",
        "quotes": 'ООО "Ро\'маш"ка" «ёлочки» “лапки” `обратные`',
        "line ends": "первая\nвторая\r\nтретья\rчетвёртая",
        "edges": "  пробелы по краям\u00a0",
        "nul": "до\x00после",
        "controls": "а\x01б\x08в\x0bг\x1fд\x7fе\x85ж",
        "formula": '=HYPERLINK("http://example.ru")',
        "formula after a sign": "@SUM(A1:A9)",
        "markup": "<b>жирный</b> &amp; <!-- --> ]]> <?xml?> <!DOCTYPE a>",
        "backslashes": "C:\\новая\\таблица\\n \\, \\; \\u0041 \\",
        "braces": "{поле} {{ шаблон }} ${переменная} %s %(имя)s",
        "bidi": "справа \u202eналево\u202c \u2066и\u2069 \u200f",
        "right to left": "שלום مرحبا",
        "emoji": "👩‍👩‍👧‍👦 😀 e\u0301 й",
        "unicode lines": "разделители \u2028 и \u2029 и \x0c",
        "byte order mark": "\ufeffметка",
        "lookalikes": "OOO АВС ООО ABC",
        "numbers": "007",
        "exponent": "1E5",
        "words": "None или null",
        "keywords": "BEGIN:VCARD",
        "very long": "очень длинный текст " * 500,
    }
)
"""Texts that break writers which are not ready for them, by what is hostile about them."""

_DAY: Final = dt.date(2026, 3, 4)
_TYPES: Final[Mapping[Any, Any]] = MappingProxyType(
    {
        str: "текст",
        int: 3,
        bool: True,
        bytes: b"\x89PNG\r\n\x1a\n",
        Decimal: Decimal("1500.50"),
        dt.date: _DAY,
        dt.datetime: dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC),
        FieldValue: "значение",
    }
)
# Numbers of large companies are public; those of people are made up and only their control digits are right.
_KNOWN: Final[Mapping[type[Any], Mapping[str, Any]]] = MappingProxyType(
    {
        ClientCard: {
            "id": "K-17",
            "kind": CardKind.COMPANY,
            "full_name": "Публичное акционерное общество «Сбербанк России»",
            "short_name": "ПАО Сбербанк",
            "legal_form": "ПАО",
            "branch_of": "K-1",
            "industry": "банки",
            "city": "Москва",
            "referred_by": "Кузнецова Ольга",
            "manager": "Орлова М. С.",
            "tags": ("важный", "оптовик"),
            "comment": "Звонить после обеда",
            "version": 2,
        },
        Requisites: {
            "inn": "7707083893",
            "kpp": "773601001",
            "ogrn": "1027700132195",
            "ogrnip": "304500116000157",
            "okpo": "00032537",
            "okved": "64.19",
            "oktmo": "45397000",
            "okopf": "12247",
            "snils": "11223344595",
        },
        BankAccount: {
            "account": "40702810438000060473",
            "bank_name": "ПАО Сбербанк",
            "bik": "044525225",
            "corr_account": "30101810400000000225",
            "bank_city": "Москва",
            "currency": "RUB",
            "personal_account": "03731000010",
        },
        Person: {"name": "Иванов Пётр Сергеевич", "position": "директор", "basis": "Устава", "card": "K-2"},
        PersonDetails: {
            "last_name": "Иванова",
            "first_name": "Мария",
            "patronymic": "Петровна",
            "children_count": 1,
            "place_of_study": "МГУ",
            "education": "высшее",
            "family_status": "замужем",
        },
        Passport: {"series": "4509", "number": "123456", "issued_by": "ОВД Тверского района", "code": "770-001"},
        Relative: {"name": "Иванов Олег", "relation": "брат", "card": "K-3"},
        Child: {"name": "Иванова Анна", "age": 7},
        Contact: {"kind": ContactKind.PHONE, "value": "+74955005550", "extension": "12", "note": "приёмная"},
        Term: {"label": "рекомендация", "id": "t-4"},
        Money: {"amount": Decimal("1500.50"), "currency": "RUB"},
        LoyaltyCard: {"number": "0012345", "level": "золотой"},
        ImageRef: {"url": "https://example.ru/logo.png", "path": "logo.png", "media_type": "image/png"},
        Consent: {"document": "Согласие № 5", "channel": "сайт"},
        Task: {"text": "позвонить"},
    }
)
_CONTACTS: Final[Mapping[ContactKind, str]] = MappingProxyType(
    {
        ContactKind.MOBILE: "+79160000001",
        ContactKind.HOME_PHONE: "+74950000001",
        ContactKind.EXTRA_PHONE: "+74950000002",
        ContactKind.FAX: "+74950000003",
        ContactKind.EMAIL: "info@example.ru",
        ContactKind.WEBSITE: "https://example.ru",
        ContactKind.MESSENGER: "@example",
        ContactKind.SOCIAL: "https://vk.com/example",
    }
)


def filled(kind: Any) -> Any:
    """
    Return a value of any annotation that the model uses, every field of every part filled.
    """
    if kind in _TYPES:
        return _TYPES[kind]
    if isinstance(kind, types.UnionType):
        return filled(next(each for each in get_args(kind) if each is not type(None)))
    if get_origin(kind) is tuple:
        return (filled(get_args(kind)[0]),)
    if get_origin(kind) is collections.abc.Mapping:
        return {"Своё поле": filled(get_args(kind)[1])}
    if issubclass(kind, enum.Enum):
        return next(iter(kind))
    known = _KNOWN.get(kind, {})
    return kind(**{name: known[name] if name in known else filled(hint) for name, hint in get_type_hints(kind).items()})


def cards_of_every_field() -> tuple[ClientCard, ...]:
    """
    Return cards with every field of every part filled: a company, a sole proprietor and a person.

    They are as full as a card can be, and not as consistent as a card should be: rules have much to say of them.
    """
    card: ClientCard = filled(ClientCard)
    others = tuple(Contact(kind=kind, value=value) for kind, value in _CONTACTS.items())
    people = tuple(Person(role=role, name="Петрова Анна Олеговна") for role in Role if role is not Role.DIRECTOR)
    whole = attrs.evolve(card, contacts=(*card.contacts, *others), people=(*card.people, *people))
    return tuple(attrs.evolve(whole, id=f"K-{number}", kind=kind) for number, kind in enumerate(CardKind, 17))


def empty_cards() -> tuple[ClientCard, ...]:
    """
    Return cards with nothing in them, in the ways that there are: no part, empty parts, a kind alone.
    """
    blank = ClientCard(
        bank_accounts=(BankAccount(),),
        people=(Person(role=Role.DIRECTOR),),
        contacts=(Contact(kind=ContactKind.PHONE, value=""),),
        person=PersonDetails(passport=Passport(), relatives=(Relative(),), children=(Child(),)),
        loyalty_card=LoyaltyCard(),
        logo=ImageRef(),
        consents=(Consent(),),
        tags=("",),
    )
    return (ClientCard(), blank, *(ClientCard(kind=kind) for kind in CardKind))


def plain_card(number: int = 1) -> ClientCard:
    """
    Return a small card that a format of clients should hold whole, the *number*-th one.
    """
    return ClientCard(
        id=f"K-{number}",
        kind=CardKind.COMPANY,
        short_name=f"Ромашка {number}",
        requisites=Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195"),
        contacts=(Contact(kind=ContactKind.PHONE, value="+74955005550"),),
    )


def cards_by_field() -> Iterator[tuple[str, ClientCard]]:
    """
    Yield the path of each field of a card with a plain card that has it filled besides.
    """
    whole = cards_of_every_field()[0]
    for field in attrs.fields(ClientCard):
        value = getattr(whole, field.name)
        yield from _alone(field.name, value)


def _alone(name: str, value: Any) -> Iterator[tuple[str, ClientCard]]:
    part = value[0] if isinstance(value, tuple) and attrs.has(type(value[0])) else value
    if not attrs.has(type(part)):
        yield name, _with(name, value)
        return
    cls = type(part)
    needed = {field.name: getattr(part, field.name) for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    for field in attrs.fields(cls):
        one = cls(**{**needed, field.name: getattr(part, field.name)})
        if name == "requisites":
            one = attrs.evolve(plain_card().requisites, **{field.name: getattr(part, field.name)})
        yield f"{name}.{field.name}", _with(name, (one,) if isinstance(value, tuple) else one)


def _with(name: str, value: Any) -> ClientCard:
    changed: dict[str, Any] = {name: value}
    return attrs.evolve(plain_card(), **changed)


def text_cards(text: str) -> Iterator[tuple[str, ClientCard]]:
    """
    Yield a plain card for each field that holds free text, with *text* there; by the field's path.
    """
    for number, (path, card) in enumerate(_text_cards(text), 1):
        # Whoever takes an id for a key must not join them.
        yield path, card if path == "id" else attrs.evolve(card, id=f"K-{number}")


def _text_cards(text: str) -> Iterator[tuple[str, ClientCard]]:
    for name in ("id", "full_name", "short_name", "industry", "city", "manager", "comment"):
        yield name, _with(name, text)
    yield "tags", attrs.evolve(plain_card(), tags=(text,))
    yield "people.name", attrs.evolve(plain_card(), people=(Person(role=Role.DIRECTOR, name=text),))
    yield "contacts.value", attrs.evolve(plain_card(), contacts=(Contact(kind=ContactKind.MESSENGER, value=text),))
    yield "bank_accounts.bank_name", attrs.evolve(plain_card(), bank_accounts=(BankAccount(bank_name=text),))
    yield "custom", attrs.evolve(plain_card(), custom={"Своё поле": text})
    yield "custom.name", attrs.evolve(plain_card(), custom={text: "значение"})


def many_cards(count: int, size: int = 0) -> Iterator[ClientCard]:
    """
    Yield *count* plain cards one by one, each with a comment of *size* characters that is its own.
    """
    for number in range(count):
        card = plain_card(number)
        yield attrs.evolve(card, comment=f"{number:09}".ljust(size, "x")) if size else card


def project_of_every_field() -> Project:
    """
    Return a project with every field of every part filled, one of each.
    """
    project: Project = filled(Project)
    return project


def empty_projects() -> tuple[Project, ...]:
    """
    Return projects with as little in them as there can be: nothing, an empty journey, an empty stage.
    """
    stage = Stage(id="s", title="Этап")
    point = Touchpoint(id="t", title="Точка")
    return (
        Project(journeys=(Journey(id="j", title="Карта"),)),
        Project(journeys=(Journey(id="j", title="Карта", stages=(stage,)),)),
        Project(journeys=(Journey(id="j", title="Карта", stages=(attrs.evolve(stage, touchpoints=(point,)),)),)),
    )


def text_project(text: str) -> Project:
    """
    Return a small project that has *text* wherever a free text stands.
    """
    point = Touchpoint(id="t", title=text, owner=text, standard=text)
    stage = Stage(id="s", title=text, task=text, note=text, touchpoints=(point,))
    return Project(title=text, journeys=(Journey(id="j", title=text, goal=text, owner=text, stages=(stage,)),))


def diff_of_every_field() -> ProjectDiff:
    """
    Return the difference between a project of every field and a changed one: things come, go and change.
    """
    full = project_of_every_field()
    (journey, *_) = full.journeys
    stages = tuple(attrs.evolve(stage, title=f"{stage.title} 2", barriers=()) for stage in journey.stages)
    changed = attrs.evolve(journey, goal="иное", stages=(*stages, Stage(id="new", title="Новый")))
    return diff_projects(full, attrs.evolve(full, title="иное", personas=(), journeys=(changed,)))


def text_diff(text: str) -> ProjectDiff:
    """
    Return a small difference that has *text* wherever a free text stands.
    """
    old, new = text_project("было"), text_project(text)
    return diff_projects(old, new)


def empty_reports() -> tuple[ImportReport, ...]:
    """
    Return reports with as little in them as there can be: of nothing, of an empty table, of finished cards.
    """
    bare = ReportTable(place="a.csv", columns=(ReportColumn(column="A"),))
    finished = ReportTable(place="a.jsonl", rows=1, cards=1)
    code = ReportCode(code="X001", severity=Severity.INFO, title=_both("x"), about=_both(""), hint=_both(""), count=1)
    return (
        ImportReport(),
        ImportReport(tables=(bare,)),
        ImportReport(tables=(finished,), codes=(code,), rows=1, cards=1, notes=1),
    )


def report_of_every_field() -> ImportReport:
    """
    Return the report of an import of two tables, with findings of every severity and values shown.
    """
    return _report("значение")


def text_report(text: str) -> ImportReport:
    """
    Return a small report that has *text* wherever a text of the file stands.
    """
    return _report(text)


def _report(text: str) -> ImportReport:
    codes = (
        _code("X001", Severity.ERROR, text, count=3),
        _code("X002", Severity.WARNING, text, count=21, repairs=True),
        _code("X003", Severity.INFO, text, count=4, skips=True),
    )
    skipped = (ReportSkip(code="X003", title=_both("итоги"), count=4),)
    columns = (
        ReportColumn(
            column="A",
            header=text,
            targets=("inn", "phone_2"),
            titles=(_both("ИНН"), _both("Телефон 2")),
            confidence=0.97,
            reason=_both(text),
            samples=(text, text),
            rows=10,
            filled=7,
        ),
        ReportColumn(column="B", header=text, custom=text, rows=10, filled=10),
        ReportColumn(column="C", ignored=True, rows=10),
    )
    table = ReportTable(
        place=f"{text}[{text}]",
        details=((_both("Кодировка"), text),),
        header_rows=(4, 5),
        rows=14,
        cards=7,
        rejected=3,
        skipped=skipped,
        columns=columns,
    )
    finished = ReportTable(place=text, rows=2, cards=2)
    return ImportReport(
        tables=(table, finished),
        codes=codes,
        rows=16,
        cards=9,
        rejected=3,
        skipped=4,
        errors=3,
        warnings=21,
        notes=4,
        target=text,
        losses=(Loss(field="comment", count=2, reason=_both("формат этого не держит")),),
        with_values=True,
    )


def _code(
    code: str, severity: Severity, text: str, *, count: int, repairs: bool = False, skips: bool = False
) -> ReportCode:
    example = ReportExample(place=text, message=_both(text), raw=text, new=text if repairs else None, applied=repairs)
    return ReportCode(
        code=code,
        severity=severity,
        title=_both(code),
        about=_both("почему"),
        hint=_both("что делать"),
        law="закон",
        bad=_both(text),
        good=_both(text),
        count=count,
        repairs=repairs,
        skips=skips,
        examples=(example,) * min(count, 20),
    )


def _both(text: str) -> Texts:
    # A brace of a sample is a brace, not a field to fill.
    safe = text.replace("{", "{{").replace("}", "}}") if "{" in text else text
    return Texts(safe, safe)
