"""Does the reader of the glossary refuse each unsound file with its line? One smallest bad case
for each rule.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from site_src.catalogs.locales import HOME, read_locales
from site_src.problems import ProblemsFound
from site_src.workbench.glossary import AFTER, BEFORE, Glossary, read_glossary

TAGS = tuple(
    x.tag for x in read_locales(HOME / "locales.yaml").locales if not x.pseudo and x.tag != "en"
)
COLUMNS = (*BEFORE, *TAGS, *AFTER)
GOOD = {
    "term": "harbor",
    "part_of_speech": "noun",
    "definition": "A place for ships.",
    "do_not_translate": "no",
    "forbidden": "",
    "status": "draft",
}
GOOD |= {tag: f"{tag}-harbor" for tag in TAGS}


def table(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    """A CSV text of the columns and rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([[row.get(name, "") for name in columns] for row in rows])
    return out.getvalue()


def glossary(folder: Path, text: str) -> Glossary:
    """The glossary of a text."""
    path = folder / "glossary.csv"
    path.write_bytes(text.encode())
    return read_glossary(path)


def test_a_sound_row_is_a_term(tmp_path: Path) -> None:
    """The good case of all bad ones below."""
    read = glossary(
        tmp_path,
        table(GOOD | {"es": "puerto | bahía", "forbidden": "es: muelle | (radio); fr: (quai)"}),
    )
    (term,) = read.terms
    assert (read.source, read.tags) == ("en", TAGS)
    assert (term.term, term.accepted["es"], term.accepted["fr"]) == (
        "harbor",
        ("puerto", "bahía"),
        ("fr-harbor",),
    )
    assert (dict(term.forbidden), dict(term.mistaken)) == (
        {"es": ("muelle",)},
        {"es": ("radio",), "fr": ("quai",)},
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "\ufeff" + t,
        lambda t: t.replace("\r\n", "\n"),
        lambda t: t + "\r\n",
        lambda t: t.replace("noun", " noun "),
    ],
)
def test_what_spreadsheets_write_is_read(change: object, tmp_path: Path) -> None:
    """RFC 4180; a byte-order mark, other ends of lines, an empty line and blanks around a cell do
    no harm.
    """
    assert callable(change)
    assert [t.term for t in glossary(tmp_path, change(table(GOOD))).terms] == ["harbor"]


def test_no_file_is_an_empty_glossary(tmp_path: Path) -> None:
    read = read_glossary(tmp_path / "glossary.csv")
    assert (read.terms, read.findings("es", "harbor", "x")) == ((), [])


def test_a_language_of_the_roots_own_locales_has_a_column(tmp_path: Path) -> None:
    maori = "{tag: mi, endonym: Māori, cldr: mi, posix: mi, plural: {count: 2, rule: n > 1}}"
    (tmp_path / "locales.yaml").write_text(f"locales:\n- {maori}\n", "utf-8")
    with pytest.raises(ProblemsFound, match="mi: this column is missing"):
        glossary(tmp_path, table(GOOD))
    assert glossary(tmp_path, table(GOOD | {"mi": "whanga"}, columns=(*COLUMNS, "mi"))).tags == (
        *TAGS,
        "mi",
    )


BAD_ROWS = {
    "empty-term": ({"term": ""}, "term is empty"),
    "empty-definition": ({"definition": " "}, "definition is empty"),
    "missing-cell": ({"vi": ""}, "vi is empty"),
    "unknown-part-of-speech": ({"part_of_speech": "thing"}, 'part_of_speech is "thing"'),
    "neither-yes-nor-no": ({"do_not_translate": "maybe"}, 'do_not_translate is "maybe"'),
    "unknown-status": ({"status": "done"}, 'status is "done"'),
    "empty-form": ({"es": "puerto | "}, "es has an empty or repeated form"),
    "form-of-signs": ({"es": "puerto | --"}, "es has an empty or repeated form"),
    "form-twice": ({"es": "puerto | puerto"}, "es has an empty or repeated form"),
    "translated-all-the-same": ({"do_not_translate": "yes"}, "but the term is not translated"),
    "forbidden-of-no-language": ({"forbidden": "muelle"}, 'forbidden has "muelle"'),
    "forbidden-of-an-unknown-language": (
        {"forbidden": "ess: muelle"},
        'forbidden names the language "ess"',
    ),
    "forbidden-nothing": ({"forbidden": "es: "}, 'forbidden has "es:"'),
    "forbidden-empty-parentheses": ({"forbidden": "es: ()"}, 'forbidden has "es: ()"'),
    "accepted-and-forbidden": (
        {"es": "puerto", "forbidden": "es: (puerto)"},
        'es both accepts and forbids "puerto"',
    ),
}


@pytest.mark.parametrize("case", BAD_ROWS)
def test_an_unsound_row_is_refused_with_its_line_and_term(case: str, tmp_path: Path) -> None:
    change, what = BAD_ROWS[case]
    other = GOOD | {"term": "pier", "definition": 'Two\nlines, and "quotes".'}
    with pytest.raises(ProblemsFound) as stopped:
        glossary(tmp_path, table(other, GOOD | change))
    problems = stopped.value.problems
    assert {(p.file, p.line, p.pointer) for p in problems} == {
        (str(tmp_path / "glossary.csv"), 4, (GOOD | change)["term"])
    }
    assert what in problems[0].what
    assert all(p.hint for p in problems)


BAD_FILES = {
    "empty": ("", 1, "has no terms"),
    "only-a-header": (table(), 1, "has no terms"),
    "unknown-column": (
        table(GOOD, columns=(*COLUMNS, "notes")),
        1,
        "notes: is not a column of a glossary",
    ),
    "misspelled-column": (
        table(GOOD, columns=tuple(c.replace("status", "stauts") for c in COLUMNS)),
        1,
        'did you mean "status"',
    ),
    "column-twice": (table(GOOD, columns=(*COLUMNS, "es")), 1, "es: this column appears twice"),
    "missing-column": (
        table(GOOD, columns=tuple(c for c in COLUMNS if c != "pa")),
        1,
        "pa: this column is missing",
    ),
    "term-twice": (table(GOOD, GOOD), 3, "harbor: is already on line 2"),
    "too-few-cells": (f"{table(GOOD)}pier,noun\r\n", 3, f"pier: has 2 cells, not {len(COLUMNS)}"),
    "too-many-cells": (
        table(GOOD).rstrip() + ",more\r\n",
        2,
        f"harbor: has {len(COLUMNS) + 1} cells",
    ),
    "open-quote": (f'{table(GOOD)}"pier', 3, "is not CSV"),
    "text-after-a-quote": (f'{table(GOOD)}"pier"s', 3, "is not CSV"),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_an_unsound_file_is_refused_with_its_line(case: str, tmp_path: Path) -> None:
    text, line, said = BAD_FILES[case]
    with pytest.raises(ProblemsFound) as stopped:
        glossary(tmp_path, text)
    assert [p.line for p in stopped.value.problems if said in str(p)] == [line], str(stopped.value)


def test_bytes_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_bytes(table(GOOD).encode() + "piér".encode("latin-1"))
    with pytest.raises(ProblemsFound, match=r"glossary\.csv:3  is not UTF-8"):
        read_glossary(path)


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as stopped:
        glossary(
            tmp_path, table(GOOD | {"es": "", "vi": "", "status": ""}, GOOD | {"definition": ""})
        )
    assert [p.line for p in stopped.value.problems] == [2, 2, 2, 3, 3]
