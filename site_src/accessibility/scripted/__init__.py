"""Our own checks in the browser, one file per question; each gives rows for the table of checks."""

from __future__ import annotations

from typing import Any

from site_src.accessibility.scripted import reflow

SCRIPTED: tuple[dict[str, Any], ...] = (*reflow.ROWS,)
