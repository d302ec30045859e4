"""Is security.txt what RFC 9116 asks for, and is there none where nobody is named?"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exports.security_rules import faults_of

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
ADDRESS = "https://little.example/.well-known/security.txt"
GOOD = f"""\
# Our security contacts
Contact: mailto:security@little.example
Contact: https://little.example/report
Expires: 2027-06-30T23:59:59Z
Canonical: {ADDRESS}
Preferred-Languages: en, pt-BR
"""
RECORD = """\
security:
  contact: ['mailto:security@little.example', 'https://little.example/report']
  expires: 2027-06-30
  policy: https://little.example/policy
  encryption: https://little.example/key.asc
  acknowledgments: https://little.example/thanks
  languages: [en]
"""


def write_site(content: Path, more: str, base_url: str) -> None:
    """Add lines to a root's site.yaml, and give it another address."""
    settings = content / "site.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("base_url:")]
    kept.append(f"base_url: {base_url}")
    settings.write_text("\n".join(kept) + f"\n{more}", encoding="utf-8")


@pytest.mark.parametrize("base_url", ["https://little.example/", "https://little.example/aid/"])
def test_a_record_becomes_a_security_txt(
    root: Callable[[str], Path], run: Run, tmp_path: Path, base_url: str
) -> None:
    content = root("minimal")
    write_site(content, RECORD, base_url)
    assert run("build", "--content", content, "--out", tmp_path / "dist")[0] == 0
    text = (tmp_path / "dist" / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert list(faults_of(text, f"{base_url}.well-known/security.txt", NOW)) == []
    assert text.splitlines() == [
        "Acknowledgments: https://little.example/thanks",
        f"Canonical: {base_url}.well-known/security.txt",
        "Contact: mailto:security@little.example",
        "Contact: https://little.example/report",
        "Encryption: https://little.example/key.asc",
        "Expires: 2027-06-30T23:59:59Z",
        "Policy: https://little.example/policy",
        "Preferred-Languages: en",
    ]


def test_a_site_that_names_nobody_has_no_security_txt(
    root: Callable[[str], Path], run: Run, tmp_path: Path
) -> None:
    assert run("build", "--content", root("minimal"), "--out", tmp_path / "dist")[0] == 0
    assert not (tmp_path / "dist" / ".well-known").exists()


def test_a_good_file_has_no_fault() -> None:
    assert list(faults_of(GOOD, ADDRESS, NOW)) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("Expires: 2027-06-30T23:59:59Z\n", "", "there is no Expires"),
        ("Expires: 2027-06-30T23:59:59Z", "Expires: 2027-06-30", "not a moment"),
        ("Expires: 2027", "Expires: 2025", "expired"),
        ("Canonical:", "Expires: 2027-06-30T23:59:59Z\nCanonical:", "expires appears twice"),
        ("Contact:", "Contacts:", "there is no Contact"),
        ("mailto:security@", "security@", "not a URI"),
        ("https://little.example/report", "http://little.example/report", "without https"),
        (f"Canonical: {ADDRESS}", "Canonical: https://other.example/x", "does not name"),
        ("en, pt-BR", "en; English", "not a language tag"),
        ("# Our", "Our", "not a field"),
        ("pt-BR\n", "pt-BR", "does not end"),
    ],
)
def test_each_rule_is_seen_to_be_broken(good: str, bad: str, fault: str) -> None:
    assert good in GOOD
    assert any(fault in found for found in faults_of(GOOD.replace(good, bad), ADDRESS, NOW))
