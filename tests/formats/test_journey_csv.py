"""
Journeys in csv: tables of strangers, and our own with what they cannot hold.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import attrs
import pytest

from cjmkit import ConfigError, Toolkit
from cjmkit.formats.journey_csv import (
    JourneyCSVExporter,
    JourneyCSVImporter,
    JourneyCSVReadOptions,
    JourneyCSVWriteOptions,
)
from cjmkit.intake.rows.source import open_source
from cjmkit.model.journeys import Journey, Project, Stage, Touchpoint
from cjmkit.plugins import ProjectRecord
from cjmkit.plugins.progress import silent
from formats.journey_books import CREAM

STAGES = CREAM.journeys[0].stages


def written(project: Project = CREAM, **options: Any) -> tuple[str, dict[str, int]]:
    stream = io.BytesIO()
    losses = JourneyCSVExporter().write([project], stream, JourneyCSVWriteOptions(**options), silent)
    return stream.getvalue().decode("utf-8-sig"), {loss.field: loss.count for loss in losses}


def read(text: str, **options: Any) -> ProjectRecord:
    source = open_source(text.encode(), name="map.csv")
    (record,) = JourneyCSVImporter().read(source, JourneyCSVReadOptions(**options))
    return record


def test_a_map_and_back() -> None:
    """Layout A holds the lanes of the stages; ids and details of touchpoints are in the loss list."""
    text, lost = written()
    assert text.startswith("Путь к крему\r\nПерсона: Татьяна · Состояние: идеальная")
    assert lost["Stage.id"] == 3
    assert lost["Touchpoint.importance"] == 2
    assert "Stage.client_goal" not in lost
    record = read(text)
    assert record.project is not None
    (journey,) = record.project.journeys
    old = CREAM.journeys[0]
    assert (journey.title, journey.goal, journey.version, journey.state) == (
        old.title,
        old.goal,
        old.version,
        old.state,
    )
    assert (journey.mapped_on, journey.owner, journey.scale) == (old.mapped_on, old.owner, old.scale)
    for new, stage in zip(journey.stages, STAGES, strict=True):
        for field in (
            "title",
            "group",
            "client_goal",
            "traffic",
            "owner",
            "emotion",
            "kpis",
            "churn",
            "queries",
            "note",
        ):
            assert getattr(new, field) == getattr(stage, field)
        assert new.reached == stage.reached
        assert [each.text for each in new.all_barriers] == [each.text for each in stage.all_barriers]
    assert [remedy.text for remedy in journey.stages[1].barriers[0].remedies] == ["Второй консультант", "Бот"]


def test_a_list_and_back() -> None:
    """Layout D holds the fields of the touchpoints, and only the columns that are used."""
    text, lost = written(layout="D")
    assert text.splitlines()[0] == "Путь к крему"
    assert "Партнёр точки" not in text
    assert lost["Stage.client_goal"] == 2
    assert "Touchpoint.importance" not in lost
    record = read(text)
    assert record.project is not None
    points = [point for stage in record.project.journeys[0].stages for point in stage.touchpoints]
    for new, (_, old) in zip(points, CREAM.journeys[0].touchpoints(), strict=True):
        for field in ("title", "id", "channel", "status", "importance", "quality", "owner", "cost", "review_on"):
            assert getattr(new, field) == getattr(old, field)


def test_one_journey_of_several() -> None:
    """One journey fits a table: the first, or the one that is named; the others are in the loss list."""
    other = Journey(id="b", title="Вторая", stages=(Stage(id="s", title="Выбор", client_goal="Понять"),))
    project = attrs.evolve(CREAM, journeys=(*CREAM.journeys, other))
    text, lost = written(project, journey="b")
    assert text.startswith("Вторая")
    assert lost["Project.journeys"] == 1
    with pytest.raises(ConfigError, match="EXP121"):
        written(project, journey="c")
    with pytest.raises(ConfigError, match="EXP120"):
        written(Project())


def test_formulas_are_defused() -> None:
    """A cell that a spreadsheet would run is guarded, and the guard is taken off when we read it."""
    stage = Stage(id="s", title="Выбор", client_goal="=1+2", touchpoints=(Touchpoint(title="Сайт"),))
    other = Stage(id="t", title="Покупка")
    project = Project(journeys=(Journey(id="j", title="Карта", stages=(stage, other)),))
    text, _ = written(project)
    assert ";'=1+2;" in text
    assert ";=1+2;" in written(project, defuse=False)[0]
    record = read(text)
    assert record.project is not None
    assert record.project.journeys[0].stages[0].client_goal == "=1+2"
    assert "IMP081" in [finding.code for finding in record.findings]


def test_a_nul_is_left_out() -> None:
    """Csv has no place for a NUL; the rest of the text stays."""
    project = Project(journeys=(Journey(id="j", title="Ка\0рта", stages=(Stage(id="s", title="Выбор"),)),))
    assert written(project)[0].startswith("Карта")


def test_through_the_toolkit(tmp_path: Path) -> None:
    """The toolkit tells a map from a base by its content, and takes the options."""
    kit = Toolkit(plugins=())
    path = tmp_path / "map.csv"
    kit.write_project(CREAM, path, options={"layout": "A", "delimiter": ","})
    assert kit.kind_of(path) == "project"
    assert len(kit.read_project(path).journeys) == 1
    base = tmp_path / "base.csv"
    base.write_text("Имя;Телефон\nИван;+79001234567\n", encoding="utf-8")
    assert kit.kind_of(base) == "cards"
    wide = tmp_path / "map-16.csv"
    wide.write_bytes(path.read_text(encoding="utf-8-sig").encode("utf-16"))
    assert kit.kind_of(wide) == "project"
    assert kit.load_project(wide).project is not None
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    assert kit.kind_of(empty) == "cards"


def test_a_large_table_is_not_looked_at(tmp_path: Path) -> None:
    """A file too large for a map is left to the readers of bases at once."""
    path = tmp_path / "base.csv"
    path.write_text("Этап;Осознание;Интерес;Выбор\n" + "Барьеры;а;б;в\n" * 20_000, encoding="utf-8")
    assert not JourneyCSVImporter().recognises(open_source(path))


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: JourneyCSVWriteOptions(layout="B"), "layout"),  # type: ignore[arg-type]
        (lambda: JourneyCSVWriteOptions(delimiter="-"), "delimiter"),
        (lambda: JourneyCSVReadOptions(join="maybe"), "join"),  # type: ignore[arg-type]
        (lambda: JourneyCSVReadOptions(scale="x"), "scale"),
    ],
)
def test_wrong_options(make: Any, expected: str) -> None:
    """A wrong option is refused with what is allowed."""
    with pytest.raises(ConfigError, match=expected):
        make()


def test_a_csv_without_a_map() -> None:
    """A table that is no map gives no project and says what is needed."""
    record = read("Крем;500\nМаска;700\n")
    assert record.project is None
    assert record.findings[0].code == "IMP550"
