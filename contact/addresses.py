"""Reading what a visitor typed as the way to reach them: an e-mail address or a phone number."""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers
from email_validator import EmailNotValidError, validate_email

EMAIL, PHONE = "email", "phone"
# E.164 allows 15 digits, the shortest subscriber numbers in use have 5.
FEWEST_DIGITS = 5
_OUTSIDE_A_NUMBER = re.compile(r"[^\d\s()+./\-–]")


@dataclass(frozen=True)
class Address:
    """A way to reach somebody. `normalised` is lower-case mail or E.164, and equal for equals."""

    kind: str
    normalised: str


def read_address(typed: str, region: str) -> Address | None:
    """Read an e-mail address or phone number in any usual spelling; None when it is neither.

    `region` (ISO 3166, two letters) is where numbers without a country code belong. Full-width
    characters are folded first (Unicode NFKC).
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if "@" in text:
        return _read_email(text)
    return _read_phone(text, region)


def _read_email(text: str) -> Address | None:
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return Address(EMAIL, found.normalized.lower())


def _read_phone(text: str, region: str) -> Address | None:
    if _OUTSIDE_A_NUMBER.search(text):
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    # "Possible" and not "valid": number plans change faster than the library, and a refused
    # visitor is lost.
    if len(str(number.national_number)) < FEWEST_DIGITS or not phonenumbers.is_possible_number(
        number
    ):
        return None
    return Address(PHONE, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def telephone_link(phone: str, region: str) -> str:
    """Return `phone` as a `tel:` address (RFC 3966), or an empty string when it is no number."""
    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966)
