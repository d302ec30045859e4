"""Which check finds which fault? `python -m tests.gate.faults [--write] [--until-found]
[NAME...]`; run by `make audit`.

Exit code 1 if fewer faults are found than the gate promises, or one that was found before is not.
`--write` writes caught.json, from which docs/accessibility-faults.md is made; `--until-found`
asks no further check once one has found a fault by its own criterion.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from site_src.build import build
from site_src.gate.accepted import read_accepted
from tests.conftest import CONTENT, PROJECT
from tests.gate.faults.hunt import hunt_all
from tests.gate.faults.report import REPORT, render
from tests.gate.faults.seeding import CAUGHT, Fault, read_caught, read_faults
from tests.gate.filling import filled_root, placeholder_languages


def order(fault: Fault, found: list[tuple[str, tuple[str, ...]]]) -> list[str]:
    """The names of the checks that found a fault, those that name its criterion first."""
    return list(
        dict.fromkeys(
            name for name, _ in sorted(found, key=lambda f: (fault.criterion not in f[1], f[0]))
        )
    )


def main() -> int:
    """Hunt, compare with what was found before, say what differs."""
    reader = argparse.ArgumentParser(
        prog="python -m tests.gate.faults", description="Which check finds which seeded fault?"
    )
    reader.add_argument("names", nargs="*", metavar="NAME", help="only these faults")
    reader.add_argument("--write", action="store_true", help="write caught.json and the report")
    reader.add_argument(
        "--until-found",
        action="store_true",
        help="stop at the first check that finds a fault by its own criterion",
    )
    reader.add_argument(
        "--workers", type=int, default=2, metavar="N", help="browsers at once (default: 2)"
    )
    options = reader.parse_args()
    faults = [fault for fault in read_faults() if not options.names or fault.name in options.names]
    with tempfile.TemporaryDirectory() as scratch:
        root = filled_root(CONTENT, Path(scratch, "root"))
        site = Path(scratch, "dist")
        build(root, site)
        accepted = read_accepted(PROJECT / "tests" / "gate" / "accepted.yaml")
        found = hunt_all(
            site,
            Path(scratch, "pages"),
            faults,
            placeholder_languages(root),
            accepted,
            options.workers,
            everything=not options.until_found,
        )
    caught = {
        fault.name: order(fault, [(f.check, f.criteria) for f in found[fault.name]])
        for fault in faults
    }
    before = read_caught() if CAUGHT.is_file() else {}
    lost = [name for name, checks in caught.items() if before.get(name) and not checks]
    if options.write:
        merged = {
            fault.name: caught.get(fault.name, list(before.get(fault.name, ())))
            for fault in read_faults()
        }
        CAUGHT.write_text(json.dumps(merged, indent=1) + "\n", encoding="utf-8")
        read_caught.cache_clear()
        REPORT.write_text(render(), encoding="utf-8")
    for name in lost:
        print(f"{name} is not found any more: {', '.join(before[name])} found it", file=sys.stderr)
    print(f"{sum(map(bool, caught.values()))} of {len(caught)} faults found")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
