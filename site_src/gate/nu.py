"""What does the Nu HTML checker say of the files? Markup errors; each can break assistive
technology's view of a page (WCAG 2.2, 4.1.2).
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from site_src.evidence import Finding
from site_src.gate.engines import MODULES, version
from site_src.gate.sample import Page
from site_src.problems import WrongUse

JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def nu(folder: Path, pages: Sequence[Page]) -> list[Finding]:
    """The errors of some pages; its warnings are left to our own checks. Raises WrongUse without
    Java.
    """
    java = shutil.which("java")
    if not java:
        raise WrongUse("java is not on this machine: the Nu HTML checker needs Java 17 or newer")
    version("vnu-jar")
    root = folder.resolve()
    command = [
        java,
        "-Xss8m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--exit-zero-always",
        "--stdout",
        "--errors-only",
    ]
    done = subprocess.run(
        [*command, *(str(root / page.path) for page in pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not done.stdout.startswith("{"):
        raise RuntimeError(
            f"the Nu HTML checker failed: {done.stderr.strip() or done.stdout[:200]}"
        )
    found = []
    for message in json.loads(done.stdout)["messages"]:
        path = (
            unquote(message["url"])
            .removeprefix("file:")
            .replace("//", "/")
            .removeprefix(str(root) + "/")
        )
        line = message.get("lastLine", 1)
        extract = " ".join(message.get("extract", "").split())
        found.append(
            Finding(
                page=path, state="file", check="nu:" + message.get("subType", message["type"]), selector=f"line {line}", criteria=("4.1.2",),
                outcome="failed", what=message["message"], hint=extract[:120],
            )
        )  # fmt: skip
    return found
