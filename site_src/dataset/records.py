"""What is a program, a fact, an office, a contact? The frozen records that every later stage reads.

Field order is the order an editor writes. A record rejects keys it does not know. Texts with `|`
in their comment are messages: translators see them under that context.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from site_src.dataset.fields import (
    AsOf,
    BaseUrl,
    Day,
    Days,
    Flag,
    HttpsUrl,
    Id,
    KeyUri,
    LanguageTag,
    PagePath,
    PastDay,
    ReportUrl,
    SecurityContact,
    TextLine,
    TimeZone,
    Url,
)

STRICT = ConfigDict(extra="forbid", strict=False)

ProgramState = Literal["active", "elsewhere", "renamed", "replaced", "ended", "historic", "unknown"]
CHANGED_STATES = ("elsewhere", "renamed", "replaced", "ended", "historic")
Confidence = Literal["high", "medium", "low"]
SourceKind = Literal[
    "official", "official-archive", "official-copy", "secondary", "advocacy", "weak"
]
ContactType = Literal["phone", "tty", "text", "url", "email", "address", "service"]
SomeIds = Annotated[tuple[Id, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One checked statement: `text` (|fact:<id>), its sources, when it held."""

    __pydantic_config__ = STRICT
    id: Id
    text: TextLine
    sources: SomeIds
    as_of: AsOf
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated change in a program's life: `text` (|history:<id>)."""

    __pydantic_config__ = STRICT
    id: Id
    date: AsOf
    text: TextLine
    sources: SomeIds
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Plain sentences (|body:<id>, inline Markdown) and the ids of the facts or events they rest
    on.
    """

    __pydantic_config__ = STRICT
    id: Id
    text: TextLine
    facts: SomeIds
    critical: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether a program still runs, as last known at `as_of`; `note` (|status) says what changed
    and opens its page.
    """

    __pydantic_config__ = STRICT
    state: ProgramState
    as_of: AsOf
    note: TextLine | None = None
    facts: tuple[Id, ...] = ()
    replaced_by: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentAt:
    """The part of an agency that ran a program at a time."""

    __pydantic_config__ = STRICT
    component: Id
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Where a source page listed the program: the heading as printed there."""

    __pydantic_config__ = STRICT
    source: Id
    section: TextLine
    date: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One entry of the directory: `name` (|name), `summary` (|summary). `reviewed` is set by a
    person who opened the official page.
    """

    __pydantic_config__ = STRICT
    id: Id
    name: TextLine
    acronyms: tuple[TextLine, ...] = ()
    other_names: tuple[TextLine, ...] = ()
    kind: Id
    sections: SomeIds
    audiences: SomeIds
    components: tuple[ComponentAt, ...] | None = None
    summary: TextLine
    status: Status
    body: tuple[Paragraph, ...] = ()
    facts: tuple[Fact, ...]
    history: tuple[Event, ...] = ()
    legal_authority: tuple[TextLine, ...] = ()
    contacts: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    listed_in: tuple[Listing, ...] = ()
    reviewed: PastDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A section, audience, kind or component: `name` (|name), `summary` (|summary). `archive`:
    its programs left the main lists.

    `service`: a kind of record that is a service to readers, for structured data.
    """

    __pydantic_config__ = STRICT
    id: Id
    name: TextLine
    acronym: TextLine | None = None
    summary: TextLine | None = None
    archive: Flag = False
    service: Flag = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that facts rest on, cited in its own language. `captured`: day of the archive's
    copy.
    """

    __pydantic_config__ = STRICT
    id: Id
    title: TextLine
    publisher: TextLine
    kind: SourceKind
    date: AsOf
    captured: PastDay | None = None
    url: Url | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A way to reach somebody: `label` (|label), `hours` (|hours), `note` (|note). Withheld
    unless `publish`.

    `value` is shown as printed by its source; `dial` holds the digits that a keypad makes of it.
    """

    __pydantic_config__ = STRICT
    id: Id
    label: TextLine
    type: ContactType
    value: TextLine | None = None
    dial: TextLine | None = None
    emergency: Flag = False
    audiences: tuple[Id, ...] = ()
    hours: TextLine | None = None
    note: TextLine | None = None
    sources: tuple[Id, ...] = ()
    as_of: AsOf
    official_page: Url | None = None
    publish: Flag = False
    withheld_because: TextLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address, in the order of its country's envelopes: `lines`, then city, state and
    code as printed.
    """

    __pydantic_config__ = STRICT
    lines: tuple[TextLine, ...]
    city: TextLine
    state: TextLine | None = None
    postal_code: TextLine | None = None
    sources: SomeIds
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhone:
    """A number of an office and what it reaches (`desk`: an id of `desks` in offices.yaml).
    Withheld unless `publish`.
    """

    __pydantic_config__ = STRICT
    number: TextLine | None = None
    desk: Id
    sources: tuple[Id, ...] = ()
    as_of: AsOf
    official_page: Url | None = None
    publish: Flag = False
    withheld_because: TextLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfPlace:
    """The counties of a split place that an office serves, in the source's spelling."""

    __pydantic_config__ = STRICT
    place: Id
    counties: tuple[TextLine, ...]
    sources: SomeIds
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A local office: whole `places` it serves, `parts` of others, or an `area` in words (|area);
    `note` (|note).
    """

    __pydantic_config__ = STRICT
    id: Id
    name: TextLine
    network: Id
    address: Address
    places: tuple[Id, ...] = ()
    parts: tuple[PartOfPlace, ...] = ()
    area: TextLine | None = None
    area_sources: tuple[Id, ...] = ()
    area_as_of: AsOf | None = None
    phones: tuple[OfficePhone, ...] = ()
    note: TextLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The terms under which the data may be used again."""

    __pydantic_config__ = STRICT
    name: TextLine
    url: Url


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleAfter:
    """Days after which a record or a contact says that it may be out of date."""

    __pydantic_config__ = STRICT
    record: Days
    contact: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A program that the home page puts in focus: always, or from `start` to `end`, both
    included. Its id alone will do.
    """

    __pydantic_config__ = STRICT
    program: Id
    start: Day | None = None
    end: Day | None = None


def as_feature(value: object) -> object:
    """The mapping that an id alone is short for."""
    return {"program": value} if isinstance(value, str) else value


Features = tuple[
    Annotated[Feature, BeforeValidator(as_feature, json_schema_input_type=Id | Feature)], ...
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Security:
    """Where to report a vulnerability of the site, for /.well-known/security.txt (RFC 9116).

    `contact` is in the order of preference; `expires` is the last day on which the record holds;
    `encryption` is where the key is; `languages` are those of the site if left out.
    """

    __pydantic_config__ = STRICT
    contact: Annotated[tuple[SecurityContact, ...], Field(min_length=1)]
    expires: Day
    policy: HttpsUrl | None = None
    encryption: KeyUri | None = None
    acknowledgments: HttpsUrl | None = None
    languages: tuple[LanguageTag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """site.yaml: what this one directory is. `name`, `tagline`, `description`, `disclaimer` are
    messages (site|...).
    """

    __pydantic_config__ = STRICT
    name: TextLine
    tagline: TextLine
    description: TextLine
    disclaimer: TextLine
    source_language: TextLine
    languages: tuple[TextLine, ...]
    base_url: BaseUrl
    report_errors_to: ReportUrl
    official: Flag
    country: TextLine
    calling_code: TextLine
    time_zone: TimeZone = "UTC"
    address_line: TextLine = "{postal_code} {city}"
    contribute_to: ReportUrl | None = None
    security: Security | None = None
    licence: Licence
    stale_after: StaleAfter
    front_contacts: tuple[Id, ...] = ()
    featured: Features = ()
    guides: tuple[Id, ...] = ()
    on_every_program: tuple[Id, ...] = ()
    menu: tuple[PagePath, ...] = ()
    footer: tuple[PagePath, ...] = ()
