"""How is a real WordPress run for a test? Debian's packages, copied to a temporary folder, with a
database of their own on a socket.

Nothing of the machine's own WordPress, web server or database is touched, and nothing listens but
PHP on loopback.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.widget.servers import filled

SOURCE = Path("/usr/share/wordpress")
THEME = SOURCE / "wp-content" / "themes" / "twentytwentyone"
FILES = Path(__file__).parent / "blog"
NEEDED = {
    SOURCE / "wp-load.php": "wordpress",
    THEME: "wordpress-theme-twentytwentyone",
    Path("/usr/bin/php"): "php-cli",
    Path("/usr/sbin/mariadbd"): "mariadb-server-core",
    Path("/usr/bin/mariadb-install-db"): "mariadb-server-core",
    Path("/usr/bin/mariadb"): "mariadb-client-core",
}
ROLES = ("author", "contributor", "administrator")


class NotInstalledError(RuntimeError):
    """Packages that the audit needs are not there."""


@dataclass(frozen=True)
class Blog:
    """A running WordPress: its address, its version, and how an author publishes."""

    address: str
    version: str
    run: Callable[..., Any]

    def publish(self, role: str, text: str) -> dict[str, Any]:
        """Publish a text as somebody of a role: its link, what was stored, whether that role's
        HTML goes unfiltered.
        """
        found: dict[str, Any] = self.run(role, text)
        return found


def missing(needed: dict[Path, str]) -> list[str]:
    """The Debian packages whose files are not there."""
    return [package for path, package in needed.items() if not path.exists()]


@contextmanager
def blogging(folder: Path, widget: str) -> Iterator[Blog]:
    """A WordPress in an empty folder, whose theme has the widget's script line. Raises
    NotInstalledError.
    """
    if missing(NEEDED):
        raise NotInstalledError(
            f"No WordPress to audit. Install it with: sudo apt-get install "
            f"{' '.join(missing(NEEDED))}, or sh .ci/audit-tools.sh"
        )
    lay_out(folder, widget)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PARTNER_ADDRESS": address}

    def run(role: str, text: str = "", **more: str) -> Any:
        command = ["/usr/bin/php", str(folder / "files" / "publish.php"), role]
        done = subprocess.run(
            command,
            input=text,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode or not done.stdout.startswith("{"):
            raise RuntimeError(f"WordPress: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    with (
        database(folder),
        process(
            ["/usr/bin/php", "-S", address.removeprefix("http://"), "-t", str(folder / "blog")],
            folder,
            environment,
        ),
    ):
        version = run("", PARTNER_INSTALL="1")["version"]
        until(lambda: listening(port), "PHP's server")
        yield Blog(address, version, run)


def lay_out(folder: Path, widget: str) -> None:
    """WordPress's files with our configuration and theme."""
    shutil.copytree(SOURCE, folder / "blog")
    shutil.copytree(FILES, folder / "files", ignore=shutil.ignore_patterns("theme"))
    (folder / "blog" / "wp-config.php").write_text(
        (FILES / "wp-config.php").read_text(encoding="utf-8"), encoding="utf-8"
    )
    theme = folder / "blog" / "wp-content" / "themes" / "partner"
    theme.mkdir()
    for file in (FILES / "theme").iterdir():
        (theme / file.name).write_text(
            filled(file.read_text(encoding="utf-8"), widget), encoding="utf-8"
        )


@contextmanager
def database(folder: Path) -> Iterator[None]:
    """MariaDB with an empty database, on the folder's socket only."""
    data = folder / "data"
    user = [f"--user={os.environ.get('USER', 'root')}"] if os.geteuid() == 0 else []
    quick = ["--no-defaults", f"--datadir={data}", *user]
    install = [
        "/usr/bin/mariadb-install-db",
        *quick,
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
    ]
    made = subprocess.run(install, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError(f"MariaDB: {made.stdout}{made.stderr}")
    server = [
        "/usr/sbin/mariadbd",
        *quick,
        "--skip-networking",
        f"--socket={folder / 'socket'}",
        f"--pid-file={folder / 'pid'}",
    ]
    create = [
        "/usr/bin/mariadb",
        "--no-defaults",
        f"--socket={folder / 'socket'}",
        "--user=root",
        "--execute=CREATE DATABASE partner",
    ]
    with process(server, folder, None):
        until(
            lambda: subprocess.run(create, capture_output=True, check=False).returncode == 0,
            "MariaDB",
        )
        yield


@contextmanager
def process(command: list[str], folder: Path, environment: dict[str, str] | None) -> Iterator[None]:
    """A process that ends with the block; what it says goes into a file of the folder."""
    with (folder / f"{Path(command[0]).name}.log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            yield
        finally:
            running.terminate()
            running.wait(timeout=30)


def until(ready: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait for a server. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} does not answer")
        time.sleep(0.1)


def listening(port: int) -> bool:
    """True once a port of loopback takes connections."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
