"""
Settings: read from files and mappings, with every mistake named.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cjmkit.errors import ConfigError, SourceError
from cjmkit.findings import Severity
from cjmkit.rules import Settings, Thresholds, load_settings, read_settings

PYPROJECT = """
[project]
name = "crm"

[tool.cjmkit]
select = ["CRD"]
ignore = ["CRD080", "IMP3", "ACME1"]

[tool.cjmkit.severity]
CRD021 = "info"
CRD06 = "error"

[tool.cjmkit.thresholds]
max_age = 110

[tool.cjmkit.profiles.mine]
required = ["inn"]
"""


def test_settings_of_a_pyproject(tmp_path: Path) -> None:
    """
    The section of a pyproject.toml is found from any folder below it.
    """
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    settings = load_settings(below)
    assert settings.select == ("CRD",)
    assert settings.ignore == ("CRD080", "IMP3", "ACME1")
    assert settings.severity == {"CRD021": Severity.INFO, "CRD06": Severity.ERROR}
    assert settings.thresholds == Thresholds(max_age=110)
    assert settings.profile("mine").required == ("inn",)


def test_cjmkit_toml_goes_before_a_pyproject(tmp_path: Path) -> None:
    """
    A cjmkit.toml holds the same keys without the section, a BOM is no matter, and it comes first.
    """
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / "cjmkit.toml").write_text('ignore = ["CRD011"]\n', encoding="utf-8-sig")
    assert load_settings(tmp_path).ignore == ("CRD011",)


@pytest.mark.parametrize("text", ["", "[tool.ruff]\n", "tool = 1\n"])
def test_a_pyproject_without_the_section_is_passed_over(tmp_path: Path, text: str) -> None:
    """
    The search goes on upwards past a pyproject.toml that says nothing of cjmkit.
    """
    (tmp_path / "cjmkit.toml").write_text('ignore = ["CRD"]\n', encoding="utf-8")
    below = tmp_path / "a"
    below.mkdir()
    (below / "pyproject.toml").write_text(text, encoding="utf-8")
    assert load_settings(below).ignore == ("CRD",)


def test_defaults_where_nothing_is_found(tmp_path: Path) -> None:
    """
    Without any file there are the defaults.
    """
    assert load_settings(tmp_path / "nowhere") == Settings()


@pytest.mark.parametrize(("data", "reason"), [(b"select = [CRD]", "Invalid value"), (b'a = "\xff"', "not UTF-8")])
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """
    What is no TOML in UTF-8 is refused by the file's name and the reason.
    """
    (tmp_path / "cjmkit.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=rf"cjmkit\.toml: the settings file was not parsed \({reason}"):
        load_settings(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    """
    A settings file that may not be read is an error of the source.
    """
    path = tmp_path / "cjmkit.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(SourceError, match="cannot be read"):
        load_settings(tmp_path)


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A failing read is an error of the source that names the file, also for root.
    """

    def fail(self: Path, encoding: str) -> str:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "cjmkit.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "read_text", fail)
    with pytest.raises(SourceError, match=r"cjmkit\.toml.*Permission denied"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"selct": []}, r"\[tool\.cjmkit\]: unknown name 'selct'; close ones: select"),
        ({"select": "CRD"}, r"select: found 'CRD', expected a list"),
        ({"select": [1]}, r"select: found 1, expected a list"),
        ({"ignore": ["CRD999"]}, r"ignore: unknown name 'CRD999'; close ones: CRD"),
        ({"ignore": ["crd011"]}, r"ignore: unknown name 'crd011'; close ones: CRD"),
        ({"ignore": ["CDR011"]}, r"ignore: unknown name 'CDR011'; close ones: CRD"),
        ({"ignore": ["inn"]}, r"ignore: unknown name 'inn'"),
        ({"ignore": ["X-1"]}, r"ignore: unknown name 'X-1'"),
        ({"severity": {"CRD999": "info"}}, r"severity: unknown name 'CRD999'"),
        ({"severity": {"CRD011": "warn"}}, r"severity\.CRD011: unknown name 'warn'; close ones: warning"),
        ({"severity": {"CRD011": 1}}, r"severity\.CRD011: unknown name '1'"),
        ({"severity": []}, r"severity: found list, expected a table"),
        ({"thresholds": {"maxage": 1}}, r"thresholds: unknown name 'maxage'; close ones: max_age"),
        ({"thresholds": {"max_age": "x"}}, r"thresholds\.max_age: found 'x', expected an integer"),
        ({"thresholds": {"max_age": True}}, r"thresholds\.max_age: found True, expected an integer"),
        ({"thresholds": {"max_age": -1}}, r"thresholds\.max_age: found -1, expected an integer"),
        ({"profiles": {"a": {"required": ["in"]}}}, r"profiles\.a\.required: unknown name 'in'"),
        ({"references": {"banks": 1}}, r"references\.banks: found 1, expected the path of a file"),
        ({"references": {"banks": ""}}, r"references\.banks: found .., expected the path of a file"),
    ],
)
def test_a_wrong_setting_is_refused(mapping: dict[str, object], message: str) -> None:
    """
    Each mistake names the file, the key and what was expected, in both languages.
    """
    with pytest.raises(ConfigError, match=message) as caught:
        read_settings(mapping, "cjmkit.toml")
    assert str(caught.value).startswith("cjmkit.toml: ")
    assert "CFG00" in caught.value.message("ru")


def test_tool_cjmkit_must_be_a_table(tmp_path: Path) -> None:
    """
    A value in the place of the section is refused.
    """
    (tmp_path / "pyproject.toml").write_text("tool.cjmkit = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"\[tool\.cjmkit\]: found 1, expected a table"):
        load_settings(tmp_path)


def test_a_very_long_name_is_cut(tmp_path: Path) -> None:
    """
    A message repeats no more than sixty characters of a wrong name.
    """
    with pytest.raises(ConfigError, match=f"'{'x' * 60}'"):
        read_settings({"x" * 5000: 1})
