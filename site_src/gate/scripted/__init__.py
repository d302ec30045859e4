"""Our own checks in the browser, one module per question; each gives rows for the table of checks.

What a module asks of the page is JavaScript, in a file of the same name beside it. It builds on
page.js, which is put into every document.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from site_src.gate.scripted import answers, colors, controls, motion, reflow, tab_walk

PAGE = Path(__file__).resolve().parent / "page.js"
SCRIPTED: tuple[dict[str, Any], ...] = (
    *reflow.ROWS,
    *colors.ROWS,
    *controls.ROWS,
    *motion.ROWS,
    *answers.ROWS,
    *tab_walk.ROWS,
)
