"""What does a person read of the seeded faults? faults.yaml and caught.json ->
docs/accessibility-faults.md.
"""

from __future__ import annotations

from collections import Counter

from tests.conftest import PROJECT
from tests.gate.faults.seeding import read_caught, read_faults

REPORT = PROJECT / "docs" / "accessibility-faults.md"


def numbers(criterion: str) -> tuple[int, ...]:
    """What criteria are sorted by: 1.4.10 comes after 1.4.9."""
    return tuple(map(int, criterion.split(".")))


def render() -> str:
    """The table of faults, as Markdown."""
    faults, caught = (
        sorted(read_faults(), key=lambda f: (numbers(f.criterion), f.name)),
        read_caught(),
    )
    found = [fault for fault in faults if caught[fault.name]]
    by_check = Counter(
        name.partition(":")[0] for fault in found for name in {caught[fault.name][0]}
    )
    lines = [
        "# Can the accessibility gate fail?",
        "",
        f"{len(faults)} faults, one small change of a real page each, against {len({f.criterion for f in faults})} criteria of WCAG 2.2 (A and AA)",
        f"in {len({f.page.partition('/')[0] for f in faults})} languages. The gate finds {len(found)} of them ({len(found) / len(faults):.0%}); the others",
        "are manual checks, in `site_src/content/manual_checks.yaml`. The pages without a fault give no finding.",
        "",
        "Made by `python -m tests.gate.faults --write` from `tests/gate/faults/`; do not edit. `make test` asks each check for one",
        "fault whether it still finds it, and the lints of the files for all of theirs; `make audit` asks every check for every fault.",
        "",
        "| First check | Faults |",
        "| --- | --- |",
        *(
            f"| {name} | {count} |"
            for name, count in sorted(by_check.items(), key=lambda item: (-item[1], item[0]))
        ),
        "",
        "| Criterion | Page | What a reader meets | Found by |",
        "| --- | --- | --- | --- |",
    ]
    for fault in faults:
        by = (
            ", ".join(f"`{name}`" for name in caught[fault.name][:5]) or f"a person: {fault.manual}"
        )
        lines.append(
            f"| {fault.criterion} | {fault.page.removesuffix('index.html')} | {fault.what} | {by} |"
        )
    return "\n".join(lines) + "\n"
