"""
What the README shows is what happens.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ed807_maker import archive

from cjmkit import Toolkit
from cjmkit.plugins import open_source
from cjmkit_banks.catalogue import BANK_RULES
from cjmkit_banks.reading import read_directory
from cjmkit_banks.words import RESTRICTIONS

HERE = Path(__file__).parent
SAMPLE = HERE / "samples" / "20261008_ED807_full.xml"


@pytest.mark.parametrize("name", ["README.md", "README.ru.md"])
def test_codes_of_the_readme_exist(name: str) -> None:
    """Every code that the README names is in the catalogue, and every restriction with a meaning is named."""
    text = (HERE.parent / name).read_text(encoding="utf-8")
    assert set(re.findall(r"BNK\d{3}", text)) <= {rule.code for rule in BANK_RULES}
    assert set(re.findall(r"\b(?:[A-Z]{4}, )+[A-Z]{4}\b", text)) == {", ".join(RESTRICTIONS)}


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example works with the file that it names, the plugin being installed."""
    (tmp_path / "20261008ED01OSBR.zip").write_bytes(archive(SAMPLE.read_bytes()))
    (tmp_path / "clients.csv").write_text("ИНН;Счёт;БИК\n7707083893;40702810438000060473;044525225\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CJMKIT_DISABLE_PLUGINS", raising=False)
    (block,) = re.findall(r"```python\n(.*?)```", (HERE.parent / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(block, "README.md", "exec"), names)
    assert isinstance(names["kit"], Toolkit)
    assert names["card"].bank_accounts[0].corr_account == "30101810400000000225"  # type: ignore[attr-defined]


def test_the_sample_is_clean() -> None:
    """The sample by hand holds well-known banks, a treasury and a client, and nothing is to be said of it."""
    banks = read_directory(open_source(SAMPLE))
    assert banks.findings == ()
    assert {one.kind for one in banks} >= {"bank", "branch", "cbr", "treasury", "client", "liquidator"}


def test_every_rule_is_told_in_both_languages() -> None:
    """Codes are unique and sorted, and each has its texts, a reason and the source."""
    codes = [rule.code for rule in BANK_RULES]
    assert codes == sorted(set(codes))
    for rule in BANK_RULES:
        assert all((rule.title.ru, rule.title.en, rule.text.ru, rule.text.en, rule.why.ru, rule.why.en, rule.law))
