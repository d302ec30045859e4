"""Under which context is a text of the dataset translated? Ids and the name of a field -> msgctxt.

A context says where a text lands, by ids and never by numbers:
`program:section-287g|body:who-can-join`. It is spelled here and nowhere else; messages.py and every
reader of a text call these functions.
"""

from __future__ import annotations

from typing import Literal

GroupKind = Literal["section", "audience", "kind", "component", "place", "network", "desk"]
SiteField = Literal["name", "tagline", "description", "disclaimer"]
GroupField = Literal["name", "summary"]
ProgramField = Literal["name", "summary", "status"]
ProgramPart = Literal["body", "fact", "history"]
ContactField = Literal["label", "hours", "note"]
OfficeField = Literal["area", "note"]
NoticeField = Literal["title", "text", "area"]
TablePart = Literal["column", "row"]
PageField = Literal["title", "summary"]


def site_text(field: SiteField) -> str:
    """A text of site.yaml."""
    return f"site|{field}"


def group_text(kind: GroupKind, ident: str, field: GroupField) -> str:
    """The name or summary of a section, audience, kind, component, place, network or desk."""
    return f"{kind}:{ident}|{field}"


def program_text(ident: str, field: ProgramField) -> str:
    """The name, the summary or the note on the status of a program."""
    return f"program:{ident}|{field}"


def program_part(ident: str, part: ProgramPart, part_id: str) -> str:
    """A paragraph of the body, a fact or an event of a program."""
    return f"program:{ident}|{part}:{part_id}"


def contact_text(ident: str, field: ContactField) -> str:
    """A text of a contact."""
    return f"contact:{ident}|{field}"


def office_text(ident: str, field: OfficeField) -> str:
    """A text of an office."""
    return f"office:{ident}|{field}"


def notice_text(ident: str, field: NoticeField) -> str:
    """A text of a notice."""
    return f"notice:{ident}|{field}"


def table_title(ident: str) -> str:
    """The title of a table."""
    return f"table:{ident}|title"


def table_part(ident: str, part: TablePart, part_id: str) -> str:
    """The label of a column, or the note on a row."""
    return f"table:{ident}|{part}:{part_id}"


def page_text(ident: str, field: PageField) -> str:
    """The title or summary of a page made of blocks."""
    return f"page:{ident}|{field}"


def block_heading(page: str, block: str) -> str:
    """The heading of a block."""
    return f"page:{page}|block:{block}"


def block_part(page: str, block: str, part_id: str) -> str:
    """A paragraph, a step, or a break in a chart, of a block."""
    return f"page:{page}|{block}:{part_id}"


def block_text(page: str, field: str, block: str) -> str:
    """A single text of a block: introduction, unit, or one of a pattern check's own."""
    return f"page:{page}|{field}:{block}"


def page_fact(page: str, fact: str) -> str:
    """A fact in a block."""
    return f"page:{page}|fact:{fact}"
