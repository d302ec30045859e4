"""What does the directory say, for programs? `/api/v1/<tag>/programs.json`: every published field
of every program.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.dataset import addresses
from site_src.dataset.records import Confidence, Paragraph, Program, ProgramState
from site_src.edition.edition import Edition, Publication
from site_src.exports.shapes import (
    CLOSED,
    Edtf,
    Id,
    Languages,
    Tag,
    Teller,
    Translation,
    Url,
    page_url,
    schema_file,
    schema_url,
    to_json,
)


@with_config(CLOSED)
class Named(TypedDict):
    """A section, audience, kind or component."""

    id: Id
    name: str
    as_of: NotRequired[Edtf]


@with_config(CLOSED)
class Status(TypedDict):
    """Whether the program still runs, as last known."""

    state: ProgramState
    as_of: Edtf
    note: NotRequired[str]
    replaced_by: NotRequired[Id]


@with_config(CLOSED)
class Sentence(TypedDict):
    """A paragraph of the description and the facts or events it rests on; `original`: the source
    of a critical draft.
    """

    id: Id
    text: str
    facts: list[Id]
    critical: NotRequired[bool]
    original: NotRequired[str]


@with_config(CLOSED)
class Statement(TypedDict):
    """A fact or an event, where it stands, and when it held."""

    id: Id
    text: str
    as_of: Edtf
    sources: list[Id]
    confidence: Confidence


@with_config(CLOSED)
class Listed(TypedDict):
    """Where a source listed the program."""

    source: Id
    section: str
    date: Edtf


@with_config(CLOSED)
class ProgramData(TypedDict):
    """One program; `original_name` is its name in the language of the sources."""

    id: Id
    url: Url
    name: str
    original_name: str
    acronyms: list[str]
    other_names: list[str]
    kind: Named
    sections: list[Named]
    audiences: list[Named]
    components: list[Named]
    summary: str
    status: Status
    body: list[Sentence]
    facts: list[Statement]
    history: list[Statement]
    legal_authority: list[str]
    contacts: list[Id]
    related: list[Id]
    listed_in: list[Listed]
    reviewed: str | None
    translation: Translation
    other_languages: Languages


@with_config(CLOSED)
class ProgramsFile(TypedDict):
    """programs.json: the programs in one language."""

    schema: Url
    language: Tag
    source_language: Tag
    license: Url
    programs: list[ProgramData]


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """programs.json of one language."""
    data: ProgramsFile = {
        "schema": schema_url(e, "programs"),
        "language": e.language.tag,
        "source_language": e.source.tag,
        "license": e.dataset.site.licence.url,
        "programs": [program_data(e, program) for program in e.dataset.programs.values()],
    }
    yield addresses.api_url(e.language.tag, "programs.json"), to_json(data)


def schema_files(publication: Publication) -> Iterable[tuple[str, bytes]]:
    """The published schema of programs.json."""
    yield schema_file(
        publication, "programs", "programs.json: the programs in one language", ProgramsFile
    )


def program_data(e: Edition, p: Program) -> ProgramData:
    """One program."""
    base, teller, data = f"program:{p.id}", Teller(e), e.dataset
    say = teller.say
    found = {
        "facts": [(f.id, f.text, f.as_of, f.sources, f.confidence, "fact") for f in p.facts],
        "history": [(h.id, h.text, h.date, h.sources, h.confidence, "history") for h in p.history],
    }
    stated: dict[str, list[Statement]] = {
        name: [
            {
                "id": ident,
                "text": say(f"/{name}/{i}/text", e.text(f"{base}|{context}:{ident}", text)),
                "as_of": as_of.text,
                "sources": list(sources),
                "confidence": confidence,
            }
            for i, (ident, text, as_of, sources, confidence, context) in enumerate(items)
        ]
        for name, items in found.items()
    }
    groups = {
        name: [
            named(teller, f"/{name}s/{i}", name, ident)
            for i, ident in enumerate(getattr(p, f"{name}s"))
        ]
        for name in ("section", "audience")
    }
    components = [
        named(teller, f"/components/{i}", "component", c.component)
        for i, c in enumerate(p.components or ())
    ]
    for component, at in zip(components, p.components or (), strict=True):
        component["as_of"] = at.as_of.text
    status: Status = {"state": p.status.state, "as_of": p.status.as_of.text}
    if p.status.note:
        status["note"] = say("/status/note", e.text(f"{base}|status", p.status.note))
    if p.status.replaced_by:
        status["replaced_by"] = p.status.replaced_by
    return {
        "id": p.id,
        "url": page_url(e, addresses.program_url(p.id)),
        "name": say("/name", e.text(f"{base}|name", p.name)),
        "original_name": p.name,
        "acronyms": list(p.acronyms),
        "other_names": list(p.other_names),
        "kind": named(teller, "/kind", "kind", p.kind),
        "sections": groups["section"],
        "audiences": groups["audience"],
        "components": components,
        "summary": say("/summary", e.text(f"{base}|summary", p.summary)),
        "status": status,
        "body": [sentence(teller, f"/body/{i}/text", base, item) for i, item in enumerate(p.body)],
        "facts": stated["facts"],
        "history": stated["history"],
        "legal_authority": list(p.legal_authority),
        "contacts": [i for i in p.contacts if i in data.contacts],
        "related": list(p.related),
        "listed_in": [
            {"source": x.source, "section": x.section, "date": x.date.text} for x in p.listed_in
        ],
        "reviewed": p.reviewed.isoformat() if p.reviewed else None,
        "translation": teller.translation,
        "other_languages": teller.other,
    }


def named(teller: Teller, pointer: str, kind: str, ident: str) -> Named:
    """A group by its id and name."""
    group = getattr(teller.e.dataset, f"{kind}s")[ident]
    return {
        "id": ident,
        "name": teller.say(f"{pointer}/name", teller.e.text(f"{kind}:{ident}|name", group.name)),
    }


def sentence(teller: Teller, pointer: str, base: str, item: Paragraph) -> Sentence:
    """A paragraph; a critical one that is only a draft carries its source text."""
    text = teller.e.text(f"{base}|body:{item.id}", item.text)
    made: Sentence = {"id": item.id, "text": teller.say(pointer, text), "facts": list(item.facts)}
    if item.critical:
        made["critical"] = True
        if teller.e.needs_source(text):
            made["original"] = item.text
    return made
