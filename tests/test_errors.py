"""
The exceptions: a tree under one root, each also the builtin that it is closest to.
"""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from cjmkit import errors
from cjmkit.findings import Location, Report, Rule, Severity, Texts

PARENTS = {
    errors.SourceError: OSError,
    errors.FormatError: ValueError,
    errors.LimitError: errors.FormatError,
    errors.SchemaVersionError: errors.FormatError,
    errors.UnknownFormatError: LookupError,
    errors.ConfigError: ValueError,
    errors.PluginError: RuntimeError,
    errors.OutputError: OSError,
    errors.DataError: ValueError,
}
RULE = Rule(
    code="IMP001",
    severity=Severity.ERROR,
    title=Texts("", ""),
    text=Texts("нет файла {name}: проверьте имя", "no file {name}: check the name"),
    why=Texts("", ""),
)
FINDING = RULE.finding(Location(source="a.csv"), name="a")


def make(cls: type[errors.CjmkitError], what: object) -> errors.CjmkitError:
    """An exception of this class."""
    return cls(what, Report()) if cls is errors.DataError else cls(what)  # type: ignore[call-arg, arg-type]


def test_the_tree_is_whole() -> None:
    """Every exception of the module is in the table above, and in the tree that the module draws."""
    classes = {one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, Exception)}
    assert classes == {errors.CjmkitError, *PARENTS}
    assert {one.__name__ for one in classes} == set(errors.__all__)
    for one in PARENTS:
        assert f"─ {one.__name__}" in (errors.__doc__ or "")


@pytest.mark.parametrize(("cls", "builtin"), PARENTS.items(), ids=lambda one: one.__name__)
def test_double_parentage(cls: type[errors.CjmkitError], builtin: type[Exception]) -> None:
    """Each is a CjmkitError and a builtin: either `except` catches it."""
    assert issubclass(cls, errors.CjmkitError)
    assert issubclass(cls, builtin)
    with pytest.raises(builtin, match="IMP001"):
        raise make(cls, FINDING)
    with pytest.raises(errors.CjmkitError, match="IMP001"):
        raise make(cls, FINDING)


@pytest.mark.parametrize("cls", [errors.CjmkitError, *PARENTS], ids=lambda one: one.__name__)
def test_both_languages(cls: type[errors.CjmkitError]) -> None:
    """Built from a finding, it speaks English by str and either language when asked."""
    error = make(cls, FINDING)
    assert str(error) == error.message() == error.message("en") == "a.csv: no file a: check the name (IMP001)"
    assert error.message("ru") == "a.csv: нет файла a: проверьте имя (IMP001)"
    assert error.finding is FINDING
    assert error.args == (str(error),)


@pytest.mark.parametrize("cls", [errors.CjmkitError, *PARENTS], ids=lambda one: one.__name__)
def test_a_plain_sentence(cls: type[errors.CjmkitError]) -> None:
    """Built from a sentence, it says that sentence in either language and has no finding."""
    error = make(cls, "plain words")
    assert str(error) == error.message("ru") == error.message("en") == "plain words"
    assert error.finding is None


def test_os_errors_keep_no_number() -> None:
    """Those that are OSErrors carry no errno or file name of their own: the sentence says it all."""
    for cls in (errors.SourceError, errors.OutputError):
        error = make(cls, FINDING)
        assert isinstance(error, OSError)
        assert (error.errno, error.filename) == (None, None)


def test_data_error_carries_the_report() -> None:
    """DataError has the whole report."""
    report = Report()
    assert errors.DataError(FINDING, report).report is report


@pytest.mark.parametrize("cls", [errors.CjmkitError, *PARENTS], ids=lambda one: one.__name__)
def test_between_processes(cls: type[errors.CjmkitError]) -> None:
    """An exception survives copy and pickle with its message, so that workers can raise it."""
    error = make(cls, FINDING)
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(twin) is cls
        assert str(twin) == str(error)
        assert twin.message("ru") == error.message("ru")
