"""
The file of decisions: what is kept, what is refused, and that nothing of a client is in it.
"""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.dedupe.decisions import Decision
from cjmkit.dedupe.marks import pair_key
from cjmkit.dedupe.memory import Memory, new_memory, read_memory
from cjmkit.errors import ConfigError, FormatError, SchemaVersionError

A, B, C = (bytes([number]) * 16 for number in (1, 2, 3))
SECRET = b"k" * 16


def decision(one: bytes, two: bytes, verdict: str) -> Decision:
    """A decision about two marks."""
    return Decision(key=pair_key(one, two), verdict=verdict)  # type: ignore[arg-type]


def written(memory: Memory) -> bytes:
    """The file of a memory."""
    stream = io.BytesIO()
    memory.write(stream)
    return stream.getvalue()


def read(data: bytes, secret: bytes = b"") -> Memory:
    """A memory read from a file."""
    return read_memory(io.BytesIO(data), "d.jsonl", secret)


def test_what_is_decided_comes_back() -> None:
    """Merges and keeps are remembered by the marks of the base; «not sure» is forgotten."""
    memory = new_memory().with_decisions([decision(A, B, "merge"), decision(B, C, "keep")])
    again = read(written(memory))
    told = {one.key: (one.verdict, one.remembered) for one in again.decisions([C, B, A])}
    assert told == {pair_key(A, B): ("merge", True), pair_key(B, C): ("keep", True)}
    assert not again.with_decisions([decision(A, B, "unsure"), decision(B, C, "unsure")]).verdicts


def test_what_was_remembered_is_not_remembered_anew() -> None:
    """Decisions that came from the file stand in it as they did."""
    memory = new_memory().with_decisions([decision(A, B, "keep")])
    assert memory.with_decisions(memory.decisions([A, B])).verdicts == memory.verdicts


def test_cards_of_other_bases() -> None:
    """Decisions about cards that are not there keep their tokens, which are the marks of nobody."""
    memory = new_memory().with_decisions([decision(A, B, "keep")])
    (one,) = memory.decisions([A])
    assert A in one.key
    assert B not in one.key
    assert list(new_memory().decisions([A])) == []


def test_no_mark_stands_in_the_file() -> None:
    """The file holds neither marks nor anything that two files share; with a secret not even the probe is the same."""
    one, two = (written(new_memory().with_decisions([decision(A, B, "keep")])) for _ in range(2))
    assert A.hex().encode() not in one
    assert {line["pair"][0] for line in map(json.loads, one.splitlines()[1:])}.isdisjoint(
        line["pair"][0] for line in map(json.loads, two.splitlines()[1:])
    )
    salted = Memory(salt=A)
    assert salted.token(B) != Memory(salt=A, secret=SECRET).token(B)
    assert "secret" not in repr(Memory(salt=A, secret=SECRET))


def test_another_key_is_refused() -> None:
    """With a wrong key every decision would be forgotten in silence, so the file says whose it is."""
    data = written(new_memory(SECRET).with_decisions([decision(A, B, "keep")]))
    assert len(read(data, SECRET).verdicts) == 1
    for wrong in (b"", b"x" * 16):
        with pytest.raises(ConfigError, match="made with another key"):
            read(data, wrong)
    for short in (read, lambda data, secret: new_memory(secret)):
        with pytest.raises(ConfigError, match="has 5 bytes, at least 16"):
            short(data, b"short")


# No salt of chance: the workers that share these tests must have one name for each.
HEAD = written(Memory(salt=bytes(16))).decode()
LATIN = {"DUP", "JSON", "cjmkit", "decision", "decisions", "git", "keep", "merge", "pair", "schema"}
PAIR = json.dumps({"pair": [A.hex(), B.hex()], "decision": "keep"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no heading"),
        ('{"schema": 5}', "no heading"),
        ('{"schema": "cjmkit/decisions@x"}', "no heading"),
        ('{"schema": "cjmkit/decisions@1", "salt": "zz"}', "no token"),
        ('{"schema": "cjmkit/decisions@1", "salt": 7}', "no token"),
        ("[1]", "a line that is no JSON object"),
        ("[" * 900, "a line that is no JSON object"),
        (HEAD + "\n{", r"d.jsonl\[3\]: .* a line that is no JSON object"),
        (HEAD + '{"pair": [1], "decision": "keep"}', "a line without a pair"),
        (HEAD + '{"pair": [1, 2], "decision": "keep"}', "no token"),
        (HEAD + '{"pair": [1, 2], "decision": "unsure"}', "a line without a decision"),
        (HEAD + PAIR + "\n" + PAIR.replace("keep", "merge"), "two decisions about one pair"),
    ],
)
def test_a_damaged_file_is_refused(text: str, told: str) -> None:
    """A lost line would merge what a human has parted: nothing of a damaged file is believed."""
    with pytest.raises(FormatError, match=told) as caught:
        read(text.encode())
    # In Russian only what must be typed is Latin.
    said = caught.value.message("ru").partition(": ")[2]
    assert set(re.findall("[A-Za-z]{3,}", said)) <= LATIN


def test_a_newer_file_is_refused() -> None:
    """A file of a later release is not guessed at."""
    with pytest.raises(SchemaVersionError, match="update cjmkit"):
        read(b'{"schema": "cjmkit/decisions@2"}')


def test_editors_may_touch_it() -> None:
    """A byte order mark, blank lines and a pair that stands twice with one decision are no damage."""
    text = "\ufeff" + HEAD + "\n" + PAIR + "\n\n" + PAIR
    assert len(read(text.encode()).verdicts) == 1


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever stands in the file, the answer is a memory or a refusal of ours."""
    for text in (data, HEAD.encode() + data):
        try:
            read(text)
        except (FormatError, ConfigError):
            continue


@given(
    st.dictionaries(
        st.tuples(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16)),
        st.sampled_from(["merge", "keep"]),
    )
)
def test_what_is_written_is_read(decisions: dict[tuple[bytes, bytes], str]) -> None:
    """A memory comes back as it was, and the same memory gives the same file."""
    memory = new_memory(SECRET).with_decisions(decision(*key, verdict) for key, verdict in decisions.items())
    assert read(written(memory), SECRET).verdicts == memory.verdicts
    assert written(read(written(memory), SECRET)) == written(memory)
