import subprocess
import sys
import textwrap
import warnings

import pytest

from cjmkit import ClientCard, Journey, Persona, Project, Report
from cjmkit.display import GROUP, DisplayWarning, html_of
from cjmkit.intake.import_report import ImportReport
from cjmkit.intake.report import IntakeReport
from cjmkit.journeys.analysis import analyse
from cjmkit.journeys.diff import ProjectDiff
from cjmkit.model import CardKind
from cjmkit.model.quick import quick

JOURNEY = Journey(id="way", title="Путь")
THINGS = (
    ClientCard(),
    JOURNEY,
    Project(),
    Persona(id="anna", name="Анна"),
    Report(),
    IntakeReport(),
    ImportReport(),
    analyse(JOURNEY),
    analyse(JOURNEY, only=("completeness",)).results[0],
    ProjectDiff(),
)


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Install a distribution with a display, as the only one that is asked: ``install("name", "code of its body")``."""
    monkeypatch.syspath_prepend(str(tmp_path))
    names = []

    def installed(name, body):
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {name}_displays:display\n")
        code = f"def display(thing):\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
        (tmp_path / f"{name}_displays.py").write_text(code)
        names.append(name)

    # The plugin of this repository may be installed beside.
    monkeypatch.setenv("CJMKIT_DISABLE_PLUGINS", "html")
    yield installed
    for name in names:
        sys.modules.pop(f"{name}_displays", None)


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_without_a_display_notebooks_take_the_repr(thing, monkeypatch):
    """Nothing is shown where no display is installed, or all are switched off, and nothing is warned of."""
    monkeypatch.setenv("CJMKIT_DISABLE_PLUGINS", "*")
    assert thing._repr_html_() is None


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
def test_a_display_is_given_the_thing_itself(thing, install):
    """Every class that notebooks show reaches the display of a plugin."""
    install("alpha", "return f'<b>{type(thing).__name__}</b>'")
    assert thing._repr_html_() == f"<b>{type(thing).__name__}</b>"


def test_the_first_answer_counts(install):
    """Displays are asked by their names until one knows the thing."""
    install("gamma", "return 'third'")
    install("beta", "return 'second' if isinstance(thing, str) else None")
    install("alpha", "return None")
    assert html_of("a text") == "second"
    assert html_of(1) == "third"


def test_a_plugin_works_that_was_installed_a_cell_ago(install):
    """The group is read each time: nobody restarts the kernel."""
    assert ClientCard()._repr_html_() is None
    install("alpha", "return 'now'")
    assert ClientCard()._repr_html_() == "now"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise ValueError(thing.comment)", "ValueError"),
        ("raise SystemExit(1)", "SystemExit"),
        ("return 7", "it returned int, str or None is wanted"),
        ("return b'<p>'", "it returned bytes"),
    ],
)
def test_a_display_that_fails_is_warned_of_and_passed_over(install, body, why):
    """The cell gets the next answer; the warning names display and cause, never what the thing holds."""
    install("alpha", body)
    install("beta", "return 'good'")
    with pytest.warns(
        DisplayWarning, match=rf"display 'alpha' \(alpha_displays:display\) .* ClientCard: {why}"
    ) as told:
        assert ClientCard(comment="не для всех")._repr_html_() == "good"
    assert "не для всех" not in str(told[0].message)
    assert "CJMKIT_DISABLE_PLUGINS=alpha" in str(told[0].message)


def test_a_display_that_cannot_be_imported_is_warned_of(install, tmp_path):
    """A plugin whose own dependencies are missing leaves the notebook with the repr."""
    install("alpha", "return 'never'")
    (tmp_path / "alpha_displays.py").write_text("import a_module_that_is_not_there\n")
    with pytest.warns(DisplayWarning, match="ModuleNotFoundError"):
        assert ClientCard()._repr_html_() is None


def test_one_fault_is_told_once(install):
    """A notebook that shows a hundred cards warns of a broken display once."""
    install("alpha", "raise KeyError(1)")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        for _ in range(3):
            ClientCard()._repr_html_()
    assert len(told) == 1


@pytest.mark.parametrize("name", ["alpha", "html,alpha", " alpha ,x", "*"])
def test_displays_are_switched_off_as_plugins_are(install, monkeypatch, name):
    """The environment variable of plugins names displays, too."""
    install("alpha", "return 'never'")
    monkeypatch.setenv("CJMKIT_DISABLE_PLUGINS", name if "html" in name else f"{name},html")
    assert ClientCard()._repr_html_() is None


def test_cards_are_made_as_before():
    """The door is an attribute of the class: cards have no field, no slot and no base more."""
    assert ClientCard.__bases__ == (object,)
    assert "_repr_html_" not in ClientCard.__slots__
    card = quick(ClientCard, "short_name", "kind")("Ромашка", CardKind.COMPANY)
    assert card == ClientCard(short_name="Ромашка", kind=CardKind.COMPANY)


def test_models_do_not_load_the_reader_of_entry_points():
    """Whoever makes cards and shows none waits for no entry points."""
    code = "from cjmkit import ClientCard, Project; import sys; print('cjmkit.installed' in sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
