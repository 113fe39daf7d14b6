from __future__ import annotations

import gzip
import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Finding
from cjmkit.intake.rows.records import TextLimits, iter_objects
from cjmkit.intake.rows.source import open_source
from cjmkit.intake.rows.table import Broken
from intake.rows.text.readers import cells, codes, json_rows

CARDS = [{"name": "ООО Ромашка", "inn": "7707083893"}, {"name": "ИП Щукин", "city": "Омск"}]


def _objects(data: bytes | str, *, lines: bool = False, **options):
    content = data.encode() if isinstance(data, str) else data
    return list(iter_objects(open_source(content, name="base.json"), lines=lines, **options))


def _faults(found) -> list[tuple[int, str]]:
    return [(one.ordinal, one.finding.code) for one in found if isinstance(one, Broken)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_objects_gives_rows_under_a_growing_header(encoding, indent):
    """Keys become columns as they come; a missing key is an empty cell."""
    data = json.dumps(CARDS, ensure_ascii=False, indent=indent).encode(encoding)
    table, rows = json_rows(data)
    assert table.header == ["name", "inn", "city"]
    assert cells(rows) == [["ООО Ромашка", "7707083893"], ["ИП Щукин", None, "Омск"]]
    assert [row.number for row in rows] == [1, 2]


def test_lines_give_the_same_rows():
    """jsonl reads like the list of its lines; blank lines are none."""
    text = "\n\n".join(json.dumps(card, ensure_ascii=False) for card in CARDS) + "\r\n"
    assert cells(json_rows(text, lines=True)[1]) == cells(json_rows(json.dumps(CARDS))[1])


def test_values_keep_their_types_and_blanks_are_none():
    """Numbers and booleans are themselves; texts of blanks are empty cells."""
    _, rows = json_rows('[{"a": 1, "b": 1.5, "c": true, "d": null, "e": "", "f": " ", "g": -0, "h": 7707083893}]')
    assert cells(rows) == [[1, 1.5, True, None, None, None, 0, 7707083893]]


def test_inner_objects_and_lists_become_columns():
    """Dots for objects, numbers for lists of objects, one cell for a list of plain values."""
    record = {
        "bank": {"bik": "044525225", "city": {"name": "Москва"}},
        "phones": [{"value": "1"}, {"value": "2", "main": True}],
        "tags": ["опт", None, 5, "", True],
        "one": ["сам"],
        "none": [],
        "empty": {},
        "mixed": ["x", {"y": 1}, [2, 3]],
    }
    table, rows = json_rows(json.dumps([record]))
    assert dict(zip(table.header or (), rows[0].values, strict=False)) == {
        "bank.bik": "044525225",
        "bank.city.name": "Москва",
        "phones.1.value": "1",
        "phones.2.value": "2",
        "phones.2.main": True,
        "tags": "опт; 5; true",
        "one": "сам",
        "none": None,
        "mixed.1": "x",
        "mixed.2.y": 1,
        "mixed.3": "2; 3",
    }


def test_a_long_list_of_objects_stays_text():
    """More than twenty objects would make too many columns; their JSON is kept and told."""
    table, rows = json_rows(json.dumps([{"calls": [{"n": n} for n in range(21)]}]))
    assert json.loads(str(rows[0].values[0])) == [{"n": n} for n in range(21)]
    assert codes(table) == ["IMP093"]


def test_two_keys_for_one_column_are_both_kept():
    """A dotted key may clash with an inner one; neither is lost."""
    table, rows = json_rows('[{"a.b": 1, "a": {"b": 2}, "a.b (2)": 3}]')
    assert sorted(map(str, rows[0].values)) == ["1", "2", "3"]
    assert set(codes(table)) == {"IMP094"}
    assert len(set(table.header or ())) == 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{"clients": [{"a": 1}, {"a": 2}], "total": 2}', [1, 2]),
        ('{"total": 2, "КЛИЕНТЫ": [{"a": 1}, {"a": 2}]}', [1, 2]),
        ('{"total": 2, "whatever": [{"a": 1}, {"a": 2}], "page": 1}', [1, 2]),
        ('{"whatever": [{"a": 1}]}', [1]),
    ],
)
def test_a_list_inside_of_an_object_is_the_base(text, names):
    """What stands beside the list is counted, not read."""
    table, rows = json_rows(text)
    assert cells(rows) == [[name] for name in names]
    assert codes(table) == (["IMP095"] if "t" in text and "total" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "ООО", "accounts": [{"bik": "1"}]}',
        '{"accounts": [{"bik": "1"}], "name": "ООО"}',
        '{"phones": [{"v": "1"}], "accounts": [{"bik": "1"}]}',
        '{"name": "ООО", "data": [{"v": "1"}]}',
        '{"name": "ООО", "tags": ["1"]}',
        '{"name": "ООО"}',
        "{}",
    ],
)
def test_a_single_object_is_one_record(text):
    """A card with its own lists is a card, not a base of accounts."""
    (found,) = _objects(text)
    assert (found.ordinal, found.line, found.value) == (1, 1, json.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": "mine", "cards": [{"a": 1}], "count": 1}',
        '{"cards": [{"a": 1}], "schema": "mine"}',
        '{"whatever": [{"a": 1}], "schema": "mine"}',
    ],
)
def test_who_reads_may_say_that_an_object_stands_alone(text):
    """A card whose only list has the name of a base is one card for whoever knows it by its schema."""
    found = _objects(text, alone=lambda seen: seen.get("schema") == "mine")
    # A name that leaves no doubt needs no look at what comes after the list.
    early = text.startswith('{"cards"')
    assert [one.value for one in found] == ([{"a": 1}] if early else [json.loads(text)])
    assert [one.value for one in _objects(text, alone=lambda _: False)] == [{"a": 1}]


def test_a_base_too_large_to_be_held_is_still_found():
    """A list under an unknown name that does not fit into memory can only be the base."""
    text = json.dumps({"whatever": [{"n": n, "text": "x" * 100} for n in range(3000)], "page": 1})
    found = _objects(text, limits=TextLimits(record_chars=50_000))
    assert len(found) == 3000


def test_a_wrapper_with_two_lists_of_one_name_is_told():
    """Records of the second list are not dropped without a word, and their text is kept."""
    found = _objects('{"clients": [{"a": 1}], "clients": [{"a": 2}]}')
    assert _faults(found) == [(2, "IMP087")]
    assert found[1].raw == '{"clients": [{"a": 2}]}'


def test_a_wrapper_with_a_fault_keeps_its_records():
    """What cannot be read beside the list is kept as a record that is broken; the list is read on."""
    found = _objects('{"total": NaN,\n "clients": [{"a": 1}], "page": 1e999}')
    assert _faults(found) == [(1, "IMP088"), (3, "IMP088")]
    assert [one.line for one in found] == [1, 2, 2]
    assert [found[0].raw, found[2].raw] == ['{"total": NaN}', '{"page": 1e999}']
    assert found[1].value == {"a": 1}


def test_empty_lists_have_no_records():
    """No records is no error."""
    assert _objects("[]") == _objects(' {"clients": [ ] } ') == []


def test_lines_and_ordinals_are_told():
    """Every object knows which one it is and where it begins."""
    found = _objects('[\n {"a": 1},\n\n {"a":\n 2}, {"a": 3}]')
    assert [(one.ordinal, one.line) for one in found] == [(1, 2), (2, 4), (3, 5)]
    found = _objects('{"a": 1}\n\n{"a": 2}\n', lines=True)
    assert [(one.ordinal, one.line) for one in found] == [(1, 1), (2, 3)]


FAULTS = [
    ('{"a": 1, "a": 2}', "IMP087"),
    ('{"b": {"a": 1, "a": 1}}', "IMP087"),
    ('{"a": NaN}', "IMP088"),
    ('{"a": -Infinity}', "IMP088"),
    ('{"a": 1e999}', "IMP088"),
    ('{"a": ' + "9" * 5000 + "}", "IMP089"),
    ('{"a": 0.' + "9" * 5000 + "}", "IMP089"),
    ('{"a": "\\ud800"}', "IMP091"),
    ('{"a": [{"\\udfff": 1}]}', "IMP091"),
    ("1", "IMP086"),
    ('["a"]', "IMP086"),
    ("null", "IMP086"),
]


@pytest.mark.parametrize(("text", "code"), FAULTS)
def test_a_faulty_record_costs_itself_only(text, code):
    """What the standard decoder lets pass is refused, and the records around are read."""
    found = _objects(f'[{{"a": 1}}, {text}, {{"a": 2}}]')
    assert _faults(found) == [(2, code)]
    assert [one.value for one in found if not isinstance(one, Broken)] == [{"a": 1}, {"a": 2}]
    assert found[1].raw == text
    found = _objects(f'{{"a": 1}}\n{text}\n{{"a": 2}}', lines=True)
    assert _faults(found) == [(2, code)]
    assert len(found) == 3
    assert found[1].raw == text


@pytest.mark.parametrize("text", [text for text, _ in FAULTS[:9]])
def test_a_faulty_single_object_is_told(text):
    """The same holds for a file of one object."""
    found = _objects(f"\n {text} \n")
    assert _faults(found) == [(1, dict(FAULTS)[text])]
    # A lone list of objects is a base, and its one record is the faulty one.
    assert (found[0].line, found[0].raw) == (2, '{"\\udfff": 1}' if "[" in text else text)


def test_whole_characters_in_escapes_are_fine():
    """A pair of halves is one character; ordinary escapes are no fault."""
    (found,) = _objects('[{"a": "\\ud83d\\ude00 \\n \\"x\\" \\\\ \\u0416"}]')
    assert found.value == {"a": '😀 \n "x" \\ Ж'}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"b":', "IMP083"),
        ('{"b": "x', "IMP083"),
        ('{"b" 2}', "IMP082"),
        ('{"b": 2} x', "IMP084"),
        ("<html>", "IMP082"),
        ("[" * 100_000, "IMP090"),
        ('{"a":' * 100_000, "IMP090"),
    ],
)
def test_a_broken_line_of_jsonl_costs_itself_only(line, code):
    """The lines around a broken one are read."""
    found = _objects(f'{{"a": 1}}\n{line}\n{{"a": 2}}', lines=True)
    assert _faults(found) == [(2, code)]
    assert [one.line for one in found] == [1, 2, 3]
    assert found[1].raw == line


@pytest.mark.parametrize(
    ("text", "match", "before"),
    [
        ('[{"a": 1}, {"b": 2', "line 1, character 19.*IMP083", 1),
        ('[{"a": 1},\n {"b": "Ромаш', "line 2, character 8.*IMP083", 1),
        ('[{"a": 1}', "IMP083", 1),
        ("[", "IMP083", 0),
        ('[{"a": 1},\n {"b" 2}]', "line 2, character 7.*IMP082", 1),
        ('[{"a": 1} {"a": 2}]', "line 1, character 11.*IMP082", 1),
        ('[{"a": 1},]', "character 11.*IMP082", 1),
        ('[{"a": 1}] [', "character 12.*IMP084", 1),
        ('{"a": 1}\n{"a": 2}', "line 2, character 1.*IMP084", 1),
        ("{a: 1}", "character 2.*IMP082", 0),
        ('{"a" 1}', "IMP082", 0),
        ("{", "IMP083", 0),
        ('"Ромашка"', "IMP085", 0),
        ("12", "IMP085", 0),
        ("привет", "IMP082", 0),
        ("[" * 100_000, "IMP090", 0),
        ('[{"a":' * 100_000, "IMP090", 0),
        ('{"a":' * 100_000, "IMP090", 0),
        ("   ", "IMP060", 0),
    ],
)
def test_a_broken_file_says_where_in_one_sentence(text, match, before):
    """Line and character are named, nothing of the text is; what stands before is given."""
    seen = []
    with pytest.raises(FormatError, match=match) as error:
        seen.extend(iter_objects(open_source(text.encode()), lines=False))
    assert len(seen) == before
    assert error.value.__context__ is None
    assert "Ромаш" not in str(error.value)


def test_brackets_in_texts_are_no_depth():
    """Only real nesting counts, however many brackets stand in strings."""
    records = [{"a": "[{" * 200, "b": '"[' * 50, "c\\": "]}" * 10, "d": [[1]]} for _ in range(30)]
    assert [one.value for one in _objects(json.dumps(records))] == records
    assert len(_objects("\n".join(map(json.dumps, records)), lines=True)) == 30


def test_depth_is_bounded_even_when_strings_hide_it():
    """Closing brackets in strings do not pay for opening ones."""
    hidden = '["]",' * 500 + "1" + ',"["]' * 500
    with pytest.raises(FormatError, match="IMP090"):
        _objects(f'[{{"a": {hidden}}}]')
    assert _faults(_objects(f'{{"a": {hidden}}}', lines=True)) == [(1, "IMP090")]
    cut = "[" * 500 + '"' + "]" * 500
    with pytest.raises(FormatError, match="IMP090"):
        _objects(cut)


def test_depth_does_not_depend_on_the_programs_recursion_limit():
    """A program that lifted Python's limit is not brought down."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(10**6)
    try:
        with pytest.raises(FormatError, match="IMP090"):
            _objects('{"a":[' * 100_000)
    finally:
        sys.setrecursionlimit(before)


def test_a_record_without_end_is_refused():
    """One record of megabytes takes no more memory than the limit."""
    limits = TextLimits(record_chars=300_000)
    with pytest.raises(LimitError, match="IMP092"):
        _objects('[{"a": "' + "x" * 1_000_000, limits=limits)
    with pytest.raises(LimitError, match="IMP092"):
        _objects('{"a": "' + "x" * 1_000_000, lines=True, limits=limits)


def test_keys_without_end_are_refused():
    """Thousands of different keys are no card and no columns."""
    many = {f"k{n}": n for n in range(1100)}
    with pytest.raises(LimitError, match="1025 columns"):
        _objects(json.dumps(many))
    with pytest.raises(LimitError, match="1025 columns"):
        _objects(json.dumps({"x": 1, **many, "l": [{}]}))
    with pytest.raises(LimitError, match="1100 columns"):
        json_rows(json.dumps([many]))


def test_records_longer_than_the_window_are_whole():
    """A record may span many chunks, numbers and literals may be cut by any of them."""
    records = [{"n": n, "text": "я" * (n * 37 % 5000), "t": True, "f": n / 7, "z": None} for n in range(400)]
    data = json.dumps(records, ensure_ascii=False)
    assert [one.value for one in _objects(data)] == records
    assert [one.value for one in _objects(gzip.compress(data.encode()))] == records
    assert _faults(_objects("[" + ",".join(str(n) for n in range(40_000)) + "]"))[-1] == (40_000, "IMP086")
    assert _objects("1" * 70_000 + " ", lines=True)[0].finding.code == "IMP089"


def test_line_and_character_survive_the_window():
    """Far into a file the place of an error is still exact."""
    good = '{"a": "я"},\n' * 20_000
    with pytest.raises(FormatError, match="line 20001, character 6"):
        _objects("[" + good + '{"a" 1}]')
    flat = '{"a": "я"}, ' * 20_000
    with pytest.raises(FormatError, match=f"line 1, character {len(flat) + 7}"):
        _objects("[" + flat + '{"a" 1}]')


def test_a_note_on_the_encoding_reaches_both_doors():
    """JSON in an old encoding is read, and that is said."""
    findings: list[Finding] = []
    data = json.dumps(CARDS, ensure_ascii=False).encode("cp1251")
    assert len(_objects(data, findings=findings)) == 2
    assert [finding.code for finding in findings] == ["IMP063"]
    assert codes(json_rows(data)[0]) == ["IMP063"]
    assert not codes(json_rows(data, encoding="cp1251")[0])


def test_broken_records_are_rows_that_say_so():
    """A record that cannot be read is a row without cells, with its ordinal, its reason and its text."""
    table, rows = json_rows('{"a": 1}\nx\n{"a": 2}', lines=True)
    assert [(row.number, list(row.values)) for row in rows] == [(1, [1]), (2, []), (3, [2])]
    assert [row.broken is None for row in rows] == [True, False, True]
    broken = rows[1].broken
    assert (broken.raw, broken.finding.code) == ("x", "IMP082")
    assert (broken.finding.where.row, broken.finding.where.line) == (2, 2)
    assert table.findings == []


@given(st.lists(st.sampled_from(['{"a": 1}', '{"a": 1, "a": 2}', "5", '{"a": NaN}', '["я"]', "x" * 40]), min_size=1))
def test_every_record_is_either_read_or_kept_as_text(records):
    """Whatever is broken, as many records come as went in, and the text of the broken ones is theirs."""
    found = _objects("\n".join(records), lines=True)
    assert [one.ordinal for one in found] == list(range(1, len(records) + 1))
    texts = [one.raw if isinstance(one, Broken) else json.dumps(one.value) for one in found]
    assert texts == records


@pytest.mark.parametrize("size", [1, 40_000, 90_000])
def test_the_text_of_a_broken_record_is_whole_across_windows(size):
    """A record longer than what is read at once is kept from its first sign to its last."""
    bad = '{"a": "' + "я" * size + '", "a": NaN}'
    found = _objects(f'[{{"b": 1}}, {bad} , {{"b": 2}}]')
    assert [one.raw for one in found if isinstance(one, Broken)] == [bad]
    assert len(found) == 3


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.text(max_size=6), _VALUES, max_size=5), max_size=5), st.booleans())
@settings(max_examples=80)
def test_objects_are_those_of_the_standard_decoder(records, ascii_only):
    """Whatever was written comes back, as a list and as lines."""
    data = json.dumps(records, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert [one.value for one in _objects(data)] == records
    lines = "\n".join(json.dumps(record, ensure_ascii=ascii_only) for record in records)
    if lines:
        assert [one.value for one in _objects(lines, lines=True)] == records
    table, rows = json_rows(data)
    assert len(rows) == len(records)
    assert len(set(table.header or ())) == len(table.header or ())


def test_a_deep_text_that_ends_early_is_cut_not_deep():
    """Brackets in strings raise a doubt about depth; the exact look then finds none."""
    with pytest.raises(FormatError, match="IMP083"):
        _objects('[{"a": "' + "[" * 100 + '", "b": ')


def test_clashing_keys_get_the_next_free_number():
    """The third key of one column is numbered after the second."""
    _, rows = json_rows('[{"a.b": 1, "a.b (2)": 2, "a": {"b": 3}}]')
    assert rows[0].values == [1, 2, 3]


def test_no_personal_value_shows_in_messages():
    """Whatever goes wrong, the words of the file stay in the file."""
    canary = "Канарейкин"
    bad = [f'{{"a": "{canary}", "a": 1}}', f'{{"{canary}" 1}}', f'["{canary}"]', f'{{"{canary}": NaN}}']
    for broken in _objects("\n".join(bad), lines=True):
        assert isinstance(broken, Broken)
        assert canary not in repr(broken) + broken.finding.line("ru") + broken.finding.line("en")
