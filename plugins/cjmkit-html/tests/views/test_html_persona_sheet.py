"""The persona sheet: everything that is known, in words, and what nobody has written yet."""

from __future__ import annotations

import base64
from decimal import Decimal

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from views.seen import EXAMPLES, assert_apart, assert_drawable, example, texts_of

from cjmkit import Toolkit
from cjmkit.model import ImageRef, Money
from cjmkit.model.journeys import (
    USP,
    Benefit,
    Demographics,
    EmpathyKind,
    EmpathyMap,
    Evidence,
    Pain,
    Persona,
    PersonaKind,
    PersonaValue,
    Project,
    SkepticTest,
    Statement,
)
from cjmkit.testing.strategies import any_projects
from cjmkit_html.figures import Box
from cjmkit_html.figures.svg import drawn
from cjmkit_html.personas import persona_scene, persona_sheet
from cjmkit_html.personas.photo import data_uri, initials
from cjmkit_html.personas.places import CENTRE, Place, places_of

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def sheet_of(persona: Persona, lang: str = "ru"):
    """The sheet of a persona alone in its project."""
    return persona_sheet(persona, Project(personas=(persona,)), lang)


def test_the_example_of_the_source() -> None:
    """Tatiana: 35 years, about 80 000 a month, what she decides by, what the benefits answer."""
    project = example("cream")
    sheet = persona_sheet(project.personas[0], project, "ru")
    facts = {fact.name: fact.told.replace("\N{NO-BREAK SPACE}", " ") for fact in (*sheet.facts, *sheet.worth)}
    assert facts["Возраст"] == "35 лет"
    assert facts["Доход"] == "≈80 000 ₽ в месяц"
    assert facts["Средний чек"] == "5 000 ₽"
    sections = {section.title: section.items for group in sheet.groups for section in group.sections}
    assert [item.strong for item in sections["Факторы решения"]] == [True, True, False, False]
    assert "увлажнить жирную, но чувствительную кожу, состав" in sections["Выгоды"][0].notes[1]
    assert sheet.missing == ("карта эмпатии",)
    assert sheet.journeys == ("Увлажняющий крем",)
    assert "Интервью, 12" in sheet.evidence


@pytest.mark.parametrize(
    ("low", "high", "lang", "told"),
    [
        (25, 45, "ru", "25–45\N{NO-BREAK SPACE}лет"),
        (31, 31, "ru", "31 год"),
        (None, 21, "ru", "до 21 года"),
        (22, None, "ru", "от 22 лет"),
        (25, 45, "en", "25–45 years"),
        (None, 21, "en", "up to 21 years"),
    ],
)
def test_ages(low: int | None, high: int | None, lang: str, told: str) -> None:
    """An age, a range, and a range with one end read as people say them."""
    sheet = sheet_of(Persona(id="p", name="П", demographics=Demographics(age_from=low, age_to=high)), lang)
    assert sheet.facts[0].told.replace("\N{NO-BREAK SPACE}", " ") == told.replace("\N{NO-BREAK SPACE}", " ")


def test_incomes() -> None:
    """An income may be a sum, a range, or a range with one end."""
    low, high = Money(amount=Decimal(50000)), Money(amount=Decimal(80000))
    told = []
    for who in (Demographics(income=low, income_to=high), Demographics(income_to=high)):
        told += [
            fact.told.replace("\N{NO-BREAK SPACE}", " ")
            for fact in sheet_of(Persona(id="p", name="П", demographics=who)).facts
        ]
    assert told == ["50 000 ₽ – 80 000 ₽", "до 80 000 ₽"]


def test_a_proposition_without_answers() -> None:
    """A selling proposition that nobody tested has no line about the test; one end of an income is enough."""
    sheet = sheet_of(Persona(id="p", name="П", usp=USP(why_us="рядом")))
    assert [fact.told for fact in sheet.proposition] == ["рядом"]


def test_benefits_say_what_they_answer() -> None:
    """A benefit tells its kind and what it answers, where anybody wrote it; a text alone is told alone."""
    benefits = (Benefit(text="рядом"), Benefit(text="быстро", kind="speed"), Benefit(text="тихо", answers=("сон",)))
    (group,) = sheet_of(Persona(id="p", name="П", benefits=benefits)).groups
    assert [item.notes for item in group.sections[0].items][::2] == [(), ("отвечает на: сон",)]
    assert len(group.sections[0].items[1].notes) == 1


def test_only_parts_of_a_figure_are_drawn() -> None:
    """Whatever is no part of a figure is refused, not left out."""
    with pytest.raises(TypeError, match="int"):
        drawn(7)


def test_a_persona_of_whom_nothing_is_known() -> None:
    """A persona that is only named says what is to be described; nothing is made up."""
    sheet = sheet_of(Persona(id="p", name=""))
    assert (sheet.name, sheet.initials, sheet.facts, sheet.groups, sheet.empathy) == ("p", "P", (), (), None)
    assert len(sheet.missing) == 6
    scene = persona_scene(sheet, "ru")
    told = " ".join(part.text for part in scene.parts if hasattr(part, "text"))
    assert "Карты эмпатии нет." in told
    assert "Оснований не указано." in told
    assert_drawable(scene)


def test_everything_of_a_persona_is_told() -> None:
    """Kind, worth, selling proposition, the sceptic's answers, chains of pains and evidence are on the sheet."""
    persona = Persona(
        id="p",
        name="Пётр Ильич",
        kind=PersonaKind.BUYING_ROLE,
        baseline_emotion="anxiety",
        journey_duration="3 месяца",
        value=PersonaValue(ltv=Money(amount=Decimal(210000)), purchases_a_year=Decimal("6.5"), share=Decimal(30)),
        pains=(
            Pain(text="ломается", leads_to="stop"),
            Pain(text="простой", id="stop", evidence=(Evidence(kind="survey", sample_size=40, note="весна"),)),
        ),
        usp=USP(strength="свой завод", skeptic_test=SkepticTest(attracts=True, trusted=False)),
        offer="Привезём завтра",
        note="со слов продавцов",
    )
    sheet = sheet_of(persona)
    assert sheet.initials == "ПИ"
    facts = {fact.name: fact.told for fact in (*sheet.facts, *sheet.worth, *sheet.proposition)}
    assert facts["Кто это"] == "роль закупочного центра"
    assert facts["Длительность пути"] == "3 месяца"
    assert facts["Покупок в год"] == "6,5"
    assert facts["Доля клиентов"] == "30\N{NO-BREAK SPACE}%"
    assert "привлекает – да; продаёт – —" in facts["Проверка скептиком"]
    (pains,) = (section.items for group in sheet.groups for section in group.sections)
    assert pains[0].notes == ("ведёт к: простой",)
    assert pains[1].notes == ("Опрос, весна, опрошено: 40",)
    scene = persona_scene(sheet, "ru")
    assert_drawable(scene)
    assert any("Привезём завтра" in mark.name for mark in scene.marks)


@pytest.mark.parametrize("name", ["olga", "inna", "vadim"])
def test_three_kinds_of_empathy_maps(name: str) -> None:
    """Six blocks, a star and a quadrant: every block has a place of its own, around the client."""
    project = example("empathy")
    persona = project.persona(name)
    assert persona is not None
    assert persona.empathy_map is not None
    sheet = persona_sheet(persona, project, "ru")
    assert sheet.empathy is not None
    assert sheet.empathy.name == persona.name
    assert {block.key for block in sheet.empathy.blocks} == set(persona.empathy_map.blocks)
    said = [one.text for block in sheet.empathy.blocks for one in block.said]
    assert sorted(said) == sorted(statement.text for statement in persona.empathy_map.statements)
    assert_apart([as_box(place) for place in (sheet.empathy.centre, *(block.place for block in sheet.empathy.blocks))])


def as_box(place: Place) -> Box:
    """A place on the grid as a rectangle."""
    return Box(x=place.column, y=place.row, width=place.columns, height=place.rows, look="")


@given(st.sampled_from(EmpathyKind), st.lists(st.text(min_size=1, max_size=3), max_size=25))
def test_blocks_never_share_a_place(kind: EmpathyKind, keys: list[str]) -> None:
    """However many rays a star has, and whatever blocks a map should not have: each stands alone, on six columns."""
    places = places_of(kind, keys)
    assert set(keys) <= set(places)
    assert CENTRE in places
    boxes = [as_box(place) for place in places.values()]
    assert_apart(boxes)
    assert all(place.column >= 1 and place.column + place.columns <= 7 for place in places.values())
    rows = {row for place in places.values() for row in range(place.row, place.row + place.rows)}
    assert rows == set(range(1, max(rows) + 1))


def test_an_empty_block_says_so() -> None:
    """A block that nobody filled is drawn and says that it is empty; a foreign block is drawn below."""
    blocks = {"hears": (Statement(text="да", negative=True, metaphor=True, was="pains"),), "лишний": ()}
    persona = Persona(id="p", name="П", empathy_map=EmpathyMap(blocks=blocks))
    sheet = sheet_of(persona)
    assert sheet.empathy is not None
    by_key = {block.key: block for block in sheet.empathy.blocks}
    assert by_key["hears"].said[0].notes == ("негатив", "метафора", "из блока «Боли»")
    assert by_key["лишний"].place.row == 5
    assert not sheet.empathy.is_empty
    names = [mark.name for mark in persona_scene(sheet, "ru").marks]
    assert "Видит; никто ничего не записал" in names


def test_only_pictures_that_the_project_holds_are_shown() -> None:
    """A photograph by address or path is not fetched, and no SVG is believed to be a photograph."""
    assert data_uri(None) is None
    assert data_uri(ImageRef(url="https://example.org/a.png")) is None
    assert data_uri(ImageRef(data=b"<svg onload='alert(1)'/>", media_type="image/png")) is None
    found = data_uri(ImageRef(data=PIXEL, media_type="text/html"))
    assert found is not None
    assert found.startswith("data:image/png;base64,iVBOR")
    for start, kind in ((b"\xff\xd8\xff\xe0", "jpeg"), (b"GIF89a", "gif"), (b"RIFF\0\0\0\0WEBP", "webp")):
        assert str(data_uri(ImageRef(data=start))).startswith(f"data:image/{kind};")
    assert initials("«»") == "?"
    assert sheet_of(Persona(id="p", name="П", photo=ImageRef(data=PIXEL))).photo == found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_examples(path, lang: str) -> None:
    """In the examples no line comes upon another and no panel upon another."""
    project = Toolkit(plugins=()).read_project(path)
    for persona in project.personas:
        scene = persona_scene(persona_sheet(persona, project, lang), lang)
        assert_drawable(scene)
        assert_apart(texts_of(scene))
        panels = [part for mark in scene.marks for part in mark.parts if isinstance(part, Box)]
        assert_apart(panels)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_projects())
def test_any_persona_can_be_drawn(project: Project) -> None:
    """The sheet of any persona is well-formed, and none of its statements is left out."""
    for persona in project.personas:
        sheet = persona_sheet(persona, project, "ru")
        assert_drawable(persona_scene(sheet, "ru"))
        if persona.empathy_map is not None and sheet.empathy is not None:
            said = sum(len(block.said) for block in sheet.empathy.blocks)
            assert said == len(persona.empathy_map.statements)
        shown = sum(len(section.items) for group in sheet.groups for section in group.sections)
        lists = [field.name for field in attrs.fields(Persona) if field.name not in ("segments", "evidence")]
        held = (getattr(persona, name) for name in lists)
        assert shown == sum(len(each) for each in held if isinstance(each, tuple))
