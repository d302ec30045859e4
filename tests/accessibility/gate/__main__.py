"""Does the gate find anything on the site in every language? `python -m tests.accessibility.gate [options of build.py check]`.

`make test` runs it as it is, `make audit` with --everything. Gaps of languages that are not translated yet are filled (`filling.py`), and
the words of those are not read for what language they are in.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from site_src.build import build
from site_src.cli import main
from tests.accessibility.filling import filled_root, made_up
from tests.conftest import CONTENT, PROJECT


def run_gate(folder: Path, *options: str) -> int:
    """Build the site in all languages below `folder` and check it; returns 0 if nothing is found."""
    root = filled_root(CONTENT, folder / "root")
    site = folder / "dist"
    report = build(root, site)
    print(f"built {report.pages:,} pages in {len(report.languages)} languages", file=sys.stderr, flush=True)
    accepted = PROJECT / "tests" / "accessibility" / "accepted.yaml"
    words = [word for tag in made_up(root) for word in ("--made-up", tag)]
    return main(["check", str(site), "--accessibility", "--accepted", str(accepted), *words, *options])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(run_gate(Path(scratch), *sys.argv[1:]))
