"""
Pages: a project as sheets of cells, each cell with the part of the project that it shows.

The writer of workbooks paints them, and the reader of our own workbooks compares them with what it finds: a cell that
differs was edited. Row and column keys travel with their row and column, however people move them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.sheets.columns import COLUMNS
from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.labels import label_of
from cjmkit.journeys.sheets.lanes import LANES
from cjmkit.journeys.sheets.names import Names, one_line
from cjmkit.journeys.sheets.words import STAGE
from cjmkit.model.journeys import Journey, Project, Stage

__all__ = [
    "MAP_MARK",
    "POINTS_MARK",
    "MapPage",
    "PointsPage",
    "cut",
    "journey_key",
    "lines_equal",
    "map_page",
    "meta_line",
    "points_page",
]

MAP_MARK: Final = "cjmkit:map:"
POINTS_MARK: Final = "cjmkit:points"
_LONGEST: Final = 32_000
"""A cell holds 32 767 characters as UTF-16 counts them."""

CRITICAL: Final = 2
"""From so many barriers on a stage is a critical point."""

HEADS: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "persona": Texts("Персона", "Persona"),
        "state": Texts("Состояние", "State"),
        "version": Texts("Версия", "Version"),
        "mapped_on": Texts("Дата", "Date"),
        "owner": Texts("Владелец", "Owner"),
        "scale": Texts("Шкала", "Scale"),
    }
)


@attrs.frozen(kw_only=True)
class MapPage:
    """
    A journey as a map: *cells* by the keys of their row and column.

    *rows* and *columns* are the keys in their order; *critical* the columns of critical points.
    """

    name: str
    mark: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    titles: Mapping[str, str]
    groups: tuple[str | None, ...] = ()
    critical: frozenset[str] = frozenset()


@attrs.frozen(kw_only=True)
class PointsPage:
    """
    All touchpoints as a list: a row for each, its key first.
    """

    name: str
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def cut(value: Cell) -> Cell:
    """
    Return a value that fits into a cell.
    """
    if not isinstance(value, str) or len(value) * 2 <= _LONGEST:
        return value
    units = value.encode("utf-16-le", "surrogatepass")
    return value if len(units) <= _LONGEST * 2 else value[: _LONGEST // 2] + "…"


def lines_equal(first: Cell, second: Cell) -> bool:
    """
    Return whether two cells show the same lines.
    """
    return first == second or _lines(first) == _lines(second)


def _lines(value: Cell) -> list[str]:
    return [line for line in (part.strip() for part in text_of(value).splitlines()) if line]


def journey_key(journey: Journey, at: int) -> str:
    """
    Return what the list of touchpoints calls a journey.
    """
    return one_line(journey.title) or one_line(journey.id) or f"{at + 1}"


def meta_line(project: Project, journey: Journey) -> str:
    """
    Return the line under the title: persona, state, version, day, owner, scale.
    """
    names = [one_line(found.name) if (found := project.persona(id_)) is not None else id_ for id_ in journey.personas]
    told = {
        "persona": ", ".join(name.replace("·", " ") for name in names),
        "state": label_of(journey.state),
        "version": one_line(journey.version or ""),
        "mapped_on": text_of(journey.mapped_on),
        "owner": one_line(journey.owner or ""),
        "scale": f"от {journey.scale.low} до {journey.scale.high}",
    }
    return " · ".join(f"{HEADS[key].ru}: {value}" for key, value in told.items() if value)


def map_page(project: Project, at: int) -> MapPage:
    """
    Return the map of the journey of that number.
    """
    journey = project.journeys[at]
    names = Names.of(project, journey)
    columns = tuple(f"stage:{number}" for number in range(len(journey.stages)))
    cells: dict[tuple[str, str], Cell] = {
        ("head:title", "title"): cut(journey.title),
        ("head:meta", "title"): cut(meta_line(project, journey)),
        ("head:goal", "title"): cut(f"Цель карты: {journey.goal}" if journey.goal else ""),
    }
    labels = names.words.of("lane")
    rows = ["head:title", "head:meta", "head:goal"]
    titles: dict[str, str] = {}
    if any(stage.group for stage in journey.stages):
        rows.append("lane:group")
    rows += [f"lane:{STAGE}", "mark:critical"]
    titles |= {"lane:group": labels.label("group"), f"lane:{STAGE}": labels.label(STAGE), "mark:critical": "Внимание"}
    cells |= {(f"lane:{STAGE}", key): cut(stage.title) for key, stage in zip(columns, journey.stages, strict=True)}
    for lane in LANES.values():
        key = f"lane:{lane.id}"
        shown = [cut(lane.show(stage, names)) for stage in journey.stages]
        if lane.id == "group":
            cells |= {(key, column): value for column, value in zip(columns, shown, strict=True)}
        elif lane.always or any(value is not None for value in shown):
            rows.append(key)
            titles[key] = labels.label(lane.id)
            cells |= {(key, column): value for column, value in zip(columns, shown, strict=True)}
    counts = [len(stage.all_barriers) for stage in journey.stages]
    critical = frozenset(key for key, count in zip(columns, counts, strict=True) if count >= CRITICAL)
    cells |= {
        ("mark:critical", key): _critical(count) if key in critical else None
        for key, count in zip(columns, counts, strict=True)
    }
    return MapPage(
        name=one_line(journey.title) or one_line(journey.id) or f"Карта {at + 1}",
        mark=f"{MAP_MARK}{at}",
        rows=tuple(rows),
        columns=columns,
        cells=cells,
        titles=titles,
        groups=tuple(stage.group for stage in journey.stages),
        critical=critical,
    )


def _critical(count: int) -> str:
    # Russian counts: 2–4 барьера, otherwise барьеров (11–14 among them).
    few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
    word = "барьера" if few else "барьер" if count % 10 == 1 and count % 100 != 11 else "барьеров"
    return f"▲ критическая точка: {count} {word}"


def points_page(project: Project) -> PointsPage:
    """
    Return the list of all touchpoints.
    """
    rows: list[tuple[str, tuple[Cell, ...]]] = []
    labels = Names().words.of("lane")
    for at, journey in enumerate(project.journeys):
        names = Names.of(project, journey)
        called = journey_key(journey, at)
        for number, stage in enumerate(journey.stages):
            rows.extend(_point_rows(stage, f"p:{at}.{number}", called, names))
    titles = tuple(labels.label(id_) if id_ != "touchpoints" else "Точка контакта" for id_ in COLUMNS)
    return PointsPage(
        name="Точки контакта",
        columns=("journey", STAGE, *COLUMNS),
        titles=("Карта", "Этап", *titles),
        rows=tuple(rows),
    )


def _point_rows(stage: Stage, key: str, called: str, names: Names) -> list[tuple[str, tuple[Cell, ...]]]:
    return [
        (
            f"{key}.{at}",
            (
                cut(called),
                cut(one_line(stage.title)),
                *(cut(column.show(point, names)) for column in COLUMNS.values()),
            ),
        )
        for at, point in enumerate(stage.touchpoints)
    ]
