"""
The three syntaxes of a project file.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from cjmkit.codec._pretty import pretty
from cjmkit.formats.documents import json_text, toml_text, toml_write, yaml_text, yaml_write
from cjmkit.formats.documents.comments import Comments
from cjmkit.formats.documents.syntax import Syntax

__all__ = ["JSON", "SYNTAXES", "TOML", "YAML"]


def _write_json(tree: dict[str, Any], comments: Comments) -> str:
    return pretty(tree)


JSON: Final = Syntax(name="JSON", parse=json_text.parse, scan=json_text.scan, write=_write_json)
"""The canonical one."""

TOML: Final = Syntax(name="TOML", parse=toml_text.parse, scan=toml_text.scan, write=toml_write.write)
"""For people: comments, and no indents to keep."""

YAML: Final = Syntax(
    name="YAML", parse=yaml_text.parse, scan=yaml_text.scan, write=yaml_write.write, prepare=yaml_text.check_library
)
"""For people who have it everywhere; takes the extra ``yaml``."""

SYNTAXES: Final[Mapping[str, Syntax]] = MappingProxyType(
    {"project-json": JSON, "project-toml": TOML, "project-yaml": YAML}
)
"""By the name of the format."""
