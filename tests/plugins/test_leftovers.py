import datetime as dt

import attrs
from hypothesis import given

from cjmkit.findings import Texts
from cjmkit.model import ClientCard, Contact, ContactKind, PersonDetails, Requisites
from cjmkit.plugins import Losses
from cjmkit.plugins.leftovers import leftovers
from cjmkit.testing.strategies import any_cards as cards

CARD = ClientCard(
    short_name="Ромашка",
    requisites=Requisites(inn="7707083893", kpp="773601001"),
    contacts=(Contact(kind=ContactKind.PHONE, value="+74950000000"),),
    person=PersonDetails(),
    custom={"Регион": "Тула", "Сорт": "1"},
    next_contact_on=dt.date(2026, 3, 1),
)


def test_an_untouched_part_is_named_whole():
    """What the format has no place for at all is named by its part; custom fields one by one; empty parts not."""
    rest = attrs.evolve(CARD, short_name=None)

    assert list(leftovers(CARD, rest)) == ["requisites", "contacts", "next_contact_on", "custom.Регион", "custom.Сорт"]


def test_a_part_written_in_part_is_named_by_its_fields():
    """Where some numbers were written, the others are named; so is what is left of the custom fields."""
    rest = attrs.evolve(
        CARD,
        requisites=attrs.evolve(CARD.requisites, inn=None),
        contacts=(),
        next_contact_on=None,
        custom={"Сорт": "1"},
    )

    assert list(leftovers(CARD, rest)) == ["short_name", "requisites.kpp", "custom.Сорт"]


@given(cards())
def test_nothing_is_left_of_an_empty_rest(card):
    """A card that was written whole lost nothing, whatever it held."""
    assert list(leftovers(card, ClientCard())) == []


@given(cards())
def test_a_card_not_written_at_all_is_left_whole(card):
    """Each field of the card that is not its default is named."""
    left = {path.partition(".")[0] for path in leftovers(card, card)}
    empty = (None, "", (), {})

    for field in attrs.fields(ClientCard):
        value = getattr(card, field.name)
        if field.name not in left:
            assert value in empty or value == field.default or not any(attrs.astuple(value, recurse=False))


def test_losses_count_cards():
    """`Losses.add_rest` counts the cards that lost each path, with the reason."""
    losses, reason = Losses(), Texts("нет столбца", "no column")
    for _ in range(2):
        losses.add_rest(CARD, attrs.evolve(CARD, custom={}), reason)

    assert {loss.field: loss.count for loss in losses.list()} == dict.fromkeys(
        ("short_name", "requisites", "contacts", "next_contact_on"), 2
    )
