"""Which message does each piece of a page come from? An edition whose texts carry the numbers of
their messages.

A number comes before each text and an end mark after it, in tag characters (Unicode block E0000):
they need no escaping, they pass every template and filter, and collation ignores them (UTS #10),
so that lists keep their order. `spans` turns them into elements. Only a preview makes such an
edition; a build knows nothing about it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from site_src.catalogs.locales import Language
from site_src.catalogs.markup import Resolve
from site_src.catalogs.po_reader import Key
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import Catalogs, Text, Translator
from site_src.edition.edition import Publication
from site_src.html import Html
from site_src.pages.renderer import Renderer
from site_src.pages.templates import Templates

OPEN, CLOSE = "\U000e0001", "\U000e007f"
FIRST_DIGIT, BASE = 0xE0020, 95
MARK = re.compile(f"{OPEN}([\U000e0020-\U000e007e]+)|{CLOSE}")


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message that a page shows: domain, msgctxt, msgid (and plural msgid), the language it is
    written in, the state of its translation; `translatable` is False in that language itself.
    """

    domain: str
    context: str
    msgid: str
    plural: str
    home: Language
    state: ReviewState
    translatable: bool

    @property
    def key(self) -> Key:
        """Its key in a catalog."""
        return self.context, self.msgid


class MarkedTranslator(Translator):
    """A translator that marks each text with the number of its message; `messages` holds them in
    the order of their numbers.
    """

    def __init__(
        self, catalogs: Catalogs, domain: str, home: Language, messages: list[ShownMessage]
    ) -> None:
        super().__init__(catalogs, domain, home)
        self.unmarked = Translator(catalogs, domain, home, strict=True)
        self.domain = domain
        self.messages = messages
        self.numbers: dict[tuple[Key, str], int] = {}

    def number(self, context: str, msgid: str, plural: str, state: ReviewState) -> int:
        """The number of a message, a new one for a message that is shown for the first time."""
        key = ((context, msgid), plural)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.messages)
            message = ShownMessage(
                self.domain, context, msgid, plural, self.home, state, not self.is_home
            )
            self.messages.append(message)
        return number

    def find(
        self, context: str, msgid: str, plural: str = "", n: int | None = None
    ) -> tuple[str, Language, ReviewState]:
        """The string for a msgid, marked."""
        string, language, state = self.unmarked.find(context, msgid, plural, n)
        number = self.number(context, msgid, plural, state)
        return mark(string, number), language, state

    def text(
        self,
        context: str,
        msgid: str,
        resolve: Resolve,
        values: Mapping[str, Markup],
        plain: Mapping[str, str],
    ) -> Text:
        """The translated text of a message, its markup and its plain form marked."""
        text = self.unmarked.text(context, msgid, resolve, values, plain)
        number = self.number(context, msgid, "", text.state)
        html = Html(mark(text.html, number))
        return Text(html, mark(text.plain, number), text.language, text.state)


class MarkedEdition(Renderer):
    """The site in one language, each text marked with the number of its message."""

    def __init__(self, publication: Publication, catalogs: Catalogs, templates: Templates) -> None:
        self.messages: list[ShownMessage] = []
        super().__init__(publication, catalogs, templates, strict=True)

    def translator(self, catalogs: Catalogs, domain: str, home: Language) -> Translator:
        """The translator of a domain's messages."""
        return MarkedTranslator(catalogs, domain, home, self.messages)


def mark(text: str, number: int) -> str:
    """A text between the marks of a number."""
    rest, digit = divmod(number, BASE)
    digits = chr(FIRST_DIGIT + digit)
    while rest:
        rest, digit = divmod(rest, BASE)
        digits = chr(FIRST_DIGIT + digit) + digits
    return f"{OPEN}{digits}{text!s}{CLOSE}"


def number_of(digits: str) -> int:
    """The number that the digits between marks give."""
    number = 0
    for digit in digits:
        number = number * BASE + ord(digit) - FIRST_DIGIT
    return number
