import re

from cjmkit.rules.settings import FAMILIES
from docs.pages import ROOT

GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")
CODE = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
TABLES = GLOSSARY.partition("\n## Families of codes")[0]
ROWS = [line for line in TABLES.splitlines() if line.startswith("| ") and not line.startswith("| Russian ")]


def test_names_are_those_of_the_code():
    """Each name that the glossary gives stands in the code."""
    named = {name for row in ROWS for name in re.findall(r"`([^`]+)`", row.split(" | ")[2])}
    words = {part for name in named for part in name.split(".") if not re.fullmatch(r"[A-Z]{3}\d[\dx]+", part)}

    assert len(words) > 40
    assert not [word for word in words if not re.search(rf"\b{word}\b", CODE)]


def test_each_term_stands_once():
    """A Russian term has one row, so that it has one meaning."""
    terms = [row.split(" | ")[0] for row in ROWS]

    assert len(terms) == len(set(terms))


def test_every_family_of_codes_is_told():
    """The glossary tells every family that settings know, and that of the settings themselves."""
    assert not [family for family in (*FAMILIES, "CFG") if f"`{family}`" not in GLOSSARY]
