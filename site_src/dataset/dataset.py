"""What does one content root hold? The frozen value that the dataset stage passes on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from site_src.dataset.blocks import BlockPage, Table
from site_src.dataset.manual import ManualCheck
from site_src.dataset.maps import Map
from site_src.dataset.notices import Notice, NoticeState, period, state
from site_src.dataset.records import Contact, Group, Office, Program, Site, Source
from site_src.problems import Problem


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything a content root says, validated, in file order; mappings are by id. `withheld`
    contains values that no output may have; `warnings` are for editors, and stop no build.
    """

    site: Site
    sections: dict[str, Group]
    audiences: dict[str, Group]
    kinds: dict[str, Group]
    components: dict[str, Group]
    programs: dict[str, Program]
    sources: dict[str, Source]
    contacts: dict[str, Contact]
    places: dict[str, Group] = field(default_factory=dict)
    networks: dict[str, Group] = field(default_factory=dict)
    desks: dict[str, Group] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    pages: dict[str, BlockPage] = field(default_factory=dict)
    maps: dict[str, Map] = field(default_factory=dict)
    manual_checks: dict[str, ManualCheck] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    today: datetime.date = datetime.date.min
    warnings: tuple[Problem, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the site's days begin and end."""
        return ZoneInfo(self.site.time_zone)

    @property
    def listed_programs(self) -> tuple[Program, ...]:
        """The programs of the main lists: all but those whose kind is an archive."""
        return tuple(p for p in self.programs.values() if not self.kinds[p.kind].archive)

    def notices_by(self, wanted: NoticeState) -> list[Notice]:
        """The notices that are coming, live or ended on the day of the build; the one that began
        last is first.
        """
        zone = self.zone
        notices = [n for n in self.notices.values() if state(n, zone, self.today) == wanted]
        return sorted(notices, key=lambda n: period(n, zone).begins.timestamp(), reverse=True)
