"""Help and mistakes in the call, in both languages."""

from __future__ import annotations

import click
import pytest

from cjmkit.cli.app import program
from cjmkit.cli.bilingual import Group, Option
from cjmkit.cli.usage import usage_sentence
from cli.running import base, environment, here, one_sentence

COMMANDS = ["analyse", "check", "convert", "diff", "explain", "fmt", "inspect", "new", "plugins", "schema"]
RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def is_russian(text: str) -> bool:
    return bool(RUSSIAN & set(text.lower()))


def walk(command: click.Command) -> list[click.Command]:
    below = list(command.below().values()) if isinstance(command, Group) else []
    return [command, *(one for child in below for one in walk(child))]


@pytest.mark.parametrize("path", [[], *([name] for name in COMMANDS), ["new", "template"]], ids=" ".join)
def test_help(tmp_path, path):
    """Each command has help in both languages, no wider than 80, and the English one has no Russian word."""
    narrow = environment(COLUMNS="80")
    russian = here(*path, "--lang", "ru", "--help", cwd=tmp_path, env=narrow)
    english = here(*path, "--lang", "en", "-h", cwd=tmp_path, env=narrow)
    assert (russian.code, english.code) == (0, 0)
    assert "Вызов: cjmkit" in russian.out
    assert "Ключи:" in russian.out
    assert "Показать эту справку." in russian.out
    for left in ("Usage", "Options", "[OPTIONS]", "Show this", "default:", "Commands:"):
        assert left not in russian.out
    assert "Usage: cjmkit" in english.out
    assert not is_russian(english.out)
    # The examples keep their lines whole, so only what is wrapped is measured.
    wrapped = [
        line for line in (*russian.out.splitlines(), *english.out.splitlines()) if "cjmkit convert cl" not in line
    ]
    assert max(map(len, wrapped)) <= 80


def test_every_option_is_bilingual():
    """No command and no option of ours is told in one language only."""
    for command in walk(program):
        assert is_russian(command.about.ru)
        assert not is_russian(command.about.en)
        for parameter in command.params:
            if isinstance(parameter, Option):
                assert is_russian(parameter.about.ru), parameter.name
                assert not is_russian(parameter.about.en), parameter.name
            else:
                assert isinstance(parameter, click.Argument) or parameter.name == "version"


@pytest.mark.parametrize("arguments", [(), ("new",)])
def test_nothing_asked(tmp_path, arguments):
    """Without a command the help goes to standard error, and the answer is 2."""
    answer = here(*arguments, cwd=tmp_path)
    assert answer.code == 2
    assert not answer.data
    assert "Команды:" in answer.err


def test_version(tmp_path):
    """``--version`` prints name and number."""
    answer = here("--version", cwd=tmp_path)
    assert answer.code == 0
    assert answer.out.startswith("cjmkit, version ")


MISTAKES = [
    (("convrt", "a", "b"), "нет команды «convrt»; похожие: convert", "no such command: convrt; close ones: convert"),
    (("zzz",), "нет команды «zzz»;", "no such command: zzz;"),
    (("convert", "a", "b", "--shet", "x"), "нет ключа «--shet»; похожие: --sheet", "no such option: --shet; close"),
    (("explain", "--qqqqqq"), "нет ключа «--qqqqqq»;", "no such option: --qqqqqq;"),
    (("convert",), "не хватает: IN", "missing: IN"),
    (("check",), "не хватает: FILE...", "missing: FILE..."),
    (("convert", "a", "b", "c", "d"), "лишнее: c d", "too many arguments: c d"),
    (("convert", "a", "b", "--sheet"), "ключу --sheet нужно значение", "the option --sheet needs a value"),
    (
        ("convert", "a", "b", "--on-error", "halt"),
        "--on-error: найдено «halt», нужно одно из: reject, keep, stop",
        "--on-error: found 'halt', use reject, keep, stop",
    ),
    (("check", "a", "--limit", "-1"), "--limit: нужно целое число от 0", "--limit: a whole number from 0 is needed"),
    (("check", "a", "--limit", "x"), "--limit: нужно целое число от 0", "--limit: a whole number from 0 is needed"),
    (("schema", "journey"), "найдено «journey», нужно одно из: card", "found 'journey', use card"),
    (("check", "a", "--lang=de"), "--lang: найдено «de», нужно одно из: ru, en", None),
]


@pytest.mark.parametrize(("arguments", "russian", "english"), MISTAKES, ids=[" ".join(one[0]) for one in MISTAKES])
def test_mistakes(tmp_path, arguments, russian, english):
    """A wrong call is one sentence that names the help, in the language of the call."""
    answer = here(*arguments, cwd=tmp_path)
    assert answer.code == 2
    sentence = one_sentence(answer)
    assert russian in sentence
    assert "справка: cjmkit" in sentence
    assert sentence.endswith("--help (CFG020)")
    if english is not None:
        answer = here("--lang", "en", *arguments, cwd=tmp_path)
        assert english in one_sentence(answer)
        assert not is_russian(answer.err)


def test_foreign_mistakes():
    """What a newer click may say in its own words is passed on inside our sentence."""
    assert "(something odd)" in usage_sentence(click.UsageError("something odd."), "ru")
    assert "?: негодное значение (odd)" in usage_sentence(click.BadParameter("odd"), "ru")
    assert "нет команды «xx»;" in usage_sentence(click.UsageError("No such command 'xx'."), "ru")
    number = click.Option(["--n"], type=float)
    context = click.Context(click.Command("x"))
    sentence = usage_sentence(click.BadParameter("'a' is no number.", ctx=context, param=number), "en")
    assert "--n: wrong value ('a' is no number)" in sentence


LANGUAGES = [
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "ru_RU.UTF-8"}, "ru"),
    ({"LANG": "C"}, "ru"),
    ({"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ({"LANG": "en_US.UTF-8", "CJMKIT_LANG": "ru"}, "ru"),
    ({"LANG": "ru_RU.UTF-8", "CJMKIT_LANG": "en"}, "en"),
    ({"LANG": "ru_RU.UTF-8", "CJMKIT_LANG": "de"}, "ru"),
    ({}, "ru"),
]


@pytest.mark.parametrize(("variables", "lang"), LANGUAGES)
def test_language_of_the_environment(tmp_path, variables, lang):
    """Without ``--lang`` the variable CJMKIT_LANG decides, then the locale; Russian unless it speaks English."""
    env = {**environment(), "LANG": "", **variables}
    answer = here("convert", "missing.csv", "out.jsonl", cwd=tmp_path, env=env)
    assert is_russian(answer.err) == (lang == "ru")


@pytest.mark.parametrize("arguments", [("--lang", "en"), ("--lang=en",)])
def test_language_of_the_call(tmp_path, arguments):
    """``--lang`` wins, before the command or after it."""
    base(tmp_path)
    for call in (("convert", "missing.csv", "o.jsonl", *arguments), (*arguments, "convert", "missing.csv", "o.jsonl")):
        assert not is_russian(here(*call, cwd=tmp_path, env=environment(CJMKIT_LANG="ru")).err)
