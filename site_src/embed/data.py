"""What does the widget show? `/widget/data/v1/<tag>.json`: listed programs in one language, every
text and number ready to show.

A value is a text of the language, or [text, tag] where it is in another one; `directions` says
how each tag runs. Nothing here depends on the day of the build, so that the same records give the
same bytes. It holds no telephone number: those are on the page that a link opens, with their date.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from site_src.catalogs import contexts
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.records import Program, Status
from site_src.dataset.schema import DIALECT, model_schema
from site_src.edition.edition import Edition, Publication
from site_src.edition.names import (
    name_of,
    program_name,
    program_summary,
    sort_programs,
    status_word,
)
from site_src.exports.shapes import CLOSED, Id, Tag, Url, page_url, to_json

FORMAT: Literal[1] = 1
FOLDER = "widget/data/v1/"

Value = str | tuple[str, Tag]
PageTemplate = Annotated[str, Field(pattern=r"^https?://.*\{id\}")]


@with_config(CLOSED)
class Section(TypedDict):
    """A section by which programs are grouped, in the order in which they are shown."""

    id: Id
    name: Value


@with_config(CLOSED)
class ProgramItem(TypedDict):
    """A program; `acronyms` are those that its name does not hold, `status` is a place in the
    list `statuses`.
    """

    id: Id
    name: Value
    acronyms: list[str]
    summary: Value
    status: Annotated[int, Field(ge=0)]
    sections: Annotated[list[Id], Field(min_length=1)]
    audiences: list[Id]
    kind: Id


@with_config(CLOSED)
class Words(TypedDict):
    """The words around the list; `source` has a placeholder {site}. `notice` stands where the
    site is not an official one.
    """

    site: Value
    filter: Value
    all: Value
    source: Value
    notice: NotRequired[Value]


@with_config(CLOSED)
class WidgetFile(TypedDict):
    """The data of the widget in one language.

    `page` is the address of a program's page with {id} in it; `count[n]` says "n programs", for n
    from 0 to their number.
    """

    format: Literal[1]
    language: Tag
    directions: dict[Tag, Literal["ltr", "rtl"]]
    home: Url
    all: Url
    page: PageTemplate
    words: Words
    count: Annotated[list[Value], Field(min_length=1)]
    statuses: list[Value]
    sections: list[Section]
    programs: list[ProgramItem]


def data_file(e: Edition, data: WidgetFile) -> tuple[str, bytes]:
    """The live data of one edition."""
    return f"{FOLDER}{e.language.tag}.json", to_json(data)


def widget_data(e: Edition) -> WidgetFile:
    """The data of one edition; programs in the order of their names, archived ones left out."""
    data, word = e.dataset, e.word
    programs = sort_programs(e, data.listed_programs)
    statuses: dict[Value, int] = {}
    items = [item(e, program, statuses) for program in programs]
    used: set[str] = set()
    for program in programs:
        used |= set(program.sections)
    words: Words = {
        "site": value_of(e, e.text(contexts.site_text("name"), data.site.name)),
        "filter": value_of(e, word("widget|filter", "Filter the programs")),
        "all": value_of(e, word("widget|all", "All programs, with contacts and sources")),
        # Translators: {site} is the name of the directory, as a link.
        "source": value_of(e, word("widget|source", "Source: {site}")),
    }
    if not data.site.official:
        disclaimer = e.text(contexts.site_text("disclaimer"), data.site.disclaimer)
        words["notice"] = value_of(e, disclaimer)
    tn = partial(counted, e, len(programs))
    languages = (
        e.language,
        *e.publication.languages.chain(e.language),
        e.source,
        e.publication.languages.interface,
    )
    return {
        "format": FORMAT,
        "language": e.language.tag,
        "directions": {language.tag: language.direction for language in languages},
        "home": page_url(e, ""),
        "all": page_url(e, "programs/"),
        "page": page_url(e, addresses.program_url("{id}")),
        "words": words,
        "count": tn("widget|count", "{n} program", "{n} programs"),
        "statuses": list(statuses),
        "sections": [
            {"id": i, "name": value_of(e, name_of(e, "section", group))}
            for i, group in data.sections.items()
            if i in used
        ],
        "programs": items,
    }


def item(e: Edition, program: Program, statuses: dict[Value, int]) -> ProgramItem:
    """A program; its status is added to those that are known already."""
    name = program_name(e, program)
    return {
        "id": program.id,
        "name": value_of(e, name),
        "acronyms": [acronym for acronym in program.acronyms[:2] if acronym not in name.plain],
        "summary": value_of(e, program_summary(e, program)),
        "status": statuses.setdefault(status_value(e, program.status), len(statuses)),
        "sections": list(program.sections),
        "audiences": list(program.audiences),
        "kind": program.kind,
    }


def status_value(e: Edition, status: Status) -> Value:
    """What is known of a program, and as of when where the words for both are in one language."""
    state, word = status_word(e, status.state), e.word
    # Translators: what is known of a program, such as "Active", and the date of the source that
    # says so.
    pattern = word("widget|status", "{state} (as of {date})")
    if status.as_of.undated or not pattern.language.tag == state.language.tag == e.language.tag:
        return value_of(e, state)
    return pattern.plain.replace("{state}", state.plain).replace(
        "{date}", e.formats.as_of(status.as_of).striptags()
    )


def counted(e: Edition, most: int, context: str, singular: str, plural: str) -> list[Value]:
    """A counted message for 0 to `most`, each in the form that gettext's rule of its language
    picks, its number formatted.
    """
    phrases: list[Value] = []
    for n in range(most + 1):
        string, language, _ = e.interface.translator.find(context, singular, plural, n)
        text = string.replace("{n}", e.formats.number(n))
        phrases.append(text if language.tag == e.language.tag else (text, language.tag))
    return phrases


def value_of(e: Edition, text: Text) -> Value:
    """A text, with its tag if it is a fallback."""
    return text.plain if text.language.tag == e.language.tag else (text.plain, text.language.tag)


def schema_file(publication: Publication) -> tuple[str, bytes]:
    """The published JSON Schema (draft 2020-12) of the data."""
    path = f"{FOLDER}schema.json"
    schema = {"$schema": DIALECT, "$id": f"{publication.dataset.site.base_url}{path}"}
    schema |= model_schema(WidgetFile)
    schema["title"] = "The data of the widget in one language"
    return path, (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
