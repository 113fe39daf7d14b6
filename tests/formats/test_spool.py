"""
Columns and the spool: used columns in order, headings that are read back as what they are.
"""

import datetime as dt
import enum
import subprocess
import sys
import textwrap
from decimal import Decimal

import pytest

from cjmkit.formats._columns import BASE_COLUMNS, column_width, columns_of, heading
from cjmkit.formats._spool import RowSpool
from cjmkit.model import FLAT_FIELDS, ClientCard, Contact, ContactKind, Term, ValueKind
from cjmkit.model.flat import CUSTOM_PREFIX
from cjmkit.plugins.flat_losses import LOST
from cjmkit.plugins.losses import Losses
from formats.table_cards import counted


def spooled(cards, cells="typed", headers="ru"):
    losses = Losses(LOST)
    with RowSpool(losses, cells) as spool:
        spool.extend(cards)
        columns = spool.columns(headers)
        rows = list(spool.rows(columns))
    return [column.title for column in columns], rows, counted(losses.list())


def test_columns_stand_in_flat_order():
    """Columns follow the flat order; those of one account, or one contact person, stand together."""
    names = ["phone_2", "bik", "account_2", "account", "bik_2", "contact_position", "contact_person_2", "id", "phone"]
    columns = columns_of([*names, "contact_person", "address_10", "address_2"], ["Поле"], "names")
    assert [column.key for column in columns] == [
        *("id", "account", "bik", "account_2", "bik_2", "address_2", "address_10"),
        *("contact_person", "contact_position", "contact_person_2", "phone", "phone_2", "Поле"),
    ]


def test_headings():
    """A heading is the field's title with its number, or its name."""
    assert [heading("phone_2", kind) for kind in ("ru", "en", "names")] == ["Телефон 2", "Phone 2", "phone_2"]
    assert heading("inn", "ru") == "ИНН"


def test_headings_are_distinct():
    """No two fields share a heading, in any language."""
    for headers in ("ru", "en", "names"):
        titles = [heading(name, headers).casefold() for name in FLAT_FIELDS]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Номер договора", "Номер договора"),
        ("ИНН", "Своё поле: ИНН"),
        ("инн 3", "Своё поле: инн 3"),
        ("inn", "Своё поле: inn"),
        ("Заметка", "Своё поле: Заметка"),
        ("phone_2", "Своё поле: phone_2"),
        ("", "Своё поле: без имени"),
        (" край ", "Своё поле: край"),
        ("discount", "Скидка"),
    ],
)
def test_custom_headings(name, title):
    """A custom field goes by its name, unless an import would take it for another field."""
    assert [column.title for column in columns_of([], [name], "ru")] == [title]


def test_custom_headings_are_distinct():
    """Custom fields whose headings would meet get different ones."""
    columns = columns_of(["inn"], ["ИНН", " ИНН", "discount", "Скидка"], "ru")
    titles = [column.title for column in columns]
    assert len(set(titles)) == 5
    assert titles[1:3] == ["Своё поле: ИНН", "Своё поле: ИНН (2)"]
    assert titles[4] == f"{CUSTOM_PREFIX}Скидка"


def test_rows_come_back_with_their_types():
    """What cards hold comes back, in used columns alone, each value with its type."""
    custom = {
        "число": 5,
        "дробь": 0.5,
        "да": True,
        "день": dt.date(2024, 1, 1),
        "миг": dt.datetime(2024, 1, 1, 10, tzinfo=dt.UTC),
        "сумма": Decimal("1.50"),
        "список": ("а", "б"),
        "пусто": "",
        "ничего": None,
    }
    cards = [ClientCard(id=str(number), source=Term(label="сайт")) for number in range(700)]
    titles, rows, losses = spooled([*cards, ClientCard(custom=custom, next_contact_on=dt.date(2024, 5, 1))])
    assert titles == [
        *("Внешний код", "Источник", "Дата следующего контакта"),
        *(f"Своё поле: {name}" if name == "число" else name for name in list(custom)[:7]),
    ]
    assert [row[:3] for row in rows[:700]] == [[str(number), "сайт", None] for number in range(700)]
    values = [5, 0.5, True, dt.date(2024, 1, 1), custom["миг"], Decimal("1.50"), "а; б"]
    assert rows[700] == [None, None, dt.date(2024, 5, 1), *values]
    assert [type(value) for value in rows[700][3:]] == [type(value) for value in values]
    assert losses == {"custom.сумма": 1, "custom.список": 1}


def test_text_cells_lose_types():
    """Where cells hold text alone, every typed value of a custom field is a loss."""
    _, _, losses = spooled([ClientCard(custom={"число": 5, "текст": "5", "да": True})], cells="text")
    assert losses == {"custom.число": 1, "custom.да": 1}


class Colour(enum.Enum):
    RED = "red"


class Money(float):
    pass


class Count(int):
    pass


class Label(str):
    __slots__ = ()


def test_foreign_values_are_written_and_said():
    """A value of a type that the model does not know is written as its text, and said to be one."""
    card = ClientCard(
        id=Label("7"),
        custom={"цвет": Colour.RED, "сумма": Money(1.5), "счёт": Count(3), "ярлык": Label("я"), "список": [1]},
    )
    _, rows, losses = spooled([card])
    assert rows == [["7", "Colour.RED", 1.5, 3, "я", "[1]"]]
    assert losses == {"custom.цвет": 1, "custom.ярлык": 1, "custom.список": 1}


@pytest.mark.parametrize("cells", ["typed", "text"])
def test_huge_integers_are_texts(cells):
    """An integer that Python itself refuses to print is written with all its digits, and said."""
    _, rows, losses = spooled([ClientCard(custom={"Вес": -(10**5000)})], cells=cells)
    assert rows == [["-1" + "0" * 5000]]
    assert losses == {"custom.Вес": 1}


def test_empty_base_has_the_usual_columns():
    """A base without a filled cell still says what belongs there; an empty card is a loss."""
    titles, rows, losses = spooled([ClientCard()])
    assert titles == [heading(name, "ru") for name in BASE_COLUMNS]
    assert rows == [[None] * len(BASE_COLUMNS)]
    assert losses == {"card": 1}
    assert spooled([])[1:] == ([], {})


def test_losses_of_cards_are_counted():
    """The losses of the flat view and of sub-tables are counted by card."""
    card = ClientCard(
        contacts=(Contact(kind=ContactKind.EMAIL, value="a@example.org", shown=True),) * 2, tables={"Звонки": ()}
    )
    assert spooled([card, card])[2] == {"contacts.shown": 2, "tables.Звонки": 2}


def test_renamed_custom_fields_are_said():
    """A custom field that cannot go by its name is a loss; one that an import reads back is not."""
    card = ClientCard(custom={"ИНН": "1", " край ": "2", "discount": "5 %"})
    losses = Losses(LOST)
    with RowSpool(losses, "typed") as spool:
        spool.extend([card, card, ClientCard(custom={" край ": "3"})])
        assert [column.title for column in spool.columns("ru")] == ["Своё поле: ИНН", "Своё поле: край", "Скидка"]
    assert [(loss.field, loss.count) for loss in losses.list()] == [("custom. край ", 3)]
    assert "Своё поле" in losses.list()[0].reason.en


def test_column_widths():
    """A column is as wide as its values, and as the longest word of its heading."""
    assert column_width(ValueKind.KPP, "КПП") == 11
    assert column_width(None, "Поле") == 18
    assert column_width(ValueKind.KPP, "Корреспондентский счёт") == 20
    assert column_width(None, "") == 18
    assert column_width(None, "х" * 200) == 50


MEMORY = """
import resource, sys, io
sys.path[:0] = {path!r}
from xlsx_write import cards
from cjmkit.formats.{module} import {exporter}
from cjmkit.plugins.progress import silent

class Nowhere(io.RawIOBase):
    def writable(self): return True
    def write(self, data): return len(data)

def run(count):
    exporter = {exporter}()
    exporter.write(cards(count), Nowhere(), exporter.options(), silent)

run(2000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
run({count})
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize(("module", "exporter"), [("csv", "CSVExporter"), ("xlsx", "XLSXExporter")])
def test_memory_of_exports_stays(module, exporter, request):
    """Exporting 30 000 cards grows memory by less than 5 MB over 2 000 cards."""
    path = [str(request.config.rootpath / "benchmarks")]
    code = textwrap.dedent(MEMORY).format(path=path, module=module, exporter=exporter, count=30_000)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 5
