"""Is the record for security.txt complete, and is an editor told in time to renew it? (RFC 9116)"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.dataset.load import load_dataset
from site_src.dataset.records import Security
from site_src.dataset.security import expiry_warning
from tests.conftest import CONTENT, TODAY, Run

RECORD = "security:\n  contact: ['mailto:security@little.example']\n  expires: {expires}\n"


def with_security(content: Path, expires: str) -> Path:
    """The root, whose site.yaml now has a security record that expires on a day."""
    path = content / "site.yaml"
    path.write_text(path.read_text() + RECORD.format(expires=expires))
    return content


def security(expires: datetime.date) -> Security:
    return Security(contact=("mailto:security@little.example",), expires=expires)


def test_a_root_without_a_record_has_none(root: Callable[[str], Path]) -> None:
    dataset = load_dataset(root("minimal"), TODAY)
    assert dataset.site.security is None
    assert dataset.warnings == ()


def test_languages_are_those_of_the_site_unless_the_record_names_its_own(
    root: Callable[[str], Path],
) -> None:
    content = with_security(root("minimal"), "2027-06-30")
    record = load_dataset(content, TODAY).site.security
    assert record is not None
    assert record.languages == ("en",)
    path = content / "site.yaml"
    path.write_text(path.read_text() + "  languages: [es, pt-BR]\n")
    record = load_dataset(content, TODAY).site.security
    assert record is not None
    assert record.languages == ("es", "pt-BR")


@pytest.mark.parametrize(
    ("days_left", "part_of_warning"),
    [
        (-1, "is no longer valid"),
        (0, ""),
        (365, ""),
        (366, "is more than a year ahead"),
    ],
)
def test_expiry_is_neither_past_nor_more_than_a_year_ahead(
    days_left: int, part_of_warning: str
) -> None:
    """RFC 9116, 2.5.5: an expired file is not used; less than a year is recommended."""
    warning = expiry_warning(security(TODAY + datetime.timedelta(days=days_left)), TODAY)
    assert bool(warning) == bool(part_of_warning)
    if warning:
        assert part_of_warning in warning[0]


def test_an_expired_record_warns_with_its_place_and_stops_no_build(
    root: Callable[[str], Path], tmp_path: Path, run: Run
) -> None:
    """A date that passes must not keep a notice from being published."""
    content = with_security(root("minimal"), "2026-11-21")
    code, _, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 0
    line = (content / "site.yaml").read_text().splitlines().index("  expires: 2026-11-21") + 1
    assert err.startswith(f"{content / 'site.yaml'}:{line}  security.expires: was 2026-11-21")
    assert len(err.splitlines()) == 1


def test_our_own_record_is_complete() -> None:
    record = load_dataset(CONTENT, TODAY).site.security
    assert record is not None
    assert record.contact
    assert record.languages
    assert expiry_warning(record, TODAY) is None
