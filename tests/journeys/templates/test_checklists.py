import re

import attrs
import pytest

from cjmkit.journeys.templates import CHECKLISTS, checklist
from cjmkit.model.journeys import BLOCKS, USP, EmpathyKind, Persona, SkepticTest
from cjmkit.vocabulary import vocabulary


def ids(name):
    """Return what the parts of a checklist are answered in."""
    return [part.id for part in checklist(name).parts]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("touchpoints", 9),
        ("map", 8),
        ("five-steps", 5),
        ("design", 4),
        ("cycle", 5),
        ("persona", 5),
        ("study", 6),
        ("usp", 5),
        ("skeptic", 5),
        ("key-touchpoints", 3),
        ("empathy", 3 + 4 + 5 + 4 + 5 + 5 + 4),
    ],
)
def test_as_many_steps_as_the_source(name, count):
    """A checklist has as many steps or questions as the text it comes from."""
    assert len(checklist(name).items) == count


@pytest.mark.parametrize("name", CHECKLISTS)
def test_both_languages(name):
    """Every title and item is Russian in Russian and English in English."""
    found = checklist(name)
    for texts in (found.title, *found.items, *(part.title for part in found.parts if part.title)):
        assert re.search("[а-яё]", texts.ru)
        assert not re.search("[а-яё]", texts.en, re.IGNORECASE)


def test_empathy_prompts_are_by_block():
    """There are questions about the middle of the map and each of its six blocks, with kinds of evidence for each."""
    assert ids("empathy") == ["centre", *BLOCKS[EmpathyKind.OSTERWALDER]]
    for part in checklist("empathy").parts:
        assert part.sources
        assert all(vocabulary("evidence").get(source) for source in part.sources)


@pytest.mark.parametrize(
    ("name", "owner"), [("study", Persona), ("persona", Persona), ("usp", USP), ("skeptic", SkepticTest)]
)
def test_answers_have_a_field(name, owner):
    """What a checklist about personas asks for has a field in the model."""
    assert set(ids(name)) <= {field.name for field in attrs.fields(owner)}


def test_markdown_has_a_box_for_each_item():
    """As Markdown a checklist has its title, the titles of its parts and a box to tick for each item."""
    text = checklist("self-walk").markdown()

    assert text.startswith("# Пройти путь самим\n\n## Что проверить\n\n- [ ] Найти продукт")
    assert "\n\n## Что записать\n\n- [ ] " in text
    assert text.count("- [ ] ") == len(checklist("self-walk").items)
    assert "\n\n\n" not in text
    assert checklist("usp").markdown("en").splitlines()[2:4] == ["- [ ] What is our strength?", "- [ ] Why come to us?"]


def test_an_unknown_checklist_is_refused():
    """Asking for a checklist that is not there raises, and says which there are."""
    with pytest.raises(LookupError, match="no checklist 'tea'; there are: touchpoints, map"):
        checklist("tea")
