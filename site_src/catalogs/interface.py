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
        self.found: dict[tuple[str, bool], Pieces] = {}

    def t(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as markup, its {placeholders} filled."""
        return fill(
            self.found.get((context, True)) or self.look_up(context, message, "", None, mark=True),
            values,
        )

    def ta(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as escaped text for an attribute, where no element can name its language."""
        return fill(
            self.found.get((context, False))
            or self.look_up(context, message, "", None, mark=False),
            values,
        )

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
        html = Html(escape(string))
        if mark and language.tag != self.language.tag:
            html = Html(
                marked(
                    Html(PLACEHOLDER.sub(lambda m: marked(Html(m[0]), self.language), html)),
                    language,
                )
            )
        pieces = tuple(PLACEHOLDER.split(html))
        if n is None:
            self.found[context, mark] = pieces
        return pieces


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
