"""Does the gate find anything on the site in every language? `python -m tests.gate [options of
build.py check]`.

`make test` runs it as it is, `make audit` with --everything. Gaps of languages that are not
translated yet are filled (`filling.py`), and the words of those are not read for what language
they are in. Then every check looks at the widget in every way it can look.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from site_src.build import build
from site_src.catalogs.locales import HOME, read_locales
from site_src.cli.main import main
from site_src.dataset.day import site_day
from site_src.dataset.load import load_dataset
from tests.conftest import CONTENT, PROJECT
from tests.gate.filling import filled_root, placeholder_languages
from tests.gate.variants import write_variants


def run_gate(folder: Path, *options: str) -> int:
    """Build the site in all languages below `folder` and check it; returns 0 if nothing is found,
    there and on pages with the widget.
    """
    root = filled_root(CONTENT, folder / "root")
    site = folder / "dist"
    report = build(root, site)
    print(
        f"built {report.pages:,} pages in {len(report.languages)} languages",
        file=sys.stderr,
        flush=True,
    )
    accepted = PROJECT / "tests" / "gate" / "accepted.yaml"
    words = [
        word for tag in placeholder_languages(root) for word in ("--placeholder-language", tag)
    ]
    common = ["--accessibility", "--policy", "--accepted", str(accepted), *words]
    found = main(["check", str(site), *common, *options])
    variants = folder / "variants"
    languages = [
        language for language in read_locales(HOME / "locales.yaml").locales if not language.pseudo
    ]
    count = write_variants(
        site,
        variants,
        load_dataset(root, site_day(root)).site.base_url,
        languages,
        everything="--everything" in options,
    )
    print(f"the widget in {count} pages", file=sys.stderr, flush=True)
    return found | main(["check", str(variants), *common, "--everything"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(run_gate(Path(scratch), *sys.argv[1:]))
