"""What does a page look like in one language right now? Dataset and catalogs in memory -> one
page on demand, its messages marked.

When a catalog changes, only that file is read again; when anything else changes, the dataset is.
A problem leaves the last good page in place.
"""

from __future__ import annotations

import mimetypes
import threading
import time
import traceback
from collections.abc import Sequence, Set
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from site_src.build import gather
from site_src.catalogs.coverage import Coverage, interface_keys, measure
from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import Language, Languages, catalog_folders, i18n_folder
from site_src.catalogs.messages import dataset_messages
from site_src.catalogs.translate import Catalogs, load_catalogs
from site_src.dataset.day import site_day
from site_src.editions import Inputs, publish
from site_src.embed import page as embed_page
from site_src.exports.registry import edition_files, publication_files
from site_src.files import PACKAGE, relative, template_folders
from site_src.pages.plan import PlannedPage
from site_src.pages.renderer import Renderer
from site_src.pages.templates import load_templates
from site_src.problems import Problem, ProblemsFound, WrongUse, did_you_mean
from site_src.workbench.preview.bar import Bar, page_of_problems, with_bar
from site_src.workbench.preview.catalog_files import CatalogFiles
from site_src.workbench.preview.live import Changes, Response
from site_src.workbench.preview.marks import MarkedEdition, ShownMessage
from site_src.workbench.preview.spans import AnnotatedPage, annotate

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


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
        self.good_pages: dict[str, tuple[AnnotatedPage, list[ShownMessage]]] = {}
        self.dataset_problems: list[Problem] = []
        self.exports: dict[str, bytes] | None = None
        self.coverage: dict[str, Coverage] = {}
        self.update_seconds = 0.0
        inputs = gather(content, site_day(content), Path())
        self.tag = translated_tag(tag, inputs.languages)
        self.load(inputs)

    @property
    def watched(self) -> list[Path]:
        """The folders whose files make the pages."""
        return [self.content, *self.folders, PACKAGE / "templates", PACKAGE / "static"]

    @property
    def home(self) -> str:
        """The path of the first page."""
        return self.edition.root

    def load(self, inputs: Inputs) -> None:
        """Begin with a dataset, or go on with a new one. Raises ProblemsFound if its site lacks
        the language.
        """
        languages = inputs.languages
        language = languages.find(self.tag)
        if language is None or language not in languages.targets:
            what = f'lack "{self.tag}", which this preview shows'
            site = str(self.content / "site.yaml")
            raise ProblemsFound([Problem(site, 1, "languages", what, "put it back")])
        self.interface = interface_keys(reversed(self.folders))
        self.inputs, self.language = inputs, language
        self.messages = list(dataset_messages(inputs.dataset))
        self.pages: dict[str, PlannedPage] = {page.file: page for page in inputs.pages}
        readable = (*languages.targets, languages.interface)
        self.files.languages = {language.tag: language for language in readable}
        self.coverage = {}
        self.load_catalogs({language.tag for language in languages.targets})

    def load_catalogs(self, tags: Set[str]) -> None:
        """Read the catalogs of some languages again, as far as files changed, and begin a new
        edition.
        """
        languages = self.inputs.languages
        for language in languages.targets:
            chain = {link.tag for link in languages.chain(language)}
            if language is not self.language and not tags & chain:
                continue
            catalogs = load_catalogs(
                language, languages, self.folders, self.files.read, self.messages
            )
            self.coverage[language.tag] = measure(
                catalogs, self.messages, self.interface, languages
            )
            if language is self.language:
                self.catalogs: Catalogs = catalogs
        publication = publish(self.inputs, self.coverage)
        self.templates = load_templates(template_folders(self.content))
        self.edition = MarkedEdition(publication, self.catalogs, self.templates)
        self.exports = None

    def update(self, paths: Set[Path]) -> None:
        """Take in changed files, then wake the open pages."""
        begin = time.perf_counter()
        with self.lock:
            try:
                if all(path.suffix == ".po" for path in paths):
                    self.load_catalogs({path.parent.name for path in paths})
                else:
                    self.dataset_problems = []
                    self.load(gather(self.content, site_day(self.content), Path()))
            except ProblemsFound as error:
                self.dataset_problems = list(error.problems)
            except Exception as error:
                self.dataset_problems = [unexpected_problem(error)]
            self.update_seconds = time.perf_counter() - begin
        if paths:
            self.changes.next_version()

    def problems(self) -> list[Problem]:
        """What is wrong now with the dataset and with the catalogs of this language."""
        chain: tuple[Language, ...] = self.inputs.languages.chain(self.language)
        return [*self.dataset_problems, *self.files.problems(link.tag for link in chain)]

    def respond(self, address: str) -> Response:
        """A page of this language, an asset or an export, made now."""
        name = address.removeprefix(self.edition.base)
        with self.lock:
            if address == "/" or not name:
                return Response(302, HTML, b"", location=self.home)
            path = name.removeprefix(f"{self.tag}/")
            is_in_language = path != name
            page = self.pages.get(index_file(path))
            if page and is_in_language:
                return self.page_response(page)
            file = index_file(name)
            content = self.file_content(file)
            if content is not None:
                return Response(200, media_type(file), content)
            if is_in_language:
                return self.page_response(self.pages["404.html"], 404)
        return Response(404, TEXT, f"This preview shows {self.home} and nothing else.\n".encode())

    def page_response(self, page: PlannedPage, status: int = 200) -> Response:
        """A page with its messages marked; the last good one if it cannot be made."""
        begin = time.perf_counter()
        problems = self.problems()
        version = self.changes.version
        try:
            self.good_pages[page.file] = self.make_page(page), self.edition.messages
        except Exception as error:
            problems.append(unexpected_problem(error))
        if page.file not in self.good_pages:
            return Response(status, HTML, page_of_problems(problems, version))
        annotated, messages = self.good_pages[page.file]
        seconds = self.update_seconds + time.perf_counter() - begin
        bar = Bar(self.language, problems, version, seconds)
        body = with_bar(annotated, messages, self.place, bar)
        update_time = 1000 * self.update_seconds
        page_time = 1000 * (time.perf_counter() - begin)
        timing = f"read;dur={update_time:.1f}, page;dur={page_time:.1f}"
        return Response(status, HTML, body, timing=timing)

    def make_page(self, page: PlannedPage) -> AnnotatedPage:
        """A page with an element around each of its messages."""
        view = embed_page.views(self.inputs.releases)[page.view]
        html = view(self.edition, page.ident, page.path).decode()
        return annotate(html, self.edition.messages)

    def place(self, message: ShownMessage) -> tuple[str, int]:
        """The file that translates a message, and the line of its translation; 0 if the file lacks
        it.
        """
        domains: Sequence[str] = DOMAINS[1:]  # pages also show words of the widget
        if message.domain == DOMAINS[0]:
            domains = DOMAINS[:1]
        for folder in reversed(self.folders):
            for domain in domains:
                file = folder / "po" / self.tag / f"{domain}.po"
                line = self.files.line(file, message.key)
                if line:
                    return str(file), line
        folder = relative(i18n_folder(self.content))
        return str(folder / "po" / self.tag / f"{message.domain}.po"), 0

    def file_content(self, name: str) -> bytes | None:
        """The bytes of an asset, of a file for other programs, or of what the widget loads."""
        for public, data in self.inputs.assets.values():
            if public == name:
                return data
        if self.exports is None:
            self.exports = self.make_exports()
        return self.exports.get(name)

    def make_exports(self) -> dict[str, bytes]:
        """The files for other programs and for the widget, by name, without marks in them."""
        publication = self.edition.publication
        edition = Renderer(publication, self.catalogs, self.templates, strict=True)
        exports = dict(edition_files(edition))
        exports |= dict(publication_files(edition.publication))
        return exports | self.inputs.ready_files


def translated_tag(tag: str, languages: Languages) -> str:
    """The tag itself. Raises WrongUse unless the site is translated into that language."""
    if tag == languages.source.tag:
        raise WrongUse(
            f'"{tag}" is the source language, which has no catalog: '
            "edit its texts and view them with python build.py serve"
        )
    targets = [target.tag for target in languages.targets if target is not languages.source]
    if tag not in targets:
        hint = did_you_mean(tag, targets)
        raise WrongUse(f'site.yaml does not list the language "{tag}" ({hint})')
    return tag


def index_file(path: str) -> str:
    """The file of a page or of another address: a folder's page is its index.html."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def unexpected_problem(error: Exception) -> Problem:
    """A mistake in a template, with its place; or an error in the program, whose traceback goes to
    the terminal.
    """
    if isinstance(error, TemplateSyntaxError):
        file = str(relative(Path(error.filename or str(error.name))))
        return Problem(file, error.lineno, "", str(error.message))
    frames = traceback.extract_tb(error.__traceback__)
    place = frames[-1]
    if isinstance(error, TemplateError):
        for frame in frames:
            if frame.filename.endswith(".html"):
                place = frame
        what, hint = str(error.message), ""
    else:
        traceback.print_exception(error)
        what, hint = f"{type(error).__name__}: {error}", "see the terminal"
    file = str(relative(Path(place.filename)))
    return Problem(file, place.lineno or 1, "", what, hint)


def media_type(name: str) -> str:
    """The media type of a file."""
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed
