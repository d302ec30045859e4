"""What does a feed reader read? Atom (RFC 4287) and JSON Feed 1.1 of each language, for everything and for each section.

Entries are the dated changes of the records. A date of which only the month or the year is known stands at its first day;
the text of the entry says the date as far as it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import escape

from site_src.dataset import addresses
from site_src.dataset.changes import Change, dated_changes
from site_src.dataset.identifiers import identifier
from site_src.exports.shapes import page_url, to_json
from site_src.pages.changes import change_date, change_text, program_name
from site_src.pages.edition import Edition

NEWEST = 50


class Feed(NamedTuple):
    """A feed: its section ("" for everything), its title, the path of its page, its newest changes."""

    section: str
    title: str
    path: str
    changes: Sequence[Change]


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """The feeds of one language."""
    changes = dated_changes(e.dataset)
    site = e.text("site|name", e.dataset.site.name).plain
    feeds = [Feed("", site, "updates/", changes[:NEWEST])]
    for ident, group in e.dataset.sections.items():
        own = [c for c in changes if ident in c.program.sections][:NEWEST]
        feeds.append(Feed(ident, f"{site}: {e.text(f'section:{ident}|name', group.name).plain}", addresses.section_url(ident), own))
    entries: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {}
    for feed in feeds:
        for change in feed.changes:
            if change.names not in entries:
                entries[change.names] = entry(e, change)
        yield f"{e.language.tag}/{addresses.feed_url(feed.section, 'atom')}", atom(e, feed, [entries[c.names][0] for c in feed.changes])
        yield f"{e.language.tag}/{addresses.feed_url(feed.section, 'json')}", json_feed(e, feed, [entries[c.names][1] for c in feed.changes])


def moment(change: Change) -> str:
    """The first moment of a change's date (RFC 3339, UTC)."""
    return f"{change.date.first_day.isoformat()}T00:00:00Z"


def entry(e: Edition, change: Change) -> tuple[str, dict[str, Any]]:
    """One change as an Atom entry and as a JSON Feed item."""
    ident = f"urn:uuid:{identifier(e.dataset.site, e.language.tag, *change.names)}"
    url = page_url(e, addresses.program_url(change.program.id))
    name, text = program_name(e, change), change_text(e, change)
    html = f"<p>{change_date(e, change)}</p><p>{text.html}</p>"
    atom_entry = (
        f'<entry><title{language_of(e, name.language.tag)}>{escape(name.plain)}</title><link href="{escape(url)}" hreflang="{e.language.tag}"/>'
        f"<id>{ident}</id><updated>{moment(change)}</updated>"
        f"<summary{language_of(e, text.language.tag)}>{escape(text.plain)}</summary>"
        f'<content type="html">{escape(str(html))}</content></entry>\n'
    )
    item = {"id": ident, "url": url, "title": name.plain, "content_html": html, "content_text": text.plain, "date_published": moment(change)}
    return atom_entry, item | {"language": text.language.tag}


def language_of(e: Edition, tag: str) -> str:
    """The attribute of a text in another language than the feed's."""
    return "" if tag == e.language.tag else f' xml:lang="{tag}"'


def atom(e: Edition, feed: Feed, entries: Sequence[str]) -> bytes:
    """An Atom feed; without any change it is as old as the build's day."""
    site = e.dataset.site
    updated = moment(feed.changes[0]) if feed.changes else f"{e.dataset.today.isoformat()}T00:00:00Z"
    ident = identifier(site, e.language.tag, "feed", feed.section)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{e.language.tag}" xml:base="{escape(site.base_url)}">\n'
        f"<title>{escape(feed.title)}</title><id>urn:uuid:{ident}</id><updated>{updated}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(page_url(e, addresses.feed_url(feed.section, "atom")))}"/>\n'
        f'<link rel="alternate" type="text/html" href="{escape(page_url(e, feed.path))}"/>\n'
        f"<author><name>{escape(e.text('site|name', site.name).plain)}</name></author><rights>{escape(site.licence.name)}</rights>\n"
        f"{''.join(entries)}</feed>\n"
    ).encode()


def json_feed(e: Edition, feed: Feed, items: Sequence[dict[str, Any]]) -> bytes:
    """A JSON feed."""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": page_url(e, feed.path),
        "feed_url": page_url(e, addresses.feed_url(feed.section, "json")),
        "language": e.language.tag,
        "authors": [{"name": e.text("site|name", e.dataset.site.name).plain}],
        "items": list(items),
    }
    return to_json(data)
