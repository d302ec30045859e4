"""Evidence for tests: a run of one check that speaks of some criteria, and roots that promise
looks at the others.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from site_src.build import build
from site_src.evidence import Acceptance, Evidence, Finding, Ran
from site_src.wcag import criteria
from tests.conftest import EPOCH, PROJECT

DAY = datetime.date(2026, 11, 22)
SEEN = ("1.1.1", "1.4.3", "2.4.2", "3.1.1")  # what the check of these tests looks at


def finding(
    page: str = "en/index.html",
    criterion: str = "1.4.3",
    outcome: Literal["failed", "undecided"] = "failed",
) -> Finding:
    """An open result of the check on one page."""
    return Finding(
        page=page,
        state="light 320",
        check="axe:rule",
        selector="p",
        criteria=(criterion,),
        outcome=outcome,
        what="too pale",
    )


def evidence(
    *findings: Finding,
    seen: tuple[str, ...] = SEEN,
    pages: int = 4,
    accepted: Iterable[Acceptance] = (),
) -> Evidence:
    """The result of a run of axe over some pages."""
    ran = Ran(
        check="axe",
        version="4.14.1",
        criteria=seen,
        pages=pages,
        page_states=4 * pages,
        failed=len(findings),
        undecided=0,
        accepted=0,
    )
    return Evidence(
        day=DAY,
        languages=("en",),
        pages=1234,
        complete=False,
        ran=(ran,),
        findings=findings,
        accepted=tuple(accepted),
    )


def promises(
    root: Path, *, but: tuple[str, ...] = SEEN, done: dict[str, Any] | None = None
) -> Path:
    """The root with a manual check of every criterion but some, none done but those of `done`
    (number -> {by, on, outcome}).
    """
    looks = [
        {
            "id": f"look-{n.replace('.', '-')}",
            "criterion": n,
            "what": f"Look at {c.handle}.",
            "done": (done or {}).get(n),
        }
        for n, c in criteria().items()
        if n not in but
    ]
    (root / "manual_checks.yaml").write_text(yaml.safe_dump(looks), encoding="utf-8")
    return root


def written(folder: Path, given: Evidence) -> Path:
    """The evidence as a file."""
    path = folder / "evidence.json"
    path.write_text(given.model_dump_json(), encoding="utf-8")
    return path


def site_with(folder: Path, given: Evidence, done: dict[str, Any]) -> Path:
    """A small site that shows evidence, built below `folder`; `done` are finished looks."""
    root = Path(shutil.copytree(PROJECT / "tests" / "roots" / "minimal", folder / "minimal"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        build(promises(root, done=done), folder / "out", evidence=written(folder, given))
    return folder / "out"
