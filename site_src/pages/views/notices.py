"""What do readers see of dated notices? The live ones on top of every page, all that have begun
on a page of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.dataset.notices import SEVERITIES, Notice
from site_src.edition.edition import Edition
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.notices import dates, label, notice_texts, places

PAGE = "notices/"


class Announcements(NamedTuple):
    """What the layout shows of the live notices: a module for the head, a section before the
    content; empty if there are none.
    """

    script: Markup
    banner: Markup


def announce(e: Edition) -> None:
    """Put the live notices into the layout of an edition: made once, then part of every page's
    skeleton.
    """
    live = by_severity(e.dataset.notices_by("live"))
    items = [notice_item(e, n, announced=True) for n in live]
    script, banner = (
        (e.part("announcements-script"), e.part("announcements", items=items))
        if items
        else (Markup(""), Markup(""))
    )
    e.skeletons.words["notices"] = Announcements(script, banner)


def by_severity(notices: Iterable[Notice]) -> list[Notice]:
    """The most severe first, and among those the order given."""
    return sorted(notices, key=lambda n: SEVERITIES.index(n.severity))


def notice_item(
    e: Edition,
    notice: Notice,
    *,
    announced: bool = False,
    ended: bool = False,
    citations: parts.Citations | None = None,
) -> Markup:
    """A notice with what it is, where and when it holds; a draft translation stands beside its
    source.
    """
    made = {name: (getattr(notice, name), text) for name, text in notice_texts(e, notice).items()}
    originals = [e.source_html(source) for source, text in made.values() if e.needs_source(text)]
    title = made["title"][1].html
    heading = (
        partial(e.part, "announcement-heading", url=Html(f"{e.url(PAGE)}#notice-{notice.id}"))
        if announced
        else partial(e.part, "notice-heading")
    )
    return e.part(
        "notice",
        severity="ended" if ended else notice.severity,
        anchor=None if announced else Markup(' id="notice-{}"').format(notice.id),
        heading=heading(label=label(e, notice, ended=ended), title=title),
        text=made["text"][1].html,
        beside=e.part("beside", text=Html(" · ").join(originals)) if originals else None,
        places=places(e, notice),
        dates=dates(e, notice, ended=ended),
        sources=citations.refer(notice.sources) if citations else None,
    )


def notices(e: Edition, ident: str, path: str) -> bytes:
    """The page of the notices: those that are live, then those that ended, newest first."""
    citations = parts.Citations(e)
    live, ended = by_severity(e.dataset.notices_by("live")), e.dataset.notices_by("ended")
    now = [notice_item(e, n, citations=citations) for n in live]
    over = [notice_item(e, n, ended=True, citations=citations) for n in ended]
    none = e.part("notices-none", hidden=Html(" hidden") if live else None)
    content = [
        e.part("notices-now", none=none, notices=e.part("notices", items=now) if now else None),
        parts.section(
            e,
            "ended",
            e.t("notice|ended", "Ended"),
            e.part("notices", items=over) if over else None,
        ),
        citations.listing(),
    ]
    title = e.word("notice|title", "Notices")
    texts = [text for n in (*live, *ended) for text in notice_texts(e, n).values()]
    home = [("", e.t("nav|home", "Home"))]
    urls = {f"{kind}_url": e.url(addresses.notice_feed_url(kind)) for kind in ("atom", "json")}
    feed = e.part("feed-link", url=urls["atom_url"])
    content.append(e.part("follow-notices", **urls))
    return e.page(
        "notices",
        path,
        title,
        title.plain,
        home,
        feed=feed,
        content=content,
        state=e.translation_state(texts),
        reviewed=None,
    )
