"""What day is it? The only module that asks.

The answer is the moment of SOURCE_DATE_EPOCH
(https://reproducible-builds.org/specs/source-date-epoch/) if that is set, else now, as a day in a
time zone: a site's day begins at midnight where the site is.
"""

from __future__ import annotations

import datetime
import os
from zoneinfo import ZoneInfo

from site_src.problems import WrongUse

UTC = ZoneInfo("UTC")


def now() -> datetime.datetime:
    """The moment of SOURCE_DATE_EPOCH if it is set, else the present, in UTC. Raises WrongUse."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.datetime.now(datetime.UTC)
    if not (epoch.isascii() and epoch.isdigit()):
        raise WrongUse(f'SOURCE_DATE_EPOCH is "{epoch}": set it to seconds since 1970, or unset it')
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise WrongUse(f"SOURCE_DATE_EPOCH is {epoch}: that is outside the calendar") from None


def today(zone: ZoneInfo = UTC) -> datetime.date:
    """The day it is in a time zone. Raises WrongUse."""
    return now().astimezone(zone).date()
