"""What does a translator's tool get? Catalogs of one language -> one XLIFF 1.2 file, by translate-toolkit.

Each message carries its context (as id, as resname and as gettext's), the comments extracted for translators, translators'
own notes, its place, its state, and, where it is fuzzy, its previous source with the old translation (alt-trans).
Plural forms are a group of gettext's kind (XLIFF 1.2 Representation Guide for Gettext PO, section 5.5).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import polib
from lxml import etree
from translate.storage import xliff

from site_src.catalogs.po import sources_of, strings_of
from site_src.catalogs.states import ReviewState, judge, without_stamp
from site_src.catalogs.xliff.current import Current
from site_src.catalogs.xliff.states import MSGCTXT, NAMESPACE, STALE, STATE
from site_src.problems import Problem, stop_on

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0, production 2
SKELETON = f"""<?xml version="1.0"?>
<xliff version="1.2" xmlns="{NAMESPACE}"><file original="NoName" source-language="en" datatype="po"><body/></file></xliff>"""


class Unit(xliff.Xliff1Unit):
    """A text of XLIFF 1.2; translate-toolkit makes 1.1 unless told."""

    namespace = NAMESPACE


class File(xliff.Xliff1File[Unit]):
    """A file of XLIFF 1.2."""

    UnitClass = Unit
    XMLskeleton = SKELETON
    namespace = NAMESPACE


def write_xliff(tag: str, catalogs: Iterable[Current]) -> bytes:
    """The XLIFF of a language, the same bytes for the same catalogs. Raises ProblemsFound for a text that XML cannot carry."""
    store = File(sourcelanguage="und", targetlanguage=tag)
    root = store.document.getroot()
    for node in list(root):
        root.remove(node)
    problems: list[Problem] = []
    for current in catalogs:
        node = store.createfilenode(f"{current.domain}.po", sourcelanguage=current.source, targetlanguage=tag, datatype="po")
        root.append(node)
        body = node[-1]
        for context, entry in sorted(current.entries.items()):
            problems += list(unwritable(current, context, entry))
            if not problems:
                add_entry(body, context, entry)
    stop_on(problems)
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue()


def unwritable(current: Current, context: str, entry: polib.POEntry) -> Iterator[Problem]:
    """The problem of an entry with a character that is none in XML."""
    texts = (context, *sources_of(entry), *strings_of(entry), entry.comment, entry.tcomment, entry.previous_msgid or "", entry.previous_msgid_plural or "")
    bad = NOT_XML.search("".join(texts))
    if bad:
        yield Problem(str(current.path), entry.linenum or 1, context, f"has U+{ord(bad[0]):04X}, which XML cannot carry", "delete the character")


def add_entry(body: etree._Element, context: str, entry: polib.POEntry) -> None:
    """Append one message to a body: a unit, or a group of one unit for each plural form."""
    sources, strings = sources_of(entry), strings_of(entry)
    state = judge(sources, strings, entry.tcomment, fuzzy=entry.fuzzy)
    if len(sources) == 1:
        unit = make_unit(context, sources[0], strings[0], state)
        body.append(unit.xmlelement)
        describe(unit, context, entry)
        add_previous(unit, entry.previous_msgid, strings[0])
        return
    group = etree.SubElement(body, f"{{{NAMESPACE}}}group", id=context, resname=context, restype="x-gettext-plurals")
    described = make_unit(context, "", "", state)  # lends its comments to the group
    describe(described, context, entry)
    group.extend([node for node in described.xmlelement if etree.QName(node).localname in ("context-group", "note")])
    for n, string in enumerate(strings):
        unit = make_unit(f"{context}[{n}]", sources[min(n, 1)], string, state)
        group.append(unit.xmlelement)
        add_previous(unit, entry.previous_msgid_plural if n else entry.previous_msgid, string)
    if len(strings) == 1:  # the plural source is to be read all the same
        unit = make_unit(f"{context}[1]", sources[1], "", "missing")
        unit.marktranslatable(value=False)
        group.append(unit.xmlelement)


def make_unit(name: str, source: str, string: str, state: ReviewState) -> Unit:
    """One text with its translation and state."""
    unit = Unit(source)
    unit.target = string
    unit.setid(name)
    unit.xmlelement.set("resname", name)
    unit.xmlelement.set("approved", "yes" if state == "reviewed" else "no")
    target = unit.xmlelement.find(f"{{{NAMESPACE}}}target")
    if target is None:
        target = etree.SubElement(unit.xmlelement, f"{{{NAMESPACE}}}target")
    target.set("state", STATE[state])
    if state == "stale":
        target.set("state-qualifier", STALE)
    return unit


def describe(unit: Unit, context: str, entry: polib.POEntry) -> None:
    """Add what a translator should know: context, files, extracted comments, translators' notes."""
    unit.createcontextgroup("", [(MSGCTXT, context)], "information")
    for name, _ in entry.occurrences:
        unit.createcontextgroup("", [("sourcefile", name)], "location")
    for group in unit.xmlelement.iterchildren(f"{{{NAMESPACE}}}context-group"):
        del group.attrib["name"]  # the schema wants each name once in a file
    for line in entry.comment.split("\n"):
        unit.addnote(line, origin="developer")
    unit.addnote(without_stamp(entry.tcomment), origin="translator")


def add_previous(unit: Unit, previous: str | None, string: str) -> None:
    """Add the source that a fuzzy translation was made for, with that translation."""
    if previous:
        unit.addalttrans(string, origin="previous", sourcetxt=previous)
        unit.xmlelement[-1].set("alttranstype", "previous-version")
