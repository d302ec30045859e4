"""What should be said, in this language? A context of the catalogs -> its text and the language
that the text is in.

A translation that changes breaks no journey: what is expected is looked up as the site looks it
up, by msgctxt.
"""

from __future__ import annotations

from pathlib import Path

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.formats import Formats
from site_src.catalogs.interface import Interface
from site_src.catalogs.locales import HOME, catalog_folders, load_languages
from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.translate import Translator, load_catalogs
from site_src.dataset.dataset import Dataset
from site_src.workbench.po_writer import open_catalog
from tests.journeys.lines import Word


class Words:
    """The words of one content root in one language."""

    def __init__(self, content: Path, dataset: Dataset, tag: str) -> None:
        languages = load_languages(content, dataset.site.source_language, dataset.site.languages)
        language = languages.find(tag)
        assert language, f"{content} has no {tag}"
        catalogs = load_catalogs(language, languages, catalog_folders(content))
        data, interface = (
            Translator(
                catalogs, domain, languages.source if domain == DOMAINS[0] else languages.interface
            )
            for domain in DOMAINS[:2]
        )
        self.tag, self.endonym = tag, language.endonym
        self.formats = Formats(Interface(interface))
        self.messages = {m.context: (data, m.text, "") for m in dataset_messages(dataset)}
        for domain in DOMAINS[1:]:
            for entry in open_catalog(HOME / "pot" / f"{domain}.pot"):
                self.messages[entry.msgctxt] = (interface, entry.msgid, entry.msgid_plural)

    def __call__(self, context: str, count: int | None = None, **values: object) -> Word:
        """The text of a context, with its values; `count` chooses the plural form and fills {n}.
        Raises KeyError for an unknown context.
        """
        translator, msgid, plural = self.messages[context]
        text, language, _ = translator.find(context, msgid, plural, count)
        filled = values if count is None else {"n": self.formats.number(count)} | values
        for name, value in filled.items():
            text = text.replace(f"{{{name}}}", str(value))
        return Word(text, language.tag)

    def own(self, text: str) -> Word:
        """A text that is the same in every language, such as a number: it stands in the language
        around it.
        """
        return Word(text, self.tag)
