"""Our own checks in the browser, one file per question; each gives rows for the table of checks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from site_src.gate.scripted import answers, colours, controls, motion, reflow, tab_walk

PAGE = Path(__file__).resolve().parent / "page.js"
SCRIPTED: tuple[dict[str, Any], ...] = (
    *reflow.ROWS,
    *colours.ROWS,
    *controls.ROWS,
    *motion.ROWS,
    *answers.ROWS,
    *tab_walk.ROWS,
)
