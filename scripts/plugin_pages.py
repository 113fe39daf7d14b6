"""
The reference of plugins, made from hooks, contracts and the public modules; and code taken from plugins/ into pages.
"""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

import cjmkit.plugins
from cjmkit.plugins import contracts, hookspecs
from cjmkit.plugins.problems import FIXES
from cjmkit.plugins.vetting import CONTRACTS, CORE_FAMILIES
from cjmkit.testing import contracts as testing

__all__ = ["code_of", "contract_tests", "plugin_list", "plugins_page", "signature"]

ROOT = Path(__file__).resolve().parent.parent
_VALUES = (contracts.CardRecord, contracts.ProjectRecord, contracts.Loss, cjmkit.plugins.Losses, cjmkit.plugins.Table)
_HIDDEN = frozenset(
    (
        *("candidates", "contracts", "hookspecs", "host", "leftovers", "losses", "places", "problems"),
        *("vetting", "watching"),
    )
)
"""What the host is made of, and what `cjmkit.plugins` itself offers."""


def signature(function: Callable[..., Any]) -> str:
    """
    Return the signature as it stands in the source: the same on every version of Python.
    """
    source = inspect.getsource(function)
    start = source.index("def ") + 4
    end = re.compile(r":[ \t]*(#[^\n]*|\.\.\.)?\n").search(source, source.index(")", start))
    assert end is not None
    lines = [line.partition("  # ")[0].strip() for line in source[start : end.start()].splitlines()]
    return " ".join(lines).replace("( ", "(").replace(", )", ")").replace(" )", ")")


def plugins_page(made: str) -> str:
    """
    Return the page of hooks and contracts; *made* is the notice that it is generated.
    """
    parts = [
        "# Plugins\n",
        made,
        "A plugin is a module with hook implementations, named by an entry point of the group `cjmkit`. Hooks return",
        "objects and do no work; the work is in the objects. The built-in formats come in by the same hooks.",
        "Begin with [your first plugin](../tutorial/first-plugin.md); what may change between releases is in",
        "[versioning](../explanation/versioning.md), how a plugin is tested in",
        "[Test a plugin](../how-to/test-a-plugin.md).\n",
        '```toml\n[project.entry-points.cjmkit]\nmycrm = "cjmkit_mycrm"\n```\n',
        "Everything named here is imported from `cjmkit.plugins` or the module that is named. The version of these",
        f"contracts is `API`, now **{contracts.API}**: an object says by `api` which one it was written for.\n",
        "## Hooks\n",
    ]
    for name in sorted(CONTRACTS):
        hook = getattr(hookspecs, name)
        returned = CONTRACTS[name].__name__
        parts += [f"### {name}\n", f"```text\n{signature(hook)}\n```\n", f"{_text(hook)}\n"]
        parts.append(f"Each object follows [{returned}](#{returned.lower()}).\n")
    parts += ["## Contracts\n", "### Extension\n", *_contract(contracts.Extension)]
    for contract in CONTRACTS.values():
        parts += [f"### {contract.__name__}\n", *_contract(contract)]
    parts.append("## What they give and get\n")
    for cls in _VALUES:
        parts += [f"### {cls.__name__}\n", f"{_text(cls)}\n", *_members(cls)]
    parts += ["## Modules for plugins\n", *_modules()]
    return "\n".join([*parts, *_containment()])


def _text(thing: object) -> str:
    """
    Return a docstring as Markdown: Sphinx's literals as code, its notes of versions as words.
    """
    text = re.sub(r"\.\. versionadded:: (.+)", r"*Since \1.*", inspect.getdoc(thing) or "")
    text = re.sub(r"\n(Raises|Returns|Args):\n", r"\n**\1**\n\n", text)
    return re.sub(r"``\s*(.+?)``", r"`\1`", text).strip()


def _contract(contract: type[Any]) -> Iterator[str]:
    yield f"{_text(contract)}\n"
    if contract is not contracts.Extension:
        yield "Besides what every [Extension](#extension) has:\n"
    yield "```text"
    verbs = []
    for name, member in vars(contract).items():
        if isinstance(member, property) and member.fget is not None:
            yield f"{name}: {signature(member.fget).split(' -> ')[1]}"
        elif inspect.isfunction(member) and not name.startswith("_"):
            verbs.append(member)
            yield signature(member)
    yield "```\n"
    yield from (f"`{verb.__name__}`: {_text(verb)}\n" for verb in verbs)


def _members(cls: type[Any]) -> Iterator[str]:
    if attrs.has(cls):
        lines = [f"{field.name}: {field.type}" for field in attrs.fields(cls)]
    else:
        found = ((name, member) for name, member in vars(cls).items() if inspect.isfunction(member))
        lines = [signature(member) for name, member in found if not name.startswith("_")]
    yield "```text\n" + "\n".join(lines) + "\n```\n"


def _modules() -> Iterator[str]:
    yield "What a plugin may import; a module with an underscore, and what is not named here, may change any day.\n"
    for module in sorted(pkgutil.iter_modules(cjmkit.plugins.__path__), key=lambda one: one.name):
        if module.name in _HIDDEN or module.name.startswith("_"):
            continue
        held = import_module(f"cjmkit.plugins.{module.name}")
        yield f"### cjmkit.plugins.{module.name}\n"
        yield f"{_text(held)}\n"
        functions = [getattr(held, name) for name in held.__all__ if inspect.isfunction(getattr(held, name))]
        others = [name for name in held.__all__ if not inspect.isfunction(getattr(held, name))]
        if functions:
            yield "```text\n" + "\n".join(map(signature, functions)) + "\n```\n"
        yield from (f"- `{one.__name__}`: {_first(one)}" for one in functions)
        yield from (f"- `{name}`: {_about(getattr(held, name))}" for name in others)
        yield ""
    yield "Also public: `cjmkit`, `cjmkit.model`, `cjmkit.codes`, `cjmkit.findings`, `cjmkit.errors`, `cjmkit.rules`,"
    yield "and `cjmkit.testing` for tests.\n"


def _first(thing: object) -> str:
    return _text(thing).split("\n\n")[0].replace("\n", " ")


def _about(value: object) -> str:
    return _first(value) if inspect.isclass(value) else "a constant"


def _containment() -> Iterator[str]:
    yield "## When a plugin breaks\n"
    yield "Each is loaded, registered and asked alone. What goes wrong becomes a problem in `Toolkit().problems` and in"
    yield "`cjmkit plugins` (`--output json` for programs); the others keep working, and asking for a broken plugin's"
    yield "format by name raises `PluginError` with the cause.\n"
    yield "| Stage | What to do |"
    yield "|---|---|"
    yield from (f"| `{stage}` | {fix.en} |" for stage, fix in FIXES.items())
    yield ""
    yield "What goes wrong later is contained, too. A verb that raises anything but cjmkit's errors and the system's,"
    yield "or gives what its contract does not know, ends the call by `PluginError` (EXP102): it names the"
    yield "distribution, and the old file stays whole. A rule set becomes one warning (EXP103): the check goes on.\n"
    yield "Codes of findings have a family of the plugin's own, three capitals;"
    yield f"{', '.join(f'`{family}`' for family in sorted(CORE_FAMILIES))} are cjmkit's.\n"
    yield "Plugins are switched off by name: `Toolkit(disabled={'mycrm'})`, or the environment variable"
    yield "`CJMKIT_DISABLE_PLUGINS=mycrm` (`*` for all installed); `Toolkit(plugins=())` takes none,"
    yield "`Toolkit(plugins=(module,))` those that are given.\n"
    yield "What notebooks show comes in by a door of its own, switched off by the same variable:"
    yield "[displays](../how-to/notebooks.md#show-more-than-cjmkit-html-does).\n"


def code_of(place: str) -> str:
    """
    Return a file of this repository as a code block; ``path#name,name`` takes only these objects of it.
    """
    path, _, names = place.partition("#")
    text = (ROOT / path).read_text("utf-8")
    if names:
        wanted = names.split(",")
        found = {name: source for name, source in _objects(text) if name in wanted}
        text = "\n\n\n".join(found[name] for name in wanted) + "\n"
    language = {".py": "python", ".toml": "toml"}.get(Path(path).suffix, "text")
    return f"```{language}\n{text.strip()}\n```\n"


def _objects(text: str) -> Iterator[tuple[str, str]]:
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
            yield node.name, "\n".join(lines[first - 1 : node.end_lineno])
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield getattr(target, "id", ""), "\n".join(lines[node.lineno - 1 : node.end_lineno])


def contract_tests() -> str:
    """
    Return what each contract of `cjmkit.testing` proves: its tests by their docstrings, shared ones once.
    """
    held = [getattr(testing, name) for name in testing.__all__ if name != "Contract"]
    shared = {name for name in dir(testing.ExporterContract) if hasattr(testing.ReferenceContract, name)}
    shared -= {name for name in vars(testing.ExporterContract) if name.startswith("test_")}
    lines = ["### Every object that a plugin brings\n", *_tests(testing.ExporterContract, shared)]
    for contract in held:
        lines += ["", f"### {contract.__name__}\n", *_tests(contract, set(vars(contract)))]
    return "\n".join(lines) + "\n"


def _tests(contract: type[Any], names: set[str]) -> Iterator[str]:
    for name in sorted(one for one in names if one.startswith("test_")):
        yield f"- `{name}`: {_first(getattr(contract, name))}"


def plugin_list(up: str, lang: str) -> str:
    """
    Return the list of the plugins of this repository; *up* leads from the page to plugins/.
    """
    readme = "README.ru.md" if lang == "ru" else "README.md"
    lines = []
    for path in sorted((ROOT / "plugins").glob("*/pyproject.toml")):
        project = tomllib.loads(path.read_text("utf-8"))["project"]
        page = readme if (path.parent / readme).exists() else "README.md"
        lines.append(f"- [{project['name']}]({up}{path.parent.name}/{page}): {project['description'].rstrip('.')}.")
    return "\n".join(lines) + "\n"
