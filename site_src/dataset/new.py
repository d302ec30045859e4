"""How does an editor begin a record? An id -> `programs/<id>.yaml` with every key, a hint for
each, and <placeholders>.

A placeholder that stays is a problem of the next build, so nothing unfinished is published.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from site_src.dataset.fields import ID_PATTERN
from site_src.dataset.yaml_reader import read_yaml
from site_src.files import PROJECT, write_atomically
from site_src.problems import WrongUse

SCHEMA = PROJECT / "docs" / "schema" / "program.json"
MAX_ID = 80

SKELETON = """\
# Write what is in angle brackets; a line that begins with "# -" or "# name:" may be used or
# deleted.
id: {id}
name: <the official name>
# acronyms: [<short form>]
# other_names: [<an older name>]
kind: <id of a kind>  # one of: {kinds}
sections:  # one or more of: {sections}
- <id of a section>
audiences:  # one or more of: {audiences}
- <id of an audience>
summary: <one sentence>  # what it does, and for whom
status:
  state: <state>  # one of: active, elsewhere, renamed, replaced, ended, historic, unknown
  # 2013-02-16, 2013-02, 2013, 2021~ (about), 2009/2010, 2025/.., ../2018 or undated
  as_of: <date of the newest fact>
  # note: <what changed, and when; needed unless active or unknown>
  # facts: [<ids of the facts or events that the note rests on>]
# Paragraphs, at most 200 words in all; each number, date and name in them occurs in the facts
# they name.
body:
- id: what-it-does
  text: <plain, short sentences>
  facts: [what-it-does]
  # critical: true  # a mistake in it could do harm: readers see the source text until a
  # translation is reviewed
facts:
- id: what-it-does
  text: <one checked statement, in your own words>
  sources:  # ids in sources.yaml
  - <id of a source>
  as_of: <date at which it held>
# history:
# - {{id: <short-id>, date: <date>, text: <what changed>, sources: [<id of a source>]}}
# contacts: [<ids of published contacts>]
# related: [<ids of programs>]
reviewed:  # stays empty until a person has opened the official page; then that day, as 2013-02-16
"""


def new_program(content: Path, ident: str) -> Path:
    """The path of a new program file with a commented skeleton. Raises WrongUse for a bad id, an
    existing file or no root.
    """
    if not re.fullmatch(ID_PATTERN.strip("^$"), ident) or len(ident) > MAX_ID:
        raise WrongUse(
            f'"{ident}" is not an id: use lowercase letters, digits and single hyphens, '
            f"at most {MAX_ID} characters"
        )
    if not (content / "site.yaml").is_file():
        raise WrongUse(f'"{content}" is not a content root: it has no site.yaml')
    path = content / "programs" / f"{ident}.yaml"
    if path.exists():
        raise WrongUse(f"{path} already exists: edit it, or choose another id")
    skeleton = SKELETON.format(
        id=ident,
        kinds=known_ids(content / "kinds.yaml"),
        sections=known_ids(content / "sections.yaml"),
        audiences=known_ids(content / "audiences.yaml"),
    )
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, (modeline(path.parent) + skeleton).encode())
    return path


def modeline(folder: Path) -> str:
    """The comment that points an editor at the schema, relative to `folder`; nothing where no
    schema was written.
    """
    if not SCHEMA.is_file():
        return ""
    schema = Path(os.path.relpath(SCHEMA, folder.resolve())).as_posix()
    return f"# yaml-language-server: $schema={schema}\n"


def known_ids(path: Path) -> str:
    """The ids of a list file, for a hint. Raises ProblemsFound if it cannot be read."""
    value = read_yaml(path) if path.is_file() else None
    items = value if isinstance(value, list) else []
    ids = [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]
    return ", ".join(ids) or f"the ids in {path.name}"
