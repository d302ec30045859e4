"""Does everything that is named exist, and does each record keep the rules that span several
fields?

Each check yields (kind, record id, pointer, what, hint); `check_references` turns them into
problems with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from site_src.dataset.addresses import RESERVED_PATHS, page_path
from site_src.dataset.blocks import (
    Block,
    BlockPage,
    Chart,
    ContactList,
    Facts,
    PatternCheck,
    Prose,
    RecordList,
    Steps,
    Table,
    TableBlock,
)
from site_src.dataset.charts import check_chart
from site_src.dataset.dataset import Dataset
from site_src.dataset.featured import check_featured
from site_src.dataset.maps import Map
from site_src.dataset.notices import Notice, check_notice_rules
from site_src.dataset.patterns import fits
from site_src.dataset.records import (
    CHANGED_STATES,
    Contact,
    Event,
    Fact,
    Office,
    Paragraph,
    Program,
)
from site_src.problems import Problem, did_you_mean

Pointer = tuple[str | int, ...]
Finding = tuple[str, str, Pointer, str, str]
Locate = Callable[[str, str, Pointer], tuple[str, int, Pointer]]

GROUPS = ("sections", "audiences", "kinds", "components", "places", "networks", "desks")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
NEEDS_OFFICIAL_PAGE = ("phone", "tty", "text", "address", "email")


def check_references(dataset: Dataset, locate: Locate) -> list[Problem]:
    """Every broken reference or rule of the valid records of a dataset."""
    findings: list[Finding] = [("site", "", *rest) for rest in check_site(dataset)]
    for name in GROUPS:
        for group in getattr(dataset, name).values():
            findings += (
                (name, group.id, *rest) for rest in check_text(dataset, group.summary, "summary")
            )
    for program in dataset.programs.values():
        findings += (("programs", program.id, *rest) for rest in check_program(dataset, program))
    for contact in dataset.contacts.values():
        findings += (("contacts", contact.id, *rest) for rest in check_contact(dataset, contact))
    for office in dataset.offices.values():
        findings += (("offices", office.id, *rest) for rest in check_office(dataset, office))
    for drawing in dataset.maps.values():
        findings += (("maps", drawing.id, *rest) for rest in check_map(dataset, drawing))
    for table in dataset.tables.values():
        findings += (("tables", table.id, *rest) for rest in check_table(dataset, table))
    for page in dataset.pages.values():
        findings += (("pages", page.id, *rest) for rest in check_page(dataset, page))
    for notice in dataset.notices.values():
        findings += (("notices", notice.id, *rest) for rest in check_notice(dataset, notice))
    problems = []
    for kind, ident, pointer, what, hint in findings:
        file, line, whole = locate(kind, ident, pointer)
        problems.append(Problem(file, line, ".".join(map(str, whole)), what, hint))
    return problems


Rest = tuple[Pointer, str, str]


def missing(
    noun: str,
    idents: Iterable[str],
    known: Collection[str],
    *pointer: str | int,
    single: bool = False,
) -> Iterator[Rest]:
    """A finding for each id that is not known, at `pointer` (and its index unless `single`)."""
    for i, ident in enumerate(idents):
        if ident not in known:
            yield (
                (pointer if single else (*pointer, i)),
                f'no {noun} "{ident}"',
                did_you_mean(ident, known),
            )


def repeated(
    noun: str, idents: Iterable[str], *pointer: str | int, before: Iterable[str] = ()
) -> Iterator[Rest]:
    """A finding for each id that stands twice in a list, or in the list and `before` it."""
    seen = set(before)
    for i, ident in enumerate(idents):
        if ident in seen:
            yield (*pointer, i), f'{noun} "{ident}" stands twice', "keep one of the two"
        seen.add(ident)


def check_text(dataset: Dataset, text: str | None, *pointer: str | int) -> Iterator[Rest]:
    """Placeholders of a text must be published contacts; links must lead to a record, a page or
    the web.
    """
    if text is None or ("{" not in text and "](" not in text):
        return
    for name in PLACEHOLDER.findall(text):
        if "-" in name or name.replace("_", "-") not in dataset.contacts:
            known = {ident.replace("-", "_") for ident in dataset.contacts}
            yield (
                pointer,
                f"{{{name}}} is no published contact",
                did_you_mean(name, known)
                or "name one that has publish: true, with underscores for dashes",
            )
    for target in LINK.findall(text):
        scheme, _, rest = target.partition(":")
        if scheme == "program" and rest not in dataset.programs:
            yield pointer, f'no program "{rest}"', did_you_mean(rest, dataset.programs)
        elif scheme == "page" and rest not in dataset.pages:
            yield pointer, f'no page "{rest}"', did_you_mean(rest, dataset.pages)
        elif scheme not in ("program", "page") and not target.startswith(("https://", "http://")):
            yield (
                pointer,
                f'link to "{target}" is not allowed',
                "link to program:ID, page:ID or https://...",
            )


def check_site(dataset: Dataset) -> Iterator[Rest]:
    """The contacts and pages that site.yaml names."""
    site = dataset.site
    yield from missing("published contact", site.front_contacts, dataset.contacts, "front_contacts")
    yield from check_featured(dataset)
    yield from missing("page", site.guides, dataset.pages, "guides")
    yield from repeated("page", site.guides, "guides")
    yield from missing("page", site.on_every_program, dataset.pages, "on_every_program")
    yield from repeated("page", site.on_every_program, "on_every_program")
    yield from missing("page", site.menu, dataset.pages, "menu")
    yield from missing("page", site.footer, dataset.pages, "footer")
    for name in ("tagline", "description", "disclaimer"):
        yield from check_text(dataset, getattr(site, name), name)


def check_program(dataset: Dataset, program: Program) -> Iterator[Rest]:
    """References, unique ids, the note of a changed status, and texts of one program."""
    yield from missing("kind", [program.kind], dataset.kinds, "kind", single=True)
    yield from missing("section", program.sections, dataset.sections, "sections")
    yield from missing("audience", program.audiences, dataset.audiences, "audiences")
    yield from missing(
        "component",
        (c.component for c in program.components or ()),
        dataset.components,
        "components",
    )
    yield from missing("published contact", program.contacts, dataset.contacts, "contacts")
    yield from missing("program", program.related, dataset.programs, "related")
    yield from missing(
        "source", (x.source for x in program.listed_in), dataset.sources, "listed_in"
    )
    evidence = [f.id for f in program.facts] + [e.id for e in program.history]
    yield from repeated("fact", (f.id for f in program.facts), "facts")
    yield from repeated(
        "fact or event",
        (e.id for e in program.history),
        "history",
        before={f.id for f in program.facts},
    )
    yield from check_paragraphs(dataset, program.body, evidence, "body")
    stated: dict[str, tuple[Fact | Event, ...]] = {
        "facts": program.facts,
        "history": program.history,
    }
    for name, records in stated.items():
        for i, record in enumerate(records):
            yield from missing("source", record.sources, dataset.sources, name, i, "sources")
            yield from check_text(dataset, record.text, name, i, "text")
    yield from check_text(dataset, program.summary, "summary")
    status = program.status
    yield from check_text(dataset, status.note, "status", "note")
    yield from missing("fact or event", status.facts, evidence, "status", "facts")
    if status.replaced_by:
        yield from missing(
            "program", [status.replaced_by], dataset.programs, "status", "replaced_by", single=True
        )
    if status.state in CHANGED_STATES and not status.note:
        yield (
            ("status", "note"),
            f"is missing for a program that is {status.state}",
            "say what changed and when",
        )


def check_paragraphs(
    dataset: Dataset,
    paragraphs: Iterable[Paragraph],
    evidence: Collection[str],
    *pointer: str | int,
) -> Iterator[Rest]:
    """Unique ids, known facts and sound texts of a list of paragraphs."""
    listed = list(paragraphs)
    yield from repeated("paragraph", (p.id for p in listed), *pointer)
    for i, paragraph in enumerate(listed):
        yield from missing("fact or event", paragraph.facts, evidence, *pointer, i, "facts")
        yield from check_text(dataset, paragraph.text, *pointer, i, "text")


def check_contact(dataset: Dataset, contact: Contact) -> Iterator[Rest]:
    """A published contact has a value, a source, and a link to the official page where it can
    change.
    """
    yield from missing("source", contact.sources, dataset.sources, "sources")
    yield from missing("audience", contact.audiences, dataset.audiences, "audiences")
    if not contact.value:
        yield ("value",), "is missing for a published contact", "add it or set publish: false"
    if not contact.sources and not contact.emergency:
        yield (
            ("sources",),
            "are missing for a published contact",
            "name a source or set publish: false",
        )
    if contact.type in NEEDS_OFFICIAL_PAGE and not contact.official_page and not contact.emergency:
        yield (
            ("official_page",),
            "is missing for a published contact",
            "link the page where a reader can check it",
        )
    if (
        contact.type == "url"
        and contact.value
        and not contact.value.startswith(("https://", "http://"))
    ):
        yield ("value",), "is not a web address", "begin it with https://"
    for name in ("note", "hours", "label"):
        yield from check_text(dataset, getattr(contact, name), name)


def check_office(dataset: Dataset, office: Office) -> Iterator[Rest]:
    """References of one office; what it serves needs a source and a date."""
    yield from missing("network", [office.network], dataset.networks, "network", single=True)
    yield from missing("place", office.places, dataset.places, "places")
    yield from missing("place", (p.place for p in office.parts), dataset.places, "parts")
    yield from missing("source", office.address.sources, dataset.sources, "address", "sources")
    yield from missing("source", office.area_sources, dataset.sources, "area_sources")
    if (office.places or office.area) and not (office.area_sources and office.area_as_of):
        yield (
            ("area_sources",),
            "or area_as_of is missing",
            "say where the area comes from and when",
        )
    for i, phone in enumerate(office.phones):
        yield from missing("desk", [phone.desk], dataset.desks, "phones", i, "desk", single=True)
        yield from missing("source", phone.sources, dataset.sources, "phones", i, "sources")
        if not phone.number or not phone.sources:
            yield (
                ("phones", i),
                "is published without a number or a source",
                "add it or set publish: false",
            )
    for i, part in enumerate(office.parts):
        yield from missing("source", part.sources, dataset.sources, "parts", i, "sources")
    for name in ("note", "area"):
        yield from check_text(dataset, getattr(office, name), name)


CELL_TYPES: dict[str, tuple[type, ...]] = {
    "year": (int,),
    "integer": (int,),
    "percent": (int, float),
    "decimal": (int, float),
    "text": (str,),
}


def check_table(dataset: Dataset, table: Table) -> Iterator[Rest]:
    """Every cell stands in a known column and has its type; rows are unique."""
    columns = {c.id: c for c in table.columns}
    yield from missing("source", table.sources, dataset.sources, "sources")
    yield from repeated("column", (c.id for c in table.columns), "columns")
    yield from repeated("row", (r.id for r in table.rows), "rows")
    for i, row in enumerate(table.rows):
        yield from missing("source", row.sources, dataset.sources, "rows", i, "sources")
        yield from missing("column", row.cells, columns, "rows", i, "cells", single=True)
        for name, value in row.cells.items():
            column = columns.get(name)
            if (
                column
                and value is not None
                and (isinstance(value, bool) or not isinstance(value, CELL_TYPES[column.type]))
            ):
                yield (
                    ("rows", i, "cells", name),
                    f"is not of type {column.type}",
                    "correct the cell or the column's type",
                )
        yield from check_text(dataset, row.note, "rows", i, "note")
        if row.cells.get(table.columns[0].id) is None:
            yield ("rows", i), f'has no "{table.columns[0].id}"', "the first column names the row"


def check_page(dataset: Dataset, page: BlockPage) -> Iterator[Rest]:
    """References of one block page, and an address that nothing else has."""
    path = page_path(page)
    taken = [p.id for p in dataset.pages.values() if p.id != page.id and page_path(p) == path]
    if path.split("/")[0] in RESERVED_PATHS or taken:
        by = f"page {taken[0]}" if taken else "the site itself"
        yield ("path",), f'"{path}" is used by {by}', "choose another path"
    yield from missing("program", page.related, dataset.programs, "related")
    yield from repeated("block", (b.id for b in page.blocks), "blocks")
    evidence = [fact.id for fact in page.facts]
    seen: set[str] = set()
    for i, block in enumerate(page.blocks):
        yield from check_block(dataset, block, evidence, i)
        if isinstance(block, Facts):
            yield from repeated(
                "fact", (f.id for f in block.facts), "blocks", i, "facts", before=seen
            )
            seen.update(f.id for f in block.facts)
    yield from check_text(dataset, page.summary, "summary")


def check_block(
    dataset: Dataset, block: Block, evidence: Collection[str], i: int
) -> Iterator[Rest]:
    """References of one block."""
    if isinstance(block, Facts):
        for j, fact in enumerate(block.facts):
            yield from missing(
                "source", fact.sources, dataset.sources, "blocks", i, "facts", j, "sources"
            )
            yield from check_text(dataset, fact.text, "blocks", i, "facts", j, "text")
    elif isinstance(block, Prose):
        yield from check_paragraphs(dataset, block.paragraphs, evidence, "blocks", i, "paragraphs")
    elif isinstance(block, Steps):
        yield from check_paragraphs(dataset, block.items, evidence, "blocks", i, "items")
    elif isinstance(block, ContactList):
        yield from missing(
            "published contact", block.contacts, dataset.contacts, "blocks", i, "contacts"
        )
    elif isinstance(block, RecordList):
        yield from missing("program", block.programs, dataset.programs, "blocks", i, "programs")
    elif isinstance(block, TableBlock):
        yield from missing(
            "table", [block.table], dataset.tables, "blocks", i, "table", single=True
        )
        yield from check_text(dataset, block.introduction, "blocks", i, "introduction")
    elif isinstance(block, Chart):
        yield from missing(
            "table", [block.table], dataset.tables, "blocks", i, "table", single=True
        )
        table = dataset.tables.get(block.table)
        for pointer, what, hint in check_chart(block, table) if table else ():
            yield ("blocks", i, *pointer), what, hint
        yield from repeated("break", (b.id for b in block.breaks), "blocks", i, "breaks")
        yield from check_text(dataset, block.unit, "blocks", i, "unit")
        for j, item in enumerate(block.breaks):
            yield from missing("fact", item.facts, evidence, "blocks", i, "breaks", j, "facts")
            yield from check_text(dataset, item.text, "blocks", i, "breaks", j, "text")
    elif isinstance(block, PatternCheck):
        yield from check_pattern_check(dataset, block, evidence, i)


def check_pattern_check(
    dataset: Dataset, block: PatternCheck, evidence: Collection[str], i: int
) -> Iterator[Rest]:
    """Known facts, sound texts, and a pattern that does with its examples what they say."""
    yield from missing("fact or event", block.facts, evidence, "blocks", i, "facts")
    for name, text in block.texts.items():
        yield from check_text(dataset, text, "blocks", i, name)
    for name, wanted in (("accepts", True), ("refuses", False)):
        for j, example in enumerate(getattr(block, name)):
            if fits(block.pattern, example, separators=block.ignore_separators) is not wanted:
                what = (
                    "does not have the form of the pattern"
                    if wanted
                    else "has the form of the pattern"
                )
                yield (
                    ("blocks", i, name, j),
                    f'"{example}" {what}',
                    "correct the pattern or the example",
                )


def check_notice(dataset: Dataset, notice: Notice) -> Iterator[Rest]:
    """A notice rests on known sources, names known places, and keeps the rules of notices."""
    yield from missing("source", notice.sources, dataset.sources, "sources")
    yield from missing("place", notice.places, dataset.places, "places")
    yield from missing("office", notice.offices, dataset.offices, "offices")
    for name in ("text", "area"):
        yield from check_text(dataset, getattr(notice, name), name)
    yield from check_notice_rules(notice, dataset.zone)


def check_map(dataset: Dataset, drawing: Map) -> Iterator[Rest]:
    """A map shows offices of its network only, each once, and says of each county once which of
    them serves it.
    """
    yield from missing("network", [drawing.network], dataset.networks, "network", single=True)
    offices = {o.id for o in dataset.offices.values() if o.network == drawing.network}
    others = dataset.offices.keys() - offices
    for name in ("areas", "insets", "counties"):
        for i, record in enumerate(getattr(drawing, name)):
            if record.office and (record.office in others or record.office not in dataset.offices):
                yield from missing(
                    "office of the network",
                    [record.office],
                    offices,
                    name,
                    i,
                    "office",
                    single=True,
                )
    for name in ("insets", "counties"):
        for i, record in enumerate(getattr(drawing, name)):
            yield from missing(
                "place", [record.place], dataset.places, name, i, "place", single=True
            )
    yield from (
        (pointer[:1], what, hint)
        for pointer, what, hint in repeated("area", (a.office for a in drawing.areas), "areas")
    )
    named: set[str] = set()
    for i, row in enumerate(drawing.counties):
        names = [f"{county} ({row.place})" for county in row.listed]
        yield from (
            (("counties", i, "names"), what, hint)
            for _, what, hint in repeated("county", names, "counties", before=named)
        )
        named |= set(names)
