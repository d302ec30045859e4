"""How is one notice shown? Its label, places and dates, for the banner of every page, the page of
the notices, and the feeds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.dataset.notices import SEVERITIES, Notice, period
from site_src.edition.edition import Edition
from site_src.edition.names import name_of
from site_src.edition.notices import notice_texts, notice_words
from site_src.html import Html
from site_src.pages.part_filler import PartFiller

PAGE = "notices/"
SHORTEST_TIME = datetime.timedelta(microseconds=1)


class Announcements(NamedTuple):
    """What the layout shows of the live notices: a module for the head, a section before the
    content; both are empty if there are none.
    """

    script: Markup
    banner: Markup


def announcements(e: PartFiller) -> Announcements:
    """The live notices for the layout, the most severe first."""
    live = by_severity(e.dataset.notices_by("live"))
    if not live:
        return Announcements(Markup(""), Markup(""))
    items = [announced_notice(e, notice) for notice in live]
    return Announcements(e.part("announcements_script"), e.part("announcements", items=items))


def by_severity(notices: Iterable[Notice]) -> list[Notice]:
    """The most severe first, and among those the order given."""
    return sorted(notices, key=lambda notice: SEVERITIES.index(notice.severity))


def announced_notice(e: PartFiller, notice: Notice) -> Markup:
    """A live notice in the banner; its heading leads to the page of the notices."""
    heading = e.part(
        "announcement_heading",
        label=label(e, notice, ended=False),
        url=Html(f"{e.url(PAGE)}#notice-{notice.id}"),
        title=notice_texts(e, notice)["title"].html,
    )
    return notice_part(e, notice, heading, anchor=None, ended=False, sources=None)


def listed_notice(e: PartFiller, notice: Notice, sources: Markup, *, ended: bool) -> Markup:
    """A notice on the page of the notices, with its sources."""
    heading = e.part(
        "notice_heading",
        label=label(e, notice, ended=ended),
        title=notice_texts(e, notice)["title"].html,
    )
    anchor = Markup(' id="notice-{}"').format(notice.id)
    return notice_part(e, notice, heading, anchor=anchor, ended=ended, sources=sources)


def notice_part(
    e: PartFiller,
    notice: Notice,
    heading: Markup,
    *,
    anchor: Markup | None,
    ended: bool,
    sources: Markup | None,
) -> Markup:
    """A notice with what it is, where and when it holds; a draft translation is shown beside its
    source.
    """
    return e.part(
        "notice",
        severity="ended" if ended else notice.severity,
        anchor=anchor,
        heading=heading,
        text=notice_texts(e, notice)["text"].html,
        beside=beside_drafts(e, notice),
        places=places(e, notice),
        dates=dates(e, notice, ended=ended),
        sources=sources,
    )


def beside_drafts(e: PartFiller, notice: Notice) -> Markup | None:
    """The source of the texts of a notice that are only drafts."""
    drafts = [
        e.source_html(getattr(notice, field))
        for field, text in notice_texts(e, notice).items()
        if e.needs_source(text)
    ]
    return e.part("beside", text=Html(" · ").join(drafts)) if drafts else None


def label(e: PartFiller, notice: Notice, *, ended: bool) -> Markup:
    """How severe a notice is and what kind it is, in words."""
    words = notice_words(e, notice, ended=ended)
    return Html(" ").join(e.part("notice_label", word=word) for word in words)


def places(e: PartFiller, notice: Notice) -> Markup | None:
    """Where a notice holds: places by name, offices as links, and an area in words."""
    names = [name_of(e, "place", e.dataset.places[ident]).html for ident in notice.places]
    for ident in notice.offices:
        office = e.in_source(e.dataset.offices[ident].name)
        names.append(e.part("link", url=e.url(addresses.office_url(ident)), text=office))
    if notice.area:
        names.append(notice_texts(e, notice)["area"].html)
    if not names:
        return None
    # Translators: {places} is a list of states, offices and areas in which a notice holds.
    where = e.t("notice|places", "Where: {places}", places=e.formats.join(names))
    return e.part("meta", text=where)


def dates(e: Edition, notice: Notice, *, ended: bool) -> Markup:
    """From when to when: with the hour and the time zone while a notice is live, its days when it
    is over.
    """
    begins, ends = period(notice, e.dataset.zone)
    if not ends or not notice.end:
        return e.t("notice|since", "Since {start}.", start=start_time(e, notice, begins))
    last_day = (ends - SHORTEST_TIME).date()
    if ended:
        return e.t(
            "notice|dates",
            "From {start} to {end}.",
            start=day_element(e, begins.date()),
            end=day_element(e, last_day),
        )
    if notice.end.clock is None:
        # Translators: stands for {end} in "From {start} until {end} ({zone})."
        end: str = e.t("notice|end-of-day", "the end of {day}", day=e.formats.day(last_day))
    else:
        end = e.formats.moment(ends)
    # Translators: {zone} is a time zone, such as Eastern Time. {end} is a day and hour, or "the
    # end of {day}".
    return e.t(
        "notice|live-dates",
        "From {start} until {end} ({zone}).",
        start=start_time(e, notice, begins),
        end=time_element(ends, "until", end),
        zone=e.formats.zone(e.dataset.zone),
    )


def start_time(e: Edition, notice: Notice, begins: datetime.datetime) -> Markup:
    """When a notice begins: a day, or a day and an hour."""
    if notice.start.clock is None:
        return time_element(begins, "from", e.formats.day(begins.date()))
    return time_element(begins, "from", e.formats.moment(begins))


def day_element(e: Edition, day: datetime.date) -> Markup:
    """A day in words and as data."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), e.formats.day(day))


def time_element(instant: datetime.datetime, name: str, words: object) -> Markup:
    """An instant in words, and with its offset for the module that hides what is over (HTML,
    "global date and time").
    """
    return Markup('<time class="{}" datetime="{}">{}</time>').format(
        name, instant.isoformat(timespec="minutes"), words
    )
