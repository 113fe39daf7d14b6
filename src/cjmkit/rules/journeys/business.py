"""
JRN208, JRN218–JRN220, JRN332–JRN333: business clients, and who answers for what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Market
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, StageView, named

__all__ = ["BUSINESS", "RACI"]

_INFO: Final = Severity.INFO
_CENTRE: Final = Texts(
    "сложную покупку в B2B решает закупочный центр", "a complex purchase in B2B is decided by a buying centre"
)

NO_ONBOARDING: Final = Rule(
    code="JRN208",
    severity=Severity.WARNING,
    title=Texts("B2B без внедрения", "B2B without onboarding"),
    text=Texts(
        "на карте «{journey}» (B2B) нет этапа внедрения, а он там решающий: добавьте внедрение и запуск",
        "the map '{journey}' (B2B) has no stage of onboarding, which decides there: add onboarding and launch",
    ),
    why=Texts(
        "Купленное оборудование ещё надо запустить; здесь сверяют обещанное с полученным.",
        "What was bought must be launched yet; here promises are compared with what was got.",
    ),
    bad=Texts("оценка, покупка, лояльность", "evaluation, purchase, loyalty"),
    good=Texts("оценка, покупка, внедрение, использование", "evaluation, purchase, onboarding, use"),
    law=Texts("этап внедрения критически важен в B2B", "the stage of onboarding is critical in B2B"),
    fields=("stages", "market"),
)

NO_CENTRE: Final = Rule(
    code="JRN218",
    severity=_INFO,
    title=Texts("B2B без закупочного центра", "B2B without a buying centre"),
    text=Texts(
        "на карте «{journey}» (B2B) не сказано, кто решает о покупке: впишите роли в buying_center",
        "the map '{journey}' (B2B) does not say who decides on the purchase: write the roles into buying_center",
    ),
    why=Texts(
        "Инженер, снабженец и директор ищут разное и уходят по разным причинам.",
        "The engineer, the buyer and the director look for different things and leave for different reasons.",
    ),
    bad=Texts("buying_center: []", "buying_center: []"),
    good=Texts("главный инженер, снабженец, директор", "chief engineer, buyer, director"),
    law=_CENTRE,
    fields=("buying_center",),
)

IDLE_ROLE: Final = Rule(
    code="JRN219",
    severity=_INFO,
    title=Texts("Роль без этапа", "A role without a stage"),
    text=Texts(
        "роль «{role}» закупочного центра не участвует ни в одном этапе: впишите stages у неё или уберите роль",
        "the role '{role}' of the buying centre takes part in no stage: write its stages or remove it",
    ),
    why=Texts("Роль, которая нигде не участвует, ничего не решает.", "A role that takes part nowhere decides nothing."),
    bad=Texts("role: финансист, stages: []", "role: financier, stages: []"),
    good=Texts("role: финансист, stages: [purchase]", "role: financier, stages: [purchase]"),
    law=_CENTRE,
    fields=("buying_center.stages", "stages.buying_roles"),
)

STAGE_WITHOUT_ROLE: Final = Rule(
    code="JRN220",
    severity=_INFO,
    title=Texts("Этап без роли", "A stage without a role"),
    text=Texts(
        "этап «{stage}»: не участвует ни одна роль закупочного центра: впишите buying_roles",
        "stage '{stage}': no role of the buying centre takes part: write buying_roles",
    ),
    why=Texts(
        "Непонятно, чьи цели и боли учитывать на этом этапе.", "Nobody can tell whose goals and pains matter here."
    ),
    bad=Texts("buying_roles: []", "buying_roles: []"),
    good=Texts("buying_roles: [chief_engineer]", "buying_roles: [chief_engineer]"),
    law=_CENTRE,
    fields=("stages.buying_roles",),
)

WRONG_LETTER: Final = Rule(
    code="JRN332",
    severity=Severity.ERROR,
    title=Texts("Не буква RACI", "Not a letter of RACI"),
    text=Texts(
        "у «{place}» для «{who}» записано не то, нужны буквы R, A, C, I, каждая один раз: исправьте raci",
        "'{place}' has something else for '{who}', letters of R, A, C, I are wanted, each once: correct raci",
    ),
    why=Texts(
        "R исполняет, A отвечает, C советует, I узнаёт; других ролей в матрице нет.",
        "R does it, A answers for it, C is consulted, I is informed; the matrix has no other roles.",
    ),
    bad=Texts("{продажи: X}", "{sales: X}"),
    good=Texts("{продажи: RA, склад: I}", "{sales: RA, store: I}"),
    law=Texts("матрица RACI", "the RACI matrix"),
    fields=("stages.raci", "touchpoints.raci"),
)

NOT_ONE_ANSWERS: Final = Rule(
    code="JRN333",
    severity=Severity.WARNING,
    title=Texts("Отвечает не один", "Not exactly one is accountable"),
    text=Texts(
        "у «{place}» букв A (отвечает): {found}, нужна одна: оставьте одного ответственного",
        "'{place}' has {found} letters A (accountable), exactly one is wanted: keep one who answers",
    ),
    why=Texts("За что отвечают двое, не отвечает никто.", "What two answer for nobody answers for."),
    bad=Texts("{продажи: A, склад: A}", "{sales: A, store: A}"),
    good=Texts("{продажи: A, склад: R}", "{sales: A, store: R}"),
    law=Texts("матрица RACI", "the RACI matrix"),
    fields=("stages.raci", "touchpoints.raci"),
)

_LETTERS: Final = frozenset("RACI")


@check(NO_ONBOARDING, NO_CENTRE)
def _centre(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Expect onboarding and a buying centre where clients are businesses.
    """
    if seen.journey.market is not Market.B2B or not seen.stages:
        return
    if all(stage.group != "onboarding" for stage in seen.stages):
        yield NO_ONBOARDING.finding(Location(field=f"{seen.path}.stages"), journey=seen.title)
    if not seen.journey.buying_center:
        yield NO_CENTRE.finding(Location(field=f"{seen.path}.buying_center"), journey=seen.title)


@check(IDLE_ROLE, STAGE_WITHOUT_ROLE)
def _involved(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Compare roles with stages, wherever the two are tied.
    """
    roles = seen.journey.buying_center
    if not roles:
        return
    busy = {role for stage in seen.stages for role in stage.stage.buying_roles}
    served = {stage for role in roles for stage in role.stages}
    for number, role in enumerate(roles):
        if not role.stages and role.role not in busy:
            where = Location(field=f"{seen.path}.buying_center[{number}]")
            yield IDLE_ROLE.finding(where, role=named(seen.home.words("buying_role").label(role.role)))
    for stage in seen.stages:
        if not stage.stage.buying_roles and stage.stage.id not in served:
            yield STAGE_WITHOUT_ROLE.finding(Location(field=f"{stage.path}.buying_roles"), stage=stage.title)


@check(WRONG_LETTER, NOT_ONE_ANSWERS)
def _raci(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Judge the letters of the stage and of its touchpoints.
    """
    yield from _letters(seen.stage.raci, seen.path, seen.title)
    for each in seen.points:
        if each.point.raci:
            yield from _letters(each.point.raci, each.path, each.title)


def _letters(raci: Mapping[str, str], path: str, title: str) -> Iterator[Finding]:
    if not raci:
        return
    right = True
    for who, letters in raci.items():
        found = letters.upper().replace(",", "").replace(" ", "").replace("/", "")
        if not found or not _LETTERS.issuperset(found) or len(set(found)) < len(found):
            right = False
            yield WRONG_LETTER.finding(Location(field=f"{path}.raci.{who}"), place=title, who=named(who))
    answering = sum("A" in letters.upper() for letters in raci.values())
    if right and answering != 1:
        yield NOT_ONE_ANSWERS.finding(Location(field=f"{path}.raci"), place=title, found=answering)


BUSINESS: Final[Subject[JourneyView]] = Subject(name="business", is_clean=never, checks=(_centre, _involved))
RACI: Final[Subject[StageView]] = Subject(name="raci", is_clean=never, checks=(_raci,))
