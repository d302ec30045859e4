"""Which messages are there to translate? Dataset, templates and Python -> `pot/programs.pot`,
`site.pot` and `widget.pot`.

Deterministic and canonical: sorted by context, not wrapped, references name files only, a fixed
creation date. A template that cannot be read is a problem, not a silent gap; so are words outside
a message, and two different texts under one context. What is in a folder `embed/` is the widget's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract_from_file
from jinja2 import Environment, TemplateSyntaxError

from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.safe_read import catalog_bytes
from site_src.dataset.dataset import Dataset
from site_src.files import PACKAGE, template_folders
from site_src.problems import Problem, stop_on
from site_src.workbench.literal_text import literal_words, unreadable_calls, unreadable_python_calls
from site_src.workbench.page_hints import interface_page
from site_src.workbench.po_writer import Change, new_catalog, save_all

KEYWORDS = {"t": ((1, "c"), 2), "ta": ((1, "c"), 2), "tn": ((1, "c"), 2, 3), "word": ((1, "c"), 2)}
CREATED = "2026-01-01 00:00+0000"
COMMENT_TAG = "Translators:"
SYNTAX = Environment(autoescape=True)
JINJA_METHOD, PYTHON_METHOD = "jinja2.ext:babel_extract", "python"  # Babel's names
JINJA_OPTIONS = {"silent": "false", "newstyle_gettext": "true"}
OUTSIDE = 'write it as {{ t("part|id", "...") }}, in an attribute as {{ ta(...) }}'
PARTS = "templates/parts/"  # a file in it adds to ours of the same name
PLAIN = "write context and text as plain strings, here, not as names or expressions"
CONTEXT_HINT = "write two names with a bar between: layout|skip"


class SourceFile(NamedTuple):
    """A file that can hold interface messages: its path, its name in references, and Babel's
    extraction method.
    """

    path: Path
    name: str
    method: str

    @property
    def domain(self) -> str:
        """The catalog that its messages belong to."""
        return "widget" if self.name.removeprefix("templates/").startswith("embed/") else "site"


class Call(NamedTuple):
    """A call of t, ta, tn or word: its line, the context, the text (with the plural), and the
    comments for translators above it.
    """

    line: int
    context: str
    texts: tuple[str, ...]
    comments: list[str]


@dataclass(slots=True)
class InterfaceMessage:
    """One message of the interface: its text (with the plural), the files that use it, what
    translators are told.
    """

    texts: tuple[str, ...]
    files: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def extract(content: Path, dataset: Dataset, folder: Path, *, interface: bool = True) -> list[Path]:
    """Write the templates of a content root into `folder`; returns the files that changed. Raises
    ProblemsFound.
    """
    templates = {"programs": programs_template(dataset)}
    if interface:
        templates |= interface_templates(template_folders(content))
    changes = []
    for domain, catalog in templates.items():
        path = folder / f"{domain}.pot"
        before = catalog_bytes(path)
        # A template whose last message went is emptied, so that catalogs follow.
        if len(catalog) or before is not None:
            changes.append(Change(path, before, catalog))
    return save_all(changes)


def header(domain: str) -> dict[str, str]:
    """The header fields of a template."""
    return {
        "Project-Id-Version": f"assistance-corner {domain}",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": CREATED,
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def interface_template(folders: Iterable[Path]) -> polib.POFile:
    """The messages of the site's templates and Python. Raises ProblemsFound."""
    return interface_templates(folders)["site"]


def interface_templates(folders: Iterable[Path]) -> dict[str, polib.POFile]:
    """The messages of all templates and of the Python that calls t, ta, tn and word, of the site
    and of the widget. Raises ProblemsFound.
    """
    messages: dict[str, dict[str, InterfaceMessage]] = {"site": {}, "widget": {}}
    problems: list[Problem] = []
    for file in source_files(folders):
        try:
            problems += oversights(file)
            for call in calls_in(file):
                problems += add_call(messages[file.domain], file, call)
        except (SyntaxError, TemplateSyntaxError, UnicodeDecodeError, OSError) as error:
            problems.append(unreadable(file.path, error))
    stop_on(problems)
    return {domain: catalog_of(domain, of_domain) for domain, of_domain in messages.items()}


def add_call(
    messages: dict[str, InterfaceMessage], file: SourceFile, call: Call
) -> Iterator[Problem]:
    """Add what one call says to the messages by context, and yield what is wrong with it."""
    path, context = str(file.path), call.context
    if not all(context.partition("|")):
        yield Problem(path, call.line, context, "is not a context", CONTEXT_HINT)
        return
    message = messages.setdefault(context, InterfaceMessage(call.texts))
    if message.texts != call.texts:
        other = f'it also reads "{message.texts[0]}" in {message.files[0]}'
        hint = f"{other}; give one of them another context"
        yield Problem(path, call.line, context, f'reads "{call.texts[0]}"', hint)
    message.files.append(file.name)
    for comment in call.comments:
        if comment not in message.comments:
            message.comments.append(comment)


def unreadable(path: Path, error: Exception) -> Problem:
    """The problem of a file from which nothing can be extracted."""
    line = 1
    match error:
        case TemplateSyntaxError():
            line = error.lineno
            what, hint = f"is not a valid template: {error.message}", "fix its syntax"
        case SyntaxError():
            line = error.lineno or 1
            what, hint = f"is not valid Python: {error.msg}", "fix its syntax"
        case UnicodeDecodeError():
            what = "is not UTF-8"
            hint = "save it as UTF-8, or move what is not a template elsewhere"
        case OSError():
            what = f"cannot be read: {error.strerror}"
            hint = "correct its permissions, or restore it"
        case _:
            raise error
    return Problem(str(path), line, "", what, hint)


def catalog_of(domain: str, messages: dict[str, InterfaceMessage]) -> polib.POFile:
    """The template of a domain of the interface."""
    catalog = new_catalog(header(domain))
    for context, message in messages.items():
        plural = message.texts[1] if len(message.texts) > 1 else ""
        page = f"Page: {interface_page(domain, context, message.files)}"
        catalog.append(
            polib.POEntry(
                msgctxt=context,
                msgid=message.texts[0],
                msgid_plural=plural,
                msgstr_plural={0: "", 1: ""} if plural else {},
                comment="\n".join([page, *message.comments]),
                occurrences=[(name, "") for name in sorted(set(message.files))],
            )
        )
    return catalog


def oversights(file: SourceFile) -> Iterator[Problem]:
    """What extraction would pass over in one file: words outside a message, and messages that are
    not plain text.
    """
    path = str(file.path)
    text = file.path.read_text("utf-8")
    if file.method == PYTHON_METHOD:
        calls = unreadable_python_calls(text)
    else:
        calls = unreadable_calls(text, SYNTAX)
        for line, where, words in literal_words(text, SYNTAX):
            pointer = "" if where == "text" else where
            yield Problem(path, line, pointer, f'has words outside a message: "{words}"', OUTSIDE)
    for line, function in calls:
        what = f"calls {function} with a message that is not written out"
        yield Problem(path, line, "", what, PLAIN)


def source_files(folders: Iterable[Path]) -> Iterator[SourceFile]:
    """Every file that can hold interface messages. A page's template hides one of the same name in
    a later folder; the macros in a file of parts add to ours.
    """
    seen: set[str] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = f"templates/{path.relative_to(folder).as_posix()}"
            is_scratch = path.name.startswith(".") or path.name.endswith("~")
            is_hidden = name in seen and not name.startswith(PARTS)
            if is_hidden or path.is_dir() or is_scratch:
                continue
            seen.add(name)
            yield SourceFile(path, name, JINJA_METHOD)
    for path in sorted(PACKAGE.rglob("*.py")):
        yield SourceFile(path, path.relative_to(PACKAGE).as_posix(), PYTHON_METHOD)


def calls_in(file: SourceFile) -> Iterator[Call]:
    """The calls in one file whose messages are to be translated.

    In Python, a call without a bar in its first argument is one of another function of the same
    name.
    """
    is_python = file.method == PYTHON_METHOD
    for line, texts, comments, context in extract_from_file(
        file.method,
        str(file.path),
        dict(KEYWORDS),
        [COMMENT_TAG],
        {} if is_python else JINJA_OPTIONS,
        strip_comment_tags=True,
    ):
        if context is None or (is_python and "|" not in context):
            continue
        together = [" ".join(comments)] if comments else []
        yield Call(line, context, texts if isinstance(texts, tuple) else (texts,), together)


def programs_template(dataset: Dataset) -> polib.POFile:
    """The messages of a dataset. Raises ProblemsFound if two texts share a context."""
    catalog = new_catalog(header("programs"))
    seen: dict[str, str] = {}
    problems = []
    for message in dataset_messages(dataset):
        if seen.setdefault(message.context, message.text) != message.text:
            what, hint = "is the context of two different texts", "rename one of the ids"
            problems.append(Problem(message.file, 1, message.context, what, hint))
        catalog.append(
            polib.POEntry(
                msgctxt=message.context,
                msgid=message.text,
                comment="\n".join(message.comments),
                occurrences=[(message.file, "")],
            )
        )
    stop_on(problems)
    return catalog
