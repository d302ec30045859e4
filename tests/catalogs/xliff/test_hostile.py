"""What does a hostile or broken file do? One line, and nothing else: nothing fetched, nothing expanded, nothing written."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_src.catalogs.xliff.read import read_xliff
from site_src.catalogs.xliff.safety import LARGEST
from site_src.catalogs.xliff.write import write_xliff
from site_src.problems import ProblemsFound, SiteError
from tests.catalogs.xliff.making import catalog_of, entry, saved

BODY = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.po" source-language="en" target-language="ar" datatype="po"><body>'
UNIT = '<trans-unit id="a|b"><source>One</source><target>{}</target></trans-unit></body></file></xliff>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def read(folder: Path, data: bytes) -> str:
    """The translation of the only unit, or the problems, as printed."""
    path = folder / "a.xlf"
    path.write_bytes(data)
    try:
        return read_xliff(path).units[0].strings[0]
    except ProblemsFound as found:
        return str(found).replace(str(folder), "")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (f'<!DOCTYPE xliff [<!ENTITY e SYSTEM "{{secret}}">]>{BODY}{UNIT.format("&e;")}', "/a.xlf:1  declares a document type"),
        (f'<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY l0 "lol">{LAUGHS}]>{BODY}{UNIT.format("&l11;")}', "/a.xlf:2  declares a document type"),
        (f'<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">{BODY}{UNIT.format("x")}', "/a.xlf:1  declares a document type"),
        (f'<!DOCTYPE xliff [<!ENTITY % p SYSTEM "{{secret}}"> %p;]>{BODY}{UNIT.format("x")}', "/a.xlf:1  declares a document type"),
        (BODY + UNIT.format("&nothing;"), "/a.xlf:1  is no well-formed XML: undefined entity"),
        (BODY + "\n<trans-unit>", "/a.xlf:2  is no well-formed XML: no element found"),
        ("", "/a.xlf:1  is no well-formed XML: no element found"),
        ("a,b\n1,2", "/a.xlf:1  is no well-formed XML: syntax error"),
        ("<html/>", "/a.xlf:1  is no XLIFF file"),
        ('<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "/a.xlf:1  is XLIFF 2.0 (save it as XLIFF 1.2)"),
        ('<xliff version="1.2"/>', "/a.xlf:1  is no XLIFF that translate-toolkit can read: no file in it"),
        (BODY + "</body></file></xliff>", "/a.xlf:1  has no units"),
        (BODY + "<group>" * 5000 + "</group>" * 5000 + UNIT.format("x"), "/a.xlf:1  is no XLIFF that translate-toolkit can read: "),
        ('<?xml version="1.0" encoding="klingon"?>' + BODY + UNIT.format("x"), "/a.xlf:1  is no well-formed XML: unknown encoding"),
    ],
    ids=["external", "laughs", "dtd", "parameter", "undefined", "cut", "empty", "text", "html", "2.0", "no-file", "no-unit", "deep", "encoding"],
)
def test_each_is_refused_with_its_line_in_no_time_and_little_memory(data: str, line: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a password")
    began, memory = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said = read(tmp_path, data.replace("{secret}", secret.as_uri()).encode())
    assert said.startswith(line), said
    assert "password" not in said
    assert time.perf_counter() - began < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 200_000  # kB


def test_the_same_file_without_the_document_type_is_read(tmp_path: Path) -> None:
    """The cases above fail for what they name."""
    assert read(tmp_path, (BODY + UNIT.format("Uno")).encode()) == "Uno"
    assert read(tmp_path, ('<?xml version="1.0" encoding="utf-16"?>' + BODY + UNIT.format("Uno")).encode("utf-16")) == "Uno"


def test_an_enormous_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.xlf").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ProblemsFound, match=r"a\.xlf:1  has 67,108,865 bytes, more than 67,108,864 \(split the file\)"):
        read_xliff(tmp_path / "a.xlf")


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damaged_bytes_are_read_or_refused_never_a_crash(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp()
    good = write_xliff("ar", [saved(folder, catalog_of(entry("a|b", "One", "Uno"), entry("n|n", "{n} day", *"abcdef", plural="{n} days")))])
    at, cut = data.draw(st.integers(0, len(good))), data.draw(st.integers(0, 40))
    (folder / "b.xlf").write_bytes(good[:at] + data.draw(st.binary(max_size=8)) + good[at + cut :])
    try:
        units = len(read_xliff(folder / "b.xlf").units)
    except SiteError:
        units = 1
    assert units
