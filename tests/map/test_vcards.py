"""Does another program read our vCards, and do they carry published numbers only? (RFC 6350)"""

from __future__ import annotations

from pathlib import Path

import pytest
import vobject

from site_src.checks.withheld import check_withheld, withheld_pattern
from site_src.dataset.dataset import Dataset
from site_src.edition.contact_values import phone_uri
from site_src.exports.vcards import LINE, escaped, fold

TAGS = ("en", "es", "ar")


def cards(site: Path) -> list[Path]:
    found = sorted(p for tag in TAGS for p in (site / tag / "offices").glob("*/*.vcf"))
    assert len(found) == 3 * 55
    return found


def test_each_card_is_read_with_its_name_address_numbers_and_dates(
    site: Path, dataset: Dataset
) -> None:
    numbers = 0
    for path in cards(site):
        office = dataset.offices[path.stem]
        card = vobject.readOne(path.read_text(encoding="utf-8"))
        assert card.version.value == "4.0"
        assert card.fn.value == office.name
        assert card.adr.value.city == office.address.city
        assert card.adr.value.code == (office.address.postal_code or "")
        assert [t.value for t in card.contents.get("tel", [])] == [
            f"tel:{phone_uri(p.number or '', dataset.site.calling_code)}" for p in office.phones
        ]
        assert len(card.contents.get("x-ablabel", [])) == len(office.phones)
        assert card.note.params["LANGUAGE"] == [path.parents[2].name]
        assert all((p.number or "") in card.note.value for p in office.phones)
        numbers += len(office.phones)
    assert numbers > 100


def test_card_says_that_it_is_not_official_and_of_when_it_is(site: Path) -> None:
    card = vobject.readOne(
        (site / "en" / "offices" / "ero-atlanta" / "ero-atlanta.vcf").read_text(encoding="utf-8")
    )
    assert "not an official government site" in card.note.value
    assert "as of: November 20, 2023" in card.note.value
    assert [x.value for x in card.contents["x-ablabel"]] == ["Field office", "Check-in desk"]


def test_no_card_carries_a_withheld_number_and_the_check_sees_one(
    site: Path, dataset: Dataset
) -> None:
    pattern = withheld_pattern(dataset.withheld)
    assert [
        p for path in cards(site) for p in check_withheld(path.name, path.read_bytes(), pattern)
    ] == []
    bad = f"TEL;VALUE=uri:tel:+1{dataset.withheld[-1]}".encode()
    assert list(check_withheld("bad.vcf", bad, pattern))


def test_lines_are_short_and_end_as_the_standard_says(site: Path) -> None:
    for path in cards(site):
        data = path.read_bytes()
        assert data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")
        assert all(len(line) <= LINE for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("value", "written"), [("a,b;c", "a\\,b\\;c"), ("a\\b", "a\\\\b"), ("a\nb", "a\\nb")]
)
def test_signs_are_escaped(value: str, written: str) -> None:
    assert escaped(value) == written


def test_a_long_line_is_folded_between_characters() -> None:
    folded = fold("NOTE:" + "\u0645" * 100)
    assert folded.count("\r\n ") >= 2
    assert folded.replace("\r\n ", "").removesuffix("\r\n") == "NOTE:" + "\u0645" * 100
