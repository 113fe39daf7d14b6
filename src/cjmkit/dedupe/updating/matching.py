"""
Matching: which card of the base a row of the new file is.

A row that says nothing new is the card that says it already. Otherwise the ways are tried in their order, and one that
names several cards decides nothing by itself: that card is taken which has everything the row says, or which no other
row is the same as; if neither tells, nobody guesses.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from cjmkit.dedupe.digests import digest_of
from cjmkit.dedupe.evidence import vetoed
from cjmkit.dedupe.find import find_duplicates
from cjmkit.dedupe.merging import merge_cards
from cjmkit.dedupe.updating import catalogue as rules
from cjmkit.dedupe.updating.options import FILL, WAY_WORDS, UpdateOptions
from cjmkit.dedupe.updating.store import NEW, OLD, Store, essence
from cjmkit.findings import Finding, Location, Report, Texts
from cjmkit.model import ClientCard

__all__ = ["match"]

_DONE = {
    "add": Texts("строка стала новой карточкой", "the row became a new card"),
    "leave": Texts("строка не взята", "the row was left out"),
}
_SAME = """
INSERT INTO pair
SELECT new.number, min(old.number), 'content' FROM card AS new
JOIN card AS old ON old.side = 0 AND old.content = new.content
WHERE new.side = 1 GROUP BY new.number
"""
# A row that is alone yet has the requisites of one that was known is the same client: two lines of one new file.
_TOO = """
INSERT INTO pair
SELECT mine.number, min(pair.old), 'requisites' FROM key AS mine
CROSS JOIN key AS other ON other.side = 1 AND other.kind = mine.kind AND other.value = mine.value
CROSS JOIN pair ON pair.new = other.number
WHERE mine.side = 1 AND mine.kind = 'requisites'
AND mine.number NOT IN (SELECT new FROM pair UNION ALL SELECT new FROM ambiguous)
GROUP BY mine.number HAVING count(DISTINCT pair.old) = 1
"""
_ALONE = "number NOT IN (SELECT new FROM pair UNION ALL SELECT new FROM ambiguous)"


def match(store: Store, options: UpdateOptions, report: Report) -> None:
    """
    Note in *store* who is whom, and what is doubtful in *report*.
    """
    store.connection.execute(_SAME)
    keyed = tuple(way for way in options.ways if way != "duplicates")
    for number in _alone(store):
        _match_by_keys(store, number, keyed, options, report)
    if "duplicates" in options.ways and _alone(store):
        _match_by_search(store, options, report)
    if "requisites" in options.ways:
        store.connection.execute(_TOO)


def _alone(store: Store) -> list[int]:
    rows = store.connection.execute(f"SELECT number FROM card WHERE side = 1 AND {_ALONE} ORDER BY number")
    return [row[0] for row in rows]


def _match_by_keys(store: Store, number: int, ways: Sequence[str], options: UpdateOptions, report: Report) -> None:
    card: ClientCard | None = None
    named: dict[str, list[int]] = {}
    for way in ways:
        found = store.fitting(way, number)
        if found:
            card = card or store.card(NEW, number)
            named[way] = list(_allowed(store, card, found, way, report))
    candidates = tuple(dict.fromkeys(itertools.chain.from_iterable(named.values())))
    if card is None or not candidates:
        return
    way = next(way for way, found in named.items() if found)
    chosen = _chosen(store, card, candidates, [found for found in named.values() if found])
    if chosen is None:
        report.add(_refuse(store, number, card, candidates, way, options))
        return
    store.pair(number, chosen, next(one for one, found in named.items() if chosen in found))
    other = next((old for old in candidates if old != chosen and len(named[way]) == 1), None)
    if other is not None and chosen in named[way]:
        words = WAY_WORDS[way]
        report.add(rules.TWO_CARDS.finding(_where(card), number=chosen, other=other, way=words.en, way_ru=words.ru))


def _allowed(store: Store, card: ClientCard, found: list[int], way: str, report: Report) -> Iterator[int]:
    """
    Yield those of the *found* cards that may be this client: ids of two programs agree by chance.
    """
    if way != "id":
        yield from found
        return
    digest = digest_of(card)
    for old in found:
        if vetoed(digest, digest_of(store.card(OLD, old))):
            report.add(rules.OTHER_CLIENT.finding(_where(card), number=old))
        else:
            yield old


def _chosen(store: Store, card: ClientCard, candidates: Sequence[int], named: Sequence[Sequence[int]]) -> int | None:
    """
    Return which of the *candidates* is the client; *named* are those that each way names.
    """
    if len(candidates) == 1:
        return candidates[0]
    for old in candidates:
        if _says_it_all(store.card(OLD, old), card):
            return old
    common = [old for old in named[0] if all(old in found for found in named)] or named[0]
    if len(common) == 1:
        return common[0]
    free = [old for old in common if not store.count("pair", f"old = {old:d} AND way = 'content'")]
    return free[0] if len(free) == 1 else None


def _says_it_all(old: ClientCard, card: ClientCard) -> bool:
    return essence(merge_cards([old, card], FILL).card) == essence(old)


def _refuse(
    store: Store, number: int, card: ClientCard, candidates: Sequence[int], way: str, options: UpdateOptions
) -> Finding:
    """
    Note that nobody knows which of the *candidates* a row is, and return the finding.
    """
    store.doubt(number, candidates)
    words, done = WAY_WORDS[way], _DONE[options.ambiguous]
    told = {"way": words.en, "way_ru": words.ru, "done": done.en, "done_ru": done.ru}
    return rules.AMBIGUOUS.finding(_where(card), count=len(candidates), **told)


def _match_by_search(store: Store, options: UpdateOptions, report: Report) -> None:
    alone = _alone(store)
    base = store.count("card", "side = 0")
    cards = itertools.chain(store.cards(OLD), store.cards(NEW, _ALONE))
    with find_duplicates((card for _, card in cards), scorer=options.scorer) as found:
        fitting: dict[int, list[int]] = {}
        for pair in found.pairs("auto"):
            if pair.a <= base < pair.b:
                fitting.setdefault(alone[pair.b - base - 1], []).append(pair.a)
    for number in sorted(fitting):
        card = store.card(NEW, number)
        chosen = _chosen(store, card, sorted(fitting[number]), [sorted(fitting[number])])
        if chosen is None:
            report.add(_refuse(store, number, card, fitting[number], "duplicates", options))
        else:
            store.pair(number, chosen, "duplicates")


def _where(card: ClientCard) -> Location:
    origin = card.origin
    return Location() if origin is None else Location(source=origin.source, sheet=origin.sheet, row=origin.row)
