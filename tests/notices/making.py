"""A small site in three languages and both pseudo-locales, with notices of every kind, built for
a day.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from site_src.build import build
from tests.conftest import PROJECT

MINIMAL = PROJECT / "tests" / "roots" / "minimal"
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
PLACES = "- {id: fl, name: Florida}\n- {id: ga, name: Georgia}\n"
NOTICES = """\
- id: calm
  kind: information
  severity: information
  title: A calm word
  text: This stands until it is taken away.
  start: 2026-11-01
- id: storm
  kind: weather
  severity: urgent
  title: Storm over the coast
  text: Stay inside. For help, call {harbor_line}.
  places: [fl, ga]
  area: the harbor
  start: 2026-11-20
  end: 2026-11-25
  sources: [leaflet]
- id: past
  kind: threat-advisory
  severity: urgent
  title: Danger of long ago
  text: This was long ago.
  start: 2008-09-16
  end: 2011-04-26
  sources: [leaflet]
"""
TONIGHT = """\
- id: tonight
  kind: emergency
  severity: important
  title: Water is cut off
  text: The water is cut off this evening.
  start: 2026-11-22T18:00
  end: 2026-11-22T21:00
  sources: [leaflet]
"""


def root_with(
    folder: Path, notices: str = NOTICES, site: str = "time_zone: America/New_York\n"
) -> Path:
    """The minimal root in English, Spanish and Arabic, with places and notices."""
    content = Path(shutil.copytree(MINIMAL, folder / "root"))
    settings = (
        (content / "site.yaml")
        .read_text(encoding="utf-8")
        .replace("languages: [en]", "languages: [en, es, ar]")
    )
    (content / "site.yaml").write_text(settings + site, encoding="utf-8")
    (content / "places.yaml").write_text(PLACES, encoding="utf-8")
    (content / "notices.yaml").write_text(notices, encoding="utf-8")
    return content


def built_on(day: str, content: Path, out: Path) -> Path:
    """The site of a root as it is built at noon (UTC) of a day."""
    noon = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        build(content, out, pseudo=True)
    return out
