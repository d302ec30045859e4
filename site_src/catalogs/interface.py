"""What do the templates' own words say in this language? `t`, `ta` and `tn`, the functions that extraction looks for.

t("layout|skip", "Skip to main content")             markup; a fallback carries lang and dir
ta("nav|label", "Breadcrumb")                        for an attribute: text only, escaped
tn("list|count", "{n} program", "{n} programs", n)   the plural form that gettext's rule picks for n
"""

from __future__ import annotations

from markupsafe import Markup, escape

from site_src.catalogs.locales import Language
from site_src.catalogs.markup import PLACEHOLDER
from site_src.catalogs.states import ReviewState
from site_src.catalogs.translate import Translator, marked


class Interface:
    """Translates the interface of one edition; numbers that are placed in a message must be formatted already."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self.language = translator.language

    def t(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as markup, its {placeholders} filled."""
        return self.build(self.translator.find(context, message), values, mark=True)

    def ta(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as escaped text for an attribute, where no element can name its language."""
        return self.build(self.translator.find(context, message), values, mark=False)

    def tn(self, context: str, singular: str, plural: str, n: int, /, **values: object) -> Markup:
        """The form of the message for n, as markup."""
        return self.build(self.translator.find(context, singular, plural, n), values, mark=True)

    def build(self, found: tuple[str, Language, ReviewState], values: dict[str, object], *, mark: bool) -> Markup:
        """The found string escaped, with its placeholders filled, marked if it is a fallback."""
        string, language, _ = found
        html = str(escape(string))
        if "{" in html:
            html = PLACEHOLDER.sub(lambda m: str(escape(values[m[1]])) if m[1] in values else m[0], html)
        result = Markup(html)  # noqa: S704 - escaped above
        return marked(result, language) if mark and language.tag != self.language.tag else result
