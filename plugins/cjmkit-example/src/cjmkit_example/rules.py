"""
A rule of this plugin's own: who is to be called needs a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, Kind, NoOptions, RuleSet, hookimpl
from cjmkit.rules import Context

__all__ = ["NO_NUMBER", "CallRules", "cjmkit_rules"]

NO_NUMBER = Rule(
    code="EXM001",
    severity=Severity.WARNING,
    title=Texts("Звонить некуда", "Nowhere to call"),
    text=Texts(
        "назначен контакт {day}, а телефона нет: найдите номер или уберите дату",
        "a contact is due on {day} and there is no phone: find the number or remove the date",
    ),
    why=Texts("Строка без номера в списке звонков бесполезна.", "A line without a number is of no use in a call list."),
    bad=Texts("дата следующего контакта без телефона", "a date of the next contact without a phone"),
    good=Texts("дата и телефон", "a date and a phone"),
    fields=("next_contact_on", "phone"),
)


@attrs.frozen(kw_only=True)
class CallRules:
    """
    Checks that a client who is to be called has a phone.
    """

    name: str = "call-rules"
    title: Texts = Texts("Правила списка звонков", "Rules of call lists")
    kind: Kind = "cards"
    api: int = API
    options: type[NoOptions] = NoOptions
    rules: tuple[Rule, ...] = (NO_NUMBER,)

    def check(self, entity: ClientCard, context: Context, options: NoOptions) -> Iterator[Finding]:
        """
        Yield what is to be said about one card.
        """
        day = entity.next_contact_on
        if day is not None and not any(contact.is_phone for contact in entity.contacts):
            yield NO_NUMBER.finding(Location(field="next_contact_on"), day=day.isoformat())


@hookimpl
def cjmkit_rules() -> Sequence[RuleSet]:
    """
    Return the rule set.
    """
    return (CallRules(),)
