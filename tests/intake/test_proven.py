"""
Numbers that a batch proves at once: the same that each rule would prove alone.
"""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes import account, bik, inn, ogrn, ogrnip
from cjmkit.intake.build import Columns
from cjmkit.intake.proven import proven_fields

TEXTS = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.integers(0, 10**6).map(lambda seed: inn.generate(Random(seed))),
    st.integers(0, 10**6).map(lambda seed: ogrn.generate(Random(seed))),
    st.integers(0, 10**6).map(lambda seed: ogrnip.generate(Random(seed))),
    st.sampled_from(["7707083893", "77O7083893", " 7707083893", "7707 083893", "044525225", "40702810438000060473"]),
)


def test_nothing_to_prove() -> None:
    """Without a column of numbers nothing is proven, in every row."""
    assert list(proven_fields(Columns(3, {"phone": [None] * 3}))) == [frozenset()] * 3
    assert list(proven_fields(Columns(2, {"account": ["40702810438000060473", None]}))) == [frozenset()] * 2


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6))
def test_as_one_by_one(rows: list[tuple[str | None, ...]]) -> None:
    """What is proven of a batch is what each number proves by itself, as it stands."""
    columns = {
        name: list(values) for name, values in zip(("inn", "ogrn", "ogrnip"), zip(*rows, strict=True), strict=True)
    }
    checks = {"inn": inn.check, "ogrn": ogrn.check, "ogrnip": ogrnip.check}
    for row, proven in zip(rows, proven_fields(Columns(len(rows), columns)), strict=True):
        for name, value in zip(checks, row, strict=True):
            right = value is not None and checks[name](value).ok is True and checks[name](value).normalized == value
            assert (name in proven) is right


@given(st.integers(0, 10**6), st.booleans(), st.booleans())
def test_accounts_with_their_banks(seed: int, wrong: bool, letter: bool) -> None:
    """An account is proven together with the БИК that its key belongs to, and neither without the other."""
    code = bik.generate(Random(seed))
    number = account.generate(Random(seed), code)
    if wrong:
        number = number[:-1] + str((int(number[-1]) + 1) % 10)
    if letter:
        number = number.replace("0", "О", 1)
    (proven,) = proven_fields(Columns(1, {"account": [number], "bik": [code]}))
    assert proven in (frozenset(), frozenset({"account", "account:bik"}))
    assert bool(proven) <= bool(account.check(number, code).ok)
    (none,) = proven_fields(Columns(1, {"account": [number], "bik": [None]}))
    assert none == frozenset()
