"""Searching inquiries, with the term kept out of addresses: it is personal."""

import re
import secrets
import unicodedata

from django.db.models import Q, QuerySet

from .addresses import read_address
from .form_builder import clean_text

LONGEST_TERM = 200
# Fewer digits are found in half of all phone numbers.
FEWEST_DIGITS = 4
_KEY = "inquiry_searches"
_KEPT = 20


def matching(queryset: QuerySet, term: str, region: str) -> QuerySet:
    """Return the inquiries of `queryset` that hold every word of `term`, or are from that address.

    A phone number is found in any spelling; without a country code it is read as one of `region`
    (ISO 3166).
    """
    term = unicodedata.normalize("NFKC", clean_text(term))[:LONGEST_TERM]
    found = Q()
    for word in term.split():
        found &= (
            Q(name__icontains=word)
            | Q(contact__icontains=word)
            | Q(message__icontains=word)
            | Q(reference__icontains=word)
        )
    return queryset.filter(found | _from_address(term, region) | _with_reference(term))


def _from_address(term: str, region: str) -> Q:
    address = read_address(term, region)
    found = Q(contact_normalised=address.normalised) if address else Q(pk__in=[])
    digits = re.sub(r"\D", "", term).lstrip("0")
    if len(digits) >= FEWEST_DIGITS and re.fullmatch(r"[\d\s()+./\-–]+", term):
        found |= Q(contact_normalised__contains=digits)
    return found


def _with_reference(term: str) -> Q:
    compact = re.sub(r"[\s-]", "", term).upper()
    return Q(reference=f"{compact[:5]}-{compact[5:]}") if len(compact) == 10 else Q(pk__in=[])


def remember(session, term: str) -> str:
    """Keep `term` in the session and return the id that stands for it in addresses."""
    term = clean_text(term)[:LONGEST_TERM]
    kept = dict(list(session.get(_KEY, {}).items())[-_KEPT:])
    for view, known in kept.items():
        if known == term:
            return view
    view = secrets.token_urlsafe(9)
    session[_KEY] = kept | {view: term}
    return view


def recall(session, view: str) -> str | None:
    """Return the term that `view` stands for in this session; None when it stands for nothing."""
    return session.get(_KEY, {}).get(view)
