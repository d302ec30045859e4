"""Which message does each piece of a page come from? An edition whose texts carry the number of
their message.

The number stands before a text and an end after it, in tag characters (Unicode block E0000): they
need no escaping, pass every template and filter, and collation ignores them (UTS #10), so that
lists keep their order. `spans` turns them into elements. Only a preview makes such an edition; a
build knows nothing of it.
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
from site_src.edition.edition import Edition, Publication
from site_src.html import Html

OPEN, CLOSE = "\U000e0001", "\U000e007f"
FIRST_DIGIT, BASE = 0xE0020, 95
MARK = re.compile(f"{OPEN}([\U000e0020-\U000e007e]+)|{CLOSE}")


@dataclass(frozen=True, slots=True)
class Message:
    """A message that a page shows: domain, msgctxt, msgid (and plural msgid), the language it is
    written in, the state of its translation.
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
        self, catalogs: Catalogs, domain: str, home: Language, messages: list[Message]
    ) -> None:
        super().__init__(catalogs, domain, home)
        self.bare = Translator(catalogs, domain, home)
        self.domain = domain
        self.messages = messages
        self.numbers: dict[tuple[Key, str], int] = {}

    def number(self, context: str, msgid: str, plural: str, state: ReviewState) -> int:
        """The number of a message; each has one."""
        key = ((context, msgid), plural)
        found = self.numbers.get(key)
        if found is None:
            found = self.numbers[key] = len(self.messages)
            self.messages.append(
                Message(self.domain, context, msgid, plural, self.home, state, not self.is_home)
            )
        return found

    def find(
        self, context: str, msgid: str, plural: str = "", n: int | None = None
    ) -> tuple[str, Language, ReviewState]:
        """The string for a msgid, marked."""
        string, language, state = self.bare.find(context, msgid, plural, n)
        return mark(string, self.number(context, msgid, plural, state)), language, state

    def text(
        self,
        context: str,
        msgid: str,
        resolve: Resolve,
        values: Mapping[str, Markup],
        plain: Mapping[str, str],
    ) -> Text:
        """The translated text of a message, its markup and its plain form marked."""
        text = self.bare.text(context, msgid, resolve, values, plain)
        number = self.number(context, msgid, "", text.state)
        return Text(
            Html(mark(text.html, number)), mark(text.plain, number), text.language, text.state
        )


class MarkedEdition(Edition):
    """The site in one language, each text marked with the number of its message."""

    def __init__(self, publication: Publication, catalogs: Catalogs) -> None:
        self.messages: list[Message] = []
        super().__init__(publication, catalogs)

    def translator(self, catalogs: Catalogs, domain: str, home: Language) -> Translator:
        """What translates a domain's messages."""
        return MarkedTranslator(catalogs, domain, home, self.messages)


def mark(text: str, number: int) -> str:
    """A text between the marks of a number."""
    digits = ""
    while True:
        number, digit = divmod(number, BASE)
        digits = chr(FIRST_DIGIT + digit) + digits
        if not number:
            return f"{OPEN}{digits}{text!s}{CLOSE}"


def number_of(digits: str) -> int:
    """The number that digits between marks stand for."""
    number = 0
    for digit in digits:
        number = number * BASE + ord(digit) - FIRST_DIGIT
    return number
