"""Does a translation lead to the same places? URLs, e-mail addresses and telephone numbers,
compared as values.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair, quoted

# Addresses are ASCII; a particle of Chinese, Japanese or Korean may follow without a space.
URL = re.compile(
    r"(?<![A-Za-z0-9@])(?:https?://|ftp://|mailto:|www\.)[!#-&(-;=?-~]+", re.IGNORECASE
)
# Only under well-known domains, so that "file.name" and "p.ej" are not taken for hosts.
TOP_LEVEL = "(?:gov|mil|edu|org|com|net|info)"
HOST = re.compile(
    rf"""
    (?<![A-Za-z0-9@＠﹫./_{{-])
    (?:[A-Za-z0-9][A-Za-z0-9-]*\.)+{TOP_LEVEL}
    (?![A-Za-z0-9_-]|\.[A-Za-z0-9])
    (?:/[!\#-&*-;=?-~]*)?
    """,
    re.VERBOSE,
)
MAYBE_HOST = re.compile(rf"\.{TOP_LEVEL}")
EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
SPACE = " \u00a0\u202f\u2009"
GAP = rf"[{SPACE}./‑–-]"
PHONE = re.compile(
    rf"""
    (?<![\dA-Za-z/\#.,-])
    (?:
        \+\d{{8,15}}
        | \(\d{{2,4}}\)[{SPACE}]?\d{{2,4}}(?:{GAP}\d{{2,5}}){{1,3}}
        | \d{{3}}[-.‑]\d{{4}}
        | (?:\+?\d{{1,3}}{GAP})?\(?\d{{1,4}}\)?{GAP}\d{{2,4}}(?:{GAP}\d{{2,5}}){{1,3}}
    )
    (?![\dA-Za-z/])
    """,
    re.VERBOSE,
)
# A toll-free number of the North American plan, part of it as letters: 1-800-FLOWERS.
LETTERED_PHONE = re.compile(
    r"(?<![A-Za-z0-9-])1?[-. ]?8(?:00|33|44|55|66|77|88)[-. ][A-Z0-9-]{7,9}(?![A-Za-z0-9])"
)
NOT_A_PHONE = re.compile(
    rf"""
    \d{{4}}[./–‑-][ ]?\d{{1,2}}[./–‑-][ ]?\d{{1,2}}     # a date, the year first
    | \d{{1,2}}[./–‑-]\d{{1,2}}[./–‑-]\d{{4}}           # a date, the year last
    | \d{{4}}[{SPACE}]*[–‑/-][{SPACE}]*\d{{4}}          # a range of years
    | \d{{1,3}}(?:[{SPACE}.]\d{{3}})+                   # a number with separated thousands
    | \d+\.\d+                                          # a decimal
    """,
    re.VERBOSE,
)
MANY_DIGITS = re.compile(r"\d\D{0,4}\d\D{0,4}\d")
FEWEST_DIGITS = 7
CLOSERS = ".,;:!?)]}*_'\"\u200e\u200f\u2069"


def urls(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Web addresses stay as they are, except that a step of the path that names the language may
    change: /en/ to /pt-br/.
    """
    in_source = urls_in(text.source)
    in_string = urls_in(text.string)
    if in_source == in_string:
        return
    if in_source and in_string:
        tags = {
            normalized_tag(languages.source.language.tag),
            normalized_tag(languages.target.language.tag),
        }
        left = without_tags(in_source.elements(), tags)
        right = without_tags(in_string.elements(), tags)
        if left == right:
            return
    yield from differences(in_source, in_string, "copy the address exactly")


def emails(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """E-mail addresses stay as they are."""
    yield from differences(
        emails_in(text.source), emails_in(text.string), "copy the e-mail address exactly"
    )


def phones(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Telephone numbers keep their digits, and a translation adds none of its own."""
    yield from differences(
        phones_in(text.source),
        phones_in(text.string),
        "copy the telephone number exactly; a contact is a {placeholder}",
    )


def differences(
    in_source: Counter[str], in_string: Counter[str], hint: str
) -> Iterator[CatalogFinding]:
    """A finding for each value that only one of the two texts has, or has more often."""
    for value in sorted((in_source - in_string).keys()):
        yield CatalogFinding(f"the translation lacks {quoted(value)}", hint)
    for value in sorted((in_string - in_source).keys()):
        yield CatalogFinding(f"{quoted(value)} is not in the source", hint)


def urls_in(text: str) -> Counter[str]:
    """The web and mail addresses of a text, without the punctuation after them."""
    addresses: Counter[str] = Counter()
    if "://" in text or "www." in text or "mailto:" in text:
        addresses.update(without_punctuation(url) for url in URL.findall(text))
    if MAYBE_HOST.search(text):
        rest = EMAIL.sub(" ", URL.sub(" ", text))
        addresses.update(without_punctuation(host) for host in HOST.findall(rest))
    return addresses


def without_punctuation(url: str) -> str:
    """An address without the closing punctuation of the sentence; a bracket that the address
    opened stays.
    """
    while url and url[-1] in CLOSERS:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url


def without_tags(addresses: Iterable[str], tags: set[str]) -> Counter[str]:
    """The addresses with a star for each step of their paths that is one of the language tags."""
    masked: Counter[str] = Counter()
    for address in addresses:
        steps = address.split("/")
        masked["/".join("*" if normalized_tag(step) in tags else step for step in steps)] += 1
    return masked


def normalized_tag(step: str) -> str:
    """A language tag as addresses write it, in lower case and with hyphens."""
    return step.lower().replace("_", "-")


def emails_in(text: str) -> Counter[str]:
    """The e-mail addresses of a text; other signs that look like @ count as @."""
    text = text.replace("＠", "@").replace("﹫", "@")
    if "@" not in text:
        return Counter()
    return Counter(email.rstrip(".-") for email in EMAIL.findall(text))


def phones_in(text: str) -> Counter[str]:
    """The telephone numbers of a text: their digits (any script's) and letters."""
    numbers: Counter[str] = Counter()
    if not MANY_DIGITS.search(text):
        return numbers
    text = without_addresses(text)
    for candidate in PHONE.findall(text):
        if is_phone(candidate):
            numbers[digits_and_letters(candidate)] += 1
    for candidate in LETTERED_PHONE.findall(text):
        number = digits_and_letters(candidate)
        if not number.isdecimal():
            numbers[number] += 1
    return numbers


def is_phone(candidate: str) -> bool:
    """True unless what looks like a telephone number is a date, a range of years, or a number
    with separated thousands.
    """
    if len(digits_and_letters(candidate)) < FEWEST_DIGITS:
        return False
    return not NOT_A_PHONE.fullmatch(candidate.strip("() "))


def digits_and_letters(text: str) -> str:
    """The letters and digits of a text, the digits in ASCII."""
    characters = []
    for character in text:
        if character.isdecimal():
            characters.append(str(unicodedata.decimal(character)))
        elif character.isalnum():
            characters.append(character)
    return "".join(characters)


def without_addresses(text: str) -> str:
    """The text without web and e-mail addresses, whose digits are not numbers."""
    if ":" in text or "www." in text:
        text = URL.sub(" ", text)
    if "@" in text:
        text = EMAIL.sub(" ", text)
    return text


def without_contacts(text: str) -> str:
    """The text without addresses and telephone numbers, whose digits other checks compare."""
    text = without_addresses(text)
    if not MANY_DIGITS.search(text):
        return text
    return LETTERED_PHONE.sub(" ", PHONE.sub(blank_if_phone, text))


def blank_if_phone(match: re.Match[str]) -> str:
    """A space in place of a telephone number; anything else stays as it is."""
    return " " if is_phone(match[0]) else match[0]
