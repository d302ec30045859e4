"""How long does an update of a large catalog take, and is anything lost or taken from the wrong
entry?

python -m site_src.bench.catalogs      5,000 entries, one in five changed; the median of five
runs, reading and writing included
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path

import polib

from site_src.bench.generate import sentence
from site_src.catalogs.locales import HOME, read_locales
from site_src.catalogs.po import new_catalog, open_catalog, save_catalog
from site_src.workbench.update import update_catalog

ENTRIES = 5_000
RUNS = 5


def make(entries: int) -> tuple[polib.POFile, polib.POFile]:
    """An old catalog whose translations are numbered, and a new template in which one text in
    five is another, moved or gone.
    """
    rng = random.Random(20260101)  # noqa: S311
    fields = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    old, template = new_catalog(fields), new_catalog(fields)
    for n in range(entries):
        context, text = f"program:p{n // 10:04d}|body:t{n:05d}", sentence(rng, rng.randint(4, 30))
        old.append(polib.POEntry(msgctxt=context, msgid=text, msgstr=f"translation {n}"))
        fate = n % 25
        if fate == 0:
            context = context.replace("|body:", "|fact:")
        elif fate == 1:
            context, text = context.replace("|body:", "|fact:"), f"{text} And more."
        elif fate in (2, 3, 4):
            text = sentence(rng, 12)
        template.append(polib.POEntry(msgctxt=context, msgid=text))
    return old, template


def main() -> None:
    """Print the figures."""
    language = read_locales(HOME / "locales.yaml").locales[1]
    old, template = make(ENTRIES)
    origin = {entry.msgstr: (entry.msgctxt or "").replace("|fact:", "|body:") for entry in old}
    with tempfile.TemporaryDirectory() as folder:
        path, pot = Path(folder, "programs.po"), Path(folder, "programs.pot")
        save_catalog(template, pot)
        seconds = []
        for _ in range(RUNS):
            save_catalog(old, path)
            begin, busy = time.perf_counter(), time.process_time()
            update_catalog(pot, path, language)
            seconds.append((time.perf_counter() - begin, time.process_time() - busy))
        after = open_catalog(path)
    lost = len(set(origin) - {entry.msgstr for entry in after})
    wrong = sum(
        1
        for entry in after
        if entry.msgstr
        and origin[entry.msgstr] != (entry.msgctxt or "").replace("|fact:", "|body:")
    )
    fuzzy = sum(1 for entry in after if entry.fuzzy)
    passed, busy = map(statistics.median, zip(*seconds, strict=True))
    print(
        f"update of {ENTRIES:,} entries, 1 in 5 changed: {passed:.2f} s, {busy:.2f} s of one processor (medians of {RUNS})"
    )
    print(f"translations lost: {lost}; from the wrong entry: {wrong}; to look at again: {fuzzy:,}")


if __name__ == "__main__":
    main()
