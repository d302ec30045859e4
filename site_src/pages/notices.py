"""What do readers learn of one notice? Its texts, what it is, where and when it holds: for the
pages and the feeds.
"""

from __future__ import annotations

import datetime

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.notices import Notice, period
from site_src.edition.edition import Edition
from site_src.html import Html
from site_src.pages import parts


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
    severities = {
        "urgent": lambda: e.t("notice|urgent", "Urgent"),
        "important": lambda: e.t("notice|important", "Important"),
    }
    words = [severities[notice.severity]()] if notice.severity in severities and not ended else []
    return Html(" ").join(
        e.part("notice-label", word=word) for word in [*words, kinds[notice.kind]()]
    )


def places(e: Edition, notice: Notice) -> Markup | None:
    """Where a notice holds: places by name, offices as links, and an area in words."""
    names = [parts.name_of(e, "place", e.dataset.places[i]).html for i in notice.places]
    names += [
        e.part(
            "link", url=e.url(addresses.office_url(i)), text=e.in_source(e.dataset.offices[i].name)
        )
        for i in notice.offices
    ]
    if notice.area:
        names.append(notice_texts(e, notice)["area"].html)
    # Translators: {places} is a list of states, offices and areas in which a notice holds.
    return (
        e.part("meta", text=e.t("notice|places", "Where: {places}", places=e.formats.join(names)))
        if names
        else None
    )


def dates(e: Edition, notice: Notice, *, ended: bool) -> Markup:
    """From when to when: with the hour and the time zone while a notice is live, its days when it
    is over.
    """
    zone = e.dataset.zone
    begins, ends = period(notice, zone)
    whole_day = notice.start.clock is None
    start = time(
        begins, "from", e.formats.day(begins.date()) if whole_day else e.formats.moment(begins)
    )
    if not ends or not notice.end:
        return e.t("notice|since", "Since {start}.", start=start)
    last = (ends - datetime.timedelta(microseconds=1)).date()
    if ended:
        days = (
            Markup('<time datetime="{}">{}</time>').format(day.isoformat(), e.formats.day(day))
            for day in (begins.date(), last)
        )
        return e.t("notice|dates", "From {start} to {end}.", start=next(days), end=next(days))
    # Translators: stands for {end} in "From {start} until {end} ({zone})."
    words = (
        e.t("notice|end-of-day", "the end of {day}", day=e.formats.day(last))
        if notice.end.clock is None
        else e.formats.moment(ends)
    )
    end = time(ends, "until", words)
    # Translators: {zone} is a time zone, such as Eastern Time. {end} is a day and hour, or "the
    # end of {day}".
    return e.t(
        "notice|live-dates",
        "From {start} until {end} ({zone}).",
        start=start,
        end=end,
        zone=e.formats.zone(zone),
    )


def time(instant: datetime.datetime, name: str, words: object) -> Markup:
    """An instant in words, and with its offset for the module that hides what is over (HTML,
    "global date and time").
    """
    return Markup('<time class="{}" datetime="{}">{}</time>').format(
        name, instant.isoformat(timespec="minutes"), words
    )
