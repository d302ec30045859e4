"""What do programs that are not ours say of our catalogs? i18nspector, and the checks of
translate-toolkit's pofilter.

What is right as it is stands in accepted.yaml, one finding each with a reason; no check is
switched off. (`msgfmt` and `msgcat` judge in test_gettext.py.)
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
import yaml

from site_src.catalogs.locales import HOME
from tests.conftest import PROJECT
from tests.workbench.making import CATALOGS, TEMPLATES, gettext_tool, language, write

CHECKS = (
    "printf",
    "pythonbraceformat",
    "xmltags",
    "urls",
    "emails",
    "numbers",
    "newlines",
    "blank",
    "escapes",
)
ACCEPTED: list[dict[str, str]] = yaml.safe_load(
    (PROJECT / "tests" / "catalogs" / "accepted.yaml").read_text("utf-8")
)
HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: test 1\\n"\n'
    '"Report-Msgid-Bugs-To: a@debian.org\\n"\n"POT-Creation-Date: 2026-01-01 00:00+0000\\n"\n'
    '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n"Last-Translator: A B <a@debian.org>\\n"\n'
    '"Language-Team: none\\n"\n"Language: es\\n"\n'
    '"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
)


def called(*words: object) -> str:
    """What a program prints."""
    program = shutil.which(str(words[0])) or str(Path(sys.executable).with_name(str(words[0])))
    done = subprocess.run(
        [program, *map(str, words[1:])], capture_output=True, text=True, check=False
    )
    assert not re.search("Traceback|No such file", done.stderr), done.stderr
    return done.stdout


def spectors(path: Path) -> list[str]:
    """i18nspector's findings: tag and details."""
    return [
        line.split(f"{path}: ", 1)[1] for line in called("i18nspector", path).splitlines() if line
    ]


def filters(path: Path, folder: Path) -> list[tuple[str, str]]:
    """pofilter's findings: check and context."""
    out = folder / "found.po"
    out.unlink(missing_ok=True)
    called(
        "pofilter",
        "--progress=none",
        "--nofuzzy",
        *(f"--test={name}" for name in CHECKS),
        path,
        out,
    )
    if not out.is_file():
        return []
    return [
        (name, e.msgctxt or "")
        for e in polib.pofile(str(out))
        for name in re.findall(r"^\(pofilter\) (\w+):", e.tcomment, re.MULTILINE)
    ]


def name_of(path: Path) -> str:
    """A catalog by its folder and name."""
    return f"{path.parent.name}/{path.name}"


def accepted(referee: str, path: Path) -> set[tuple[str, str]]:
    """What is accepted in a catalog: finding and context."""
    return {
        (x["finding"], x.get("context", ""))
        for x in ACCEPTED
        if x["referee"] == referee and x["file"] in ("every", name_of(path))
    }


@pytest.mark.parametrize("path", [*CATALOGS, *TEMPLATES], ids=name_of)
def test_i18nspector_has_nothing_to_say(path: Path) -> None:
    assert [x for x in spectors(path) if (x, "") not in accepted("i18nspector", path)] == []


@pytest.mark.parametrize("path", CATALOGS, ids=name_of)
def test_pofilter_has_nothing_to_say(path: Path, tmp_path: Path) -> None:
    assert [x for x in filters(path, tmp_path) if x not in accepted("pofilter", path)] == []


def test_every_accepted_finding_is_still_found_and_has_a_reason(tmp_path: Path) -> None:
    assert ACCEPTED
    found = {
        ("i18nspector", x, "", name)
        for p in [*CATALOGS, *TEMPLATES]
        for x in spectors(p)
        for name in ("every", name_of(p))
    }
    found |= {("pofilter", *x, name_of(p)) for p in CATALOGS for x in filters(p, tmp_path)}
    listed = [(x["referee"], x["finding"], x.get("context", ""), x["file"]) for x in ACCEPTED]
    assert [x for x in listed if x not in found] == []
    assert all(len(x["reason"]) > 20 for x in ACCEPTED)


@pytest.mark.parametrize("path", CATALOGS, ids=name_of)
def test_the_language_header_is_posix(path: Path) -> None:
    """i18nspector and msgfmt know zh_CN, not zh-Hans."""
    header = polib.pofile(str(path)).metadata["Language"]
    assert header == language(path.parent.name).posix
    assert re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?(@[a-z]+)?", header)


@pytest.mark.parametrize(
    ("old", "new", "tag"),
    [
        ("Language: es", "Language: zh-Hans", "invalid-language"),
        ("nplurals=2; plural=n != 1", "nplurals=2; plural=n != 2", "unusual-unused-plural-forms"),
        (
            "nplurals=2; plural=n != 1",
            "nplurals=1; plural=n != 1",
            "codomain-error-in-unused-plural-forms",
        ),
        ("charset=UTF-8", "charset=UTF-9", "unknown-encoding"),
        ('msgstr "b"', 'msgstr "%s b"', "c-format-string-excess-arguments"),
    ],
)
def test_i18nspector_refuses(old: str, new: str, tag: str, tmp_path: Path) -> None:
    """The smallest bad cases; the good one first."""
    good = HEADER + '\n#, c-format\nmsgctxt "a|b"\nmsgid "a"\nmsgstr "b"\n'
    path = write(tmp_path, good.encode(), "es.po")
    assert spectors(path) == []
    path.write_text(good.replace(old, new), encoding="utf-8")
    assert tag in [x.split()[0] for x in spectors(path)]


BAD = {
    "printf": ("a %d b", "a %s b"),
    "pythonbraceformat": ("a {n} b", "a {m} b"),
    "xmltags": ("a <b>c</b>", "a <b>c"),
    "urls": ("see https://example.org/a", "ver https://example.org/b"),
    "emails": ("write to a@example.org", "a b@example.org"),
    "numbers": ("call 202", "al 203"),
    "newlines": ("a\\nb", "a b"),
    "blank": ("a", " "),
    "escapes": ("a\\\\tb", "a b"),
}


@pytest.mark.parametrize("check", CHECKS)
def test_pofilter_refuses(check: str, tmp_path: Path) -> None:
    """The smallest bad case of each check; a copy of the source passes."""
    source, bad = BAD[check]
    for text, wanted in ((source, []), (bad, [(check, "a|b")])):
        path = write(
            tmp_path,
            (
                HEADER + f'\n#, python-brace-format, c-format\nmsgctxt "a|b"\nmsgid "{source}"\n'
                f'msgstr "{text}"\n'
            ).encode(),
            "es.po",
        )
        assert [x for x in filters(path, tmp_path) if x[0] == check] == wanted


def test_msgfmt_refuses_a_header_without_plural_forms(tmp_path: Path) -> None:
    """`msgfmt -c` is a referee in test_gettext.py; this is its smallest bad case for headers."""
    entry = '\nmsgctxt "a|b"\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\n'
    path = write(tmp_path, (HEADER + entry).encode())
    gettext_tool("msgfmt", "-c", "-o", "-", path)
    header = re.sub(r'"Plural-Forms[^\n]*\n', "", HEADER)
    path = write(tmp_path, (header + entry).encode())
    with pytest.raises(AssertionError):
        gettext_tool("msgfmt", "-c", "-o", "-", path)


@pytest.mark.parametrize("path", CATALOGS, ids=name_of)
def test_msgfmt_c_accepts(path: Path) -> None:
    assert HOME in path.parents
    gettext_tool("msgfmt", "-c", "-o", "-", path)
