"""
What can be wrong with a plugin, and the words for it.
"""

from __future__ import annotations

from typing import Final, Literal

import attrs

from cjmkit.findings import Finding, Rule, Severity, Texts

__all__ = ["PluginProblem", "PluginRules", "Stage"]

Stage = Literal["load", "register", "ask", "watch"]
"""Where a plugin broke; ``watch``: it works, and did what a plugin must not do while it was loaded."""


class PluginRules:
    """
    The catalogue entries of the host.
    """

    UNKNOWN_FORMAT: Final = Rule(
        code="EXP100",
        severity=Severity.ERROR,
        title=Texts("Формат неизвестен", "Unknown format"),
        text=Texts(
            "формат «{name}» {hint_ru}; есть: {known}",
            "format “{name}” {hint_en}; there are: {known}",
        ),
        why=Texts(
            "Ни один плагин не делает того, что просят: не читает или не пишет его.",
            "No plugin does what was asked: reads it, or writes it.",
        ),
        bad="--to xslx",
        good="--to xlsx",
    )
    BROKEN_PLUGIN: Final = Rule(
        code="EXP101",
        severity=Severity.ERROR,
        title=Texts("Плагин сломан", "A broken plugin"),
        text=Texts(
            "плагин «{name}» ({origin}) сломан на шаге «{stage_ru}»: {error}. {fix_ru}",
            "plugin “{name}” ({origin}) broke at stage {stage_en}: {error}. {fix_en}",
        ),
        why=Texts("Остальные плагины работают.", "The other plugins keep working."),
        bad="import missing_module",
        good="pip install -U cjmkit-bitrix24",
    )
    FAILED_VERB: Final = Rule(
        code="EXP102",
        severity=Severity.ERROR,
        title=Texts("Плагин не справился", "A plugin failed"),
        text=Texts(
            "«{name}» ({origin}) не справился: {error}; это ошибка плагина: обновите его или напишите его авторам",
            "“{name}” ({origin}) failed: {error}; this is the plugin's mistake: update it, or write to its authors",
        ),
        why=Texts(
            "Плагин должен говорить находками и ошибками cjmkit; другое исключение – его сбой.",
            "A plugin speaks by findings and cjmkit's errors; any other exception is its failure.",
        ),
    )
    FAILED_CHECK: Final = Rule(
        code="EXP103",
        severity=Severity.WARNING,
        title=Texts("Правила плагина не сработали", "A plugin's rules failed"),
        text=Texts(
            "правила «{name}» ({origin}) не справились и здесь не проверены: {error}; напишите авторам плагина",
            "the rules “{name}” ({origin}) failed and are not checked here: {error}; write to the plugin's authors",
        ),
        why=Texts(
            "Правило не должно прерывать проверку, каковы бы ни были данные.",
            "A rule must not end a check, whatever the data.",
        ),
    )
    NO_REFERENCE: Final = Rule(
        code="CFG112",
        severity=Severity.ERROR,
        title=Texts("Справочник неизвестен", "An unknown directory"),
        text=Texts(
            "справочник «{name}» читать нечем; есть: {known}; поставьте плагин, например cjmkit-banks",
            "nothing loads the directory “{name}”; there are: {known}; install a plugin such as cjmkit-banks",
        ),
        why=Texts("Справочники читают плагины.", "Directories are loaded by plugins."),
        bad="--reference bank=ED807.zip",
        good="--reference banks=ED807.zip",
    )


@attrs.frozen(kw_only=True)
class PluginProblem:
    """
    What is wrong with a plugin: whose it is, at which *stage* it broke, why, and what to do.

    A plugin with a problem of the stage ``watch`` works; one with any other was left out whole.
    """

    plugin: str
    distribution: str
    version: str
    stage: Stage
    error: str
    fix: Texts

    @property
    def finding(self) -> Finding:
        """
        The problem as a finding.
        """
        return PluginRules.BROKEN_PLUGIN.finding(
            name=self.plugin,
            origin=f"{self.distribution} {self.version}".strip(),
            stage_ru=_STAGES[self.stage].ru,
            stage_en=_STAGES[self.stage].en,
            error=self.error,
            fix_ru=self.fix.ru,
            fix_en=self.fix.en,
        )

    def message(self, lang: str = "en") -> str:
        """
        Return the problem as one sentence in *lang*.
        """
        return self.finding.message(lang)


_STAGES: Final = {
    "load": Texts("загрузка", "load"),
    "register": Texts("регистрация", "register"),
    "ask": Texts("опрос", "ask"),
    "watch": Texts("поведение", "watch"),
}

FIXES: Final = {
    "load": Texts("Обновите плагин или отключите его", "Update the plugin, or switch it off"),
    "register": Texts(
        "Сверьте имена и параметры хуков с описанием", "Compare hook names and arguments with the hook reference"
    ),
    "ask": Texts(
        "Хук должен вернуть список объектов по контракту и ничего не делать",
        "A hook must return a list of objects that follow the contract, and do no work",
    ),
    "watch": Texts(
        "Плагин работает, но напишите его авторам: загрузка не должна ничего печатать и менять",
        "The plugin works, but write to its authors: loading must print nothing and change nothing",
    ),
}
"""What to do about a problem of each stage."""
