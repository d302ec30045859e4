"""How heavy and how fast is the widget here? `python -m tests.widget.bench` prints bytes, layout
shift and times in Chromium.

Time runs from the last byte of the data to `ac-ready`: parsing, making and placing the whole
list. Medians of several loads.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from pathlib import Path

from site_src.build import build
from site_src.embed.script import minified, script_for
from tests.browsing import browsing, show
from tests.conftest import CONTENT
from tests.widget.partners import WATCH, Partner
from tests.widget.servers import SCRIPT, directory, partner, serve
from tests.widget.test_budgets import ALL_TAGS, BELOW, LATE, reservation

RUNS = 15
CLOCK = "document.addEventListener('ac-ready', () => { window.readyAt = performance.now(); });"
TAKEN = (
    "return window.readyAt - performance.getEntriesByType('resource').find(e => "
    "e.name.endsWith('en.json')).responseEnd"
)


def main() -> None:
    """Build, serve, load, print."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(CONTENT, site)
        script = minified(script_for("https://assistance-corner.example/", ALL_TAGS))
        print(f"script with style  {len(script):6,} bytes, gzip {len(gzip.compress(script, 9)):,}")
        for file in sorted((site / "widget" / "data" / "v1").glob("*.json")):
            print(
                f"{file.name:18} {file.stat().st_size:6,} bytes, "
                f"gzip {len(gzip.compress(file.read_bytes(), 9)):,}"
            )
        pages: dict[str, str] = {}
        with (
            serve(directory(site)) as host,
            serve(partner(host, pages)) as at,
            browsing() as driver,
        ):
            for source in (WATCH, CLOCK):
                driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": source})
            show(driver)
            page = Partner(driver, at, host, pages)
            for programs, attribute in (
                ("48", ""),
                ("500", f'data-src="{host.address}/fault/many/"'),
            ):
                for slowdown in (1, 4):
                    driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": slowdown})
                    taken = []
                    for _ in range(RUNS):
                        page.show(f'<div data-assistance-corner data-lang="en" {attribute}></div>')
                        page.ready()
                        taken.append(float(page.run(TAKEN)))
                    print(
                        f"{programs:>4} programs, {slowdown}x slowdown: data to ready "
                        f"{statistics.median(taken):6.1f} ms, worst {max(taken):6.1f}"
                    )
            driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 1})
            page.show(f"<h1>Partner</h1>{{list}}{BELOW}", head=f"<style>{reservation()}</style>")
            page.settle()
            page.run(LATE, f"{host.address}{SCRIPT}")
            page.ready()
            page.settle()
            print(f"layout shift with the place reserved: {page.seen('shift')}")


if __name__ == "__main__":
    main()
