"""
The entities: attrs classes that hold data, without rules and without input or output.
"""

from __future__ import annotations

from cjmkit.model.card import CardKind, ClientCard, lifetime_value
from cjmkit.model.contact import Address, AddressKind, Contact, ContactKind
from cjmkit.model.fields import FieldDef, FieldType, FieldValue, PersonalTag, personal_fields
from cjmkit.model.flat import FLAT_FIELDS, FlatField, Part, ValueKind
from cjmkit.model.parts import Consent, ImageRef, LoyaltyCard, Money, Origin, Period, Purpose, Task, Term
from cjmkit.model.person import Child, Passport, Person, PersonDetails, Relative, Role, Sex, age_group, age_on
from cjmkit.model.profile import Profile
from cjmkit.model.requisites import BankAccount, Requisites

__all__ = [
    "FLAT_FIELDS",
    "Address",
    "AddressKind",
    "BankAccount",
    "CardKind",
    "Child",
    "ClientCard",
    "Consent",
    "Contact",
    "ContactKind",
    "FieldDef",
    "FieldType",
    "FieldValue",
    "FlatField",
    "ImageRef",
    "LoyaltyCard",
    "Money",
    "Origin",
    "Part",
    "Passport",
    "Period",
    "Person",
    "PersonDetails",
    "PersonalTag",
    "Profile",
    "Purpose",
    "Relative",
    "Requisites",
    "Role",
    "Sex",
    "Task",
    "Term",
    "ValueKind",
    "age_group",
    "age_on",
    "lifetime_value",
    "personal_fields",
]
