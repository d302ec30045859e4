"""Which messages are there to translate? Dataset, templates and Python -> `pot/programs.pot`,
`site.pot` and `widget.pot`.

Deterministic and canonical: sorted by context, not wrapped, references name files only, a fixed
creation date. A template that cannot be read is a problem, not a silent gap; so are words outside
a message, and two different texts under one context. What stands in a folder `embed/` is the
widget's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract_from_file
from jinja2 import Environment, TemplateSyntaxError

from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.po import Change, new_catalog, save_all
from site_src.catalogs.safe_read import catalog_bytes
from site_src.dataset.dataset import Dataset
from site_src.files import PACKAGE, template_folders
from site_src.problems import Problem, stop_on
from site_src.workbench.literal_text import literal_words, unreadable_calls, unreadable_python_calls
from site_src.workbench.page_hints import interface_page

KEYWORDS = {"t": ((1, "c"), 2), "ta": ((1, "c"), 2), "tn": ((1, "c"), 2, 3), "word": ((1, "c"), 2)}
CREATED = "2026-01-01 00:00+0000"
COMMENT_TAG = "Translators:"
SYNTAX = Environment(autoescape=True)
OUTSIDE = 'write it as {{ t("part|id", "...") }}, in an attribute as {{ ta(...) }}'
PARTS = "templates/parts/"  # a file in it adds to ours of the same name
PLAIN = "write context and text as plain strings, here, not as names or expressions"


@dataclass(slots=True)
class Found:
    """One message of the interface: its texts (with the plural), where it is used, what
    translators are told.
    """

    texts: tuple[str, ...]
    files: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def extract(content: Path, dataset: Dataset, folder: Path, *, interface: bool = True) -> list[Path]:
    """Write the templates of a content root into `folder`; returns the files that changed. Raises
    ProblemsFound.
    """
    made = {"programs": programs_template(dataset)}
    if interface:
        made |= interface_templates(template_folders(content))
    changes = []
    for domain, catalog in made.items():
        path = folder / f"{domain}.pot"
        before = catalog_bytes(path)
        if (
            len(catalog) or before is not None
        ):  # a template whose last message went is emptied, so that catalogs follow
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
    found: dict[str, dict[str, Found]] = {"site": {}, "widget": {}}
    problems: list[Problem] = []
    for path, name, method in source_files(folders):
        own = found["widget" if name.removeprefix("templates/").startswith("embed/") else "site"]
        try:
            problems += oversights(path, method)
            for line, context, texts, comments in messages_of(path, method):
                if not all(context.partition("|")):
                    problems.append(
                        Problem(
                            str(path),
                            line,
                            context,
                            "is no context",
                            "write two names with a bar between: layout|skip",
                        )
                    )
                    continue
                entry = own.setdefault(context, Found(texts))
                if entry.texts != texts:
                    hint = f'it also reads "{entry.texts[0]}" in {entry.files[0]}; give one of them another context'
                    problems.append(Problem(str(path), line, context, f'reads "{texts[0]}"', hint))
                entry.files.append(name)
                entry.comments += [c for c in comments if c not in entry.comments]
        except TemplateSyntaxError as error:
            problems.append(
                Problem(
                    str(path),
                    error.lineno,
                    "",
                    f"is no valid template: {error.message}",
                    "mend its syntax",
                )
            )
        except SyntaxError as error:
            problems.append(
                Problem(
                    str(path),
                    error.lineno or 1,
                    "",
                    f"is no valid Python: {error.msg}",
                    "mend its syntax",
                )
            )
        except UnicodeDecodeError:
            problems.append(
                Problem(
                    str(path),
                    1,
                    "",
                    "is not UTF-8",
                    "save it as UTF-8, or move what is no template elsewhere",
                )
            )
        except OSError as error:
            problems.append(
                Problem(
                    str(path),
                    1,
                    "",
                    f"cannot be read: {error.strerror}",
                    "correct its permissions, or restore it",
                )
            )
    stop_on(problems)
    return {domain: catalog_of(domain, messages) for domain, messages in found.items()}


def catalog_of(domain: str, messages: dict[str, Found]) -> polib.POFile:
    """The template of a domain of the interface."""
    catalog = new_catalog(header(domain))
    for context, entry in messages.items():
        plural = entry.texts[1] if len(entry.texts) > 1 else ""
        catalog.append(
            polib.POEntry(
                msgctxt=context,
                msgid=entry.texts[0],
                msgid_plural=plural,
                msgstr_plural={0: "", 1: ""} if plural else {},
                comment="\n".join(
                    [f"Page: {interface_page(domain, context, entry.files)}", *entry.comments]
                ),
                occurrences=[(name, "") for name in sorted(set(entry.files))],
            )
        )
    return catalog


def oversights(path: Path, method: str) -> Iterator[Problem]:
    """What extraction would pass over in one file: words outside a message, and messages that are
    no plain text.
    """
    text = path.read_text("utf-8")
    if method == "python":
        calls = unreadable_python_calls(text)
    else:
        calls = unreadable_calls(text, SYNTAX)
        for line, where, words in literal_words(text, SYNTAX):
            yield Problem(
                str(path),
                line,
                "" if where == "text" else where,
                f'has words outside a message: "{words}"',
                OUTSIDE,
            )
    for line, function in calls:
        yield Problem(
            str(path), line, "", f"calls {function} with a message that is not written out", PLAIN
        )


def source_files(folders: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    """Every file that can hold interface messages: its path, the name in references, Babel's
    extraction method. A file of a page replaces ours of the same name; macros of parts add to
    ours.
    """
    seen: set[str] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = f"templates/{path.relative_to(folder).as_posix()}"
            if (
                (name not in seen or name.startswith(PARTS))
                and not path.is_dir()
                and not path.name.startswith(".")
                and not path.name.endswith("~")
            ):
                seen.add(name)
                yield path, name, "jinja2.ext:babel_extract"
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.relative_to(PACKAGE).as_posix(), "python"


def messages_of(path: Path, method: str) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """The messages of one file: line, context, texts, translators' comments. Raises
    TemplateSyntaxError.

    In Python, what has no bar in its first argument is another function of the same name.
    """
    options = {"silent": "false", "newstyle_gettext": "true"} if method.startswith("jinja2") else {}
    for line, texts, comments, context in extract_from_file(
        method, str(path), dict(KEYWORDS), [COMMENT_TAG], options, strip_comment_tags=True
    ):
        if context is not None and ("|" in context or method != "python"):
            yield (
                line,
                context,
                texts if isinstance(texts, tuple) else (texts,),
                [" ".join(comments)] if comments else [],
            )


def programs_template(dataset: Dataset) -> polib.POFile:
    """The messages of a dataset. Raises ProblemsFound if two texts share a context."""
    catalog = new_catalog(header("programs"))
    seen: dict[str, str] = {}
    problems = []
    for message in dataset_messages(dataset):
        if seen.setdefault(message.context, message.text) != message.text:
            problems.append(
                Problem(
                    message.file,
                    1,
                    message.context,
                    "stands for two different texts",
                    "rename one of the ids",
                )
            )
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
