"""Does a translation lead to the same places? URLs, e-mail addresses and telephone numbers,
compared as values.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from site_src.workbench.checks.values import Finding, Pair, Text, quoted

# Addresses are ASCII; a particle of Chinese, Japanese or Korean may follow without a space.
URL = re.compile(
    r"(?<![A-Za-z0-9@])(?:https?://|ftp://|mailto:|www\.)[!#-&(-;=?-~]+", re.IGNORECASE
)
# A host without a scheme: of the domains that all know, so that "file.name" and "p.ej" are none.
HOST = re.compile(
    r"(?<![A-Za-z0-9@＠﹫./_{-])(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:gov|mil|edu|org|com|net|info)(?![A-Za-z0-9_-]|\.[A-Za-z0-9])(?:/[!#-&*-;=?-~]*)?"
)
HOSTED = re.compile(r"\.(?:gov|mil|edu|org|com|net|info)")
EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
SPACE = " \u00a0\u202f\u2009"
GAP = rf"[{SPACE}./‑–-]"
PHONE = re.compile(
    rf"(?<![\dA-Za-z/#.,-])(?:\+\d{{8,15}}|\(\d{{2,4}}\)[{SPACE}]?\d{{2,4}}(?:{GAP}\d{{2,5}}){{1,3}}|\d{{3}}[-.‑]\d{{4}}"
    rf"|(?:\+?\d{{1,3}}{GAP})?\(?\d{{1,4}}\)?{GAP}\d{{2,4}}(?:{GAP}\d{{2,5}}){{1,3}})(?![\dA-Za-z/])"
)
LETTERS = re.compile(
    r"(?<![A-Za-z0-9-])1?[-. ]?8(?:00|33|44|55|66|77|88)[-. ][A-Z0-9-]{7,9}(?![A-Za-z0-9])"
)
DATE = r"\d{4}[./–‑-] ?\d{1,2}[./–‑-] ?\d{1,2}|\d{1,2}[./–‑-]\d{1,2}[./–‑-]\d{4}"
NO_PHONE = re.compile(
    rf"{DATE}|\d{{4}}[{SPACE}]*[–‑/-][{SPACE}]*\d{{4}}|\d{{1,3}}(?:[{SPACE}.]\d{{3}})+|\d+\.\d+"
)
MANY_DIGITS = re.compile(r"\d\D{0,4}\d\D{0,4}\d")
CLOSERS = ".,;:!?)]}*_'\"\u200e\u200f\u2069"


def urls_in(text: str) -> Counter[str]:
    """The web and mail addresses of a text, without the punctuation after them."""
    found = (
        Counter(trimmed(url) for url in URL.findall(text))
        if "://" in text or "www." in text or "mailto:" in text
        else Counter()
    )
    if "." in text and HOSTED.search(text):
        found.update(trimmed(host) for host in HOST.findall(EMAIL.sub(" ", URL.sub(" ", text))))
    return found


def without_addresses(text: str) -> str:
    """The text without web and e-mail addresses, whose digits are no numbers."""
    text = URL.sub(" ", text) if ":" in text or "www." in text else text
    return EMAIL.sub(" ", text) if "@" in text else text


def trimmed(url: str) -> str:
    """An address without closing punctuation that belongs to the sentence; a bracket that it
    opened stays.
    """
    while url and url[-1] in CLOSERS and not (url[-1] == ")" and url.count("(") >= url.count(")")):
        url = url[:-1]
    return url


def phones_in(text: str) -> Counter[str]:
    """The telephone numbers of a text: their digits (any script's) and letters."""
    if not MANY_DIGITS.search(text):
        return Counter()
    text = without_addresses(text)
    return Counter(digits(m[0]) for m in PHONE.finditer(text) if is_phone(m[0])) + Counter(
        digits(m) for m in LETTERS.findall(text) if not digits(m).isdecimal()
    )


def is_phone(text: str) -> bool:
    """True if what looks like a telephone number is no date, range of years, or number with
    separated thousands.
    """
    return len(digits(text)) >= 7 and not NO_PHONE.fullmatch(text.strip("() "))


def without_contacts(text: str) -> str:
    """The text without addresses and telephone numbers, whose digits are compared elsewhere."""
    text = without_addresses(text)
    return (
        LETTERS.sub(" ", PHONE.sub(lambda m: " " if is_phone(m[0]) else m[0], text))
        if MANY_DIGITS.search(text)
        else text
    )


def digits(text: str) -> str:
    """The digits of a text as ASCII, and its letters."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text if c.isalnum())


def urls(text: Text, pair: Pair) -> Iterator[Finding]:
    """Web addresses stay as they are, but for a step of the path that names the language: /en/
    may become /pt-br/.
    """
    left, right = urls_in(text.source), urls_in(text.string)
    if not left and not right:
        return
    if left != right and left and right:
        steps = {tag_step(pair.source.language.tag), tag_step(pair.target.language.tag)}
        one, other = (
            Counter(
                "/".join("*" if tag_step(s) in steps else s for s in u.split("/"))
                for u in urls.elements()
            )
            for urls in (left, right)
        )
        if one == other:
            return
    yield from compared(left, right, "copy the address exactly")


def tag_step(step: str) -> str:
    """A language tag as addresses write it, compared without case and underscore."""
    return step.lower().replace("_", "-")


def emails(text: Text, pair: Pair) -> Iterator[Finding]:
    """E-mail addresses stay as they are."""
    source, string = (t.replace("＠", "@").replace("﹫", "@") for t in (text.source, text.string))
    if "@" in source or "@" in string:
        left, right = (Counter(e.rstrip(".-") for e in EMAIL.findall(t)) for t in (source, string))
        yield from compared(left, right, "copy the e-mail address exactly")


def phones(text: Text, pair: Pair) -> Iterator[Finding]:
    """Telephone numbers keep their digits; one that the source does not have is never typed into
    a translation.
    """
    yield from compared(
        phones_in(text.source),
        phones_in(text.string),
        "copy the telephone number exactly; a contact is a {placeholder}",
    )


def compared(left: Counter[str], right: Counter[str], hint: str) -> Iterator[Finding]:
    """What one side has and the other has not."""
    for one in sorted((left - right).keys()):
        yield Finding(f"{quoted(one)} of the source is missing", hint)
    for one in sorted((right - left).keys()):
        yield Finding(f"{quoted(one)} is not in the source", hint)
