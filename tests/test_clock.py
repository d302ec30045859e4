"""What day is it? One module answers: from SOURCE_DATE_EPOCH or the clock, in the site's time zone.
(https://reproducible-builds.org/specs/source-date-epoch/)
"""

from __future__ import annotations

import ast
import datetime
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from site_src import clock
from site_src.dataset.day import site_day, site_zone
from site_src.problems import WrongUse
from tests.conftest import EPOCH, PROJECT, TODAY, Run

PACKAGE = PROJECT / "site_src"
NOTICE = """\
- id: drill
  kind: information
  severity: information
  title: Drill at the pier
  text: The siren sounds once.
  start: 2026-11-24
  end: 2026-11-24
"""


def epoch_of(moment: str) -> str:
    """The SOURCE_DATE_EPOCH of a moment such as 2026-11-23T16:30Z."""
    return str(int(datetime.datetime.fromisoformat(moment).timestamp()))


def set_zone(content: Path, zone: str) -> Path:
    """The root, whose site.yaml now names a time zone."""
    path = content / "site.yaml"
    path.write_text(path.read_text() + f"time_zone: {zone}\n")
    return content


def test_the_epoch_is_the_moment_where_it_is_set() -> None:
    assert clock.now() == datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    assert clock.now().timestamp() == int(EPOCH)
    assert clock.today() == TODAY


@pytest.mark.parametrize("value", [None, ""])
def test_without_an_epoch_the_moment_is_now(
    value: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    if value is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    before = datetime.datetime.now(datetime.UTC)
    moment = clock.now()
    assert before <= moment <= datetime.datetime.now(datetime.UTC)
    assert moment.tzinfo is datetime.UTC


@pytest.mark.parametrize(
    "value",
    ["yesterday", "2026-11-22", "-1", "+5", "1.5", " 5", "\u0661\u0662", "9" * 12, "9" * 400],
)
def test_an_epoch_that_is_no_number_of_seconds_is_wrong_use(
    value: str, monkeypatch: pytest.MonkeyPatch, root: Callable[[str], Path]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(WrongUse, match="SOURCE_DATE_EPOCH is"):
        clock.today()
    with pytest.raises(WrongUse, match="SOURCE_DATE_EPOCH is"):
        site_day(root("minimal"))


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        # East of Greenwich the day begins before that of UTC, west of it after.
        ("2026-11-23T16:30Z", "Asia/Manila", "2026-11-24"),
        ("2026-11-23T15:59:59Z", "Asia/Manila", "2026-11-23"),
        ("2026-11-23T10:00Z", "Pacific/Kiritimati", "2026-11-24"),
        ("2026-11-23T09:59:59Z", "Pacific/Kiritimati", "2026-11-23"),
        ("2026-11-24T10:59:59Z", "Pacific/Pago_Pago", "2026-11-23"),
        ("2026-11-24T11:00Z", "Pacific/Pago_Pago", "2026-11-24"),
        # New York: forward on 2026-03-08. This day begins at 05:00 UTC, the next at 04:00.
        ("2026-03-08T04:59:59Z", "America/New_York", "2026-03-07"),
        ("2026-03-08T05:00Z", "America/New_York", "2026-03-08"),
        ("2026-03-09T03:59:59Z", "America/New_York", "2026-03-08"),
        ("2026-03-09T04:00Z", "America/New_York", "2026-03-09"),
        # New York: back on 2026-11-01, a day of 25 hours.
        ("2026-11-01T03:59:59Z", "America/New_York", "2026-10-31"),
        ("2026-11-01T04:00Z", "America/New_York", "2026-11-01"),
        ("2026-11-02T04:59:59Z", "America/New_York", "2026-11-01"),
        ("2026-11-02T05:00Z", "America/New_York", "2026-11-02"),
        # Paris: forward on 2026-03-29, back on 2026-10-25.
        ("2026-03-28T22:59:59Z", "Europe/Paris", "2026-03-28"),
        ("2026-03-28T23:00Z", "Europe/Paris", "2026-03-29"),
        ("2026-03-29T22:00Z", "Europe/Paris", "2026-03-30"),
        ("2026-10-24T22:00Z", "Europe/Paris", "2026-10-25"),
        ("2026-10-25T22:59:59Z", "Europe/Paris", "2026-10-25"),
        ("2026-10-25T23:00Z", "Europe/Paris", "2026-10-26"),
    ],
)
def test_a_day_begins_at_midnight_where_the_site_is(
    moment: str,
    zone: str,
    day: str,
    monkeypatch: pytest.MonkeyPatch,
    root: Callable[[str], Path],
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch_of(moment))
    assert clock.today(ZoneInfo(zone)).isoformat() == day
    assert site_day(set_zone(root("minimal"), zone)).isoformat() == day


@pytest.mark.parametrize("of_the_machine", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_time_zone_of_the_machine_does_not_matter(
    of_the_machine: str, monkeypatch: pytest.MonkeyPatch, root: Callable[[str], Path]
) -> None:
    """A build in the cloud, most often in UTC, is the same as one on an editor's desk."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch_of("2026-11-23T16:30Z"))
    content = set_zone(root("minimal"), "Asia/Manila")
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("TZ", of_the_machine)
        time.tzset()
        day = site_day(content)
    time.tzset()
    assert day == datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    "line", ["", "time_zone: Mars/Olympus", "time_zone: 8", "time_zone: ../etc", "time_zone: ["]
)
def test_a_root_without_a_sound_time_zone_has_the_day_of_utc(
    line: str, root: Callable[[str], Path]
) -> None:
    """Loading the dataset says what is wrong with it."""
    content = root("minimal")
    path = content / "site.yaml"
    path.write_text(f"{path.read_text()}{line}\n")
    assert site_zone(content) == clock.UTC
    assert site_zone(content / "nowhere") == clock.UTC


@pytest.mark.parametrize(("zone", "live"), [("Asia/Manila", True), ("UTC", False)])
def test_a_build_at_half_past_midnight_in_manila_is_of_that_day(
    zone: str,
    live: bool,
    monkeypatch: pytest.MonkeyPatch,
    root: Callable[[str], Path],
    tmp_path: Path,
    run: Run,
) -> None:
    """In UTC it is still the day before: what begins on the new day has not begun there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch_of("2026-11-24T00:30+08:00"))
    content = set_zone(root("minimal"), zone)
    (content / "notices.yaml").write_text(NOTICE)
    code, _, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert (code, err) == (0, "")
    archive = (tmp_path / "dist" / "en" / "notices" / "feed.json").read_text()
    assert ("Drill at the pier" in archive) is live
    catalog = (tmp_path / "dist" / "data.json").read_text()
    assert f'"modified":"{"2026-11-24" if live else "2026-11-23"}"' in catalog.replace(" ", "")


CALLS_FOR_THE_DAY = {
    "date": {"today", "fromtimestamp"},
    "datetime": {"today", "now", "utcnow", "fromtimestamp", "utcfromtimestamp"},
    "time": {"time", "time_ns", "localtime", "gmtime", "strftime", "ctime", "asctime"},
    "clock": {"now", "today"},
}
MAY_ASK = {"site_src/clock.py": "it is the clock", "site_src/dataset/day.py": "the site's day"}


def calls_for_the_day(source: str) -> list[str]:
    """The calls in a module's source that ask what day or time it is, other than timers."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    attributes = [function for function in calls if isinstance(function, ast.Attribute)]
    asking = [ast.unparse(function) for function in attributes if asks_for_the_day(function)]
    return asking + list(imported_questions(source))


def asks_for_the_day(function: ast.Attribute) -> bool:
    """True for `date.today`, `datetime.datetime.now`, `time.time` and their like."""
    owner = function.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return function.attr in CALLS_FOR_THE_DAY.get(name, set())


def imported_questions(source: str) -> Iterator[str]:
    """The functions that a module imports by name, so that a call would not show where from."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            functions = CALLS_FOR_THE_DAY.get(str(node.module).rpartition(".")[2], set())
            for alias in node.names:
                if alias.name in functions:
                    yield f"{node.module}.{alias.name}"


def test_only_the_clock_asks_for_the_day() -> None:
    """One clock: a build reads it once, in the site's time zone, and passes the day on."""
    sources = {p.relative_to(PROJECT).as_posix(): p for p in sorted(PACKAGE.rglob("*.py"))}
    asking = {
        name
        for name, path in sources.items()
        if calls_for_the_day(path.read_text(encoding="utf-8"))
    }
    assert len(sources) > 100
    assert asking == set(MAY_ASK)


@pytest.mark.parametrize(
    "line",
    [
        "day = datetime.date.today()",
        "day = date.today()",
        "day = datetime.datetime.now(datetime.UTC).date()",
        "day = dt.datetime.utcnow()",
        "seconds = time.time()",
        "from time import time",
        "day = time.strftime('%Y')",
        "from site_src.clock import today",
        "day = clock.today()",
    ],
)
def test_a_module_that_asks_for_the_day_is_seen(line: str) -> None:
    assert calls_for_the_day(line)


@pytest.mark.parametrize("line", ["time.perf_counter()", "time.monotonic()", "dataset.today"])
def test_a_timer_is_not_a_question_for_the_day(line: str) -> None:
    assert not calls_for_the_day(line)
