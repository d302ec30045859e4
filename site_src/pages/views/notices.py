"""What do readers see of dated notices? The live ones on top of every page, all that have begun on a page of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.notices import SEVERITIES, Notice, period
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.edition import Edition

PAGE = "notices/"


class Announcements(NamedTuple):
    """What the layout shows of the live notices: a module for the head, a section before the content; empty if there are none."""

    script: Markup
    banner: Markup


def announce(e: Edition) -> None:
    """Put the live notices into the layout of an edition: made once, then part of every page's skeleton."""
    live = by_severity(e.dataset.notices_by("live"))
    items = [notice_item(e, n, announced=True) for n in live]
    script, banner = (e.part("announcements-script"), e.part("announcements", items=items)) if items else (Markup(""), Markup(""))
    e.skeletons.words["notices"] = Announcements(script, banner)


def by_severity(notices: Iterable[Notice]) -> list[Notice]:
    """The most severe first, and among those the order given."""
    return sorted(notices, key=lambda n: SEVERITIES.index(n.severity))


def notice_item(e: Edition, notice: Notice, *, announced: bool = False, ended: bool = False, citations: parts.Citations | None = None) -> Markup:
    """A notice with what it is, where and when it holds; a draft translation stands beside its source."""
    made = {name: (getattr(notice, name), text) for name, text in notice_texts(e, notice).items()}
    originals = [e.source_html(source) for source, text in made.values() if e.needs_source(text)]
    title = made["title"][1].html
    heading = partial(e.part, "announcement-heading", url=Html(f"{e.url(PAGE)}#notice-{notice.id}")) if announced else partial(e.part, "notice-heading")
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


def notice_texts(e: Edition, notice: Notice) -> dict[str, Text]:
    """The translated texts of a notice by field."""
    fields = [name for name in ("title", "text", "area") if getattr(notice, name)]
    return {name: e.text(f"notice:{notice.id}|{name}", getattr(notice, name)) for name in fields}


def label(e: Edition, notice: Notice, *, ended: bool) -> Markup:
    """How severe a notice is and what kind it is, in words; one that ended is no longer severe."""
    kinds = {
        "threat-advisory": lambda: e.t("notice|threat-advisory", "Threat advisory"),
        "emergency": lambda: e.t("notice|emergency", "Emergency"),
        "weather": lambda: e.t("notice|weather", "Weather"),
        "information": lambda: e.t("notice|information", "Information"),
    }
    severities = {"urgent": lambda: e.t("notice|urgent", "Urgent"), "important": lambda: e.t("notice|important", "Important")}
    words = [severities[notice.severity]()] if notice.severity in severities and not ended else []
    return Html(" · ").join([*words, kinds[notice.kind]()])


def places(e: Edition, notice: Notice) -> Markup | None:
    """Where a notice holds: places by name, offices as links, and an area in words."""
    names = [parts.name_of(e, "place", e.dataset.places[i]).html for i in notice.places]
    names += [e.part("link", url=e.url(addresses.office_url(i)), text=e.in_source(e.dataset.offices[i].name)) for i in notice.offices]
    if notice.area:
        names.append(notice_texts(e, notice)["area"].html)
    # Translators: {places} is a list of states, offices and areas in which a notice holds.
    return e.part("meta", text=e.t("notice|places", "Where: {places}", places=e.formats.join(names))) if names else None


def dates(e: Edition, notice: Notice, *, ended: bool) -> Markup:
    """From when to when: with the hour and the time zone while a notice is live, its days when it is over."""
    zone = e.dataset.zone
    begins, ends = period(notice, zone)
    whole_day = notice.start.clock is None
    start = time(begins, "from", e.formats.day(begins.date()) if whole_day else e.formats.moment(begins))
    if not ends or not notice.end:
        return e.t("notice|since", "Since {start}.", start=start)
    last = (ends - datetime.timedelta(microseconds=1)).date()
    if ended:
        days = (Markup('<time datetime="{}">{}</time>').format(day.isoformat(), e.formats.day(day)) for day in (begins.date(), last))
        return e.t("notice|dates", "From {start} to {end}.", start=next(days), end=next(days))
    # Translators: stands for {end} in "From {start} until {end} ({zone})."
    words = e.t("notice|end-of-day", "the end of {day}", day=e.formats.day(last)) if notice.end.clock is None else e.formats.moment(ends)
    end = time(ends, "until", words)
    # Translators: {zone} is a time zone, such as Eastern Time. {end} is a day and hour, or "the end of {day}".
    return e.t("notice|live-dates", "From {start} until {end} ({zone}).", start=start, end=end, zone=e.formats.zone(zone))


def time(instant: datetime.datetime, name: str, words: object) -> Markup:
    """An instant in words, and with its offset for the module that hides what is over (HTML, "global date and time")."""
    return Markup('<time class="{}" datetime="{}">{}</time>').format(name, instant.isoformat(timespec="minutes"), words)


def notices(e: Edition, ident: str, path: str) -> bytes:
    """The page of the notices: those that are live, then those that ended, newest first."""
    citations = parts.Citations(e)
    live, ended = by_severity(e.dataset.notices_by("live")), e.dataset.notices_by("ended")
    now = [notice_item(e, n, citations=citations) for n in live]
    over = [notice_item(e, n, ended=True, citations=citations) for n in ended]
    none = e.part("notices-none", hidden=Html(" hidden") if live else None)
    content = [
        e.part("notices-now", none=none, notices=e.part("notices", items=now) if now else None),
        parts.section(e, "ended", e.t("notice|ended", "Ended"), e.part("notices", items=over) if over else None),
        citations.listing(),
    ]
    title = e.word("notice|title", "Notices")
    texts = [text for n in (*live, *ended) for text in notice_texts(e, n).values()]
    return e.page("notices", path, title, title.plain, [("", e.t("nav|home", "Home"))], content=content, state=e.translation_state(texts), reviewed=None)
