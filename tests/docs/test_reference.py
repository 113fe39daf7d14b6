import inspect
import re

import pytest

import cjmkit
from cjmkit import codes, errors
from cjmkit.cli.app import program
from cjmkit.intake.repair.base import Proof
from cjmkit.model import FLAT_FIELDS
from cjmkit.plugins import Host, hookspecs
from cjmkit.rules import PROFILES
from docs.pages import PAGES, REFERENCE, ROOT, script

TEXT = "\n".join(path.read_text("utf-8") for path in sorted(REFERENCE.glob("*.md")))
HOW_TO = (ROOT / "docs/how-to/profiles-and-settings.md").read_text("utf-8")


def missing(names, form="`{}`"):
    """Return the names that no page of the reference has."""
    return [name for name in names if form.format(name) not in TEXT]


def test_every_code_is_told():
    """Each code of the catalogue, whatever room it lives in, stands in the reference with its sentence."""
    rules = script("reference_pages").every_rule()

    assert len(rules) > 200
    assert not [code for code in rules if f"`{code}`" not in TEXT and f"### {code} " not in TEXT]


def test_no_page_names_a_code_that_is_not_there():
    """No page speaks of a code that the catalogue lacks."""
    known = set(script("reference_pages").every_rule())
    pages = [*PAGES, ROOT / "GLOSSARY.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
    named = {code for page in pages for code in re.findall(r"\b(?:CRD|IMP|EXP|CFG)\d{3}\b", page.read_text("utf-8"))}

    # The settings page explains prefixes by the range of codes they cover.
    assert not named - known - {"CRD069"}


def test_every_public_name_is_told():
    """Each name of `cjmkit.__all__`, each exception and each module of codes stands in the reference."""
    modules = [name for name in codes.__all__ if inspect.ismodule(getattr(codes, name)) and name != "lookalikes"]

    assert not missing([*cjmkit.__all__, *errors.__all__, *modules])


def test_every_field_is_told():
    """Each flat field stands in the reference with both headings."""
    assert not missing(FLAT_FIELDS)
    assert all(f"| {field.ru} | {field.en} |" in TEXT for field in FLAT_FIELDS.values())


def test_every_command_is_told():
    """Each command stands in the reference with each of its options."""
    commands = program.below()
    commands |= {f"new {name}": command for name, command in commands.pop("new").below().items()}
    for name, command in commands.items():
        section = TEXT.partition(f"\n## `cjmkit {name}`\n")[2].partition("\n## ")[0]
        assert section, name
        options = [one.opts[0] for one in command.params if one.param_type_name == "option"]
        assert not [option for option in options if f"`{option}" not in section], name


def test_every_hook_has_its_exact_signature():
    """Each hook stands in the reference as its source has it."""
    hooks = [name for name in dir(hookspecs) if name.startswith("cjmkit_")]

    assert hooks
    for name in hooks:
        returns = inspect.signature(getattr(hookspecs, name)).return_annotation
        parameters = ", ".join(inspect.signature(getattr(hookspecs, name)).parameters)
        assert f"\n{name}({parameters}) -> {returns}\n" in TEXT


def test_every_format_and_option_is_told():
    """Each format stands in the reference with the options of its reader and writer."""
    host = Host(())

    for one in (*host.importers, *host.exporters):
        assert f"| `{one.name}` |" in TEXT
        assert not missing(field.name for field in one.options.__attrs_attrs__)


def test_every_proof_and_profile_is_told():
    """Each level of proof and each built-in profile stands in the documentation."""
    assert not missing(proof.label for proof in Proof)
    assert not [name for name in PROFILES if f"`{name}`" not in HOW_TO]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    """Each relative link of a page leads to a file that is there."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))

    assert not [link for link in links if not (path.parent / link).exists()]


def test_every_page_is_in_the_navigation():
    """Each page of docs/ stands in mkdocs.yml."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in PAGES if "docs" in path.parts]

    assert not [page for page in pages if page not in config and "decisions/0" not in page]
