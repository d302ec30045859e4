"""What do the XLIFF tests share? A catalog in a folder as the commands see it, a file of it, and edits of that file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
from lxml import etree

from site_src.catalogs.po import catalog_text, new_catalog, open_catalog, sources_of, strings_of
from site_src.catalogs.states import Stamp, fingerprint
from site_src.catalogs.xliff.bring_in import Report, bring_in
from site_src.catalogs.xliff.current import Current
from site_src.catalogs.xliff.read import read_xliff
from site_src.catalogs.xliff.write import write_xliff
from tests.catalogs.making import HEADER, language

NS = "{urn:oasis:names:tc:xliff:document:1.2}"
Edit = Callable[[etree._Element], None]


def entry(context: str, msgid: str, *strings: str, state: str = "draft", plural: str = "", note: str = "", previous: str = "") -> polib.POEntry:
    """One entry in a review state: reviewed, draft, stale, fuzzy, or missing (no strings)."""
    made = polib.POEntry(
        msgctxt=context,
        msgid=msgid,
        msgid_plural=plural,
        msgstr="" if plural else "".join(strings),
        msgstr_plural=dict(enumerate(strings)) if plural else {},
        tcomment=note,
        comment="Page: /programs/\nCritical: take care.",
        occurrences=[("programs/a.yaml", ""), ("b.yaml", "")],
        flags=["fuzzy"] if state == "fuzzy" else [],
        previous_msgid=previous or None,
    )
    if any(strings) and state != "fuzzy":
        source = "00000000" if state == "stale" else fingerprint(*sources_of(made))
        stamp = Stamp("reviewed" if state == "reviewed" else "draft", source, fingerprint(*strings_of(made)), "Ana" if state == "reviewed" else "")
        made.tcomment = f"{note}\n{stamp}" if note else str(stamp)
    return made


def catalog_of(*entries: polib.POEntry) -> polib.POFile:
    """A catalog of entries."""
    catalog = new_catalog(HEADER)
    catalog.extend(entries)
    return catalog


def saved(folder: Path, catalog: polib.POFile, domain: str = "programs") -> Current:
    """A catalog written in canonical form, and opened as the commands do."""
    path = folder / f"{domain}.po"
    path.write_text(catalog_text(catalog), encoding="utf-8")
    again = open_catalog(path)
    return Current(domain, "en", path, again, {e.msgctxt or "": e for e in again if not e.obsolete})


def there_and_back(current: Current, edit: Edit | None = None, tag: str = "ar") -> Report:
    """Write a catalog as XLIFF, edit the file as a translator's tool would, and take it back."""
    return back(current, edited(write_xliff(tag, [current]), edit), tag)


def back(current: Current, data: bytes, tag: str = "ar") -> Report:
    """Take a file's bytes into a catalog."""
    path = current.path.with_suffix(".xlf")
    path.write_bytes(data)
    return bring_in(read_xliff(path), [current], language(tag))


def edited(data: bytes, edit: Edit | None) -> bytes:
    """A file after an edit of its tree."""
    root = etree.fromstring(data)
    if edit:
        edit(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def target(root: etree._Element, context: str) -> etree._Element:
    """The target of a unit."""
    found = root.find(f".//{NS}trans-unit[@id='{context}']/{NS}target")
    assert found is not None
    return found


def written(current: Current, context: str) -> polib.POEntry:
    """An entry as it now stands in the file."""
    return next(e for e in open_catalog(current.path) if e.msgctxt == context)
