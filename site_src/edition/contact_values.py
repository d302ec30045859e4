"""How is the value of a contact shown and dialed? Telephone numbers, addresses of mail and of the
web -> links and URIs.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from site_src.catalogs.locales import Language
from site_src.catalogs.translate import ltr
from site_src.dataset.records import Contact
from site_src.html import Html

SHORTEST_NATIONAL_NUMBER = 7  # digits; what is shorter is a short code
LONGEST_NATIONAL_NUMBER = 10  # digits; what is longer has its calling code already


def contact_value(
    contact: Contact, calling_code: str, source: Language, language: Language
) -> Markup:
    """The value of a contact on pages in a language: a link where a device can use it, isolated
    from the direction around it; an address is a text in the source language.
    """
    text = contact.value or ""
    value = ltr(text)
    if contact.type in ("phone", "tty"):
        number = dialed_number(contact, calling_code)
        return Markup('<a class="tel" href="tel:{}">{}</a>').format(number, value)
    if contact.type == "text":
        number = dialed_number(contact, calling_code)
        return Markup('<a class="tel" href="sms:{}">{}</a>').format(number, value)
    if contact.type == "email":
        return Markup('<a href="mailto:{}">{}</a>').format(text, value)
    if contact.type == "url":
        without_scheme = text.partition("://")[2].rstrip("/")
        return Markup('<a href="{}">{}</a>').format(text, ltr(without_scheme))
    return source_text(text, source, language)


def source_text(text: str, source: Language, language: Language) -> Markup:
    """A text in the source language, isolated, and marked where the page is in another language
    (WCAG 3.1.2).
    """
    marks = f'dir="{source.direction}"'
    if source.tag != language.tag:
        marks = f'lang="{source.tag}" {marks}'
    return Html(f"<bdi {marks}>{escape(text)}</bdi>")


def dialed_number(contact: Contact, calling_code: str) -> str:
    """What `tel:` dials (RFC 3966): a short code as it is, a national number in its global form."""
    return phone_uri(contact.dial or contact.value or "", calling_code, short=contact.emergency)


def phone_uri(number: str, calling_code: str, *, short: bool = False) -> str:
    """The digits of a printed national number with its country's calling code, or without it for
    a short code.
    """
    digits = "".join(c for c in number if c.isdigit())
    if short or len(digits) < SHORTEST_NATIONAL_NUMBER:
        return digits
    code = calling_code.lstrip("+")
    if len(digits) > LONGEST_NATIONAL_NUMBER:
        national = digits.removeprefix(code)
    else:
        national = digits.removeprefix("0")
    return f"+{code}{national}"
