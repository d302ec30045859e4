"""What do the templates' own words say in this language? `t`, `ta` and `tn`, the functions that
extraction looks for.

t("layout|skip", "Skip to main content")             markup; a fallback carries lang and dir
ta("nav|label", "Breadcrumb")                        for an attribute: text only, escaped
tn("list|count", "{n} program", "{n} programs", n)   the plural form that gettext's rule picks for
n
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from site_src.catalogs.markup import PLACEHOLDER
from site_src.catalogs.translate import Translator, marked
from site_src.html import Html

Pieces = tuple[str, ...]  # literal, name of a value, literal, ...


class Interface:
    """Translates the interface of one edition; numbers that are placed in a message must be
    formatted already.
    """

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self.language = translator.language
        self.kept: dict[tuple[str, bool], Pieces] = {}

    def t(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as markup, its {placeholders} filled."""
        pieces = self.kept.get((context, True))
        return fill(pieces or self.look_up(context, message, "", None, mark=True), values)

    def ta(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as escaped text for an attribute, where no element can name its language."""
        pieces = self.kept.get((context, False))
        return fill(pieces or self.look_up(context, message, "", None, mark=False), values)

    def tn(self, context: str, singular: str, plural: str, n: int, /, **values: object) -> Markup:
        """The form of the message for n, as markup."""
        return fill(self.look_up(context, singular, plural, n, mark=True), values)

    def look_up(
        self, context: str, message: str, plural: str, n: int | None, *, mark: bool
    ) -> Pieces:
        """The translated message, escaped, marked if it is a fallback, cut at its placeholders;
        kept unless it is counted.
        """
        string, language, _ = self.translator.find(context, message, plural, n)
        html: Markup = Html(escape(string))
        if mark and language.tag != self.language.tag:
            html = marked(self.mark_values(html), language)
        pieces = tuple(PLACEHOLDER.split(html))
        if n is None:
            self.kept[context, mark] = pieces
        return pieces

    def mark_values(self, html: Markup) -> Markup:
        """A message in another language, with its placeholders marked as being in this one."""
        return Html(PLACEHOLDER.sub(lambda match: marked(Html(match[0]), self.language), html))


def fill(pieces: Pieces, values: Mapping[str, object]) -> Markup:
    """The text of a message with its values, escaped unless they are markup; a placeholder
    without a value stays as written.
    """
    if len(pieces) == 1:
        return Html(pieces[0])
    filled: list[object] = list(pieces)
    for i in range(1, len(filled), 2):
        value = values.get(pieces[i], f"{{{pieces[i]}}}")
        filled[i] = value if value.__class__ is Html else escape(value)
    return Html("".join(map(str, filled)))
