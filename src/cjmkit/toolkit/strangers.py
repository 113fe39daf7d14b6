"""
Strangers: a plugin's work is called so that its failure says whose it is.

A verb of a plugin speaks by findings, by cjmkit's errors and by the errors of the system. Anything else is
a mistake of the plugin, and must not look like one of the caller or of the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cjmkit.errors import CjmkitError, PluginError
from cjmkit.findings import Finding
from cjmkit.intake.rows.table import Row, Table
from cjmkit.model import ClientCard
from cjmkit.plugins import CardRecord, Host, Importer, Loss, Matcher, ProjectRecord, RuleSet, Source
from cjmkit.plugins.problems import PluginRules
from cjmkit.rules import Check, Context, Settings
from cjmkit.toolkit.outputs import Counted
from cjmkit.toolkit.values import made

if TYPE_CHECKING:
    from cjmkit.rules.views import ProjectView

__all__ = [
    "blamed",
    "card_checks",
    "first_that_recognises",
    "is_told_by_name",
    "keys_by",
    "losses_of",
    "project_checks",
    "records_of",
    "scorer_by",
]

T = TypeVar("T")


@contextmanager
def blamed(host: Host, name: str, items: Counted[Any] | None = None) -> Iterator[None]:
    """
    Turn what a stranger called *name* raises by mistake into a `PluginError` that names its distribution.

    What the caller's own *items* raise while the plugin walks them passes as it is.
    """
    try:
        yield
    except (CjmkitError, OSError, MemoryError):
        raise
    except (Exception, SystemExit) as error:
        if host.is_builtin(name) or (items is not None and items.error is error):
            raise
        raise _failure(host, name, error) from None


def records_of(
    host: Host, importer: Importer, source: Source, options: Any
) -> Iterator[Table | CardRecord | ProjectRecord]:
    """
    Yield what *importer* reads, its mistakes told by their owner.
    """
    if host.is_builtin(importer.name):
        yield from importer.read(source, options)
        return
    with blamed(host, importer.name):
        for record in _walked("read", importer.read(source, options)):
            _held_to(record, importer.kind)
            if isinstance(record, Table):
                record.rows = _blamed_rows(host, importer.name, record.rows)
            yield record


def losses_of(answer: object) -> tuple[Loss, ...]:
    """
    Return the losses that an exporter told; raises unless they are a list of losses.
    """
    told = tuple(answer) if isinstance(answer, Iterable) and not isinstance(answer, (str, bytes)) else (answer,)
    for one in told:
        if not isinstance(one, Loss):
            raise _WrongAnswerError("write", one, "a list of Loss objects")
    return told


def _held_to(record: object, kind: str) -> None:
    if kind == "project":
        if not isinstance(record, ProjectRecord):
            raise _WrongAnswerError("read", record, "one ProjectRecord")
    elif isinstance(record, CardRecord):
        if record.card is not None and not isinstance(record.card, ClientCard):
            raise _WrongAnswerError("read", record.card, "a ClientCard or None in a CardRecord")
        if not isinstance(record.findings, tuple):
            raise _WrongAnswerError("read", record.findings, "a tuple of findings in a CardRecord")
    elif not isinstance(record, Table):
        raise _WrongAnswerError("read", record, "a Table or a CardRecord")


def first_that_recognises(host: Host, importers: Iterable[Importer], source: Source) -> Importer | None:
    """
    Return the first of *importers* that takes *source* for its own by its content.
    """
    for importer in importers:
        ask = getattr(importer, "recognises", None)
        if ask is not None:
            with blamed(host, importer.name):
                if ask(source):
                    return importer
    return None


def is_told_by_name(importer: Importer) -> bool:
    """
    Return whether the extension of a file may tell that *importer* reads it: it does not look at the content.
    """
    return getattr(importer, "recognises", None) is None


def card_checks(host: Host, settings: Settings) -> tuple[Check[ClientCard], ...]:
    """
    Return the plugins' rules of cards as checks that cannot end a checking.
    """
    found = (one for one in host.rule_sets if one.kind == "cards")
    return tuple(Check(rules=_rules(one), run=partial(_checked, host, one, _options(one, settings))) for one in found)


def project_checks(host: Host, settings: Settings) -> tuple[Check[ProjectView], ...]:
    """
    Return the plugins' rules of projects as checks that cannot end a checking.
    """
    found = (one for one in host.rule_sets if one.kind == "project")
    return tuple(
        Check(rules=_rules(one), run=partial(_checked_project, host, one, _options(one, settings))) for one in found
    )


def scorer_by(host: Host, matcher: Matcher, options: Any) -> Callable[[str, str], float]:
    """
    Return the likeness of texts by *matcher*, its mistakes told by their owner.
    """
    score: Callable[[str, str, Any], Any] = matcher.score  # type: ignore[attr-defined]  # one of two verbs it may have
    if host.is_builtin(matcher.name):
        return lambda one, two: score(one, two, options)

    def scored(one: str, two: str) -> float:
        with blamed(host, matcher.name):
            answer = score(one, two, options)
            if isinstance(answer, (int, float)) and 0 <= answer <= 1:
                return float(answer)
            raise _WrongAnswerError("score", answer, "a number from 0 to 1")

    return scored


def keys_by(host: Host, matcher: Matcher, options: Any) -> Callable[[ClientCard], tuple[str, ...]]:
    """
    Return the keys of cards by *matcher*, its mistakes told by their owner.
    """
    make: Callable[[ClientCard, Any], Any] = matcher.keys  # type: ignore[attr-defined]  # as above

    def keyed(card: ClientCard) -> tuple[str, ...]:
        with blamed(host, matcher.name):
            answer = make(card, options)
            if isinstance(answer, str):
                raise _WrongAnswerError("keys", answer, "a list of texts")
            return tuple(_key(one) for one in _walked("keys", answer))

    return keyed


def _key(answer: object) -> str:
    if not isinstance(answer, str):
        raise _WrongAnswerError("keys", answer, "a text in the list")
    return answer


def _rules(rule_set: RuleSet) -> tuple[Any, ...]:
    return (*rule_set.rules, PluginRules.FAILED_CHECK)


def _options(rule_set: RuleSet, settings: Settings) -> Any:
    return made(rule_set.options, settings.plugins.get(rule_set.name, {}), rule_set.name)


def _checked_project(
    host: Host, rule_set: RuleSet, options: Any, seen: ProjectView, context: Context
) -> Iterator[Finding]:
    return _checked(host, rule_set, options, seen.project, context)


def _checked(host: Host, rule_set: RuleSet, options: Any, entity: object, context: Context) -> Iterator[Finding]:
    try:
        yield from map(_finding, _walked("check", rule_set.check(entity, context, options)))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one card must not end the check of a base
        yield PluginRules.FAILED_CHECK.finding(name=rule_set.name, origin=host.owner(rule_set.name), error=_told(error))


def _finding(answer: object) -> Finding:
    if not isinstance(answer, Finding):
        raise _WrongAnswerError("check", answer, "a Finding")
    return answer


def _walked(verb: str, answer: Iterable[T]) -> Iterable[T]:
    # A plugin is not bound to its annotations.
    if not isinstance(answer, Iterable):
        raise _WrongAnswerError(verb, answer, "something to walk")
    return answer


def _blamed_rows(host: Host, name: str, rows: Iterator[Row]) -> Iterator[Row]:
    with blamed(host, name):
        for row in rows:
            if not isinstance(row, Row):
                raise _WrongAnswerError("read", row, "a Row in a Table")
            yield row


class _WrongAnswerError(TypeError):
    """
    A verb gave what its contract does not know. The sentence names types alone, so it may be told as it is.
    """

    def __init__(self, verb: str, given: object, wanted: str) -> None:
        super().__init__(f"{verb}() gave {type(given).__name__}, {wanted} is wanted")


def _failure(host: Host, name: str, error: BaseException) -> PluginError:
    return PluginError(PluginRules.FAILED_VERB.finding(name=name, origin=host.owner(name), error=_told(error)))


def _told(error: BaseException) -> str:
    """
    Return the kind of an error and where it was raised; its text may hold personal data.
    """
    if isinstance(error, _WrongAnswerError):
        return str(error)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    path = Path(trace.tb_frame.f_code.co_filename)
    return f"{type(error).__name__} ({path.parent.name}/{path.name}:{trace.tb_lineno})"
