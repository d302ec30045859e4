"""What do readers learn of one dated change? Its text and its date in words, for the page of
updates and the feeds.
"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.catalogs.translate import Text
from site_src.dataset.changes import DatedChange
from site_src.edition.edition import Edition


def change_text(e: Edition, change: DatedChange) -> Text:
    """What changed: the text of the event, the note of the status, or a sentence of our own where
    a status needs no note.
    """
    program = change.program
    if change.event:
        context = contexts.program_part(program.id, "history", change.event.id)
        return e.text(context, change.event.text)
    if program.status.note:
        return e.text(contexts.program_text(program.id, "status"), program.status.note)
    if program.status.state == "active":
        return e.word("updates|active", "On this date, the program was last known to be active.")
    return e.word(
        "updates|unknown",
        "On this date, the program was last confirmed. We do not know whether it continues.",
    )


def change_date(e: Edition, change: DatedChange) -> Markup:
    """The date as far as it is known, in words."""
    return e.formats.as_of(change.as_of)
