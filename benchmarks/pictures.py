"""
What a picture costs: each example as a map, in CPU milliseconds and kB.

The goal for the cream-buyer is 50 ms and 100 kB. No other library draws such a map. Beside it stands what its bare
texts cost: our Markdown of the same journeys, made into HTML by markdown-it-py, which breaks no line, draws no curve
and escapes the same characters.

    python benchmarks/pictures.py
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from cjmkit import Project, Toolkit

EXAMPLES = Path(__file__).parents[1] / "examples" / "journeys"
ROUNDS = 9


def best(run: Callable[[], bytes]) -> tuple[float, int]:
    """
    Return the least CPU milliseconds of some rounds, and the size of what was made in bytes.
    """
    found, size = [], 0
    for _ in range(ROUNDS):
        start = time.process_time()
        size = len(run())
        found.append(time.process_time() - start)
    return min(found) * 1000, size


def _written(kit: Toolkit, project: Project, form: str, **options: str) -> bytes:
    stream = io.BytesIO()
    kit.write_project(project, stream, format=form, options=options or None)
    return stream.getvalue()


def _marked(kit: Toolkit, project: Project) -> bytes:
    return MarkdownIt("commonmark").enable("table").render(_written(kit, project, "markdown").decode()).encode()


def main() -> None:
    """
    Print the table.
    """
    kit = Toolkit()
    print("| example | map, HTML | map, SVG | all views, HTML | texts by markdown-it | map to texts |")
    print("|---|---|---|---|---|---|")
    for path in sorted(EXAMPLES.iterdir()):
        if path.suffix not in {".toml", ".yaml", ".json"}:
            continue
        project = kit.read_project(path)
        if not project.journeys:
            continue
        runs: tuple[Callable[[], bytes], ...] = (
            lambda: _written(kit, project, "project-html", view="map"),  # noqa: B023 - run at once
            lambda: _written(kit, project, "project-svg", view="map"),  # noqa: B023
            lambda: _written(kit, project, "project-html"),  # noqa: B023
            lambda: _marked(kit, project),  # noqa: B023
        )
        found = [best(run) for run in runs]
        cells = (f"{spent:.0f} ms, {size / 1000:.0f} kB" for spent, size in found)
        print(f"| {path.stem} | {' | '.join(cells)} | {found[0][0] / found[3][0]:.1f}× |")


if __name__ == "__main__":
    main()
