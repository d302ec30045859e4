"""What does a translator's tool give back? An XLIFF 1.x file -> its units, as they stand in it, by translate-toolkit.

A unit's context is gettext's if it has one, else its name, else its id; other tools keep at least one of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from translate.storage.poxliff import PoXliffFile, PoXliffUnit

from site_src.catalogs.syntax import FORBIDDEN
from site_src.catalogs.xliff.safety import read_safely
from site_src.catalogs.xliff.states import MSGCTXT, Word, word_of
from site_src.problems import Problem, ProblemsFound, stop_on

READABLE = frozenset({"g", "mrk"})  # inline elements that hold text and stand for nothing else
WORST_FIRST: tuple[Word, ...] = ("work", "untranslated", "", "done", "approved")


@dataclass(frozen=True, slots=True)
class Unit:
    """One message of the file: `names` it may have (most certain first), its texts, its translations ("" for none)."""

    line: int
    domain: str
    names: tuple[str, ...]
    sources: tuple[str, ...]
    strings: tuple[str, ...]
    word: Word
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An XLIFF file: the target language it names ("" if none) and its units in order."""

    path: Path
    language: str
    units: tuple[Unit, ...]


def read_xliff(path: Path) -> Document:
    """The units of a file. Raises ProblemsFound for what is no XLIFF 1.x, hostile, or no plain text; WrongUse if it is missing."""
    data = read_safely(path)
    try:
        store = PoXliffFile.parsestring(data)
    except (etree.XMLSyntaxError, AssertionError, ValueError, LookupError, StopIteration) as error:
        what = f"is no XLIFF that translate-toolkit can read: {str(error).partition(chr(10))[0] or 'no file in it'}"
        raise ProblemsFound([Problem(str(path), 1, "", what, "save it again from your tool as XLIFF 1.2")]) from None
    units, problems = [], []
    languages: dict[str, int] = {}
    for found in store.units:
        if found.isheader():
            continue
        file = next(x for x in found.xmlelement.iterancestors() if local(x) == "file")
        languages.setdefault(file.get("target-language") or "", file.sourceline or 1)
        problems += list(unreadable(path, found.xmlelement))
        units.append(unit_of(found, Path(file.get("original") or "").stem))
    if len(languages) > 1:
        tag, line = sorted(languages.items(), key=lambda x: x[1])[1]
        problems.append(Problem(str(path), line, "", f'has a second target language, "{tag}"', "give one language at a time"))
    if not units:
        problems.append(Problem(str(path), 1, "", "has no units", "give a file with translations"))
    stop_on(problems)
    return Document(path, next(iter(languages)), tuple(units))


def unit_of(found: PoXliffUnit, domain: str) -> Unit:
    """One unit, or one group of plural forms, as a value."""
    element = found.xmlelement
    parts = [x for x in found.units if x.istranslatable()] if found.hasplural() else [found]
    every = found.units if found.hasplural() else [found]
    words = [word_of(state_of(x.xmlelement), approved=x.isapproved()) for x in parts]
    return Unit(
        element.sourceline or 1,
        domain,
        tuple(names_of(element)),
        tuple(dict.fromkeys(x.source or "" for x in every)) if found.hasplural() else (found.source or "",),
        tuple(x.target or "" for x in parts),
        min(words, key=WORST_FIRST.index, default=""),
        tuple(line for note in children(element, "note") if "translator" in note.get("from", "translator") for line in text_of(note).split("\n")),
    )


def names_of(element: etree._Element) -> Iterator[str]:
    """The names under which a unit may be known."""
    for group in children(element, "context-group"):
        yield from (text_of(x) for x in children(group, "context") if x.get("context-type") == MSGCTXT)
    yield from (name for key in ("resname", "id") if (name := element.get(key)))


def state_of(element: etree._Element) -> str:
    """The state of a unit's translation."""
    return next((x.get("state", "") for x in children(element, "target")), "")


def unreadable(path: Path, element: etree._Element) -> Iterator[Problem]:
    """The problems of translations that are more than text."""
    for target in element.iter():
        if not isinstance(target.tag, str) or local(target) != "target" or any(local(x) == "alt-trans" for x in target.iterancestors()):
            continue
        line, name = target.sourceline or 1, next(names_of(element), "")
        for inline in target.iterdescendants():
            if not isinstance(inline.tag, str) or local(inline) not in READABLE:
                kind = f"<{local(inline)}>" if isinstance(inline.tag, str) else "a comment"
                yield Problem(str(path), line, name, f"has {kind} inside the translation", "write plain text; copy {placeholders} as they are")
        text = text_of(target)
        bad = FORBIDDEN.search(text.replace("\r\n", "\r"))
        if bad:
            yield Problem(str(path), line, name, f"has the control character U+{ord(bad[0]):04X}", "delete it")


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of an element with a local name, in any namespace."""
    return (x for x in element if isinstance(x.tag, str) and local(x) == name)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(etree.QName(element).localname)


def text_of(element: etree._Element) -> str:
    """The text in an element."""
    return "".join(element.itertext())
