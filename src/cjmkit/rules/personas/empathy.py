"""
PRS107, PRS117–PRS125: empathy maps.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import BLOCKS, EmpathyKind
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import PersonaView, named

__all__ = ["EMPATHY"]

_WARNING: Final = Severity.WARNING
_OUTSIDE: Final = Texts(
    "карту эмпатии заполняют по внешним источникам, а не только мозговым штурмом",
    "an empathy map is filled in from outside sources, not by brainstorming alone",
)

NO_SEGMENT: Final = Rule(
    code="PRS107",
    severity=Severity.ERROR,
    title=Texts("Карта эмпатии без целевой группы", "An empathy map without a target group"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: целевая группа не указана, она обязательна: впишите segment",
        "the empathy map of '{persona}' names no target group, which is required: write segment",
    ),
    why=Texts("Чувства «клиентов вообще» ни о ком не говорят.", "The feelings of clients in general tell of nobody."),
    bad=Texts("segment не заполнено", "no segment"),
    good=Texts("segment: женщины 30–40 лет с сухой кожей", "segment: women of 30 to 40 with dry skin"),
    law=Texts("целевую группу определяют обязательно", "the target group is settled in any case"),
    fields=("empathy_map.segment",),
)

NO_GOAL: Final = Rule(
    code="PRS122",
    severity=_WARNING,
    title=Texts("Карта эмпатии без цели", "An empathy map without a goal"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: цель не указана, с неё начинают: впишите goal",
        "the empathy map of '{persona}' has no goal, which comes first: write goal",
    ),
    why=Texts("Цель решает, о чём спрашивать.", "The goal decides what to ask."),
    bad=Texts("goal не заполнено", "no goal"),
    good=Texts("goal: собрать предложение для зимы", "goal: an offer for winter"),
    law=Texts("прежде чем составлять карту, определяют её цель", "before a map is made its goal is settled"),
    fields=("empathy_map.goal",),
)

EMPTY_BLOCK: Final = Rule(
    code="PRS117",
    severity=Severity.INFO,
    title=Texts("Пустой блок карты эмпатии", "An empty block of an empathy map"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: блок «{block}» пуст: впишите, что об этом известно",
        "the empathy map of '{persona}': the block '{block}' is empty: write what is known",
    ),
    why=Texts("Пустой блок – то, о чём клиента не спросили.", "An empty block is what clients were not asked about."),
    bad=Texts("hears: []", "hears: []"),
    good=Texts("hears: [подруга советует масло]", "hears: [a friend advises oil]"),
    law=Texts("у карты эмпатии постоянные блоки", "an empathy map has its blocks"),
    fields=("empathy_map.blocks",),
)

THIN_BLOCK: Final = Rule(
    code="PRS118",
    severity=Severity.INFO,
    title=Texts("Мало высказываний в блоке", "Few statements in a block"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: в блоке «{block}» высказываний {found}, хорошо бы от {limit}: добавьте",
        "the empathy map of '{persona}': {found} statements in the block '{block}', {limit} or more are good: add some",
    ),
    why=Texts("Чем больше высказываний, тем лучше видно человека.", "More statements show the person better."),
    bad=Texts("одно высказывание", "one statement"),
    good=Texts("четыре высказывания", "four statements"),
    law=Texts("чем больше, тем лучше; порог min_statements", "the more the better; the limit min_statements"),
    fields=("empathy_map.blocks",),
)

FEW_RAYS: Final = Rule(
    code="PRS119",
    severity=_WARNING,
    title=Texts("Мало лучей у звезды", "A star with few rays"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: лучей {found}, у звезды их от {limit}: добавьте разделы",
        "the empathy map of '{persona}' has {found} rays, a star has {limit} or more: add some",
    ),
    why=Texts(
        "Звезду выбирают ради подробностей; с меньшим числом лучей хватит квадрата.",
        "A star is for details; with fewer rays a quadrant would do.",
    ),
    bad=Texts("мысли, слова, поступки", "thoughts, words, deeds"),
    good=Texts("эмоции, мысли, поступки, слова, ощущения, вера", "emotions, thoughts, deeds, words, senses, faith"),
    law=Texts("у звезды минимум шесть лучей; порог min_rays", "a star has six rays at least; the limit min_rays"),
    fields=("empathy_map.blocks",),
)

NO_NEGATIVE: Final = Rule(
    code="PRS120",
    severity=_WARNING,
    title=Texts("Ни одного негативного высказывания", "Not a single negative statement"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: негатива нет, а он бывает: добавьте недовольство и отметьте negative",
        "the empathy map of '{persona}' has no negative statement, there usually is one: add it, mark it negative",
    ),
    why=Texts(
        "Без негатива карта льстит компании и ничему не учит.",
        "Without negative statements a map flatters the company and teaches nothing.",
    ),
    bad=Texts("все высказывания довольные", "every statement is content"),
    good=Texts("«Опять сушит кожу», negative: true", "'It dries my skin again', negative: true"),
    law=Texts("негатив не отвергают", "negative statements are not turned away"),
    fields=("empathy_map.blocks",),
)

NO_QUOTE: Final = Rule(
    code="PRS121",
    severity=_WARNING,
    title=Texts("Ни одной прямой речи", "Not a single quotation"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: слов самого клиента нет, они нужны: добавьте цитаты и отметьте verbatim",
        "the empathy map of '{persona}' has none of the client's own words: add quotations, mark them verbatim",
    ),
    why=Texts(
        "В пересказе пропадают слова, по которым клиента узнают.",
        "Retelling loses the words that clients are known by.",
    ),
    bad=Texts("клиент ценит качество", "the client values quality"),
    good=Texts("«Читаю состав до конца», verbatim: true", "'I read the contents to the end', verbatim: true"),
    law=Texts("используют точные высказывания клиента", "the client's exact words are used"),
    fields=("empathy_map.blocks",),
)

BRAINSTORM: Final = Rule(
    code="PRS123",
    severity=_WARNING,
    title=Texts("Карта эмпатии из мозгового штурма", "An empathy map out of a brainstorm"),
    text=Texts(
        "карта эмпатии «{persona}»: все подтверждения ({found}) – догадки и мозговой штурм: спросите клиентов",
        "the empathy map of '{persona}': all evidence ({found}) is guesses or brainstorming: ask clients",
    ),
    why=Texts(
        "Заполненная одним мозговым штурмом, карта показывает сотрудников, а не клиента.",
        "A map filled in by brainstorming alone shows the staff, not the client.",
    ),
    bad=Texts("evidence: [brainstorm]", "evidence: [brainstorm]"),
    good=Texts("evidence: [review, interview]", "evidence: [review, interview]"),
    law=_OUTSIDE,
    fields=("empathy_map.evidence",),
)

STRANGE_BLOCK: Final = Rule(
    code="PRS125",
    severity=_WARNING,
    title=Texts("Незнакомый блок карты эмпатии", "An unknown block of an empathy map"),
    text=Texts(
        "карта эмпатии персонажа «{persona}»: блока «{block}» у карты {kind} нет: переименуйте или выберите kind: star",
        "the empathy map of '{persona}': a map {kind} has no block '{block}': rename it, or choose kind: star",
    ),
    why=Texts(
        "Незнакомый блок не попадёт ни в таблицу, ни в перевод карты в другой вид.",
        "An unknown block gets neither into the table nor into another kind of map.",
    ),
    bad=Texts("kind: quadrant, блок smells", "kind: quadrant, block smells"),
    good=Texts("kind: quadrant: says, thinks, does, feels", "kind: quadrant: says, thinks, does, feels"),
    law=Texts("у карты эмпатии постоянные блоки", "an empathy map has its blocks"),
    fields=("empathy_map.blocks",),
)


def _where(seen: PersonaView, field: str = "") -> Location:
    return Location(field=f"{seen.path}.empathy_map{field}")


@check(NO_SEGMENT, NO_GOAL)
def _aims(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Ask of whom the map is, and what for.
    """
    found = seen.persona.empathy_map
    if found is None:
        return
    if not found.segment and not seen.persona.segments:
        yield NO_SEGMENT.finding(_where(seen, ".segment"), persona=seen.name)
    if not found.goal:
        yield NO_GOAL.finding(_where(seen, ".goal"), persona=seen.name)


@check(EMPTY_BLOCK, THIN_BLOCK, FEW_RAYS, STRANGE_BLOCK)
def _blocks(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Count blocks, and statements in each.
    """
    found, limits = seen.persona.empathy_map, context.settings.journey
    if found is None:
        return
    wanted = BLOCKS[found.kind]
    for key in (*(key for key in wanted if key not in found.blocks), *found.blocks):
        where, statements = _where(seen, f".blocks.{key}"), found.blocks.get(key, ())
        told = {"persona": seen.name, "block": named(key)}
        if not statements:
            yield EMPTY_BLOCK.finding(where, **told)
        elif len(statements) < limits.min_statements:
            yield THIN_BLOCK.finding(where, found=len(statements), limit=limits.min_statements, **told)
        if wanted and key not in wanted:
            yield STRANGE_BLOCK.finding(where, kind=found.kind.value, **told)
    rays = sum(bool(statements) for statements in found.blocks.values())
    if found.kind is EmpathyKind.STAR and rays < limits.min_rays:
        yield FEW_RAYS.finding(_where(seen, ".blocks"), persona=seen.name, found=rays, limit=limits.min_rays)


@check(NO_NEGATIVE, NO_QUOTE, BRAINSTORM)
def _statements(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Look at what the statements are.
    """
    found = seen.persona.empathy_map
    if found is None or not found.statements:
        return
    where = _where(seen, ".blocks")
    if not any(each.negative for each in found.statements):
        yield NO_NEGATIVE.finding(where, persona=seen.name)
    if not any(each.verbatim for each in found.statements):
        yield NO_QUOTE.finding(where, persona=seen.name)
    held = (found.evidence, *(statement.evidence for statement in found.statements))
    kinds = [each.kind in seen.home.guesses for evidence in held for each in evidence]
    if kinds and all(kinds):
        yield BRAINSTORM.finding(_where(seen, ".evidence"), persona=seen.name, found=len(kinds))


EMPATHY: Final[Subject[PersonaView]] = Subject(name="empathy map", is_clean=never, checks=(_aims, _blocks, _statements))
