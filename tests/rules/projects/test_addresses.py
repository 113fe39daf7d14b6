"""
Addresses: index paths told by ids.
"""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.model.journeys import Barrier, Stage, Touchpoint
from cjmkit.rules.addresses import Addresses, fingerprint
from rules.projects.clean_project import CLEAN, STAGES, journey, point, stage

ADDRESSES = [
    ("", ""),
    ("title", "title"),
    ("journeys[0]", "journeys/cream"),
    ("journeys[0].stages[1].kpis", "journeys/cream/stages/search/kpis"),
    ("journeys[0].stages[1].kpis[0].unit", "journeys/cream/stages/search/kpis/conversion/unit"),
    ("journeys[0].stages[0].touchpoints[0].channel", "journeys/cream/stages/need/touchpoints/need-1/channel"),
    ("journeys[0].authors[2].role", "journeys/cream/authors/ux_designer/role"),
    ("journeys[0].entry_touchpoints[0]", f"journeys/cream/entry_touchpoints/{fingerprint('need-1')}"),
    ("personas[0].empathy_map.blocks.hears[1].text", None),
    ("personas[7].name", "personas/7/name"),
    ("journeys[0].stages[1].nothing[3].here", "journeys/cream/stages/search/nothing/3/here"),
    ("journeys[0].?!", "journeys/cream/.?!"),
]


@pytest.mark.parametrize(("path", "address"), ADDRESSES)
def test_an_address_is_told_by_ids(path: str, address: str | None) -> None:
    """
    Numbers become ids; what the project does not have stays as it is.
    """
    found = str(Addresses(CLEAN).of(path))
    if address is None:
        assert found == f"personas/tatiana/empathy_map/blocks/hears/{fingerprint('опять сушит')}/text"
    else:
        assert found == address


def test_ids_on_the_way() -> None:
    """
    The ids of the entities that the path goes through are known.
    """
    found = Addresses(CLEAN).of("journeys[0].stages[1].touchpoints[0].quality")
    assert found.ids == {"cream", "search", "search-1"}


def test_texts_are_not_told() -> None:
    """
    What has no id is told by a hash, which case and spaces do not change; twins get numbers.
    """
    barriers = (Barrier(text="Дорого"), Barrier(text="дорого "), Barrier(text="Долго"))
    found = [str(Addresses(stage(barriers=barriers)).of(f"journeys[0].stages[0].barriers[{n}]")) for n in range(3)]
    same = f"journeys/cream/stages/need/barriers/{fingerprint('дорого')}"
    assert found == [same, f"{same}#2", f"journeys/cream/stages/need/barriers/{fingerprint('Долго')}"]
    assert "орого" not in "".join(found)


def test_keys_with_points_and_brackets() -> None:
    """
    A key of a table may hold what paths are made of, and is found as a whole.
    """
    project = stage(raci={"отдел[1].склад": "X", "отдел": "A"})
    assert str(Addresses(project).of("journeys[0].stages[0].raci.отдел[1].склад")).endswith("/raci/отдел[1].склад")
    assert str(Addresses(project).of("journeys[0].stages[0].raci.нет.такого")).endswith("/raci/нет/.такого")


def test_moving_changes_no_address() -> None:
    """
    Another stage before it changes the number of a stage and not its address.
    """
    before = Addresses(CLEAN).of("journeys[0].stages[1].kpis")
    moved = journey(stages=(Stage(id="new", title="Новый"), *STAGES))
    assert Addresses(moved).of("journeys[0].stages[2].kpis") == before


@given(st.text(alphabet="journeys[0].stages touchpoints19raci", max_size=60))
def test_any_path_has_an_address(path: str) -> None:
    """
    No path, however broken, makes it fail.
    """
    assert isinstance(str(Addresses(CLEAN).of(path)), str)


def test_slashes_of_ids() -> None:
    """
    A slash in an id does not look like a further step.
    """
    project = point(id="а/б")
    assert str(Addresses(project).of("journeys[0].stages[0].touchpoints[0]")).endswith("/touchpoints/а_б")


def test_nowhere() -> None:
    """
    Where no project was read the path stands for itself.
    """
    assert str(Addresses.nowhere().of("journeys[0].title")) == "journeys/0/title"


def test_entries_without_names() -> None:
    """
    Two touchpoints of one title and no id are told apart.
    """
    twins = (Touchpoint(title="А"), Touchpoint(title="А"))
    project = attrs.evolve(stage(touchpoints=twins))
    first, second = (str(Addresses(project).of(f"journeys[0].stages[0].touchpoints[{n}]")) for n in range(2))
    assert second == f"{first}#2"
