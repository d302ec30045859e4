"""What does the directory say, for programs? `/api/v1/<tag>/programs.json`: every published field
of every program.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from site_src.catalogs import contexts
from site_src.catalogs.contexts import GroupKind
from site_src.dataset import addresses
from site_src.dataset.dates import AsOf
from site_src.dataset.records import (
    Confidence,
    Event,
    Fact,
    Group,
    Paragraph,
    Program,
    ProgramState,
)
from site_src.edition.edition import Edition, Publication
from site_src.edition.names import name_of, program_name, program_summary
from site_src.exports.shapes import (
    CLOSED,
    Edtf,
    Id,
    OtherLanguages,
    Tag,
    TextCollector,
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
class StatusData(TypedDict):
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
    status: StatusData
    body: list[Sentence]
    facts: list[Statement]
    history: list[Statement]
    legal_authority: list[str]
    contacts: list[Id]
    related: list[Id]
    listed_in: list[Listed]
    reviewed: str | None
    translation: Translation
    other_languages: OtherLanguages


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
    texts = TextCollector(e)
    facts = [
        statement(texts, p.id, f"/facts/{i}", "fact", fact, fact.as_of)
        for i, fact in enumerate(p.facts)
    ]
    history = [
        statement(texts, p.id, f"/history/{i}", "history", event, event.date)
        for i, event in enumerate(p.history)
    ]
    sections = [
        named(texts, f"/sections/{i}", "section", e.dataset.sections[ident])
        for i, ident in enumerate(p.sections)
    ]
    audiences = [
        named(texts, f"/audiences/{i}", "audience", e.dataset.audiences[ident])
        for i, ident in enumerate(p.audiences)
    ]
    component_list = components(texts, p)
    status_data = status(texts, p)
    return {
        "id": p.id,
        "url": page_url(e, addresses.program_url(p.id)),
        "name": texts.collect("/name", program_name(e, p)),
        "original_name": p.name,
        "acronyms": list(p.acronyms),
        "other_names": list(p.other_names),
        "kind": named(texts, "/kind", "kind", e.dataset.kinds[p.kind]),
        "sections": sections,
        "audiences": audiences,
        "components": component_list,
        "summary": texts.collect("/summary", program_summary(e, p)),
        "status": status_data,
        "body": [sentence(texts, p.id, f"/body/{i}/text", item) for i, item in enumerate(p.body)],
        "facts": facts,
        "history": history,
        "legal_authority": list(p.legal_authority),
        "contacts": [ident for ident in p.contacts if ident in e.dataset.contacts],
        "related": list(p.related),
        "listed_in": [
            {"source": x.source, "section": x.section, "date": x.date.text} for x in p.listed_in
        ],
        "reviewed": p.reviewed.isoformat() if p.reviewed else None,
        "translation": texts.translation,
        "other_languages": texts.other_languages,
    }


def statement(
    texts: TextCollector,
    program: str,
    pointer: str,
    part: Literal["fact", "history"],
    item: Fact | Event,
    as_of: AsOf,
) -> Statement:
    """A fact or an event of a program."""
    text = texts.e.text(contexts.program_part(program, part, item.id), item.text)
    return {
        "id": item.id,
        "text": texts.collect(f"{pointer}/text", text),
        "as_of": as_of.text,
        "sources": list(item.sources),
        "confidence": item.confidence,
    }


def components(texts: TextCollector, p: Program) -> list[Named]:
    """The agencies that a program has belonged to, with their dates."""
    parts: list[Named] = []
    for i, at in enumerate(p.components or ()):
        group = texts.e.dataset.components[at.component]
        component = named(texts, f"/components/{i}", "component", group)
        component["as_of"] = at.as_of.text
        parts.append(component)
    return parts


def status(texts: TextCollector, p: Program) -> StatusData:
    """What is known of a program."""
    data: StatusData = {"state": p.status.state, "as_of": p.status.as_of.text}
    if p.status.note:
        text = texts.e.text(contexts.program_text(p.id, "status"), p.status.note)
        data["note"] = texts.collect("/status/note", text)
    if p.status.replaced_by:
        data["replaced_by"] = p.status.replaced_by
    return data


def named(texts: TextCollector, pointer: str, kind: GroupKind, group: Group) -> Named:
    """A group by its id and name."""
    name = texts.collect(f"{pointer}/name", name_of(texts.e, kind, group))
    return {"id": group.id, "name": name}


def sentence(texts: TextCollector, program: str, pointer: str, item: Paragraph) -> Sentence:
    """A paragraph; a critical one that is only a draft carries its source text."""
    text = texts.e.text(contexts.program_part(program, "body", item.id), item.text)
    data: Sentence = {
        "id": item.id,
        "text": texts.collect(pointer, text),
        "facts": list(item.facts),
    }
    if item.critical:
        data["critical"] = True
        if texts.e.needs_source(text):
            data["original"] = item.text
    return data
