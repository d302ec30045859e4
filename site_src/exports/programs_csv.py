"""What does a spreadsheet read? `/api/v1/<tag>/programs.csv` (RFC 4180): one program a line,
several values of a cell with `; `.

No cell can be taken for a formula: one that begins with = + - @ or a tab gets an
apostrophe in front (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from site_src.catalogs.contexts import GroupKind
from site_src.dataset import addresses
from site_src.dataset.records import Group, Program
from site_src.edition.edition import Edition
from site_src.edition.names import name_of, program_name, program_summary
from site_src.exports.shapes import page_url

COLUMNS = (
    "id", "name", "name_language", "original_name", "acronyms", "kind", "sections", "audiences",
    "components", "summary", "summary_language", "status", "status_as_of", "contacts", "reviewed",
    "url",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """programs.csv of one language, with a header line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(row(e, program) for program in e.dataset.programs.values())
    yield addresses.api_url(e.language.tag, "programs.csv"), text.getvalue().encode()


def row(e: Edition, p: Program) -> list[str]:
    """The cells of one program, in the order of COLUMNS."""
    data = e.dataset
    name, summary = program_name(e, p), program_summary(e, p)
    components = [data.components[at.component] for at in p.components or ()]
    cells = [
        p.id,
        name.plain,
        name.language.tag,
        p.name,
        "; ".join(p.acronyms),
        names_of(e, "kind", [data.kinds[p.kind]]),
        names_of(e, "section", [data.sections[ident] for ident in p.sections]),
        names_of(e, "audience", [data.audiences[ident] for ident in p.audiences]),
        names_of(e, "component", components),
        summary.plain,
        summary.language.tag,
        p.status.state,
        p.status.as_of.text,
        "; ".join(p.contacts),
        p.reviewed.isoformat() if p.reviewed else "",
        page_url(e, addresses.program_url(p.id)),
    ]
    return [safe_cell(cell) for cell in cells]


def names_of(e: Edition, kind: GroupKind, groups: Iterable[Group]) -> str:
    """The names of groups in one cell."""
    return "; ".join(name_of(e, kind, group).plain for group in groups)


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
