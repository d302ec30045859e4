"""What does the search page's script read? One JSON file a language: entries, names of facets,
words with their plural forms.

A value is a text of the language, or [text, tag] where it is in another one. Keys are short
because the file is sent whole: u address, n name, a acronyms, o other names, s summary, b body, f
facts and history, g values of facets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from site_src.catalogs import contexts
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.records import Office, Program
from site_src.edition.edition import Edition
from site_src.edition.facets import facets, office_values, program_values
from site_src.edition.names import name_of, program_name, program_summary, sort_programs

FORMAT = 1  # static/search/find.js reads this one
# Programs; a larger directory is searched by names and summaries, or its index would be megabytes.
FULL_TEXT_UP_TO = 250
# Counts whose plural form is listed; beyond, gettext's rules look at the last two digits only.
COUNTED = 201

Value = str | list[str]
IndexEntry = dict[str, object]


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """The index of one edition."""
    yield f"{e.language.tag}/search/index.json", search_index(e)


def search_index(e: Edition) -> bytes:
    """The index of one edition, as compact JSON; programs by name, archived ones after the
    others, then offices.
    """
    data = e.dataset
    listed = data.listed_programs
    archived = [p for p in data.programs.values() if data.kinds[p.kind].archive]
    programs = [*sort_programs(e, listed), *sort_programs(e, archived)]
    full = len(programs) <= FULL_TEXT_UP_TO
    entries = [program_entry(e, p, full=full) for p in programs]
    entries += [
        office_entry(e, o) for o in sorted(data.offices.values(), key=lambda o: (o.name, o.id))
    ]
    tn = partial(plural_forms, e)
    words = {
        "count": tn("search|count", "{n} result", "{n} results"),
        "some": tn(
            "search|some",
            "No entry has all of the words; {n} has some of them.",
            "No entry has all of the words; {n} have some of them.",
        ),
        "digits": [e.formats.number(digit) for digit in range(10)],
    }
    groups = {
        facet.kind: {ident: value_of(e, text) for ident, text in facet.values.items()}
        for facet in facets(e)
    }
    languages = {
        x.tag: x.direction
        for x in (
            e.source,
            e.publication.languages.interface,
            *e.publication.languages.chain(e.language),
        )
    }
    index = {
        "format": FORMAT, "language": e.language.tag, "directions": languages, "root": e.root,
        "words": words, "groups": groups, "entries": entries,
    }  # fmt: skip
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def value_of(e: Edition, text: Text) -> Value:
    """A translated text, with its tag if it is a fallback."""
    return text.plain if text.language.tag == e.language.tag else [text.plain, text.language.tag]


def source_value(e: Edition, text: str) -> Value:
    """A text that is not translated."""
    return text if e.source.tag == e.language.tag else [text, e.source.tag]


def entry(**fields: object) -> IndexEntry:
    """An entry without its empty fields."""
    return {name: value for name, value in fields.items() if value or name == "g"}


def program_entry(e: Edition, program: Program, *, full: bool) -> IndexEntry:
    """A program; what it says of itself at length only in a `full` index."""
    name = program_name(e, program)
    others = [source_value(e, other) for other in program.other_names]
    if name.plain != program.name:
        others.insert(0, source_value(e, program.name))
    return entry(
        u=addresses.program_url(program.id),
        n=value_of(e, name),
        a=program.acronyms,
        o=others,
        s=value_of(e, program_summary(e, program)),
        b=[value_of(e, text) for text in body_texts(e, program)] if full else [],
        f=[value_of(e, text) for text in fact_texts(e, program)] if full else [],
        g=program_values(program),
    )


def body_texts(e: Edition, program: Program) -> Iterable[Text]:
    """What a program says of itself at length."""
    if program.status.note:
        yield e.text(contexts.program_text(program.id, "status"), program.status.note)
    for paragraph in program.body:
        yield e.text(contexts.program_part(program.id, "body", paragraph.id), paragraph.text)


def fact_texts(e: Edition, program: Program) -> Iterable[Text]:
    """The facts and the history of a program."""
    for fact in program.facts:
        yield e.text(contexts.program_part(program.id, "fact", fact.id), fact.text)
    for event in program.history:
        yield e.text(contexts.program_part(program.id, "history", event.id), event.text)


def office_entry(e: Edition, office: Office) -> IndexEntry:
    """An office: where it is, and the places and counties that it serves."""
    values = office_values(office)
    names = [
        value_of(e, name_of(e, "place", e.dataset.places[ident]))
        for ident in values.get("place", ())
    ]
    area = (
        [value_of(e, e.text(contexts.office_text(office.id, "area"), office.area))]
        if office.area
        else []
    )
    state = e.dataset.places.get(office.address.state or "")
    return entry(
        u=addresses.office_url(office.id),
        n=source_value(e, office.name),
        o=names,
        s=source_value(e, f"{office.address.city}, {state.name}" if state else office.address.city),
        b=[value_of(e, name_of(e, "network", e.dataset.networks[office.network])), *area],
        f=[source_value(e, ", ".join(part.counties)) for part in office.parts],
        g=values,
    )


def plural_forms(e: Edition, context: str, singular: str, plural: str) -> dict[str, object]:
    """The forms of a counted message and the form of each count from 0 to 200, as gettext's rule
    of its language gives it.
    """
    forms: list[Value] = []
    table = []
    for n in range(COUNTED):
        string, language, _ = e.interface.translator.find(context, singular, plural, n)
        form: Value = string if language.tag == e.language.tag else [string, language.tag]
        if form not in forms:
            forms.append(form)
        table.append(str(forms.index(form)))
    return {"forms": forms, "table": "".join(table)}
