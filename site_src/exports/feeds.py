"""What does a feed reader read? Atom (RFC 4287) and JSON Feed 1.1 of each language: everything,
the notices, each section.

Entries are the dated changes of the records, and the notices that have started. If only the
month or the year of a change is known, the entry is dated by its first day; its text gives the date
as precisely as it is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import escape

from site_src.catalogs import contexts
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.changes import DatedChange, dated_changes
from site_src.dataset.identifiers import identifier
from site_src.dataset.notices import Notice, period
from site_src.edition.changes import change_date, change_text
from site_src.edition.edition import Edition
from site_src.edition.names import name_of, program_name
from site_src.edition.notices import notice_texts
from site_src.exports.shapes import page_url, to_json
from site_src.pages.notices import beside_drafts, dates, label, places
from site_src.pages.renderer import Renderer

NEWEST = 50


class FeedEntry(NamedTuple):
    """What a feed tells: ids that lead to it, its first moment (RFC 3339, UTC), the path of its
    page, its texts.
    """

    names: tuple[str, ...]
    moment: str
    path: str
    name: Text
    text: Text
    html: str


class Feed(NamedTuple):
    """A feed: ids that lead to it, its title, the path of its page, which is its folder, its
    newest entries.
    """

    names: tuple[str, ...]
    title: str
    path: str
    entries: Sequence[FeedEntry]


def files(e: Renderer) -> Iterable[tuple[str, bytes]]:
    """The feeds of one language: everything, the notices, and each section."""
    written: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {}
    for feed in feeds_of(e):
        for entry in feed.entries:
            if entry.names not in written:
                written[entry.names] = write_entry(e, entry)
        atom_entries = [written[entry.names][0] for entry in feed.entries]
        items = [written[entry.names][1] for entry in feed.entries]
        folder = f"{e.language.tag}/{feed.path}"
        yield f"{folder}feed.atom", atom(e, feed, atom_entries)
        yield f"{folder}feed.json", json_feed(e, feed, items)


def feeds_of(e: Renderer) -> list[Feed]:
    """The feeds of one language."""
    dated = dated_changes(e.dataset)
    changes = {change.names: change_entry(e, change) for change in dated}
    notices = [notice_entry(e, notice, ended=False) for notice in e.dataset.notices_by("live")]
    notices += [notice_entry(e, notice, ended=True) for notice in e.dataset.notices_by("ended")]
    site = site_name(e)
    notices_title = f"{site}: {e.word('notice|title', 'Notices').plain}"
    feeds = [
        Feed(("feed", ""), site, "updates/", newest([*changes.values(), *notices])),
        Feed(("notices", "feed"), notices_title, "notices/", newest(notices)),
    ]
    for ident, group in e.dataset.sections.items():
        in_section = [changes[c.names] for c in dated if ident in c.program.sections]
        title = f"{site}: {name_of(e, 'section', group).plain}"
        path = addresses.section_url(ident)
        feeds.append(Feed(("feed", ident), title, path, in_section[:NEWEST]))
    return feeds


def site_name(e: Edition) -> str:
    """The translated name of the site."""
    return e.text(contexts.site_text("name"), e.dataset.site.name).plain


def newest(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """The newest entries, the latest first."""
    return sorted(entries, key=moment_of, reverse=True)[:NEWEST]


def moment_of(entry: FeedEntry) -> str:
    """The first moment of an entry."""
    return entry.moment


def change_entry(e: Edition, change: DatedChange) -> FeedEntry:
    """What a feed tells of a dated change."""
    text = change_text(e, change)
    html = f"<p>{change_date(e, change)}</p><p>{text.html}</p>"
    moment = f"{change.date.first_day.isoformat()}T00:00:00Z"
    return FeedEntry(
        change.names,
        moment,
        addresses.program_url(change.program.id),
        program_name(e, change.program),
        text,
        html,
    )


def notice_entry(e: Renderer, notice: Notice, *, ended: bool) -> FeedEntry:
    """What a feed tells of a notice, from its start on; the source is beside a draft."""
    texts = notice_texts(e, notice)
    beside = beside_drafts(e, notice) or ""
    html = (
        f"<p>{label(e, notice, ended=ended)}</p>"
        f"<p>{texts['text'].html}</p>{beside}"
        f"{places(e, notice) or ''}"
        f"<p>{dates(e, notice, ended=ended)}</p>"
    )
    moment = period(notice, e.dataset.zone).begins.astimezone(datetime.UTC)
    return FeedEntry(
        ("notice", notice.id),
        f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        f"notices/#notice-{notice.id}",
        texts["title"],
        texts["text"],
        html,
    )


def write_entry(e: Edition, entry: FeedEntry) -> tuple[str, dict[str, Any]]:
    """An entry for Atom and as a JSON Feed item."""
    ident = f"urn:uuid:{identifier(e.dataset.site, e.language.tag, *entry.names)}"
    url, name, text = page_url(e, entry.path), entry.name, entry.text
    atom_entry = (
        f"<entry><title{language_of(e, name.language.tag)}>{escape(name.plain)}</title>"
        f'<link href="{escape(url)}" hreflang="{e.language.tag}"/>'
        f"<id>{ident}</id><updated>{entry.moment}</updated>"
        f"<summary{language_of(e, text.language.tag)}>{escape(text.plain)}</summary>"
        f'<content type="html">{escape(str(entry.html))}</content></entry>\n'
    )
    item = {
        "id": ident,
        "url": url,
        "title": name.plain,
        "content_html": entry.html,
        "content_text": text.plain,
        "date_published": entry.moment,
    }
    return atom_entry, item | {"language": text.language.tag}


def language_of(e: Edition, tag: str) -> str:
    """The attribute of a text in another language than the feed's."""
    return "" if tag == e.language.tag else f' xml:lang="{tag}"'


def atom(e: Edition, feed: Feed, entries: Sequence[str]) -> bytes:
    """An Atom feed; without any entry it is as old as the build's day."""
    site = e.dataset.site
    updated = feed.entries[0].moment if feed.entries else f"{e.dataset.today.isoformat()}T00:00:00Z"
    ident = identifier(site, e.language.tag, *feed.names)
    own_address = page_url(e, f"{feed.path}feed.atom")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{e.language.tag}"'
        f' xml:base="{escape(site.base_url)}">\n'
        f"<title>{escape(feed.title)}</title>"
        f"<id>urn:uuid:{ident}</id><updated>{updated}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(own_address)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{escape(page_url(e, feed.path))}"/>\n'
        f"<author><name>{escape(site_name(e))}</name></author>"
        f"<rights>{escape(site.licence.name)}</rights>\n"
        f"{''.join(entries)}</feed>\n"
    ).encode()


def json_feed(e: Edition, feed: Feed, items: Sequence[dict[str, Any]]) -> bytes:
    """A JSON feed."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": page_url(e, feed.path),
        "feed_url": page_url(e, f"{feed.path}feed.json"),
        "language": e.language.tag,
        "authors": [{"name": site_name(e)}],
        "items": list(items),
    }
    return to_json(data)
