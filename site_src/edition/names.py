"""What is each thing called in this language? Names and summaries of groups, words for the status
of a program, programs in the order of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_src.catalogs import contexts
from site_src.catalogs.contexts import GroupKind
from site_src.catalogs.translate import Text
from site_src.dataset.blocks import BlockPage
from site_src.dataset.records import Group, Program
from site_src.edition.edition import Edition


def name_of(e: Edition, kind: GroupKind, group: Group) -> Text:
    """The translated name of a section, audience, kind, component, place, network or desk."""
    return e.text(contexts.group_text(kind, group.id, "name"), group.name)


def summary_of(e: Edition, kind: GroupKind, group: Group) -> Text | None:
    """The translated summary of a group, if it has one."""
    if not group.summary:
        return None
    return e.text(contexts.group_text(kind, group.id, "summary"), group.summary)


def program_name(e: Edition, program: Program) -> Text:
    """The translated name of a program."""
    return e.text(contexts.program_text(program.id, "name"), program.name)


def program_summary(e: Edition, program: Program) -> Text:
    """The translated summary of a program."""
    return e.text(contexts.program_text(program.id, "summary"), program.summary)


def sort_programs(e: Edition, programs: Iterable[Program]) -> list[Program]:
    """Programs in the order of their translated names."""
    return e.formats.sort(programs, lambda program: program_name(e, program).plain)


def status_word(e: Edition, state: str) -> Text:
    """A status in one or two words."""
    words = {
        "active": lambda: e.word("status|active", "Active"),
        "elsewhere": lambda: e.word("status|elsewhere", "Moved to another agency"),
        "renamed": lambda: e.word("status|renamed", "Renamed"),
        "replaced": lambda: e.word("status|replaced", "Replaced"),
        "ended": lambda: e.word("status|ended", "Ended"),
        "historic": lambda: e.word("status|historic", "Historic"),
        "unknown": lambda: e.word("status|unknown", "Not confirmed lately"),
    }
    return words[state]()


def card_texts(e: Edition, programs: Iterable[Program]) -> Iterator[Text]:
    """The texts that the cards of programs show, for the state of a page."""
    for program in programs:
        yield program_name(e, program)
        yield program_summary(e, program)


def page_texts(e: Edition, pages: Iterable[BlockPage]) -> Iterator[Text]:
    """The titles and summaries of pages made of blocks."""
    for page in pages:
        yield e.text(contexts.page_text(page.id, "title"), page.title)
        yield e.text(contexts.page_text(page.id, "summary"), page.summary)
