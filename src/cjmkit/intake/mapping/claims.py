"""
What one column claims to be: its heading reconciled with its values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from cjmkit.findings import Rule, Texts
from cjmkit.intake.catalogue import columns as catalogue
from cjmkit.intake.mapping.evidence import CHOICES, EXPECTED, PROVABLE, TELLING, WITHOUT_HEADING, targets_of
from cjmkit.intake.vocabulary.content import Profile
from cjmkit.intake.vocabulary.meanings import IGNORED
from cjmkit.intake.vocabulary.normalise import normalise, own_key
from cjmkit.intake.vocabulary.synonyms import CONFIDENCE, Known, is_foreign, look_up
from cjmkit.model.flat import CUSTOM_PREFIX, FLAT_FIELDS, ValueKind

__all__ = ["Claim", "claim"]

_FITS: Final = 0.3
"""Damaged columns still fit their title: a third of right values is far above chance for numbers."""

_RIVAL: Final = 0.6
_NAMES: Final = frozenset({"name", "full_name", "short_name"})
_LOW: Final = 0.4

_WAYS: Final[Mapping[str, Texts]] = {
    "user": Texts("название из своих синонимов", "a title of your own synonyms"),
    "title": Texts("точное название поля", "the exact title of the field"),
    "exact": Texts("известное название", "a known title"),
    "owner": Texts("известное название без слова-владельца", "a known title without the owner's word"),
    "filler": Texts("известное название без служебных слов", "a known title without filler words"),
    "group": Texts("известное название под заголовком группы", "a known title under a group's heading"),
    "tail": Texts("последние слова составного названия известны", "the last words of a joined title are known"),
    "fuzzy": Texts("название почти совпадает с известным", "the title is nearly a known one"),
}


@attrs.frozen(kw_only=True)
class Claim:
    """
    A column and what it claims: *targets* (none: a custom field), by which *split*, with which *number*.

    *own* is the name of a custom field that our own export wrote, or that the profile defines.

    *rule* and *params* are the finding to report, if any. *fallback* is what it was before its values
    spoke, should the new target be taken by a better column.
    """

    index: int
    header: str | None
    profile: Profile
    targets: tuple[str, ...] = ()
    split: str | None = None
    number: int = 1
    confidence: float = 0.0
    reason: Texts = Texts("", "")
    rule: Rule | None = None
    params: Mapping[str, object] = attrs.field(factory=dict)
    fallback: str | None = None
    ignored: bool = False
    own: str | None = None


def claim(
    index: int,
    header: str | None,
    profile: Profile,
    *,
    user: Mapping[str, str] | None = None,
    group: str = "",
    own: Mapping[str, str] | None = None,
) -> Claim:
    """
    Return what the column at *index* claims to be.

    *user* are the caller's synonyms, *own* the names of the profile's own fields, both by headings in their one form.
    """
    start = Claim(index=index, header=header, profile=profile)
    if own and header and (defined := _defined(start, header, user or {}, own)) is not None:
        return defined
    if not header or not normalise(header):
        return _by_values_alone(start, WITHOUT_HEADING, least=0.7)
    if header.startswith(CUSTOM_PREFIX) and len(header) > len(CUSTOM_PREFIX):
        reason = Texts("своё поле, так сказано в названии", "a custom field, its title says so")
        return attrs.evolve(start, own=header[len(CUSTOM_PREFIX) :], confidence=1.0, reason=reason)
    if normalise(header) in IGNORED:
        reason = Texts("служебный столбец", "a service column")
        return attrs.evolve(start, ignored=True, confidence=1.0, reason=reason, rule=catalogue.OUR_OWN_COLUMN)
    known = look_up(header, user=user, group=group)
    if known is None:
        return _unknown(start)
    if known.meaning.choices or not known.meaning.targets:
        return _choose(start, known)
    return _reconcile(_as_titled(start, known, known.meaning.targets), known)


def _defined(start: Claim, header: str, user: Mapping[str, str], own: Mapping[str, str]) -> Claim | None:
    """
    Return the claim to a field that the profile defines, unless a synonym says otherwise.
    """
    if normalise(header) in user:
        return None
    name = own.get(own_key(header)) or own.get(own_key(header.removeprefix(CUSTOM_PREFIX)))
    if name is None:
        return None
    reason = Texts("своё поле профиля", "a field that the profile defines")
    return attrs.evolve(start, own=name, confidence=1.0, reason=reason)


def _as_titled(start: Claim, known: Known, targets: tuple[str, ...]) -> Claim:
    near = known.way == "fuzzy"
    return attrs.evolve(
        start,
        targets=targets,
        split=known.meaning.split,
        number=known.number,
        confidence=CONFIDENCE[known.way],
        reason=_WAYS[known.way],
        rule=catalogue.NEARLY_KNOWN if near else None,
        params={"spelling": known.spelling, "target": targets[0]} if near else {},
    )


def _unknown(start: Claim) -> Claim:
    """
    Believe the values of a column with an unknown title only where they prove themselves.

    And not where the title speaks of somebody else's number («ИНН учредителя»).
    """
    if is_foreign(normalise(start.header or "").split(" ")):
        return _custom(start, catalogue.KEPT_CUSTOM)
    return _by_values_alone(start, PROVABLE, least=0.8)


def _custom(start: Claim, rule: Rule) -> Claim:
    reason = Texts("не опознан: остаётся как есть", "not known: kept as it is")
    return attrs.evolve(start, targets=(), split=None, number=1, confidence=0.0, reason=reason, rule=rule, params={})


def _by_values_alone(start: Claim, candidates: Mapping[str, tuple[str, ...]], *, least: float) -> Claim:
    best = max(candidates, key=lambda what: start.profile.share(*candidates[what]), default=None)
    share = start.profile.share(*candidates[best]) if best else 0.0
    if best is None or share < least or start.profile.count < 2:
        return _custom(start, catalogue.KEPT_CUSTOM)
    return _told(start, best, share, confidence=0.75 * share)


def _told(start: Claim, what: str, share: float, *, confidence: float) -> Claim:
    """
    Return the claim to *what*, a field or a splitter, that the values told.
    """
    targets, split = targets_of(what)
    percent = f"{share:.0%}"
    return attrs.evolve(
        start,
        targets=targets,
        split=split,
        confidence=round(confidence, 2),
        reason=Texts(f"по значениям: {percent} подходят", f"by its values: {percent} fit"),
        rule=catalogue.TOLD_BY_VALUES,
        params={"target": "/".join(targets), "share": percent},
    )


def _choose(start: Claim, known: Known) -> Claim:
    """
    Let the values decide between the meanings of an ambiguous title.
    """
    shares = {choice: start.profile.share(*CHOICES[choice][0]) for choice in known.meaning.choices}
    fitting = [choice for choice in known.meaning.choices if shares[choice] >= CHOICES[choice][1]]
    if fitting:
        # All the requisites hold whatever the other meanings of such a title do.
        best = "requisites" if "requisites" in fitting else max(fitting, key=lambda choice: shares[choice])
        chosen = attrs.evolve(start, number=known.number)
        if known.meaning.targets == (best,):
            return _as_titled(start, known, (best,))
        return _told(chosen, best, shares[best], confidence=0.85)
    if known.meaning.targets:
        titled = _as_titled(start, known, known.meaning.targets)
        return attrs.evolve(titled, confidence=0.8) if start.profile.count else titled
    return _custom(start, catalogue.SEVERAL_MEANINGS)


def _reconcile(titled: Claim, known: Known) -> Claim:
    """
    Compare what the title says with what the values are.
    """
    profile = titled.profile
    if titled.split is not None or not profile.count:
        return titled
    target = titled.targets[0]
    sharper = _sharper(titled, target)
    if sharper is not None:
        return sharper
    expected = EXPECTED.get(FLAT_FIELDS[target].kind, ())
    readable = 1.0 - profile.share("lost")
    fit = profile.share(*expected) / readable if readable > 0 else 1.0
    if expected and fit >= _FITS:
        return attrs.evolve(titled, confidence=round(titled.confidence + (1.0 - titled.confidence) * fit / 2, 3))
    return _doubted(titled, known, target, expected)


def _doubted(titled: Claim, known: Known, target: str, expected: tuple[str, ...]) -> Claim:
    rivals = {what: titled.profile.share(*kinds) for what, kinds in TELLING.items() if not set(kinds) & set(expected)}
    rival = max(rivals, key=lambda what: rivals[what])
    if FLAT_FIELDS[target].kind is ValueKind.TEXT and rival in ("phone", "website"):
        return titled
    if rivals[rival] < _RIVAL:
        return attrs.evolve(titled, confidence=round(titled.confidence * (0.85 if expected else 1.0), 2))
    if known.way in ("fuzzy", "tail"):
        # Neither a nearly known title nor a contradicting content is enough.
        return _custom(titled, catalogue.SEVERAL_MEANINGS)
    share = f"{rivals[rival]:.0%}"
    reason = Texts(f"по названию; значения похожи на {rival}", f"by its title; the values look like {rival}")
    params = {"target": target, "other": rival, "share": share}
    return attrs.evolve(titled, confidence=_LOW, reason=reason, rule=catalogue.VALUES_DISAGREE, params=params)


def _sharper(titled: Claim, target: str) -> Claim | None:
    """
    Return a claim sharper than the title's: a combined column, or persons under a firm's title.
    """
    share = titled.profile.share
    what = _combined(target, titled.profile)
    if what is not None:
        shape = ("ogrn", "ogrnip") if what == "ogrn_ogrnip" else (what,)
        told = attrs.evolve(_told(titled, what, share(*shape), confidence=0.85), fallback=target)
        # Firms and sole proprietors under one «ОГРН» are the rule, nothing to be told of.
        return attrs.evolve(told, rule=None, params={}, confidence=0.95) if what == "ogrn_ogrnip" else told
    persons, firms = share("person_name"), share("company_name")
    full_person = persons >= 0.7 and firms < 0.1
    if full_person and (target in _NAMES or target in ("first_name", "last_name")):
        return attrs.evolve(_told(titled, "person_name", persons, confidence=0.85), fallback=target)
    if target in ("person_name", "first_name") and firms >= 0.5 and share("person_name") < 0.1:
        return attrs.evolve(_told(titled, "name", firms, confidence=0.8), fallback=target)
    return None


def _combined(target: str, profile: Profile) -> str | None:
    share = profile.share
    if target in ("inn", "kpp") and share("inn_kpp") >= _FITS:
        return "inn_kpp"
    if target in ("ogrn", "ogrnip") and min(share("ogrn"), share("ogrnip")) >= 0.05:
        return "ogrn_ogrnip"
    if target == "bik" and share("bik_corr") >= _FITS:
        return "bik_corr"
    if target in ("account", "bank_name") and share("bank_details", "bik_corr") >= _FITS:
        return "bank_details"
    # A name beside some of the phones is a remark about them; beside most it is whom to ask for.
    least = _RIVAL if target in ("phone", "mobile") else _FITS
    if target in ("contact_person", "person_name", "email", "phone", "mobile") and share("name_contacts") >= least:
        return "name_contacts"
    if target in ("phone", "email", "mobile") and (share("contacts") >= _FITS or _mixed(profile)):
        return "contacts"
    return None


def _mixed(profile: Profile) -> bool:
    return min(profile.share("phone"), profile.share("email")) >= 0.15
