"""Is this file XLIFF 1.x that is safe to parse? A scan that stops at the first declaration of a document type.

Entities, external or nested ("billion laughs"), need a document type; XLIFF needs none (XLIFF 1.2, appendix A), so a file
with one is refused before anything in it is expanded or fetched. Nothing is opened but the file itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from site_src.problems import Problem, ProblemsFound, WrongUse

LARGEST = 64 * 1024 * 1024


def read_safely(path: Path) -> bytes:
    """The bytes of an XLIFF 1.x file. Raises ProblemsFound with its line, or WrongUse if there is no such file."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            fail(path, 1, f"has {size:,} bytes, more than {LARGEST:,}", "split the file")
        data = path.read_bytes()
    except OSError as error:
        raise WrongUse(f'cannot read "{path}": {error.strerror}') from None
    scan(path, data)
    return data


def scan(path: Path, data: bytes) -> None:
    """Raise ProblemsFound if the bytes are no well-formed XLIFF 1.x, or declare a document type."""
    parser = expat.ParserCreate(namespace_separator=" ")
    began = False

    def doctype(*_: object) -> None:
        fail(path, parser.CurrentLineNumber, "declares a document type, which could name other files", "delete the line <!DOCTYPE ...>; XLIFF needs none")

    def element(name: str, attributes: dict[str, str]) -> None:
        nonlocal began
        if began:
            return
        began = True
        if name.rpartition(" ")[2] != "xliff":
            fail(path, parser.CurrentLineNumber, "is no XLIFF file", "give one that python build.py i18n xliff wrote, translated")
        if not attributes.get("version", "1").startswith("1"):
            fail(path, parser.CurrentLineNumber, f"is XLIFF {attributes['version']}", "save it as XLIFF 1.2")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else parser.CurrentLineNumber
        what = str(error).partition(":")[0] if isinstance(error, expat.ExpatError) else str(error)
        fail(path, line, f"is no well-formed XML: {what}", "save it again from your tool")


def fail(path: Path, line: int, what: str, hint: str) -> NoReturn:
    """Raise ProblemsFound for one line."""
    raise ProblemsFound([Problem(str(path), line, "", what, hint)])
