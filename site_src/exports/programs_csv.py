"""What does a spreadsheet read? `/api/v1/<tag>/programs.csv` (RFC 4180): one program a line,
several values of a cell with `; `.

No cell can be taken for a formula: one that begins with = + - @ or a tab is set behind an
apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from site_src.dataset import addresses
from site_src.dataset.records import Program
from site_src.edition.edition import Edition
from site_src.exports.shapes import page_url

COLUMNS = (
    "id", "name", "name_language", "original_name", "acronyms", "kind", "sections", "audiences", "components",
    "summary", "summary_language", "status", "status_as_of", "contacts", "reviewed", "url",
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
    base, data = f"program:{p.id}", e.dataset
    name, summary = e.text(f"{base}|name", p.name), e.text(f"{base}|summary", p.summary)
    groups = {
        kind: "; ".join(e.text(f"{kind}:{i}|name", getattr(data, f"{kind}s")[i].name).plain for i in idents)
        for kind, idents in (
            ("kind", [p.kind]), ("section", p.sections), ("audience", p.audiences), ("component", [c.component for c in p.components or ()]),
        )
    }  # fmt: skip
    cells = [
        p.id, name.plain, name.language.tag, p.name, "; ".join(p.acronyms), groups["kind"], groups["section"], groups["audience"], groups["component"],
        summary.plain, summary.language.tag, p.status.state, p.status.as_of.text, "; ".join(p.contacts),
        p.reviewed.isoformat() if p.reviewed else "", page_url(e, addresses.program_url(p.id)),
    ]  # fmt: skip
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]
