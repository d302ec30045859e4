"""Does a number that may not be published stand in any byte? DESIGN section 3: wrong contact data
does harm.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_src.build import build
from site_src.checks.withheld import check_withheld, withheld_pattern
from tests.conftest import CONTENT, Run
from tests.output.sites import bytes_of

Root = Callable[[str], Path]
NUMBER = "802-555-0100"


def hits(value: str, data: str) -> bool:
    """True if the check finds a withheld value in some text."""
    return bool(list(check_withheld("x.html", data.encode(), withheld_pattern([value]))))


@pytest.mark.parametrize(
    "data",
    [
        "call 802-555-0100 now",
        "8025550100",
        "tel:+18025550100",
        "(802) 555-0100",
        "802.555.0100",
        "802 555 0100",
        "802\u00a0555\u00a0\u00a00100",
        "802\u2011555\u20110100",
        "802\u2013555\u20130100",
    ],
)
def test_a_withheld_number_is_found_however_it_is_spaced(data: str) -> None:
    assert hits(NUMBER, data)
    assert hits("Call 802-555-0100 at night", data)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "802-555-0101",
        "802-555",
        "in 802 there were 555, then 0100",
        "80/25/55/01/00",
        "802<b>555</b>0100",
    ],
)
def test_other_numbers_are_no_finding(data: str) -> None:
    assert not hits(NUMBER, data)


@pytest.mark.parametrize(
    ("value", "data"),
    [
        ("tips@agency.example", '<a href="mailto:tips@agency.example">'),
        ("O'Neill & Sons, 5 Quay", "<p>O&#39;Neill &amp; Sons, 5 Quay</p>"),
        ('The "Hut", 5 Quay', '{"address":"The \\"Hut\\", 5 Quay"}'),
        ("1 rue de l'Été", "<p>1 rue de l&#39;Été</p>"),
    ],
)
def test_a_withheld_address_is_found_as_pages_and_data_escape_it(value: str, data: str) -> None:
    assert hits(value, data)
    assert not hits(value, "<p>Something else</p>")


def test_a_finding_names_file_and_line_but_not_the_value() -> None:
    """What is withheld is not printed into a public log either."""
    problem = next(
        iter(check_withheld("es/x.html", b"one\ntwo\n802-555-0100", withheld_pattern([NUMBER])))
    )
    assert (problem.file, problem.line) == ("es/x.html", 3)
    assert "802" not in str(problem)


def test_nothing_withheld_is_no_pattern() -> None:
    assert withheld_pattern([]) is None
    assert not list(check_withheld("x", b"anything", None))


@pytest.mark.parametrize(
    ("where", "smuggled"),
    [("catalog", "01 99 00 98 76"), ("interface", "0199009876"), ("record", "01.99.00.98.76")],
)
def test_a_smuggled_number_stops_the_build_and_the_last_good_site_stays(
    where: str, smuggled: str, root: Root, run: Run, tmp_path: Path
) -> None:
    """In a translator's catalog, in a word of the interface, in an editor's record."""
    content, out = root("french"), tmp_path / "dist"
    build(content, out)
    good = bytes_of(out)
    file, old, new = {
        "catalog": (
            "i18n/po/de/programs.po",
            'msgstr "Rettungsboot"',
            f'msgstr "Rettungsboot {smuggled}"',
        ),
        "interface": (
            "i18n/po/fr/site.po",
            'msgstr "Faits établis"',
            f'msgstr "Faits : {smuggled}"',
        ),
        "record": (
            "programs/ecole-de-nage.yaml",
            "Des leçons de nage",
            f"Tél. {smuggled}, des leçons de nage",
        ),
    }[where]
    text = (content / file).read_text(encoding="utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new), encoding="utf-8")
    code, _, err = run("build", "--content", content, "--out", out)
    assert code == 1
    assert "contains a contact value that must not be published" in err
    assert bytes_of(out) == good


def raw_values() -> tuple[set[str], set[str]]:
    """The published and the withheld values of the project's own contacts and offices, straight
    from the YAML.
    """
    contacts: list[dict[str, Any]] = yaml.safe_load(
        (CONTENT / "contacts.yaml").read_text(encoding="utf-8")
    )
    offices: dict[str, Any] = yaml.safe_load((CONTENT / "offices.yaml").read_text(encoding="utf-8"))
    phones = [phone for office in offices["offices"] for phone in office.get("phones", [])]
    entries = [
        (c.get("publish"), c.get(name))
        for c in contacts
        for name in ("value", "dial")
        if c["type"] != "service"
    ]
    entries += [(p.get("publish"), p.get("number")) for p in phones]
    shown = {str(value) for publish, value in entries if value and publish}
    return shown, {str(value) for publish, value in entries if value and not publish} - shown


def needles(values: set[str]) -> set[bytes]:
    """Values as printed, and the bare digits of those that are telephone numbers."""
    digits = {
        re.sub(r"\D", "", value) for value in values if re.fullmatch(r"[\d\s().+/A-Z-]+", value)
    }
    return {value.encode() for value in values} | {d.encode() for d in digits if len(d) >= 7}


def test_no_file_of_the_site_carries_a_withheld_value_of_the_project(site: Path) -> None:
    """Every byte of every file, in every language: as printed, and as bare digits."""
    shown, withheld = raw_values()
    assert shown
    assert len(withheld) > 10
    wanted = needles(withheld) - needles(shown)
    files = bytes_of(site)
    pattern = re.compile(b"|".join(re.escape(needle) for needle in wanted))
    assert [name for name, data in files.items() if pattern.search(data)] == []
    planted = next(iter(sorted(wanted)))
    assert pattern.search(files["en/index.html"] + planted), "the pattern must find what is planted"


def test_what_is_published_is_shown(site: Path) -> None:
    """The check above would pass on a site without contacts."""
    page = (site / "en" / "contacts" / "index.html").read_text(encoding="utf-8")
    contacts: list[dict[str, Any]] = yaml.safe_load(
        (CONTENT / "contacts.yaml").read_text(encoding="utf-8")
    )
    numbers = [c["value"] for c in contacts if c.get("publish") and c["type"] == "phone"]
    assert numbers
    assert [number for number in numbers if number not in page] == []
