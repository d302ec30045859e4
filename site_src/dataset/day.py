"""What day is it on a site? The clock's day in the time zone that site.yaml names."""

from __future__ import annotations

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_src import clock
from site_src.dataset.fields import check_time_zone
from site_src.dataset.yaml_reader import read_yaml
from site_src.problems import ProblemsFound


def site_day(content: Path) -> datetime.date:
    """The day in the time zone of a content root. Raises WrongUse if SOURCE_DATE_EPOCH is not a
    time.
    """
    return clock.today(site_zone(content))


def site_zone(content: Path) -> ZoneInfo:
    """The time zone of a content root; UTC if site.yaml does not name one that exists, which
    load_dataset reports.
    """
    try:
        site = read_yaml(content / "site.yaml")
    except (OSError, ProblemsFound):
        return clock.UTC
    if not isinstance(site, dict):
        return clock.UTC
    name = site.get("time_zone")
    if not isinstance(name, str):
        return clock.UTC
    try:
        return ZoneInfo(check_time_zone(name))
    except ValueError:
        return clock.UTC
