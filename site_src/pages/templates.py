"""Which templates does a site have? Folders -> a Jinja environment, and the macros of all parts.

The templates of pages are files, and a content root's own file replaces ours. Parts are macros in
`parts/*.html`, each filled as a small template of its own; a content root's own macro replaces
ours of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Macro
from markupsafe import Markup

from site_src.files import relative
from site_src.headers import FRAME_POLICY, PAGE_POLICY, meta_policy
from site_src.html import Html
from site_src.problems import Problem, did_you_mean, stop_on

OPEN, CLOSE = "\ue000", "\ue001"
HOLE = re.compile(f"{OPEN}([a-z_]+){CLOSE}")
HOW_TO = "docs/content-root.md says how to replace a part"


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a build: those of pages by name, and the files of parts, ours and those of
    the content root.
    """

    environment: Environment
    our_parts: Sequence[Template]
    own_parts: Sequence[Template]


class Slots:
    """`slot.name` in the template of a page: the mark of a hole."""

    def __getattr__(self, name: str) -> Markup:
        return hole(name)


def hole(slot: str) -> Markup:
    """The mark that a slot leaves in an evaluated template."""
    return Html(f"{OPEN}{slot}{CLOSE}")


def load_templates(folders: Sequence[Path]) -> Templates:
    """The templates in some folders, ours last: escaping is on, undefined names are errors.

    Raises jinja2.TemplateSyntaxError for the file of a part that is not a valid template.
    """
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["slot"] = Slots()
    environment.globals["page_policy"] = Html(meta_policy(PAGE_POLICY))
    environment.globals["frame_policy"] = Html(meta_policy(FRAME_POLICY))
    *own_folders, our_folder = folders
    own_parts = [file for folder in own_folders for file in part_files(environment, folder)]
    return Templates(environment, part_files(environment, our_folder), own_parts)


def part_files(environment: Environment, folder: Path) -> list[Template]:
    """The files of parts in one folder, whatever other folders have under the same name."""
    of_folder = environment.overlay(loader=FileSystemLoader(folder))
    names = [name for name in of_folder.list_templates(["html"]) if name.startswith("parts/")]
    return [of_folder.get_template(name) for name in names]


def read_parts(templates: Templates, names: Mapping[str, object]) -> dict[str, Macro]:
    """The macro of each part, with the names that it may use. Raises ProblemsFound for a macro of
    the content root that replaces none of ours.
    """
    parts: dict[str, Macro] = {}
    for file in templates.our_parts:
        parts |= macros_of(file, names)
    problems: list[Problem] = []
    replacing: dict[str, Macro] = {}
    for file in templates.own_parts:
        macros = macros_of(file, names)
        problems += replacement_problems(file, macros, parts)
        replacing |= macros
    stop_on(problems)
    return parts | replacing


def macros_of(file: Template, names: Mapping[str, object]) -> dict[str, Macro]:
    """The macros that a file defines; a name that begins with an underscore is the file's own."""
    module = file.make_module(dict(names))
    return {name: value for name, value in vars(module).items() if isinstance(value, Macro)}


def replacement_problems(
    file: Template, macros: Mapping[str, Macro], parts: Mapping[str, Macro]
) -> Iterable[Problem]:
    """What is wrong with the macros of a content root that should replace ours."""
    path = Path(str(file.filename))
    shown = str(relative(path))
    if not macros:
        yield Problem(shown, 1, "", "defines no macro, so it replaces nothing", HOW_TO)
    for name, macro in macros.items():
        line = line_of_macro(path, name)
        if name not in parts:
            hint = did_you_mean(name, parts) or HOW_TO
            yield Problem(shown, line, name, "no part has this name", hint)
        elif set(macro.arguments) != set(parts[name].arguments):
            wanted = ", ".join(parts[name].arguments)
            yield Problem(shown, line, name, "has other arguments", f"they must be: {wanted}")


def line_of_macro(path: Path, name: str) -> int:
    """The line on which a file defines a macro."""
    definition = re.compile(rf"macro\s+{name}\b")
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if definition.search(line):
            return number
    return 1
