"""Does a build stop where an export, and no page, carries a value that is withheld?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.build import build
from site_src.exports import registry
from site_src.problems import ProblemsFound


@pytest.mark.parametrize("of_site", [False, True])
def test_a_withheld_value_in_an_export_stops_the_build(
    root: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of_site: bool
) -> None:
    content = root("minimal")
    contacts = content / "contacts.yaml"
    hidden = (
        "- {id: secret, label: Secret, type: phone, value: 555-013-9999, as_of: undated, "
        "publish: false, withheld_because: test}\n"
    )
    contacts.write_text(contacts.read_text(encoding="utf-8") + hidden, encoding="utf-8")
    build(content, tmp_path / "good", workers=1)
    name = "OF_THE_WHOLE_SITE" if of_site else "OF_A_LANGUAGE"
    monkeypatch.setattr(
        registry,
        name,
        (*getattr(registry, name), lambda _: [("api/v1/leak.json", b'{"x":"555 013 9999"}')]),
    )
    with pytest.raises(ProblemsFound) as found:
        build(content, tmp_path / "bad", workers=1)
    assert "api/v1/leak.json" in str(found.value.problems[0])
    assert not (tmp_path / "bad").exists()
