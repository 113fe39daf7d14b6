"""
Texts that are no JSON, TOML or YAML, or that no project needs: one clear finding with its line, never a traceback.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmkit.findings import Severity
from formats.documents.maps import CREAM, NAMES, lines, load, write

JSON, TOML, YAML = NAMES
HEAD = {
    JSON: '{"schema": "cjmkit/project@1",\n',
    TOML: 'schema = "cjmkit/project@1"\n',
    YAML: "schema: cjmkit/project@1\n",
}

FAULTS: list[tuple[str, str, list[str]]] = [
    # broken
    (JSON, '"title": "a" "note": "b"}', ["IMP510 2:14 None"]),
    (JSON, '"title": "a",}', ["IMP510 2:14 None"]),
    (JSON, "\"title\": 'a'}", ["IMP510 2:10 None"]),
    (JSON, '"title": "a"}}', ["IMP510 2:14 None"]),
    (JSON, '"title": "a\nb"}', ["IMP510 2:12 None"]),
    (JSON, '// note\n"title": "a"}', ["IMP510 2:1 None"]),
    (TOML, "title = a", ["IMP510 2:9 None"]),
    (TOML, 'title = "a" "b"\n', ["IMP510 2:13 None"]),
    (TOML, 'title "a"\n', ["IMP510 2:7 None"]),
    (TOML, "title = 2026-02-30\n", ["IMP510 2:9 None"]),
    (TOML, 'title = "a\nb"\n', ["IMP510 2:11 None"]),
    (TOML, 'title = "\\ud83d"\n', ["IMP510 2:16 None"]),
    (TOML, "a = 1\na.b = 2\n", ["IMP510 3:8 None"]),
    (TOML, "a = " + "[\n" * 40 + "]\n" * 40 + "b = = 1\n", ["IMP510 82:5 None"]),
    (TOML, '"a\\q" = 1\n', ["IMP510 2:5 None"]),
    (TOML, "a = 1\n= 2\n", ["IMP510 3:1 None"]),
    (TOML, "'a = 1\n", ["IMP511 2:7 None"]),
    (TOML, "a = 'b\nc = 1\n", ["IMP511 3:6 None"]),
    (TOML, "a = '''b\nc = 1\n", ["IMP511 3:6 None"]),
    (TOML, "a = [1 2]\n", ["IMP510 2:8 None"]),
    (TOML, "a = '" + "." * 40 + "\n", ["IMP511 2:46 None"]),
    (TOML, 'a = "' + "." * 40 + "\n", ["IMP510 2:46 None"]),
    (TOML, "a = '''" + "." * 40 + "\n", ["IMP511 2:48 None"]),
    (TOML, "a = [1, , 2]\n", ["IMP510 2:9 None"]),
    (TOML, "[a\nb = 1\n", ["IMP510 2:3 None"]),
    (YAML, "title: a: b\n", ["IMP510 2:9 None"]),
    (YAML, "\ttitle: a\n", ["IMP510 2:1 None"]),
    (YAML, "  title: a\n", ["IMP510 2:8 None"]),
    (YAML, 'title: "a" b\n', ["IMP510 2:12 None"]),
    (YAML, "title: @a\n", ["IMP510 2:8 None"]),
    # cut
    (JSON, '"title": "a', ["IMP511 2:12 None"]),
    (JSON, '"title": ', ["IMP511 2:9 None"]),
    (JSON, '"journeys": [{', ["IMP511 2:15 None"]),
    (TOML, 'title = "a', ["IMP511 2:11 None"]),
    (TOML, "title =", ["IMP511 2:8 None"]),
    (TOML, "tools = [1,", ["IMP511 2:12 None"]),
    (YAML, "title: [a", ["IMP511 2:10 None"]),
    (YAML, 'title: "a', ["IMP511 2:10 None"]),
    # a key twice
    (JSON, '"title": "a",\n"title": "b"}', ["IMP513 3:1 title"]),
    (JSON, '"journeys": [{"id": 1, "id": 2, "id": 3}]}', ["IMP513 2:24 journeys[0].id", "IMP513 2:33 journeys[0].id"]),
    (JSON, '"a\\u0062": 1,\n "ab": {"x": 1, "x": 2}}', ["IMP513 3:2 ab", "IMP513 3:17 ab.x"]),
    (TOML, 'title = "a"\ntitle = "b"\n', ["IMP513 3:1 title"]),
    (TOML, '"title" = "a"\ntitle = """b\n"""\n', ["IMP513 3:1 title"]),
    (TOML, "[a]\n[a.b]\n[a]\n", ["IMP513 4:1 a"]),
    (TOML, "a = { x = 1, x = 2 }\n", ["IMP513 2:14 a.x"]),
    (TOML, "[[j]]\nid = 1\n[[j]]\nid = 1\nid = 2\n", ["IMP513 6:1 j[1].id"]),
    (TOML, "a = 1\n[a]\n", ["IMP513 3:1 a"]),
    (TOML, "a.b = 1\na = 2\n", ["IMP513 3:1 a"]),
    (YAML, "title: a\ntitle: b\n", ["IMP513 3:1 title"]),
    (YAML, "journeys:\n- id: 1\n  id: 2\n", ["IMP513 4:3 journeys[0].id"]),
    (YAML, "a: {x: 1, x: 2}\n", ["IMP513 2:11 a.x"]),
    # half a character
    (JSON, '"title": "\\ud83d"}', ["IMP517 2:1 title"]),
    (JSON, '"a": {"\\udc00": 1}}', ["IMP517 2:1 a"]),
    (JSON, '"a": ["x", "\\ud83d\\ude00", "\\uDC00"]}', ["IMP517 2:28 a[2]"]),
    # numbers without end
    (JSON, f'"title": {"1" * 1001}}}', ["IMP518 None:None None"]),
    (JSON, f'"title": 1.{"1" * 1001}}}', ["IMP518 None:None None"]),
    (TOML, f"title = 1.{'1' * 1001}\n", ["IMP518 None:None None"]),
    (TOML, f"title = {'1' * 5000}\n", ["IMP518 None:None None"]),
    (YAML, f"title: {'1' * 1001}\n", ["IMP518 2:8 None"]),
    # what YAML has beyond the others
    (YAML, "title: !!python/object:os.system a\n", ["IMP520 2:8 None"]),
    (YAML, "title: !!int 7\n", ["IMP520 2:8 None"]),
    (YAML, "title: !own [a]\n", ["IMP520 2:8 None"]),
    (YAML, "a: !!python/dict {}\n", ["IMP520 2:4 None"]),
    (YAML, "!!binary title: a\n", ["IMP520 2:1 None"]),
    (YAML, "title: *nowhere\n", ["IMP521 2:8 None"]),
    (YAML, "a: &x [*x]\n", ["IMP521 2:8 None"]),
    (YAML, "title: a\n---\ntitle: b\n", ["IMP523 3:1 None"]),
    (YAML, "? [a, b]\n: c\n", ["IMP524 2:3 None"]),
    (YAML, "{a: 1}: b\n", ["IMP524 2:1 None"]),
    (YAML, "a: &x b\n*x : c\n", ["IMP524 3:1 None"]),
    (YAML, "title: a\x07b\n", ["IMP519 2:9 None"]),
]


@pytest.mark.parametrize(("name", "rest", "wanted"), FAULTS)
def test_a_fault_is_told_at_its_place(name: str, rest: str, wanted: list[str]) -> None:
    """
    The fault has its code, line, character and, if it is known, the path; nothing of the text is repeated.
    """
    record = load(HEAD[name] + rest, name)
    assert lines(record.findings) == wanted
    assert record.project is None
    for finding in record.findings:
        assert finding.severity is Severity.ERROR
        for lang in ("ru", "en"):
            assert "{" not in finding.message(lang)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "# только примечание\n\n  # и ещё\n"])
def test_an_empty_file_is_told(name: str, text: str) -> None:
    """
    A file without a word, or with comments alone, is told to be empty, whatever its syntax.
    """
    assert lines(load(text, name).findings) == ["IMP512 None:None None"]


@pytest.mark.parametrize("name", NAMES)
def test_bytes_that_are_no_utf8(name: str) -> None:
    """
    A file in another encoding is told at its first wrong byte.
    """
    text = HEAD[name] + "# Крем" if name != JSON else HEAD[name] + '"title": "Крем"}'
    assert lines(load(text.encode("cp1251"), name).findings) == [
        f"IMP516 2:{text.split(chr(10))[1].index('К') + 1} None"
    ]
    assert lines(load(text.encode("utf-16"), name).findings) == ["IMP516 1:1 None"]


@pytest.mark.parametrize("name", NAMES)
def test_the_mark_and_the_line_ends_of_windows_are_no_matter(name: str) -> None:
    """
    A file that Notepad saved reads as the same project, and its lines are counted the same.
    """
    text = write(CREAM, name)
    windows = "\ufeff" + text.replace("\n", "\r\n")
    record = load(windows, name)
    assert record.project == CREAM
    assert record.places["journeys[0].stages[1].title"] == load(text, name).places["journeys[0].stages[1].title"]


DEEP = {
    JSON: ('"title": ' + "[" * 100_000, '"title": ' + '{"a":' * 100_000, '"a": ' + "[" * 40 + "]" * 40 + "}"),
    TOML: (
        "title = " + "[" * 100_000,
        "title = " + "[\n" * 100_000,
        "title = " + "{a=" * 100_000,
        "a" + ".a" * 100_000 + " = 1\n",
        "[a" + ".a" * 100_000 + "]\n",
        "a = " + "[" * 40 + "]" * 40 + "\n",
    ),
    YAML: ("title: " + "[" * 100_000, "- " * 100_000, "title: " + "{a: " * 100_000, "a: " + "[" * 40 + "]" * 40 + "\n"),
}


@pytest.mark.parametrize(("name", "rest"), [(name, rest) for name, texts in DEEP.items() for rest in texts])
def test_deep_nesting_is_refused(name: str, rest: str) -> None:
    """
    A hundred thousand brackets or dots are one finding, at once, without exhausting the stack.
    """
    head = "" if rest.startswith("- ") else HEAD[name]
    codes = {finding.code for finding in load(head + rest, name).findings}
    assert codes == {"IMP514"}


@pytest.mark.parametrize("name", NAMES)
def test_brackets_in_texts_are_no_nesting(name: str) -> None:
    """
    A text may hold as many brackets and dots as it likes.
    """
    text = json.dumps("[{." * 1000)
    rest = {JSON: f'"title": {text}}}', TOML: f"title = {text}\n", YAML: f"title: {text}\n"}[name]
    record = load(HEAD[name] + rest, name)
    assert record.findings == ()
    assert record.project is not None
    assert record.project.title == "[{." * 1000


@pytest.mark.parametrize("name", NAMES)
def test_a_text_of_ten_megabytes_is_read(name: str) -> None:
    """
    A very long text is no fault by itself.
    """
    text = json.dumps("abcdefghij" * 1_000_000)
    rest = {JSON: f'"title": {text}}}', TOML: f"title = {text}\n", YAML: f"title: {text}\n"}[name]
    record = load(HEAD[name] + rest, name)
    assert record.project is not None
    assert len(record.project.title) == 10_000_000


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A file larger than any project is refused before it is decoded.
    """
    monkeypatch.setattr("cjmkit.formats.documents.reader.BYTES", 1024 * 1024)
    assert lines(load(b" " * (1024 * 1024 + 1), JSON).findings) == ["IMP515 None:None None"]
    assert lines(load(b" " * (1024 * 1024), JSON).findings) == ["IMP512 None:None None"]


def bomb(levels: int) -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return HEAD[YAML] + "\n".join(rows) + "\n"


def test_a_bomb_of_aliases_is_refused() -> None:
    """
    Aliases of aliases that would give billions of values are refused where they pass the limit.
    """
    assert [finding.code for finding in load(bomb(10), YAML).findings] == ["IMP522"]
    assert {finding.code for finding in load(bomb(3), YAML).findings} == {"IMP505", "IMP525"}


def test_aliases_are_read_as_copies_and_told() -> None:
    """
    A few aliases are read; a note tells that they will be written as copies.
    """
    text = HEAD[YAML] + "title: &t Крем\nnote: *t\npersonas:\n- &p {id: a, name: *t}\n- *p\n"
    record = load(text, YAML)
    assert lines(record.findings) == ["IMP525 None:None None"]
    assert record.project is not None
    assert record.project.note == "Крем"
    assert record.project.personas[0] == record.project.personas[1]


def test_values_are_those_of_yaml_one_two() -> None:
    """
    «no», a clock, a number with underscores and a day are texts; a key is always a text.
    """
    text = (
        HEAD[YAML] + "competitors: [no, On, y, 12:30, 1_000, 2026-11-22, 0123, 0x, !!str 5, ! 6, '7', \"null\", <<]\n"
    )
    record = load(text, YAML)
    assert record.project is not None
    assert record.project.competitors == (
        "no", "On", "y", "12:30", "1_000", "2026-11-22", "0123", "0x", "5", "6", "7", "null", "<<",
    )  # fmt: skip
    keys = load(HEAD[YAML] + "words: {no: [], 1: [], 2.50: [], ~: [], true: []}\n", YAML).project
    assert keys is not None
    assert list(keys.words) == ["no", "1", "2.50", "~", "true"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_anywhere_is_told(name: str) -> None:
    """
    Whatever byte a file ends at, it reads as a project or has findings that say where; nothing else happens.
    """
    data = write(CREAM, name).encode("utf-8")
    for size in range(0, len(data), 1 if len(data) < 3000 else 3):
        record = load(data[:size], name)
        assert (record.project is None) == any(finding.severity is Severity.ERROR for finding in record.findings)


SIGNS = (*"\"'[]{}:=#,.\n\t -&*!|>1e", "\\u", '"""', "\r\n", "\0")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_mutation_is_told(name: str, data: st.DataObject) -> None:
    """
    A few signs changed anywhere give a project or findings within the file, never an exception.
    """
    text = write(CREAM, name)
    for _ in range(data.draw(st.integers(1, 4))):
        at, cut = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 5))
        text = text[:at] + data.draw(st.sampled_from(SIGNS)) + text[at + cut :]
    record = load(text, name)
    assert (record.project is None) == any(finding.severity is Severity.ERROR for finding in record.findings)
    last = text.count("\n") + 1
    assert all(finding.where.line is None or 1 <= finding.where.line <= last for finding in record.findings)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(), st.text("\"'[]{}:=#,.\n\t -&*!|>1eaT", max_size=60)))
@example(text="a: |\n")
@example(text="\x85")
@example(text="\u2028: 1")
def test_any_text_is_told(name: str, text: str) -> None:
    """
    Any text at all gives findings, never an exception.
    """
    assert load(text.encode("utf-8", "surrogatepass"), name).project is None


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=80))
def test_any_bytes_are_told(name: str, data: bytes) -> None:
    """
    Any bytes at all give findings, never an exception.
    """
    assert load(data.removeprefix(b"\x1f\x8b"), name).project is None
