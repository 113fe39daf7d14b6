"""
JRN801, JRN811: who made the map.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView

__all__ = ["MAKERS"]

TEAM: Final = Rule(
    code="JRN801",
    severity=Severity.INFO,
    title=Texts("Не все составители", "Makers are lacking"),
    text=Texts(
        "среди составителей карты «{journey}» нет: {found_ru}; пригласите их или впишите в authors",
        "the makers of the map '{journey}' lack: {found_en}; invite them, or write them into authors",
    ),
    why=Texts(
        "Маркетолог знает клиента, аналитик – числа, UX-дизайнер – интерфейсы; без кого-то из них на карте пробел.",
        "The marketer knows clients, the analyst numbers, the UX designer interfaces; each one lacking leaves a gap.",
    ),
    bad=Texts("authors: [маркетолог]", "authors: [marketer]"),
    good=Texts("authors: [маркетолог, аналитик, UX-дизайнер]", "authors: [marketer, analyst, UX designer]"),
    law=Texts("карту составляют хотя бы втроём; настройка team_roles", "three make a map at least; setting team_roles"),
    fields=("authors",),
)

ONE_SIDED: Final = Rule(
    code="JRN811",
    severity=Severity.INFO,
    title=Texts("Карту составили те, кто работает с клиентами", "Made by those who face clients"),
    text=Texts(
        "все составители карты «{journey}» ({found}) работают с клиентами: позовите и тех, кого она не оценивает",
        "all makers of the map '{journey}' ({found}) face clients: invite some whom it does not judge",
    ),
    why=Texts(
        "Кто сам отвечает за точки контакта, не заинтересован видеть в них беду.",
        "Who answers for touchpoints has no interest in seeing trouble there.",
    ),
    bad=Texts("только продавцы и поддержка", "sales and support only"),
    good=Texts("продавцы и аналитик со стороны", "sales and an analyst from outside"),
    law=Texts(
        "к карте привлекают тех, чья работа не связана с клиентами",
        "people whose work is not with clients take part in making the map",
    ),
    fields=("authors.client_facing",),
)


@check(TEAM, ONE_SIDED)
def _makers(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Compare the authors with those who should take part.
    """
    authors, words = seen.journey.authors, seen.home.words("team_role")
    found = {word.id for each in authors if (word := words.find(each.role)) is not None}
    found.update(each.role for each in authors)
    lacking = [role for role in context.settings.journey.team_roles if role not in found]
    where = Location(field=f"{seen.path}.authors")
    if lacking:
        labels = {lang: ", ".join(words.label(role, lang) for role in lacking) for lang in ("ru", "en")}
        yield TEAM.finding(where, journey=seen.title, found_ru=labels["ru"], found_en=labels["en"])
    if authors and all(each.client_facing for each in authors):
        yield ONE_SIDED.finding(where, journey=seen.title, found=len(authors))


MAKERS: Final[Subject[JourneyView]] = Subject(name="makers", is_clean=never, checks=(_makers,))
