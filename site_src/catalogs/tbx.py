"""How do other translators' tools read the glossary? As TBX: ISO 30042:2019, dialect TBX-Basic, style DCA.

Tools that know only the edition of 2008 (translate-toolkit, and with it Weblate and Virtaal) get the same concepts under its names.
A wrong word is a deprecated term; what has no data category in TBX-Basic (not to be translated, not yet reviewed) is a note.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from site_src.catalogs.glossary import Glossary, Term
from site_src.catalogs.states import fingerprint

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PARTS = {"proper noun": "properNoun", "phrase": "other"}
NOT_TRANSLATED = "Not to be translated."
DRAFT = "Draft: no person has reviewed these translations."


@dataclass(frozen=True, slots=True)
class Edition:
    """The names of one edition's elements, and the attributes of its root."""

    root: str
    header: str
    concept: str
    language: str
    term: str
    attributes: Mapping[str, str]


EDITIONS = {
    "2019": Edition("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec",
                    MappingProxyType({"style": "dca", "type": "TBX-Basic", "xmlns": "urn:iso:std:iso:30042:ed-2"})),
    "2008": Edition("martif", "martifHeader", "termEntry", "langSet", "tig", MappingProxyType({"type": "TBX"})),
}  # fmt: skip


def tbx_text(glossary: Glossary, origin: str, edition: str = "2019") -> str:
    """The TBX document of a glossary; `origin` says in its header where it comes from. Byte-stable."""
    names = EDITIONS[edition]
    root = ET.Element(names.root, {**names.attributes, LANG: glossary.source})
    description = ET.SubElement(ET.SubElement(root, names.header), "fileDesc")
    ET.SubElement(ET.SubElement(description, "sourceDesc"), "p").text = origin
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for term in glossary.terms:
        add_concept(body, term, glossary, names)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def add_concept(body: ET.Element, term: Term, glossary: Glossary, names: Edition) -> None:
    """Add one concept: its definition, then its terms by language."""
    concept = ET.SubElement(body, names.concept, {"id": f"term-{fingerprint(term.term)}"})
    ET.SubElement(concept, "descrip", {"type": "definition"}).text = term.definition
    if term.do_not_translate:
        ET.SubElement(concept, "note").text = NOT_TRANSLATED
    elif term.status == "draft":
        ET.SubElement(concept, "note").text = DRAFT
    part = PARTS.get(term.part_of_speech, term.part_of_speech)
    add_language(concept, glossary.source, [(term.term, "preferred")], part, names)
    for tag in glossary.tags:
        first, *others = term.accepted[tag]
        wrong = (*term.forbidden.get(tag, ()), *term.mistaken.get(tag, ()))
        add_language(concept, tag, [(first, "preferred"), *((o, "admitted") for o in others), *((w, "deprecated") for w in wrong)], part, names)


def add_language(concept: ET.Element, tag: str, terms: Iterable[tuple[str, str]], part: str, names: Edition) -> None:
    """Add the terms of one language, each with its part of speech and its status."""
    section = ET.SubElement(concept, names.language, {LANG: tag})
    for text, status in terms:
        one = ET.SubElement(section, names.term)
        ET.SubElement(one, "term").text = text
        ET.SubElement(one, "termNote", {"type": "partOfSpeech"}).text = part
        ET.SubElement(one, "termNote", {"type": "administrativeStatus"}).text = f"{status}Term-admn-sts"
