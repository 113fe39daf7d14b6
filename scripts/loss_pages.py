"""
What every format holds and loses, measured: each field alone on a card, and cards with every field.

The formats are those of cjmkit and of all plugins in plugins/, which must be installed.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from cjmkit.errors import CjmkitError
from cjmkit.plugins import Exporter, Host, Importer, Loss
from cjmkit.plugins.host import DISABLE_VARIABLE
from cjmkit.plugins.progress import silent
from cjmkit.testing.samples import cards_by_field, cards_of_every_field, project_of_every_field

__all__ = ["every_format", "everything", "formats_table", "losses"]

ROOT = Path(__file__).resolve().parent.parent
_OURS = "cjmkit"
_WHOLE = "card"
"""What a loss list names when a card was not written at all."""

_MEASURED = ("cards", "project")


@attrs.frozen(kw_only=True)
class Format:
    """
    A format by its *name*: who reads it, who writes it, and whose it is.
    """

    name: str
    distribution: str
    importer: Importer | None
    exporter: Exporter | None

    @property
    def known(self) -> Importer | Exporter:
        found = self.importer or self.exporter
        assert found is not None
        return found


class PluginsMissingError(Exception):
    """
    The plugins of this repository are not all installed, or one of them is broken.
    """


@cache
def everything() -> Host:
    """
    Return a host with the plugins of this repository, whatever the environment switches off.
    """
    switched_off = os.environ.pop(DISABLE_VARIABLE, None)
    try:
        host = Host()
    finally:
        if switched_off is not None:
            os.environ[DISABLE_VARIABLE] = switched_off
    things = (*host.importers, *host.exporters, *host.rule_sets, *host.references)
    there = {host.owner(one.name).partition(" ")[0] for one in things}
    missing = {path.parent.name for path in ROOT.glob("plugins/*/pyproject.toml")} - there
    broken = [problem.message("en") for problem in host.problems if problem.distribution.startswith(_OURS)]
    if missing or broken:
        raise PluginsMissingError(f"not installed: {', '.join(sorted(missing))}; {'; '.join(broken)}; make docs-update")
    return host


def every_format() -> tuple[Format, ...]:
    """
    Return the formats of this repository: cjmkit's own, then the plugins', by distribution and name.
    """
    host = everything()
    ours = {path.parent.name for path in ROOT.glob("plugins/*/pyproject.toml")} | {_OURS}
    importers = {one.name: one for one in host.importers}
    exporters = {one.name: one for one in host.exporters}
    found = [
        Format(
            name=name,
            distribution=host.owner(name).partition(" ")[0],
            importer=importers.get(name),
            exporter=exporters.get(name),
        )
        for name in {*importers, *exporters}
    ]
    chosen = (one for one in found if one.distribution in ours)
    return tuple(sorted(chosen, key=lambda one: (one.distribution != _OURS, one.distribution, one.name)))


@cache
def _samples() -> tuple[tuple[str, Any], ...]:
    return tuple(cards_by_field())


@cache
def lost_fields(name: str) -> frozenset[str] | None:
    """
    Return the fields that the format called *name* does not hold; None where it refuses to be measured.

    A format that takes no card with so little on it is measured by the cards of every field.
    """
    exporter = everything().exporter(name)
    lost = set()
    for path, card in _samples():
        told = _written(exporter, [card])
        if told is None or any(loss.field == _WHOLE for loss in told):
            return _by_whole_cards(name)
        if any(_covers(loss.field, path) for loss in told):
            lost.add(path)
    return frozenset(lost)


def _by_whole_cards(name: str) -> frozenset[str] | None:
    told = losses(name)
    if told is None or any(loss.field == _WHOLE and loss.count >= len(cards_of_every_field()) for loss in told):
        return None
    return frozenset(path for path, _ in _samples() if any(_covers(loss.field, path) for loss in told))


def _covers(loss: str, path: str) -> bool:
    return path == loss or path.startswith(f"{loss}.") or (loss.startswith(f"{path}.") and path in ("custom", "tables"))


def _written(exporter: Exporter, items: Sequence[Any]) -> Sequence[Loss] | None:
    try:
        return exporter.write(iter(items), io.BytesIO(), exporter.options(), silent)
    except CjmkitError:
        return None


@cache
def losses(name: str) -> tuple[Loss, ...] | None:
    """
    Return the loss list of the format called *name* for cards, or a project, of every field; None where refused.
    """
    exporter = everything().exporter(name)
    items = cards_of_every_field() if exporter.kind == "cards" else (project_of_every_field(),)
    told = _written(exporter, items)
    return None if told is None else tuple(told)


def _summary(one: Format, lang: str) -> str:
    ru = lang == "ru"
    if one.exporter is None or one.exporter.kind not in _MEASURED:
        return ""
    if one.exporter.kind == "project":
        told = losses(one.name)
        if not told:
            return ("см. его README" if ru else "see its README") if told is None else ("ничего" if ru else "nothing")
        return f"частей: {len(told)}" if ru else f"{len(told)} parts"
    lost = lost_fields(one.name)
    if lost is None:
        return "см. его README" if ru else "see its README"
    if not lost:
        return "ничего" if ru else "nothing"
    return f"полей: {len(lost)} из {len(_samples())}" if ru else f"{len(lost)} of {len(_samples())} fields"


def formats_table(lang: str) -> list[tuple[object, ...]]:
    """
    Return a row for each format: its name, what it is, whether it is read and written, what is lost, whose it is.
    """
    yes = "да" if lang == "ru" else "yes"
    return [
        (
            f"`{one.name}`",
            one.known.title.get(lang),
            yes if one.importer else "",
            yes if one.exporter else "",
            _summary(one, lang),
            f"[{one.distribution}](plugins/{one.distribution}/)" if one.distribution != _OURS else one.distribution,
        )
        for one in every_format()
    ]


def _of_cards() -> Iterator[str]:
    return (one.name for one in every_format() if one.exporter is not None and one.exporter.kind == "cards")


def matrix() -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """
    Return the head and the rows of the table of fields by formats of cards; a mark where the field is held.
    """
    names = [name for name in _of_cards() if lost_fields(name) is not None]
    rows: list[tuple[object, ...]] = [
        (f"`{path}`", *("" if path in (lost_fields(name) or ()) else "+" for name in names)) for path, _ in _samples()
    ]
    return ("Field", *(f"`{name}`" for name in names)), rows


def told() -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """
    Yield each format that loses something with its loss list: the part, and why.
    """
    for one in every_format():
        if one.exporter is not None and one.exporter.kind in _MEASURED:
            found = losses(one.name)
            if found:
                yield one.name, [(f"`{loss.field}`", loss.reason.en) for loss in found]
