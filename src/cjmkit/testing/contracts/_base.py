"""
What all contracts share: exceptions stated as data, and the tests of every object that a plugin brings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from string import Formatter
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal, get_args, get_origin, get_type_hints

import attrs
import pytest

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Texts
from cjmkit.plugins.options_schema import options_schema
from cjmkit.plugins.vetting import CORE_FAMILIES, vet, vet_rules
from cjmkit.toolkit.values import made

__all__ = ["Contract", "ExtensionContract", "in_both", "is_ours", "unfilled"]

_HOME: Final = "cjmkit.testing."
_NO_EXCEPTIONS: Final[Mapping[str, str]] = MappingProxyType({})


class Contract:
    """
    The root of the contracts.

    *exceptions* name tests that do not hold for a plugin, each with its reason: such a test must fail, and is
    reported as expected; once it passes, the exception must go.
    """

    exceptions: ClassVar[Mapping[str, str]] = _NO_EXCEPTIONS

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.__module__.startswith(_HOME):
            return
        given = {name for base in cls.__mro__[1:] if base.__module__.startswith(_HOME) for name in vars(base)}
        hidden = sorted(name for name in vars(cls) if name.startswith("test_") and name in given)
        if hidden:
            msg = f"{cls.__name__}.{hidden[0]} hides a test of its contract: state it in `exceptions` with the reason"
            raise TypeError(msg)

    @pytest.fixture(autouse=True)
    def _known_exception(self, request: pytest.FixtureRequest) -> None:
        reason = self.exceptions.get(request.function.__name__)
        if reason:
            request.node.add_marker(pytest.mark.xfail(strict=True, reason=reason))

    def test_exceptions_are_stated_of_tests_that_exist(self) -> None:
        """Every exception names a test of the contract and gives its reason."""
        for name, reason in self.exceptions.items():
            is_test = name.startswith("test_") and hasattr(self, name)
            assert is_test, f"exceptions: there is no test {name!r}"
            assert reason.strip(), f"exceptions: say why {name} does not hold"


class ExtensionContract(Contract):
    """
    What every object proves that a plugin brings, whatever its verb.
    """

    def _subject(self) -> tuple[Any, type[Any]]:
        raise NotImplementedError

    def test_attributes_follow_the_protocol(self) -> None:
        """Name, title, extensions, kind, version, options and the verb's arguments are what cjmkit asks for."""
        value, contract = self._subject()
        vet(value, contract)
        assert value.title.ru.strip(), "title: the Russian text is empty"
        assert value.title.en.strip(), "title: the English text is empty"

    def test_rules_are_a_catalogue(self) -> None:
        """Each entry has a code of the plugin's own, once, and says in both languages what, why and what to do."""
        rules = vet_rules(self._subject()[0], ())
        codes = [rule.code for rule in rules]
        assert len(set(codes)) == len(codes), f"rules: a code comes twice among {codes}"
        for rule in rules:
            for name in ("title", "text", "why"):
                texts = getattr(rule, name)
                assert in_both(texts), f"{rule.code}.{name} lacks one of its two languages"
            _same_fields(rule.code, rule.text.ru, rule.text.en)

    def test_options_have_defaults_and_a_schema(self) -> None:
        """The options can be made without arguments, and a JSON Schema of them can be made."""
        schema = options_schema(self._subject()[0].options)
        json.dumps(schema)
        assert schema["description"], "options: a docstring tells users what each option does"

    def test_options_are_made_from_texts(self) -> None:
        """What the command line gives as text becomes the option's value: defaults and every choice."""
        cls, name = self._subject()[0].options, self._subject()[0].name
        for option, text, expected in _told(cls):
            value = getattr(made(cls, {option: text}, name), option)
            assert value == expected, f"option {option}={text} gave {value!r}, expected {expected!r}"

    def test_a_wrong_choice_is_refused(self) -> None:
        """An option of fixed choices refuses any other word by ConfigError, when the options are made."""
        cls, name = self._subject()[0].options, self._subject()[0].name
        for option, choices in _choices(cls).items():
            if all(isinstance(choice, str) for choice in choices):
                took = f"option {option} took a word that is none of {choices}: see cjmkit.plugins.options.one_of"
                with pytest.raises(ConfigError):  # noqa: PT012 - an option may be looked at in either place
                    self._take(made(cls, {option: "no-such-choice"}, name))
                    pytest.fail(took)

    def _take(self, options: Any) -> None:
        """
        Use *options*: a format may look at them when it works instead of when they are made.
        """


def in_both(texts: Texts) -> bool:
    """
    Return whether *texts* say something in either language.
    """
    return bool(texts.ru.strip() and texts.en.strip())


def unfilled(finding: Finding) -> tuple[str, ...]:
    """
    Return the named fields of the sentence of *finding*, in either language, that nothing fills.
    """
    templates = () if finding.texts is None else (finding.texts.ru, finding.texts.en)
    named = (name.partition(".")[0] for text in templates for _, name, _, _ in Formatter().parse(text) if name)
    return tuple(name for name in dict.fromkeys(named) if name not in finding.params)


def is_ours(code: str) -> bool:
    """
    Return whether *code* is of cjmkit's own catalogue, which every plugin may use.
    """
    return code[:3] in CORE_FAMILIES


def _same_fields(code: str, ru: str, en: str) -> None:
    for text in (ru, en):
        assert text.count("{") == text.count("}"), f"{code}: a brace is not closed in {text!r}"


def _choices(cls: type[Any]) -> dict[str, tuple[Any, ...]]:
    return {name: get_args(hint) for name, hint in get_type_hints(cls).items() if get_origin(hint) is Literal}


def _told(cls: type[Any]) -> Iterator[tuple[str, str, Any]]:
    """
    Yield options with a text as users type it and the value that it must become.
    """
    defaults, choices = cls(), _choices(cls)
    for field in attrs.fields(cls):
        value = getattr(defaults, field.name)
        if isinstance(value, bool):
            yield field.name, "да" if value else "no", value
        elif isinstance(value, (str, int, Decimal)):
            yield field.name, str(value), value
        for choice in choices.get(field.name, ()):
            if isinstance(choice, str):
                yield field.name, choice, choice
