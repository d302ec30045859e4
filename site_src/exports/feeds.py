"""What does a feed reader read? Atom (RFC 4287) and JSON Feed 1.1 of each language: everything,
the notices, each section.

Entries are the dated changes of the records, and the notices that have begun. A date of which
only the month or the year is known stands at its first day; the text of the entry says the date
as far as it is known.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import escape

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.changes import DatedChange, dated_changes
from site_src.dataset.identifiers import identifier
from site_src.dataset.notices import Notice, period
from site_src.edition.changes import change_date, change_text
from site_src.edition.edition import Edition
from site_src.edition.names import program_name
from site_src.edition.notices import notice_texts
from site_src.exports.shapes import page_url, to_json
from site_src.pages.notices import beside_drafts, dates, label, places
from site_src.pages.renderer import Renderer

NEWEST = 50


class Entry(NamedTuple):
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
    entries: Sequence[Entry]


def files(e: Renderer) -> Iterable[tuple[str, bytes]]:
    """The feeds of one language: everything, the notices, and each section."""
    listed = dated_changes(e.dataset)
    changes = {change.names: change_entry(e, change) for change in listed}
    notices = [
        notice_entry(e, n, ended=ended)
        for ended in (False, True)
        for n in e.dataset.notices_by("ended" if ended else "live")
    ]
    newest = sorted([*changes.values(), *notices], key=lambda x: x.moment, reverse=True)
    site = e.text("site|name", e.dataset.site.name).plain
    feeds = [Feed(("feed", ""), site, "updates/", newest[:NEWEST])]
    titled = f"{site}: {e.word('notice|title', 'Notices').plain}"
    feeds.append(
        Feed(
            ("notices", "feed"),
            titled,
            "notices/",
            sorted(notices, key=lambda x: x.moment, reverse=True)[:NEWEST],
        )
    )
    for ident, group in e.dataset.sections.items():
        own = [changes[c.names] for c in listed if ident in c.program.sections][:NEWEST]
        feeds.append(
            Feed(
                ("feed", ident),
                f"{site}: {e.text(f'section:{ident}|name', group.name).plain}",
                addresses.section_url(ident),
                own,
            )
        )
    made: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {}
    for feed in feeds:
        for entry in feed.entries:
            if entry.names not in made:
                made[entry.names] = write_entry(e, entry)
        yield (
            f"{e.language.tag}/{feed.path}feed.atom",
            atom(e, feed, [made[x.names][0] for x in feed.entries]),
        )
        yield (
            f"{e.language.tag}/{feed.path}feed.json",
            json_feed(e, feed, [made[x.names][1] for x in feed.entries]),
        )


def change_entry(e: Edition, change: DatedChange) -> Entry:
    """What a feed tells of a dated change."""
    text = change_text(e, change)
    html = f"<p>{change_date(e, change)}</p><p>{text.html}</p>"
    moment = f"{change.date.first_day.isoformat()}T00:00:00Z"
    return Entry(
        change.names,
        moment,
        addresses.program_url(change.program.id),
        program_name(e, change.program),
        text,
        html,
    )


def notice_entry(e: Renderer, notice: Notice, *, ended: bool) -> Entry:
    """What a feed tells of a notice, from its start on; the source stands beside a draft."""
    texts = notice_texts(e, notice)
    beside = beside_drafts(e, notice) or ""
    html = f"<p>{label(e, notice, ended=ended)}</p><p>{texts['text'].html}</p>{beside}{places(e, notice) or ''}<p>{dates(e, notice, ended=ended)}</p>"
    moment = period(notice, e.dataset.zone).begins.astimezone(datetime.UTC)
    return Entry(
        ("notice", notice.id),
        f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        f"notices/#notice-{notice.id}",
        texts["title"],
        texts["text"],
        html,
    )


def write_entry(e: Edition, entry: Entry) -> tuple[str, dict[str, Any]]:
    """An entry for Atom and as a JSON Feed item."""
    ident = f"urn:uuid:{identifier(e.dataset.site, e.language.tag, *entry.names)}"
    url, name, text = page_url(e, entry.path), entry.name, entry.text
    atom_entry = (
        f'<entry><title{language_of(e, name.language.tag)}>{escape(name.plain)}</title><link href="{escape(url)}" hreflang="{e.language.tag}"/>'
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
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{e.language.tag}" xml:base="{escape(site.base_url)}">\n'
        f"<title>{escape(feed.title)}</title><id>urn:uuid:{ident}</id><updated>{updated}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(page_url(e, f"{feed.path}feed.atom"))}"/>\n'
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
        "feed_url": page_url(e, f"{feed.path}feed.json"),
        "language": e.language.tag,
        "authors": [{"name": e.text("site|name", e.dataset.site.name).plain}],
        "items": list(items),
    }
    return to_json(data)
