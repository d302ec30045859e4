"""What does a page look like in one language right now? Dataset and catalogs in memory -> one
page on demand, its messages marked.

When a catalog changes, only that file is read again; when anything else changes, the dataset is.
A problem leaves what was good.
"""

from __future__ import annotations

import mimetypes
import threading
import time
import traceback
from collections.abc import Set
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from site_src.build import gather
from site_src.catalogs.coverage import Coverage, interface_keys, measure
from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import Language, catalog_folders, i18n_folder
from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.translate import Catalogs, load_catalogs
from site_src.dataset.day import site_day
from site_src.edition.edition import Edition
from site_src.editions import Inputs, publish
from site_src.embed import hosting
from site_src.embed import page as embed_page
from site_src.exports.registry import edition_exports
from site_src.files import PACKAGE, relative
from site_src.pages.plan import PlannedPage
from site_src.pages.views.notices import announce
from site_src.problems import Problem, ProblemsFound, WrongUse, did_you_mean
from site_src.workbench.preview.bar import Bar, page_of_problems, with_bar
from site_src.workbench.preview.catalog_files import CatalogFiles
from site_src.workbench.preview.live import Answer, Changes
from site_src.workbench.preview.marks import MarkedEdition, Message
from site_src.workbench.preview.spans import Shown, show_messages

HTML = "text/html; charset=utf-8"


class Studio:
    """The preview of one language of a content root. Raises WrongUse for a tag that has no
    catalogs, ProblemsFound for a broken dataset.
    """

    def __init__(self, content: Path, tag: str) -> None:
        self.content = content
        self.changes = Changes()
        self.lock = threading.Lock()
        self.files = CatalogFiles()
        self.folders = [relative(folder) for folder in catalog_folders(content)]
        self.good: dict[str, tuple[Shown, list[Message]]] = {}
        self.faults: list[Problem] = []
        self.exports: dict[str, bytes] | None = None
        self.coverage: dict[str, Coverage] = {}
        self.spent = 0.0
        inputs = gather(content, site_day(content), Path())
        targets = [x.tag for x in inputs.languages.targets if x is not inputs.languages.source]
        if tag == inputs.languages.source.tag:
            raise WrongUse(
                f'"{tag}" is the language of the source, which has no catalog: edit its texts and see them with python build.py serve'
            )
        if tag not in targets:
            raise WrongUse(
                f'site.yaml does not list the language "{tag}" ({did_you_mean(tag, targets)})'
            )
        self.tag = tag
        self.take(inputs)

    @property
    def watched(self) -> list[Path]:
        """The folders whose files make the pages."""
        return [self.content, *self.folders, PACKAGE / "templates", PACKAGE / "static"]

    @property
    def home(self) -> str:
        """The path of the first page."""
        return self.edition.root

    def take(self, inputs: Inputs) -> None:
        """Begin with a dataset, or go on with a new one."""
        language = inputs.languages.find(self.tag)
        if language is None or language not in inputs.languages.targets:
            raise ProblemsFound(
                [
                    Problem(
                        str(self.content / "site.yaml"),
                        1,
                        "languages",
                        f'lack "{self.tag}", which this preview shows',
                        "put it back",
                    )
                ]
            )
        self.interface = interface_keys(reversed(self.folders))
        self.inputs, self.language = inputs, language
        self.messages = list(dataset_messages(inputs.dataset))
        self.pages: dict[str, PlannedPage] = {page.file: page for page in inputs.pages}
        self.files.languages = {
            x.tag: x for x in (*inputs.languages.targets, inputs.languages.interface)
        }
        self.coverage = {}
        self.renew({x.tag for x in inputs.languages.targets})

    def renew(self, tags: Set[str]) -> None:
        """Read the catalogs of some languages, as far as files changed, and begin a new edition."""
        languages = self.inputs.languages
        for language in languages.targets:
            if tags & {link.tag for link in languages.chain(language)} or language is self.language:
                catalogs = load_catalogs(
                    language, languages, self.folders, self.files.read, self.messages
                )
                self.coverage[language.tag] = measure(
                    catalogs, self.messages, self.interface, languages
                )
                if language is self.language:
                    self.catalogs: Catalogs = catalogs
        self.edition = MarkedEdition(publish(self.inputs, self.coverage), self.catalogs)
        announce(self.edition)
        self.exports = None

    def changed(self, paths: Set[Path]) -> None:
        """Take in changed files, then wake the open pages."""
        begin = time.perf_counter()
        with self.lock:
            try:
                if all(path.suffix == ".po" for path in paths):
                    self.renew({path.parent.name for path in paths})
                else:
                    self.faults = []
                    self.take(gather(self.content, site_day(self.content), Path()))
            except ProblemsFound as found:
                self.faults = list(found.problems)
            except Exception as error:
                self.faults = [unexpected(error)]
            self.spent = time.perf_counter() - begin
        if paths:
            self.changes.tell()

    def problems(self) -> list[Problem]:
        """What is wrong now with the files of this language and of the dataset."""
        chain: tuple[Language, ...] = self.inputs.languages.chain(self.language)
        return [*self.faults, *self.files.problems(link.tag for link in chain)]

    def answer(self, address: str) -> Answer:
        """A page of this language, an asset or an export, made now."""
        name = address.removeprefix(self.edition.base)
        with self.lock:
            if address == "/" or not name:
                return Answer(302, HTML, b"", location=self.home)
            path = name.removeprefix(f"{self.tag}/")
            page = self.pages.get(f"{path}index.html" if not path or path.endswith("/") else path)
            if page and path != name:
                return self.page(page)
            file = f"{name}index.html" if name.endswith("/") else name
            found = self.file(file)
            if found is not None:
                return Answer(200, media_type(file), found)
            if path != name:
                return self.page(self.pages["404.html"], 404)
        return Answer(
            404,
            "text/plain; charset=utf-8",
            f"This preview shows {self.home} and nothing else.\n".encode(),
        )

    def page(self, page: PlannedPage, status: int = 200) -> Answer:
        """A page with its messages marked; the last good one where it cannot be made."""
        begin = time.perf_counter()
        problems = self.problems()
        version = self.changes.version
        try:
            data = embed_page.views(self.inputs.releases)[page.view](
                self.edition, page.ident, page.path
            )
            shown, messages = self.good[page.file] = (
                show_messages(data.decode(), self.edition.messages),
                self.edition.messages,
            )
        except Exception as error:
            problems.append(unexpected(error))
            found = self.good.get(page.file)
            if found is None:
                return Answer(status, HTML, page_of_problems(problems, version))
            shown, messages = found
        spent = time.perf_counter() - begin
        bar = Bar(self.language, problems, version, self.spent + spent)
        body = with_bar(shown, messages, self.place, bar)
        return Answer(
            status,
            HTML,
            body,
            timing=f"read;dur={1000 * self.spent:.1f}, page;dur={1000 * (time.perf_counter() - begin):.1f}",
        )

    def place(self, message: Message) -> tuple[str, int]:
        """The file that translates a message and the line of its translation; 0 if the file lacks
        it.
        """
        domains = (
            DOMAINS[:1] if message.domain == DOMAINS[0] else DOMAINS[1:]
        )  # pages also show words of the widget
        for folder in reversed(self.folders):
            for domain in domains:
                file = folder / "po" / self.tag / f"{domain}.po"
                line = self.files.line(file, message.key)
                if line:
                    return str(file), line
        return str(
            relative(i18n_folder(self.content)) / "po" / self.tag / f"{message.domain}.po"
        ), 0

    def file(self, name: str) -> bytes | None:
        """An asset, a file for other programs, or what the widget loads."""
        for public, data in self.inputs.assets.values():
            if public == name:
                return data
        if self.exports is None:
            edition = Edition(self.edition.publication, self.catalogs)
            widget = {
                **dict(hosting.site_files(edition.publication, self.inputs.releases)),
                **dict(hosting.edition_files(edition)),
            }
            self.exports = dict(edition_exports(edition)) | widget | self.inputs.exports
        return self.exports.get(name)


def unexpected(error: Exception) -> Problem:
    """A mistake in a template with its place, or a fault of the program, whose traceback goes to
    the terminal.
    """
    if isinstance(error, TemplateSyntaxError):
        return Problem(
            str(relative(Path(error.filename or str(error.name)))),
            error.lineno,
            "",
            str(error.message),
        )
    if isinstance(error, TemplateError):
        frame = traceback.extract_tb(error.__traceback__)
        place = next((f for f in reversed(frame) if f.filename.endswith(".html")), frame[-1])
        return Problem(
            str(relative(Path(place.filename))), place.lineno or 1, "", str(error.message)
        )
    traceback.print_exception(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return Problem(
        str(relative(Path(place.filename))),
        place.lineno or 1,
        "",
        f"{type(error).__name__}: {error}",
        "see the terminal",
    )


def media_type(name: str) -> str:
    """The media type of a file."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
