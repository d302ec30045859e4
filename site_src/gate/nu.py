"""What does the Nu HTML checker say of the files? Markup errors, each of which can break assistive
technology's view of a page (WCAG 2.2, 4.1.2).
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from site_src.evidence import Finding
from site_src.gate.engines import MODULES, version
from site_src.gate.sample import Page
from site_src.problems import WrongUse

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
OPTIONS = ("--format", "json", "--exit-zero-always", "--stdout", "--errors-only")


def nu(folder: Path, pages: Sequence[Page]) -> list[Finding]:
    """The errors of some pages; its warnings are left to our own checks. Raises WrongUse without
    Java.
    """
    java = shutil.which("java")
    if not java:
        raise WrongUse("java is not installed: the Nu HTML checker needs Java 17 or newer")
    version("vnu-jar")
    root = folder.resolve()
    files = [str(root / page.path) for page in pages]
    command = [java, "-Xss8m", "-jar", str(JAR), *OPTIONS, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.startswith("{"):
        reason = done.stderr.strip() or done.stdout[:200]
        raise RuntimeError(f"the Nu HTML checker failed: {reason}")
    return [finding_of(message, root) for message in json.loads(done.stdout)["messages"]]


def finding_of(message: dict[str, Any], root: Path) -> Finding:
    """One message of the checker as a finding; its address is that of a file below `root`."""
    path = unquote(message["url"]).removeprefix("file:").replace("//", "/")
    return Finding(
        page=path.removeprefix(f"{root}/"),
        state="file",
        check="nu:" + message.get("subType", message["type"]),
        selector=f"line {message.get('lastLine', 1)}",
        criteria=("4.1.2",),
        outcome="failed",
        what=message["message"],
        hint=" ".join(message.get("extract", "").split())[:120],
    )
