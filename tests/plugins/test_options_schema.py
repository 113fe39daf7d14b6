"""
Schemas of options: what a class says, JSON Schema says, and an independent validator agrees.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

import attrs
import pytest
from jsonschema import Draft202012Validator

from cjmkit import Toolkit, UnknownFormatError
from cjmkit.plugins.options_schema import options_schema


@attrs.frozen(kw_only=True)
class Inner:
    """Limits."""

    rows: int = 10


@attrs.frozen(kw_only=True)
class Options:
    """
    How it is written.

    Over two paragraphs.
    """

    mode: Literal["a", "b"] = "a"
    names: tuple[str, ...] = ("x",)
    fields: Mapping[str, str] = attrs.field(factory=dict)
    share: Decimal = Decimal("0.5")
    owner: str | None = None
    limits: Inner = Inner()


def test_the_schema_says_what_the_class_says() -> None:
    """Types, choices, defaults and words are told; what the class refuses, a validator refuses."""
    schema = options_schema(Options)
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema)

    assert schema["description"] == "How it is written. Over two paragraphs."
    assert schema["properties"]["mode"] == {"enum": ["a", "b"], "default": "a"}
    assert schema["properties"]["limits"]["properties"]["rows"] == {"type": "integer", "default": 10}
    assert judge.is_valid({"mode": "b", "names": ["y"], "fields": {"a": "b"}, "owner": None, "limits": {"rows": 1}})
    for wrong in ({"mode": "c"}, {"names": "y"}, {"strange": 1}, {"limits": {"rows": "1"}}):
        assert not judge.is_valid(wrong)
    assert judge.is_valid({name: told["default"] for name, told in schema["properties"].items() if "default" in told})


def test_every_built_in_has_a_schema() -> None:
    """The options of every built-in format have a schema, which their defaults fit."""
    kit = Toolkit(plugins=())
    for name in {one.name for one in (*kit.host.importers, *kit.host.exporters)}:
        for schema in kit.options_schemas(name).values():
            Draft202012Validator.check_schema(json.loads(json.dumps(schema)))


def test_a_strange_name_is_told() -> None:
    """Asking for the options of what there is not tells what there is."""
    with pytest.raises(UnknownFormatError, match="csv"):
        Toolkit(plugins=()).options_schemas("cvs")


def test_a_type_that_json_does_not_know_is_told() -> None:
    """A class whose types cannot be options is the author's mistake, told with the field."""
    strange = attrs.make_class("Strange", {"what": attrs.field(default=None, type=complex)})

    with pytest.raises(TypeError, match=r"Strange\.what.*complex"):
        options_schema(strange)
