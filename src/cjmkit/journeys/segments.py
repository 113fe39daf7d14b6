"""
Segments: cards meet journeys. Cards are walked once, in memory that does not grow with their number.

Results hold counts and amounts, never a client: who refers most is told by the count alone.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import blake2b
from typing import Final

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.journeys import segments_catalogue as catalogue
from cjmkit.journeys.analysis import formulas
from cjmkit.journeys.analysis.settings import AnalysisSettings, refuse
from cjmkit.journeys.criteria import CUSTOM, Answer, Asked, amount_of, asked_of
from cjmkit.model import ClientCard
from cjmkit.model.journeys import Evidence, Persona, PersonaValue, Project, Segment
from cjmkit.model.parts import Money
from cjmkit.rules.cards.reading import is_filled
from cjmkit.vocabulary import Vocabulary, vocabulary

__all__ = ["CardsSeen", "SegmentStats", "SourceShare", "filled", "kept", "see_cards"]

_CENT: Final = Decimal("0.01")
_MOST_REFERRERS: Final = 100_000
_TOP_REFERRERS: Final = 10
_RUBLE: Final = "RUB"


@attrs.frozen(kw_only=True)
class SegmentStats:
    """
    What the cards of a segment say; *segment* is None for all the cards.

    *cards* met every criterion, *unknown* hold nothing in a field that one asks for; both are None if a criterion
    cannot be judged at all. *share* is of all cards. Each amount comes with how many cards had the value: *with_check*,
    *with_ltv*, *with_referral*. *crv* is the sum of what the *referred* cards bring.
    """

    segment: str | None
    title: str
    cards: int | None
    unknown: int | None = None
    share: float | None = None
    average_check: Money | None = None
    with_check: int = 0
    ltv: Money | None = None
    with_ltv: int = 0
    referred: int = 0
    crv: Money | None = None
    with_referral: int = 0
    other_currencies: int = 0


@attrs.frozen(kw_only=True)
class SourceShare:
    """
    How many clients a source brought; *channel* is its word in the vocabulary.

    Sources that neither the project nor the vocabulary knows are counted together, without their names: *label* None.
    """

    label: str | None
    channel: str | None
    cards: int
    share: float


@attrs.frozen(kw_only=True)
class CardsSeen:
    """
    What a walk over the cards found.

    *referrers* recommended somebody, *top_referrals* are the greatest counts of clients that one of them brought;
    *referrers_beyond* cards came after more referrers than are kept in memory, and those counts may be short.
    """

    total: int
    everybody: SegmentStats
    segments: tuple[SegmentStats, ...]
    sources: tuple[SourceShare, ...]
    with_source: int
    referrers: int
    top_referrals: tuple[int, ...]
    referrers_beyond: int
    findings: tuple[Finding, ...]

    def of(self, segment: str) -> SegmentStats | None:
        """
        Return the numbers of a segment by its id.
        """
        return next((stats for stats in self.segments if stats.segment == segment), None)


def see_cards(project: Project, cards: Iterable[ClientCard], settings: AnalysisSettings | None = None) -> CardsSeen:
    """
    Walk the cards once and count the segments of a project.

    Raises:
        ConfigError: a setting is wrong.

    """
    settings = settings or AnalysisSettings()
    if settings.referral_value == "revenue" and not settings.revenue_field:
        refuse("revenue_field", settings.revenue_field, "referral_value=revenue: custom.…")
    findings: list[Finding] = []
    tallies = [_tally(number, segment, project, settings, findings) for number, segment in enumerate(project.segments)]
    everybody = _Tally(segment=None, asked=(), worth=_Worth(settings=settings))
    sources = _Sources.of(project)
    referrers = _Referrers()
    total = 0
    for card in cards:
        total += 1
        everybody.take(card)
        for tally in tallies:
            tally.take(card)
        sources.take(card)
        referrers.take(card)
    if not total:
        findings.append(catalogue.NO_CARDS.finding())
    for tally in (everybody, *tallies):
        findings.extend(tally.findings(total))
    return CardsSeen(
        total=total,
        everybody=everybody.stats(total),
        segments=tuple(tally.stats(total) for tally in tallies),
        sources=sources.shares(total),
        with_source=sources.seen,
        referrers=len(referrers.counts),
        top_referrals=tuple(count for _, count in referrers.counts.most_common(_TOP_REFERRERS)),
        referrers_beyond=referrers.beyond,
        findings=tuple(findings),
    )


@attrs.define(kw_only=True)
class _Sum:
    """
    Amounts by currency.
    """

    sums: dict[str, Decimal] = attrs.field(factory=dict)
    counts: Counter[str] = attrs.field(factory=Counter)

    def add(self, amount: Decimal, currency: str) -> None:
        self.sums[currency] = self.sums.get(currency, Decimal(0)) + amount
        self.counts[currency] += 1

    @property
    def currency(self) -> str:
        """
        The currency of most amounts; of equally many, the rouble, then by the alphabet.
        """
        ranked = sorted(self.counts, key=lambda name: (-self.counts[name], name != _RUBLE, name))
        return ranked[0] if ranked else _RUBLE

    @property
    def count(self) -> int:
        return self.counts[self.currency]

    @property
    def others(self) -> int:
        return sum(self.counts.values()) - self.count

    def total(self) -> Money | None:
        if not self.count:
            return None
        return Money(amount=_rounded(self.sums[self.currency]), currency=self.currency)

    def mean(self) -> Money | None:
        if not self.count:
            return None
        return Money(amount=_rounded(self.sums[self.currency] / self.count), currency=self.currency)


def _rounded(amount: Decimal) -> Decimal:
    # An absurd exponent has no cents to round to.
    return amount.quantize(_CENT) if abs(amount.adjusted()) < 20 else amount


@attrs.define(kw_only=True)
class _Worth:
    """
    What the cards of a segment bring; *purchases* and *years* stand in where a card does not tell.
    """

    settings: AnalysisSettings
    purchases: Decimal | None = None
    years: Decimal | None = None
    checks: _Sum = attrs.field(factory=_Sum)
    lifetimes: _Sum = attrs.field(factory=_Sum)
    referrals: _Sum = attrs.field(factory=_Sum)
    referred: int = 0

    def take(self, card: ClientCard) -> None:
        check = card.average_check
        if check is not None and not check.amount.is_finite():
            check = None
        lifetime = None
        if check is not None:
            self.checks.add(check.amount, check.currency)
            lifetime = formulas.ltv(check.amount, self._times(card), self._years(card))
            if lifetime is not None:
                self.lifetimes.add(lifetime, check.currency)
        if is_filled(card.referred_by):
            self.referred += 1
            value = self._referral(card, check, lifetime)
            if value is not None:
                self.referrals.add(value, check.currency if check is not None else _RUBLE)

    def _referral(self, card: ClientCard, check: Money | None, lifetime: Decimal | None) -> Decimal | None:
        kind = self.settings.referral_value
        if kind == "revenue":
            return _custom(card, self.settings.revenue_field)
        return lifetime if kind == "ltv" else None if check is None else check.amount

    def _times(self, card: ClientCard) -> Decimal | None:
        told = _custom(card, self.settings.purchases_field)
        return told if told is not None else self.purchases or self.settings.purchases_a_year

    def _years(self, card: ClientCard) -> Decimal | None:
        told = _custom(card, self.settings.years_field)
        return told if told is not None else self.years or self.settings.years


def _custom(card: ClientCard, field: str | None) -> Decimal | None:
    return None if field is None else amount_of(card.custom.get(field.removeprefix(CUSTOM)))


@attrs.define(kw_only=True)
class _Tally:
    """
    Counts the cards of one segment, or of all; *broken* if a criterion cannot be judged.
    """

    segment: Segment | None
    asked: tuple[Asked, ...]
    worth: _Worth
    broken: bool = False
    cards: int = 0
    unknown: int = 0
    seen: Counter[int] = attrs.field(factory=Counter)
    incomparable: Counter[int] = attrs.field(factory=Counter)

    def take(self, card: ClientCard) -> None:
        if self.broken:
            return
        answers = {self._answer(place, asked, card) for place, asked in enumerate(self.asked)}
        if answers <= {Answer.YES}:
            self.cards += 1
            self.worth.take(card)
        elif Answer.NO not in answers:
            self.unknown += 1

    def _answer(self, place: int, asked: Asked, card: ClientCard) -> Answer:
        value = asked.read(card)
        if is_filled(value):
            self.seen[place] += 1
        answer = asked.test(value)
        if answer is Answer.INCOMPARABLE:
            self.incomparable[place] += 1
        return answer

    def findings(self, total: int) -> Iterator[Finding]:
        for place, asked in enumerate(self.asked):
            if self.incomparable[place]:
                yield catalogue.NOT_COMPARABLE.finding(
                    asked.where, found=asked.field[:60], cards=self.incomparable[place]
                )
            if total and not self.seen[place] and not self.broken:
                yield catalogue.FIELD_NEVER_SEEN.finding(asked.where, found=asked.field[:60], cards=total)
        others = self.worth.checks.others
        if others and self.segment is None:
            yield catalogue.MIXED_CURRENCIES.finding(cards=others, currency=self.worth.checks.currency)

    def stats(self, total: int) -> SegmentStats:
        name, title = (None, "") if self.segment is None else (self.segment.id, self.segment.title or self.segment.id)
        if self.broken:
            return SegmentStats(segment=name, title=title, cards=None)
        worth = self.worth
        return SegmentStats(
            segment=name,
            title=title,
            cards=self.cards,
            unknown=self.unknown,
            share=self.cards / total if total else None,
            average_check=worth.checks.mean(),
            with_check=worth.checks.count,
            ltv=worth.lifetimes.mean(),
            with_ltv=worth.lifetimes.count,
            referred=worth.referred,
            crv=worth.referrals.total(),
            with_referral=worth.referrals.count,
            other_currencies=worth.checks.others,
        )


def _tally(
    number: int, segment: Segment, project: Project, settings: AnalysisSettings, findings: list[Finding]
) -> _Tally:
    asked: list[Asked] = []
    broken = False
    for place, criterion in enumerate(segment.criteria):
        ready = asked_of(criterion, Location(field=f"segments[{number}].criteria[{place}]"))
        if isinstance(ready, Asked):
            asked.append(ready)
        else:
            broken = True
            findings.append(ready)
    persona = next((one for one in project.personas if one.segments == (segment.id,)), None)
    value = None if persona is None else persona.value
    worth = _Worth(
        settings=settings,
        purchases=None if value is None else value.purchases_a_year,
        years=None if value is None else value.years,
    )
    return _Tally(segment=segment, asked=tuple(asked), worth=worth, broken=broken)


@attrs.define(kw_only=True)
class _Sources:
    """
    Counts where clients came from, by the names that the project and the vocabulary know.
    """

    labels: dict[str, str]
    words: Vocabulary
    counts: Counter[tuple[str | None, str | None]] = attrs.field(factory=Counter)
    seen: int = 0
    known: dict[str, tuple[str | None, str | None]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, project: Project) -> _Sources:
        labels = {name.casefold(): term.label for term in project.sources for name in (term.id, term.label) if name}
        return cls(labels=labels, words=vocabulary("channel", project))

    def take(self, card: ClientCard) -> None:
        if card.source is None or not is_filled(card.source.label):
            return
        self.seen += 1
        label = card.source.label
        found = self.known.get(label)
        if found is None:
            found = self._named(label)
            if len(self.known) < _MOST_REFERRERS:
                self.known[label] = found
        self.counts[found] += 1

    def _named(self, label: str) -> tuple[str | None, str | None]:
        word = self.words.find(label)
        own = self.labels.get(label.casefold())
        return (own or (None if word is None else word.label)), (None if word is None else word.id)

    def shares(self, total: int) -> tuple[SourceShare, ...]:
        ranked = sorted(self.counts.items(), key=lambda pair: (pair[0][0] is None, -pair[1], pair[0][0] or ""))
        return tuple(
            SourceShare(label=label, channel=channel, cards=count, share=count / total)
            for (label, channel), count in ranked
        )


@attrs.define(kw_only=True)
class _Referrers:
    """
    Counts referrals by a digest of who refers: no name stays in memory.
    """

    counts: Counter[bytes] = attrs.field(factory=Counter)
    beyond: int = 0

    def take(self, card: ClientCard) -> None:
        name = card.referred_by
        if name is None or not is_filled(name):
            return
        key = blake2b(" ".join(name.casefold().split()).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if key in self.counts or len(self.counts) < _MOST_REFERRERS:
            self.counts[key] += 1
        else:
            self.beyond += 1


def filled(project: Project, seen: CardsSeen, today: dt.date | None = None) -> Project:
    """
    Return the project with what the cards tell of its personas: average check, LTV and share where the map is silent.

    Only a persona of exactly one segment is filled in. What stands on the map already is kept: see `kept`.
    """
    personas = tuple(_filled(persona, seen, today) for persona in project.personas)
    return attrs.evolve(project, personas=personas)


def _filled(persona: Persona, seen: CardsSeen, today: dt.date | None) -> Persona:
    stats = _stats_of(persona, seen)
    if stats is None or not stats.cards:
        return persona
    old = persona.value or PersonaValue()
    new = attrs.evolve(
        old,
        average_check=old.average_check or stats.average_check,
        ltv=old.ltv or stats.ltv,
        share=old.share if old.share is not None else _percent(stats),
    )
    if new == old:
        return persona
    evidence = Evidence(kind="crm", sample_size=stats.cards, observed_on=today)
    return attrs.evolve(persona, value=attrs.evolve(new, evidence=(*old.evidence, evidence)))


def kept(project: Project, seen: CardsSeen) -> Iterator[Finding]:
    """
    Yield what `filled` left as it was: values of the map that the cards contradict, personas of several segments.
    """
    for number, persona in enumerate(project.personas):
        where = Location(field=f"personas[{number}]")
        if len(persona.segments) > 1:
            yield catalogue.SEVERAL_SEGMENTS.finding(
                attrs.evolve(where, field=f"{where.field}.segments"), count=len(persona.segments)
            )
        stats = _stats_of(persona, seen)
        if stats is None or not stats.cards or persona.value is None:
            continue
        pairs = (
            ("average_check", _shown(persona.value.average_check), _shown(stats.average_check), stats.with_check),
            ("ltv", _shown(persona.value.ltv), _shown(stats.ltv), stats.with_ltv),
            ("share", _plain(persona.value.share), _plain(_percent(stats)), stats.cards),
        )
        for name, told, counted, cards in pairs:
            if told is not None and counted is not None and told != counted:
                place = attrs.evolve(where, field=f"{where.field}.value.{name}")
                # Of a segment of one client the mean is what that client pays: it stays out of the message.
                yield catalogue.PERSONA_DIFFERS.finding(place, value=told, fix=counted, name=name, cards=cards)


def _stats_of(persona: Persona, seen: CardsSeen) -> SegmentStats | None:
    return seen.of(persona.segments[0]) if len(persona.segments) == 1 else None


def _percent(stats: SegmentStats) -> Decimal | None:
    return None if stats.share is None else Decimal(str(stats.share * 100)).quantize(_CENT)


def _shown(value: Money | None) -> str | None:
    return None if value is None else f"{_plain(value.amount)} {value.currency}"


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
