"""Does the gate find anything on the site in every language? `python -m tests.gate [options of
build.py check]`.

`make test` runs it without options, `make audit` with --everything. Gaps in languages that are not
translated yet are filled with placeholder text (`filling.py`), whose language is not checked. Then
every check looks at host pages with the widget in all its forms.
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

ACCEPTED = PROJECT / "tests" / "gate" / "accepted.yaml"


def run_gate(folder: Path, *options: str) -> int:
    """Build the site in all languages below `folder` and check it; returns 0 if nothing is found,
    there and on pages with the widget.
    """
    root = filled_root(CONTENT, folder / "root")
    site = folder / "dist"
    report = build(root, site)
    tell(f"built {report.pages:,} pages in {len(report.languages)} languages")
    common = ["--accessibility", "--policy", "--accepted", str(ACCEPTED)]
    for tag in placeholder_languages(root):
        common += ["--placeholder-language", tag]
    found = main(["check", str(site), *common, *options])
    variants = folder / "variants"
    known = read_locales(HOME / "locales.yaml").locales
    count = write_variants(
        site,
        variants,
        load_dataset(root, site_day(root)).site.base_url,
        [language for language in known if not language.pseudo],
        everything="--everything" in options,
    )
    tell(f"the widget in {count} pages")
    return found | main(["check", str(variants), *common, "--everything"])


def tell(line: str) -> None:
    """Print a line at once, beside the progress of the checks."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(run_gate(Path(scratch), *sys.argv[1:]))
