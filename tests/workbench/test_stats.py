"""Are the figures of `i18n stats` those of the catalogs? Tiny catalogs counted by hand, gettext's
own count, table and JSON.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.catalogs.coverage import Counts, Coverage, measure
from site_src.catalogs.figures import language_data
from site_src.catalogs.locales import Languages
from site_src.catalogs.messages import Message
from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.states import fingerprint
from site_src.catalogs.translate import Catalogs
from site_src.workbench.stats import HEAD, pad, stats_table, why, width
from tests.conftest import PROJECT, Run
from tests.workbench.making import language

ENGLISH, SPANISH, CHINESE = language("en"), language("es"), language("zh-Hans")
LANGUAGES = Languages(ENGLISH, ENGLISH, (ENGLISH, SPANISH, CHINESE), ())
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: es\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
)
TEXTS = {
    "a": "Jail",
    "b": "Call the office",
    "c": "Ask a person you trust",
    "d": "Old text here",
    "e": "Not yet seen",
}
PO = f"""{HEADER}
# state: reviewed src={fingerprint("Jail")} dst={fingerprint("Cárcel")}
msgctxt "a"
msgid "Jail"
msgstr "Cárcel"

# state: reviewed src={fingerprint("Call the office")} dst=00000000
msgctxt "b"
msgid "Call the office"
msgstr "Llame"

#, fuzzy
msgctxt "c"
msgid "Ask a person you trust"
msgstr "Pregunte"

# state: reviewed src=00000000 dst={fingerprint("Viejo")}
msgctxt "d"
msgid "Old text here"
msgstr "Viejo"

msgctxt "e"
msgid "Not yet seen"
msgstr ""
"""


def counted(folder: Path, po: str = PO) -> Coverage:
    """The coverage of a catalog with an entry of each state, of a message that it lacks, and of
    one counted word of the widget.
    """
    path = folder / "programs.po"
    path.write_text(po, encoding="utf-8")
    messages = [
        Message(context, text, "/", "a.yaml", critical=context == "d")
        for context, text in (TEXTS | {"f": "Two words"}).items()
    ]
    catalogs = Catalogs(
        SPANISH, (SPANISH,), {"programs": (read_catalog(path),), "site": ({},), "widget": ({},)}
    )
    return measure(
        catalogs,
        messages,
        {"site": {}, "widget": {("widget|count", "{n} program"): "{n} programs"}},
        LANGUAGES,
    )


def test_each_state_is_counted_and_the_words_of_what_is_not_shown(tmp_path: Path) -> None:
    """By hand: fuzzy 5 words, stale 3, empty 3, lacking 2; the widget's message has one word in
    each form.
    """
    found = counted(tmp_path)
    assert found.programs == Counts(
        total=6, reviewed=1, draft=1, stale=1, fuzzy=1, missing=2, words_left=13
    )
    assert found.critical == Counts(total=1, stale=1, words_left=3)
    assert found.widget == Counts(total=1, missing=1, words_left=2)
    assert found.site == Counts()
    assert found.all == Counts(
        total=7, reviewed=1, draft=1, stale=1, fuzzy=1, missing=3, words_left=15
    )
    assert (found.all.shown, found.all.left, found.all.outdated, found.percent) == (2, 5, 2, 28)


def test_a_repair_changes_the_figures(tmp_path: Path) -> None:
    """The smallest bad case turned good: without its flag the fuzzy entry is a draft, and its
    words are no longer left.
    """
    found = counted(tmp_path, PO.replace("#, fuzzy\n", ""))
    assert (found.programs.fuzzy, found.programs.draft, found.programs.words_left) == (0, 2, 8)


def test_the_states_of_every_language_add_up(run: Run) -> None:
    _, out, _ = run("i18n", "stats", "--json")
    found = json.loads(out)["languages"]
    assert len(found) >= 3
    for one in found:
        for counts in (*one["domains"].values(), one["critical"], one["all"]):
            assert counts["translated"] == counts["reviewed"] + counts["draft"]
            assert (
                counts["messages"]
                == counts["translated"] + counts["fuzzy"] + counts["stale"] + counts["missing"]
            )
        for name, value in one["all"].items():
            assert name == "percent" or value == sum(d[name] for d in one["domains"].values())


def test_gettext_counts_the_same(root: Callable[[str], Path], run: Run) -> None:
    """msgfmt knows no stale entries: to it they are translated."""
    french = root("french")
    code, out, _ = run("i18n", "stats", "de", "--json", "--content", french)
    (one,) = json.loads(out)["languages"]
    ours = one["domains"]["programs"]
    po = french / "i18n" / "po" / "de" / "programs.po"
    program = shutil.which("msgfmt")
    assert program, "gettext's msgfmt is not installed"
    command = [program, "--statistics", "-o", "/dev/null", str(po)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={"LC_ALL": "C"})
    theirs = {
        what: int(n)
        for n, what in re.findall(r"(\d+) (translated|fuzzy|untranslated)", said.stderr)
    }
    assert code == 0
    assert ours["stale"] > 0
    assert theirs == {
        "translated": ours["translated"] + ours["stale"],
        "fuzzy": ours["fuzzy"],
        "untranslated": ours["missing"],
    }


def test_the_json_has_one_order_of_keys_and_two_runs_are_equal(run: Run) -> None:
    _, first, _ = run("i18n", "stats", "--json")
    _, second, _ = run("i18n", "stats", "--json")
    assert (
        first
        == second
        == json.dumps(json.loads(first), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


def test_the_table_is_this(tmp_path: Path) -> None:
    """English needs no catalog and has only its own row; an interface without messages has none."""
    lines = list(
        stats_table(
            LANGUAGES,
            [Coverage("en", Counts(1200, reviewed=1200), is_source=True), counted(tmp_path)],
        )
    )
    assert lines == [
        "Language  Catalog   Messages  Translated         Reviewed  Draft  Fuzzy  Stale  Missing "
        " Words left  Name     State",
        "en        all          1,200       1,200  100 %     1,200      0      0      0        0 "
        "          0  English  original",
        "es        programs         6           2   33 %         1      1      1      1        2 "
        "         13",
        "es        widget           1           0    0 %         0      0      0      0        1 "
        "          2",
        "es        all              7           2   28 %         1      1      1      1        3 "
        "         15  Español  preview",
        "",
        "es is a preview: 28 % of all messages are translated, 80 % are needed; 1 interface "
        "message is left, all are needed; "
        "1 critical message is left, all are needed",
    ]


def test_wide_letters_align() -> None:
    """UAX 11: a Chinese letter takes two columns of a terminal, a combining mark none."""
    assert [width(text) for text in ("abc", "简体中文", "e\u0301", "한국어", "\u2068x\u2069")] == [
        3,
        8,
        1,
        6,
        1,
    ]
    lines = list(
        stats_table(
            LANGUAGES,
            [Coverage(t, Counts(1, reviewed=1), is_source=t == "en") for t in ("en", "zh-Hans")],
        )
    )
    names = [line for line in lines if "English" in line or "简体中文" in line]
    assert len({width(line[: line.rindex(" ")]) for line in names}) == 1
    assert len({len(line[: line.rindex(" ")]) for line in names}) == 2, (
        "columns of letters alone would not align"
    )
    assert (pad("中", 3, end=True), pad("7", 3, end=False)) == ("中 ", "  7")


@pytest.mark.parametrize(
    ("coverage", "reasons"),
    [
        (Coverage("es", Counts(10, draft=8, missing=2)), 0),
        (Coverage("es", Counts(10, draft=7, missing=3)), 1),
        (Coverage("es", Counts(10, draft=9, missing=1), Counts(1, missing=1)), 1),
        (Coverage("es", Counts(10, draft=9, missing=1), Counts(), Counts(1, missing=1)), 1),
        (Coverage("es", Counts(10, missing=10), Counts(1, missing=1), Counts(1, missing=1)), 3),
    ],
)
def test_every_rule_that_keeps_a_language_back_is_named(coverage: Coverage, reasons: int) -> None:
    """And none where it is published."""
    assert len(list(why(coverage))) == reasons
    assert coverage.listed is (reasons == 0)
    assert language_data(SPANISH, coverage)["state"] == ("preview" if reasons else "published")


def test_an_unknown_language_is_wrong_use(run: Run) -> None:
    code, out, err = run("i18n", "stats", "ess")
    assert (code, out) == (2, "")
    assert err == 'error: site.yaml does not list the language "ess" (did you mean "es"?)\n'


def test_a_broken_catalog_is_a_problem_with_its_line(root: Callable[[str], Path], run: Run) -> None:
    french = root("french")
    po = french / "i18n" / "po" / "de" / "programs.po"
    po.write_text(
        po.read_text(encoding="utf-8") + '\nmsgctxt "x"\nmsgid "never closed\nmsgstr ""\n',
        encoding="utf-8",
    )
    code, out, err = run("i18n", "stats", "--content", french)
    assert (code, out) == (1, "")
    assert re.match(rf"{re.escape(str(po))}:\d+  ", err)


def test_the_readme_names_every_column() -> None:
    """i18n/README.md explains what the table says."""
    text = (PROJECT / "i18n" / "README.md").read_text(encoding="utf-8")
    shown = next(part for part in text.split("\n## ") if part.startswith("How far is a language"))
    assert [name for name in HEAD if name and name not in shown] == []
