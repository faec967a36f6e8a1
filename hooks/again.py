"""Building again: which pages MkDocs passes over, since they would come out as they stand.

MkDocs has the means: with `--dirty` it asks each file whether it has changed, before it renders a
page and again before it shows it. What it is told here is right, as sitekit.kept has it, where
MkDocs itself looks at nothing but the page's own file.
"""

from __future__ import annotations

import gc
import itertools
import logging
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from sitekit import kept, snippets, stored, written
from sitekit.kept import Kept, KeptPage
from sitekit.site import Page, Site

# What MkDocs makes of a page's source.
THEIRS = ("markdown", "meta", "content", "toc", "_title_from_render", "present_anchor_ids")
KNOWN = {"sitekit", "search", "material/search"}  # plugins that change no page
FILE = ".cache/build"  # what a build leaves for the next process
INDEX = "pagefind/"  # is made again only when what it holds has changed
WARNING = "A 'dirty' build is being performed"
STALE = "The directory contains stale files"


def be_quiet(record: logging.LogRecord) -> bool:
    """Let pass what MkDocs says of builds, but for what is not so here."""
    return not record.getMessage().startswith((WARNING, STALE))


logging.getLogger("mkdocs.commands.build").addFilter(be_quiet)
builds: dict[str, Kept] = {}  # what the last build of each folder left


class Again:
    """A build that may follow another. `keeps` says whether MkDocs was asked for one that does."""

    def __init__(self, site: Site, config: MkDocsConfig, keeps: bool) -> None:
        self.site, self.config, self.keeps = site, config, keeps
        self.last = self._before() if keeps else Kept()
        self.now = Kept(memory=self.last.memory)
        self.now.memory.kept = keeps
        site.memory = self.now.memory
        self.due: set[str] = set()  # the pages to be rendered, and then those to be shown
        self.is_whole = True
        self.unsure: set[str] = set()  # those that did more than change themselves
        self.same: dict[str, KeptPage] = {}
        self.rendered: dict[str, tuple[Page, Mapping[str, Any]]] = {}
        self.ready: dict[str, Page] = {}
        self.shown: dict[str, Page] = {}

    def _before(self) -> Kept:
        """What the last build has left: in this process, or, for one that serves no pages while
        they are written, in a file.
        """
        folder = self.config.site_dir
        if folder in builds or self.site.serving:
            return builds.pop(folder, Kept())
        return stored.load(Path(folder), self._file)

    @property
    def _file(self) -> Path:
        path = Path(self.config.config_file_path)
        one = "" if path.stem == "mkdocs" else f"-{path.stem}"  # of several, each has its own
        return path.parent / f"{FILE}{one}"

    def begin(self, files: Files) -> dict[str, Page]:
        """The pages that need not be rendered, by path, as they were then. The rest is due."""
        if not self.keeps:
            return {}
        site, config = self.site, self.config
        self.now.ground = kept.ground(site, Path(config.theme.custom_dir or ""), self._given())
        if self.now.ground != self.last.ground:
            self.last = Kept(memory=self.last.memory)
            self._keep(())
        self.now.files = {file.src_uri: file.dest_uri for file in files}
        moved = kept.moved(self.now.files, self.last.files)
        self.now.data, self.now.today = kept.data(site), site.today
        changed = self.last.changed_data(site, self.now.data)
        included = {file.src_uri for file in files.documentation_pages()}
        for file in files:
            path = file.src_uri
            if not file.is_documentation_page():
                file.is_modified = partial(self._is_changed, file)  # type: ignore[method-assign]
                continue
            file.is_modified = partial(self.due.__contains__, path)  # type: ignore[method-assign]
            before = self.last.pages.get(path) if path in included else None
            if before and kept.is_still(before, site.source(path), moved, changed):
                self.same[path] = before
            else:
                self.due.add(path)
        if self.same:  # little is made now: to look for what is not needed would take longest
            gc.disable()
        return {path: kept.snapshot(before.rendered) for path, before in self.same.items()}

    def _given(self) -> object:
        """All that MkDocs was told. What a plugin, another hook or an appended file does to pages
        is not known: no two builds with one are alike.
        """
        config = self.config
        return config.user_configs, config.site_url, None if self.is_alone else object()

    @property
    def is_alone(self) -> bool:
        """Whether nothing else works on pages, nor puts a file at the end of each. A page that asks
        for a snippet itself is never as it was kept, and so is rendered each time.
        """
        config = self.config
        if config.mdx_configs.get(snippets.NAME, {}).get("auto_append"):
            return False
        return len(config.hooks) == 1 and {*config.plugins} - {*config.hooks} <= KNOWN

    def _is_changed(self, file: File) -> bool:
        """Whether a file must be copied again; HTML always, since features change the copy."""
        source = Path(file.abs_src_path or "")
        if not source.is_file() or file.is_static_page():
            return True
        now = self.now.stamps[str(source)] = kept.stamp(source)
        return now != self.last.stamps.get(str(source)) or not Path(file.abs_dest_path).is_file()

    def restore(self, files: Files) -> None:
        """Give MkDocs what it had made of the pages that it passes over."""
        for path, before in self.same.items():
            file = files.src_uris[path]
            page = file.page or MkDocsPage(None, file, self.config)
            vars(page).update(before.theirs)
            self.rendered[path] = before.rendered, before.theirs

    def note(self, ours: Page, page: MkDocsPage, html: str) -> None:
        """Keep a page that was rendered: what MkDocs has of it, and will have as its `html`."""
        if self.keeps:
            theirs = {name: value for name, value in vars(page).items() if name in THEIRS}
            # That there was Markdown is all that MkDocs asks once there is HTML.
            theirs |= {"markdown": "", "content": html}
            self.rendered[ours.path] = kept.snapshot(ours), theirs

    @property
    def count(self) -> int:
        """How many pages are rendered, and then how many are shown."""
        return len(self.due) if self.keeps else len(self.site.pages)

    # Showing ----------------------------------------------------------------------------------

    def gathered(self, nav: Navigation) -> Iterator[Page]:
        """Say which pages are due now; the others are as they were shown. Each of those."""
        if not self.keeps:
            return
        self.ready = {path: kept.snapshot(page) for path, page in self.site.pages.items()}
        self.now.frame = kept.frame(self.site, [_shape(item) for item in nav.items])
        self.due |= kept.due(self.site, self.last, self.now.frame)
        for path, page in self.site.pages.items():
            if path not in self.due:
                kept.restore(page, self.last.pages[path].shown)
                self.shown[path] = self.last.pages[path].shown
                self.site.standing.add(page.file)
                yield page

    def was_shown(self, ours: Page) -> None:
        """Keep a page that was shown."""
        if self.keeps:
            shown = self.shown[ours.path] = kept.snapshot(ours)
            shown.html, shown.terms = "", []  # they stand in a file

    def clear(self) -> None:
        """Take out what an earlier build has written, and this one has not."""
        if not self.keeps:
            return
        made = self.now.files.values(), self.config.theme.static_templates, ["sitemap.xml.gz"]
        self._keep(itertools.chain(*made))

    def _keep(self, files: Iterable[str]) -> None:
        """Leave these in the site's folder, and the index."""
        folder = Path(self.config.site_dir)
        for name in {*written.names(folder)}.difference(files):
            if not name.startswith(INDEX):
                (folder / name).unlink()
                remove_empty(folder / name)

    def leave_nothing(self) -> None:
        """Have the next build make all anew: this one does not come to its end."""
        self.is_whole = False

    def end(self) -> None:
        """Leave what the next build needs, if this one came to its end."""
        if self.keeps and self.is_whole:
            self._leave()
        gc.enable()

    def _leave(self) -> None:
        pages = self.site.pages.values()
        self.now.memory.only({name for page in pages for name in (page.path, unquote(page.url))})
        told = {problem.path for problem in self.site.told}
        for path, page in self.site.pages.items():
            if path in self.shown and not {path, page.file} & self.unsure and page.file not in told:
                rendered, theirs = self.rendered[path]
                text = page.source.text
                ready, shown = self.ready[path], self.shown[path]
                late = self.site.overdue(page)
                self.now.pages[path] = KeptPage(text, rendered, theirs, ready, shown, late)
        every = {took for page in self.now.pages.values() for took in page.shown.took}
        self.now.values = {took: kept.value(took, self.site) for took in every}
        builds[self.config.site_dir] = self.now
        if not self.site.serving:
            stored.save(self.now, Path(self.config.site_dir), self._file)
            return
        later = Timer(1, tidy, [not self.same])  # when the page has been loaded
        later.daemon = True
        later.start()
        # A server holds its first build as long as it runs.
        self.last = self.now = Kept()
        self.rendered, self.ready, self.shown, self.same = {}, {}, {}, {}


def tidy(all_is_new: bool) -> None:
    """Let go of what no build needs; what will stay for long is not looked through again."""
    if all_is_new:
        gc.unfreeze()
    gc.collect()
    if all_is_new:
        gc.freeze()


def remove_empty(path: Path) -> None:
    """Take out the folders in which nothing is left but what stood at `path`."""
    for folder in path.parents:
        try:
            folder.rmdir()
        except OSError:
            return


def _shape(item: Any) -> object:
    """A part of the navigation, as far as pages show it."""
    children = [_shape(child) for child in item.children or ()]
    return item.title, getattr(item, "url", None), children


FAR = {"9p", "cifs", "fakeowner", "nfs", "nfs4", "smb3", "vboxsf", "virtiofs"}
CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class Watcher(Observer):  # type: ignore[misc, valid-type] # the class for this system
    """Is told by the system when a file changes, and not when one is read, as a build does."""

    def schedule(self, handler: Any, path: str, *, recursive: bool = False, **more: Any) -> Any:
        """Watch a folder or a file."""
        return super().schedule(
            handler, path, recursive=recursive, **{"event_filter": CHANGES, **more}
        )


def is_far(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether others may change the file at `path` without the system's knowing: it lies on another
    machine, or outside of a virtual one.
    """
    if not mounts.is_file():
        return False
    folders = {line.split()[1]: line.split()[2] for line in mounts.read_text().splitlines()}
    above = [one for one in folders if path.resolve().is_relative_to(one)]
    kind = folders[max(above, key=len)] if above else ""
    return kind in FAR or kind.startswith("fuse")


def watch_at_once(server: LiveReloadServer) -> None:
    """Have the system tell the server of changes, which looks for them twice a second by itself. It
    goes on to do so where a system does not learn of all changes, or can watch no more files.
    """
    paths = [*server._watched_paths]
    if any(is_far(Path(path)) for path in paths):
        return
    trial = Watcher()
    try:
        for path in paths:
            trial.schedule(FileSystemEventHandler(), path, recursive=True)
        trial.start()
        trial.stop()
    except OSError:
        return
    for path in paths:
        server.unwatch(path)
    server.observer = Watcher()
    for path in paths:
        server.watch(path)
