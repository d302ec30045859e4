"""What is a seeded fault, and how is it put into a real page? faults.yaml -> `Fault`; a fault and
the page's HTML -> the faulty HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from site_src.headers import integrity

HERE = Path(__file__).resolve().parent
CAUGHT = HERE / "caught.json"
# With its hash, which a changed stylesheet does not have any more.
STYLESHEET = re.compile(r'(<link rel="stylesheet" href=")([^"]+\.css)"(?: integrity="[^"]*")?')


class Fault(BaseModel):
    """One small mutation of one built page, and the criterion that it breaks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    criterion: str = Field(pattern=r"^[1-4]\.\d\.\d+$")
    page: str
    what: str
    edit: tuple[tuple[str, ...], ...] = ()
    css: str = ""
    script: str = ""
    manual: str = ""

    def files(self, stylesheet: str) -> dict[str, str]:
        """The files that the faulty page needs beside itself, by their path in the site;
        `stylesheet` is the text of the sound one.
        """
        files = {}
        if self.css:
            files[f"assets/fault-{self.name}.css"] = f"{stylesheet}\n{self.css}\n"
        if self.script:
            files[f"assets/fault-{self.name}.js"] = f"{self.script}\n"
        return files

    def mutate(self, html: str) -> str:
        """The page with the fault in it. Raises ValueError if an edit fits nowhere, or the page
        stays as it was.
        """
        faulty = html
        for pattern, replacement, *every in self.edit:
            faulty, count = re.subn(
                pattern, replacement, faulty, count=0 if every == ["all"] else 1
            )
            if not count:
                raise ValueError(f"{self.name}: {pattern} is not in {self.page}")
        if self.css:
            faulty = STYLESHEET.sub(rf'\1/assets/fault-{self.name}.css"', faulty, count=1)
        if self.script:
            source = f"/assets/fault-{self.name}.js"
            hashed = integrity(f"{self.script}\n".encode())  # which Integrity-Policy requires
            tag = f'<script type="module" src="{source}" integrity="{hashed}"></script>'
            faulty = faulty.replace("</body>", f"{tag}</body>")
        if faulty == html:
            raise ValueError(f"{self.name}: {self.page} stays as it was")
        return faulty


@cache
def read_faults() -> tuple[Fault, ...]:
    """Every fault of faults.yaml. Raises pydantic's ValidationError for one of another shape."""
    return tuple(
        TypeAdapter(list[Fault]).validate_python(
            yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))
        )
    )


@cache
def read_caught() -> Mapping[str, tuple[str, ...]]:
    """The checks that found each fault when everything was last run, those for its own criterion
    first.
    """
    return {
        name: tuple(checks)
        for name, checks in json.loads(CAUGHT.read_text(encoding="utf-8")).items()
    }
