"""Which messages are there to translate? Templates, Python and dataset -> `pot/site.pot` and `pot/programs.pot`.

Deterministic and canonical: sorted by context, not wrapped, references name files only, a fixed creation date. A template
that cannot be read is a problem, not a silent gap; so are two different texts under one context.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract_from_file
from jinja2 import TemplateSyntaxError

from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.po import new_catalog, save_catalog
from site_src.dataset.dataset import Dataset
from site_src.problems import Problem, stop_on

PACKAGE = Path(__file__).resolve().parents[1]
KEYWORDS = {"t": ((1, "c"), 2), "ta": ((1, "c"), 2), "tn": ((1, "c"), 2, 3), "word": ((1, "c"), 2)}
CREATED = "2026-01-01 00:00+0000"
COMMENT_TAG = "Translators:"


@dataclass(slots=True)
class Found:
    """One message of the interface: its texts (with the plural), where it is used, what translators are told."""

    texts: tuple[str, ...]
    files: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def extract(content: Path, dataset: Dataset, folder: Path, *, interface: bool = True) -> list[Path]:
    """Write the templates of a content root into `folder`; returns the files that changed. Raises ProblemsFound."""
    changed = []
    if interface and save_catalog(interface_template(template_folders(content)), folder / "site.pot"):
        changed.append(folder / "site.pot")
    if save_catalog(programs_template(dataset), folder / "programs.pot"):
        changed.append(folder / "programs.pot")
    return changed


def template_folders(content: Path) -> list[Path]:
    """The folders with templates, the content root's own first."""
    return [folder for folder in (content / "templates", PACKAGE / "templates") if folder.is_dir()]


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
    """The messages of all templates and of the Python that calls t, ta and tn. Raises ProblemsFound."""
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for path, name, method in source_files(folders):
        try:
            for line, context, texts, comments in messages_of(path, method):
                if not all(context.partition("|")):
                    problems.append(Problem(str(path), line, context, "is no context", "write two names with a bar between: layout|skip"))
                    continue
                entry = found.setdefault(context, Found(texts))
                if entry.texts != texts:
                    hint = f'it also reads "{entry.texts[0]}" in {entry.files[0]}; give one of them another context'
                    problems.append(Problem(str(path), line, context, f'reads "{texts[0]}"', hint))
                entry.files.append(name)
                entry.comments += [c for c in comments if c not in entry.comments]
        except TemplateSyntaxError as error:
            problems.append(Problem(str(path), error.lineno, "", f"is no valid template: {error.message}", "mend its syntax"))
    stop_on(problems)
    catalog = new_catalog(header("site"))
    for context, entry in found.items():
        plural = entry.texts[1] if len(entry.texts) > 1 else ""
        catalog.append(
            polib.POEntry(
                msgctxt=context,
                msgid=entry.texts[0],
                msgid_plural=plural,
                msgstr_plural={0: "", 1: ""} if plural else {},
                comment="\n".join(entry.comments),
                occurrences=[(name, "") for name in sorted(set(entry.files))],
            )
        )
    return catalog


def source_files(folders: Iterable[Path]) -> Iterator[tuple[Path, str, str]]:
    """Every file that can hold interface messages: its path, the name in references, Babel's extraction method."""
    seen: set[str] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*.*ml")):
            name = f"templates/{path.relative_to(folder).as_posix()}"
            if name not in seen:
                seen.add(name)
                yield path, name, "jinja2.ext:babel_extract"
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.relative_to(PACKAGE).as_posix(), "python"


def messages_of(path: Path, method: str) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """The messages of one file: line, context, texts, translators' comments. Raises TemplateSyntaxError.

    In Python, what has no bar in its first argument is another function of the same name.
    """
    options = {"silent": "false", "newstyle_gettext": "true"} if method.startswith("jinja2") else {}
    for line, texts, comments, context in extract_from_file(method, str(path), dict(KEYWORDS), [COMMENT_TAG], options, strip_comment_tags=True):
        if context is not None and ("|" in context or method != "python"):
            yield line, context, texts if isinstance(texts, tuple) else (texts,), [" ".join(comments)] if comments else []


def programs_template(dataset: Dataset) -> polib.POFile:
    """The messages of a dataset. Raises ProblemsFound if two texts share a context."""
    catalog = new_catalog(header("programs"))
    seen: dict[str, str] = {}
    problems = []
    for message in dataset_messages(dataset):
        if seen.setdefault(message.context, message.text) != message.text:
            problems.append(Problem(message.file, 1, message.context, "stands for two different texts", "rename one of the ids"))
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
