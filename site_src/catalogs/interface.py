"""What do the templates' own words say in this language? `t`, `ta` and `tn`, the functions that extraction looks for.

    t("layout|skip", "Skip to main content")             markup; a fallback carries lang and dir
    ta("nav|label", "Breadcrumb")                        for an attribute: text only, escaped
    tn("list|count", "{n} program", "{n} programs", n)   the plural form that gettext's rule picks for n
"""

from __future__ import annotations

from markupsafe import Markup, escape

from site_src.catalogs.markup import PLACEHOLDER
from site_src.catalogs.translate import Translator, marked


class Interface:
    """Translates the interface of one edition; numbers that are placed in a message must be formatted already."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self.language = translator.language

    def t(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as markup, its {placeholders} filled."""
        return self.build(context, message, "", 0, values, mark=True)

    def ta(self, context: str, message: str, /, **values: object) -> Markup:
        """The message as escaped text for an attribute, where no element can name its language."""
        return self.build(context, message, "", 0, values, mark=False)

    def tn(self, context: str, singular: str, plural: str, n: int, /, **values: object) -> Markup:
        """The form of the message for n, as markup."""
        form = self.language.plural_form(n)
        string, language, _ = self.translator.find(context, singular, form, plural)
        if language is not self.language and not self.translator.make:
            form = language.plural_form(n)
        return self.build(context, singular, plural, form, values, mark=True)

    def build(self, context: str, message: str, plural: str, form: int, values: dict[str, object], *, mark: bool) -> Markup:
        string, language, _ = self.translator.find(context, message, form, plural)
        html = str(escape(string))
        if "{" in html:
            html = PLACEHOLDER.sub(lambda m: str(escape(values[m[1]])) if m[1] in values else m[0], html)
        result = Markup(html)  # noqa: S704 - escaped above
        return marked(result, language) if mark and language.tag != self.language.tag else result
