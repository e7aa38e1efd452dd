"""Reading what a visitor typed as the way to reach them: an e-mail address or a phone number."""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers
from email_validator import EmailNotValidError, validate_email

EMAIL, PHONE = "email", "phone"
# E.164 allows 15 digits, the shortest subscriber numbers in use have 5.
FEWEST_DIGITS = 5
# As long as mail addresses may be (RFC 3696, erratum 1003); also keeps the patterns quick.
LONGEST = 320
_OUTSIDE_A_NUMBER = re.compile(r"[^\d\s()+./-]")
_SCHEME = re.compile(r"^(?:tel|mailto)\s*:\s*", re.IGNORECASE)
# What is dialled after the number is no part of it (E.164); it stays in the text as typed.
_EXTENSION = re.compile(r"\s*(?:extension|ext|x|#|转|轉|分机)\s*[.:]?\s*\d{1,7}$", re.IGNORECASE)
# Dashes that Unicode counts as something else: the minus sign and the long vowel of kana.
_MORE_DASHES = "\u2212\u30fc"


@dataclass(frozen=True)
class Address:
    """A way to reach somebody. `normalised` is lower-case mail or E.164, and equal for equals."""

    kind: str
    normalised: str


def read_address(typed: str, region: str) -> Address | None:
    """Read an e-mail address or phone number in any usual spelling; None when it is neither.

    `region` (ISO 3166, two letters) is where numbers without a country code belong.
    """
    if len(typed) > LONGEST:
        return None
    text = _SCHEME.sub("", _fold(typed))
    if "@" in text:
        return _read_email(text)
    return _read_phone(text, region)


def _fold(typed: str) -> str:
    """Fold full-width characters (NFKC) and drop the marks that address books paste along."""
    text = unicodedata.normalize("NFKC", typed)
    return "".join(c for c in text if unicodedata.category(c) != "Cf").strip()


def _read_email(text: str) -> Address | None:
    try:
        found = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return Address(EMAIL, found.normalized.lower())


def _read_phone(text: str, region: str) -> Address | None:
    plain = "".join(
        "-" if unicodedata.category(c) == "Pd" or c in _MORE_DASHES else c for c in text
    )
    plain = _EXTENSION.sub("", plain)
    if _OUTSIDE_A_NUMBER.search(plain):
        return None
    try:
        number = phonenumbers.parse(plain, region)
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
        number = phonenumbers.parse(_fold(phone), region)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966)
