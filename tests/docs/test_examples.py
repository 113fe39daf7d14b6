import io
import zipfile
from datetime import date
from xml.etree.ElementTree import canonicalize

import openpyxl
import pytest

from cjmkit import Toolkit
from docs.pages import ROOT, script

EXAMPLES = ROOT / "examples"
TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def made():
    """The examples as the script makes them now."""
    return script("make_examples").files()


def read(name):
    """Read an example, and return its cards and its batch."""
    with Toolkit(plugins=()).read_cards(EXAMPLES / name, today=TODAY) as batch:
        return list(batch), batch


def parts(content):
    """Return the parts of a zip archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet(content):
    """Return the XML of the first sheet in its canonical form: with lxml installed, openpyxl spells it otherwise."""
    return canonicalize(parts(content)["xl/worksheets/sheet1.xml"].decode())


def test_shipped_files_are_those_that_the_script_makes(made):
    """The examples in the repository are what scripts/make_examples.py makes, no more and no less."""
    # Those of journeys are written by hand; tests/road/test_journey_examples.py looks at them.
    assert {path.name for path in EXAMPLES.iterdir()} - {"journeys"} == set(made)
    for name, content in made.items():
        if not name.endswith(".xlsx"):
            assert (EXAMPLES / name).read_bytes() == content, name


def test_shipped_workbook_is_that_of_the_script(made):
    """The workbook has the cells that the script writes, and its sheet the same XML, however openpyxl spells it."""
    shipped, now = (EXAMPLES / "clients_messy.xlsx").read_bytes(), made["clients_messy.xlsx"]
    old, new = (openpyxl.load_workbook(io.BytesIO(content))["База"] for content in (shipped, now))

    assert list(old.values) == list(new.values)
    assert old.merged_cells == new.merged_cells
    assert sheet(shipped) == sheet(now)


def test_made_twice_is_made_alike(made):
    """Making the examples again gives the same bytes."""
    assert script("make_examples").files() == made


def test_workbook_tells_its_story():
    """The example has each mess that the documentation speaks of, repaired, lost or rejected as it says."""
    _, batch = read("clients_messy.xlsx")
    report = batch.report

    assert (report.rows, report.cards, report.rejected) == (36, 18, 5)
    assert {"IMP321", "IMP323", "IMP380", "IMP311", "IMP312", "IMP342", "CRD012", "CRD056"} <= set(report.counts)
    assert {"IMP110", "IMP111", "IMP112", "IMP113", "IMP114", "IMP115"} == set(report.skipped)


def test_text_base_loses_what_text_loses():
    """The same base as cp1251 text is read, and the long numbers that Excel showed narrow are reported as lost."""
    _, batch = read("clients_messy.csv")

    assert batch.report.tables[0].details == {"encoding": "cp1251", "delimiter": ";"}
    assert batch.report.counts["IMP312"] == 3
    assert batch.report.cards + batch.report.rejected == 23


def test_persons_become_persons():
    """The fitness club's base gives persons by their names, with two phones where two were written."""
    cards, batch = read("persons.csv")

    assert [card.kind.value for card in cards] == ["person"] * 5
    assert max(len([one for one in card.contacts if one.kind.value == "mobile"]) for card in cards) == 2
    assert batch.report.rejected == 1


def test_shipped_cards_are_clean():
    """The cards of the example come back without an error."""
    cards, batch = read("cards.jsonl")

    assert len(cards) == 18
    assert batch.report.errors == 0
