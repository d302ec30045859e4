"""Are the files that we write those that gettext's own tools would write and accept?"""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from site_src.workbench.po_writer import open_catalog, save_catalog
from tests.workbench.making import CATALOGS, TEMPLATES, canonical, catalogs, gettext_tool, write


@pytest.mark.parametrize("path", [*CATALOGS, *TEMPLATES], ids=lambda p: f"{p.parent.name}-{p.name}")
def test_committed_catalogs_are_byte_equal_to_msgcat(path: Path) -> None:
    """DESIGN 4: what we write is byte-equal to `msgcat --no-wrap`."""
    assert path.read_bytes() == gettext_tool("msgcat", "--no-wrap", path)


@pytest.mark.parametrize("path", [*CATALOGS, *TEMPLATES], ids=lambda p: f"{p.parent.name}-{p.name}")
def test_saving_a_committed_catalog_writes_nothing(path: Path, tmp_path: Path) -> None:
    """No churn: opening and saving gives the same bytes."""
    copy = write(tmp_path, path.read_bytes())
    assert save_catalog(open_catalog(copy), copy) is False


@settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(catalogs())
def test_any_catalog_is_byte_equal_to_msgcat(catalog: polib.POFile) -> None:
    """Quotes, backslashes, tabs, line breaks, plurals, previous texts and obsolete entries as
    msgcat writes them.
    """
    ours = canonical(catalog)
    assert ours.decode() == gettext_tool("msgcat", "--no-wrap", "-", data=ours).decode()


def test_a_wrapped_catalog_is_not_byte_equal_to_msgcat() -> None:
    """The smallest bad case of the comparison above."""
    wrapped = (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "a|b"\n'
        b'msgid ""\n"one "\n"two"\nmsgstr ""\n'
    )
    assert wrapped != gettext_tool("msgcat", "--no-wrap", "-", data=wrapped)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda p: f"{p.parent.name}-{p.name}")
def test_msgfmt_accepts_our_catalogs(path: Path) -> None:
    """Header, plural forms and line breaks pass `msgfmt --check`."""
    gettext_tool("msgfmt", "--check-format", "--check-header", "--check-domain", "-o", "-", path)


def test_msgfmt_refuses_too_few_plural_forms(tmp_path: Path) -> None:
    """The smallest bad case of the check above."""
    catalog = CATALOGS[0].read_text("utf-8")
    count = re.search(r"nplurals=(\d+)", catalog)
    assert count
    entry = '\nmsgctxt "z|z"\nmsgid "a"\nmsgid_plural "as"\n'
    forms = [f'msgstr[{number}] "b"\n' for number in range(int(count[1]))]
    enough = write(tmp_path, (catalog + entry + "".join(forms)).encode())
    gettext_tool("msgfmt", "-c", "-o", "-", enough)
    too_few = write(tmp_path, (catalog + entry + "".join(forms[:-1])).encode())
    with pytest.raises(AssertionError):
        gettext_tool("msgfmt", "-c", "-o", "-", too_few)
