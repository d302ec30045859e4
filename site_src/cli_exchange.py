"""Which `i18n` commands trade catalogs with other tools? XLIFF and TBX for translators' programs, the merge for git.

Each has a function that adds its arguments and one that runs it; the table in cli_i18n.py names them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from site_src.cli_said import report
from site_src.problems import WrongUse

Step = argparse.ArgumentParser

OUTCOMES = {
    "draft": "imported as drafts", "confirmed": "confirmed, now drafts", "fuzzy": "fuzzy, as the file wants more work",
    "unchanged": "unchanged", "kept": "empty in the file: ours kept", "untranslated": "not translated",
}  # fmt: skip


def tbx_arguments(step: Step) -> None:
    """The file and the edition of the glossary's export."""
    step.add_argument("--out", type=Path, metavar="FILE", help="the file to write (default: standard output)")
    step.add_argument("--edition", choices=("2019", "2008"), default="2019", help="of ISO 30042; Weblate reads 2008 (default: %(default)s)")


def xliff_arguments(step: Step) -> None:
    """Out: a language and perhaps where to; back: a file, which names its language."""
    step.add_argument("tag", nargs="?", metavar="TAG", help="the language, such as pt-BR (with --import: as the file says)")
    step.add_argument("--out", type=Path, metavar="FILE|DIR", help="where to (default: TAG.xlf here)")
    step.add_argument("--import", dest="file", type=Path, metavar="FILE", help="take the translations of this file into the catalogs, as drafts")


def merge_arguments(step: Step) -> None:
    """The three files that git gives to a merge driver, and the path that they are of."""
    for name, words in (("base", "the common ancestor"), ("ours", "our file; the merge is written over it"), ("theirs", "their file")):
        step.add_argument(name, type=Path, metavar=name.upper(), help=words)
    step.add_argument("path", metavar="PATH", help="the catalog's path, for messages")


def run_tbx(options: argparse.Namespace) -> int:
    """i18n tbx: the glossary for other tools."""
    from site_src.catalogs.commands import export_glossary

    text = export_glossary(options.content, options.out, options.edition)
    print(f"{options.out}: written" if options.out else text, end="\n" if options.out else "")
    return 0


def run_xliff(options: argparse.Namespace) -> int:
    """i18n xliff: catalogs out to a translator's tool, or back."""
    from site_src.catalogs.xliff.commands import export_xliff, import_xliff

    if not options.file and not options.tag:
        raise WrongUse("name a language, or a file: python build.py i18n xliff TAG, or i18n xliff --import FILE")
    if not options.file:
        path, changed = export_xliff(options.content, options.tag, options.out)
        print(f"{path}: {'written' if changed else 'is the same already; nothing written'}")
        return 0
    tag, done = import_xliff(options.content, options.file, options.tag)
    counts = [f"{count:,} {OUTCOMES[name]}" for name, count in sorted(done.outcomes.items())]
    print(f"{tag}: {', '.join(counts) or 'nothing to take'}")
    if done.signed_off:
        print(f"{done.signed_off:,} are signed off in the file and drafts here: a file reviews nothing; a person marks them as reviewed")
    report(done.written, "catalogs")
    for problem in done.left_out:
        print(problem, file=sys.stderr)
    return 1 if done.left_out else 0


def run_merge(options: argparse.Namespace) -> int:
    """i18n merge: git's merge driver for catalogs."""
    from site_src.catalogs.merge_files import merge_files

    conflicts = merge_files(options.base, options.ours, options.theirs, options.path)
    for problem in conflicts:
        print(problem, file=sys.stderr)
    return 1 if conflicts else 0
