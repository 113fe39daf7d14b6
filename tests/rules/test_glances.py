import re
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError, SourceError
from cjmkit.model import CardKind, ClientCard, Contact, ContactKind, Term
from cjmkit.rules import Checker, load_settings
from cjmkit.rules.cards.contacts import _PLAIN_EMAIL, _PLAIN_SITE


def test_clean_fax_and_phone_pass_at_a_glance():
    """A site, a fax and a phone, each with a value of its own, are nothing to speak of."""
    contacts = (
        Contact(kind=ContactKind.WEBSITE, value="https://romashka.example"),
        Contact(kind=ContactKind.FAX, value="+74951234567"),
        Contact(kind=ContactKind.PHONE, value="+74951234568"),
    )
    card = ClientCard(kind=CardKind.COMPANY, short_name="ООО «Ромашка»", contacts=contacts)

    assert not [finding for finding in Checker().check(card) if finding.code.startswith("CRD06")]


def test_settings_that_are_no_readable_file_are_refused(tmp_path: Path):
    """A settings file that cannot be decoded or opened ends in an error of ours."""
    (tmp_path / "cjmkit.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises((SourceError, ValueError), match=r"cjmkit\.toml"):
        load_settings(tmp_path)


def test_settings_nested_too_deep_are_refused(tmp_path: Path):
    """A settings file of a hundred thousand brackets ends in an error of ours, not in a RecursionError."""
    (tmp_path / "cjmkit.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")

    with pytest.raises(ConfigError, match=r"cjmkit\.toml"):
        load_settings(tmp_path)


# The same languages written without possessive quantifiers: slower, and plain to see.
EMAIL = re.compile(
    r"[a-z0-9_-]{1,30}(?:\.[a-z0-9_-]{1,30})?@[a-z0-9]{1,30}(?:-[a-z0-9]{1,30})?(?:\.[a-z0-9]{1,30})?\.[a-z]{2,10}"
)
SITE = re.compile(r"(?:https?://)?[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60})?(?:\.[a-z0-9-]{1,60})?\.[a-z]{2,10}/?")
PIECES = st.sampled_from(
    ["a", "zz", "7", "-", "_", ".", "@", "/", "https://", "http://", "b" * 29, "c" * 59, "ru", "Я"]
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.from_regex(EMAIL) | st.from_regex(SITE))
def test_quick_patterns_know_what_the_plain_ones_know(text: str):
    """The patterns that never go back match the very texts that the ordinary ones match."""
    assert bool(_PLAIN_EMAIL.fullmatch(text)) is bool(EMAIL.fullmatch(text))
    assert bool(_PLAIN_SITE.fullmatch(text)) is bool(SITE.fullmatch(text))


def test_source_that_was_right_before_is_judged_with_its_referrer_again():
    """A checker that has seen a source pass still asks about a referrer beside it, and about friends."""
    checker, plain = Checker(), ClientCard(kind=CardKind.COMPANY, short_name="ООО «Ромашка»", source=Term(label="Сайт"))
    cards = (
        plain,
        plain,
        attrs.evolve(plain, referred_by="ООО «Ландыш»"),
        attrs.evolve(plain, source=Term(label="Сайт", id="friends")),
        attrs.evolve(plain, source=Term(label="Друзья")),
        attrs.evolve(plain, source=Term(label="Друзья"), referred_by="ООО «Ландыш»"),
        plain,
    )
    found = [[finding.code for finding in checker.check(card)] for card in cards]
    fresh = [[finding.code for finding in Checker().check(card)] for card in cards]

    assert found == fresh
    assert [bool(codes) for codes in found] == [False, False, True, True, True, False, False]
