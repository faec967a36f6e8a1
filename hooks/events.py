"""The door: MkDocs' events, each led to a step of the features (sitekit/features.py), and no more.

It knows MkDocs, and beside it only again.py does, which tells it what need not be made anew. What
a build knows stands in a `Site`, made new for each.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from again import Again, watch_at_once
from progress import Pages
from sitekit import front_matter, words
from sitekit.feature import Feature
from sitekit.features import FEATURES
from sitekit.problem import Fatal, Problem
from sitekit.record import Yaml, read_config
from sitekit.site import Page, Place, Site, read_settings
from waiting import serve_on

log = logging.getLogger("mkdocs.hooks.events")
NAME = "sitekit"
# What the theme renders as templates, whether a site's settings name them or not.
RENDERED = {
    "assets/css/site.css",
    "features/country.js",
    "manifest.webmanifest",
    "opensearch.xml",
    "robots.txt",
    "sitemap.xml",
}
ICONS = ".icons"  # where a theme keeps them: Material has over ten thousand
asked: list[tuple[str, bool]] = []  # how this process was started


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note what MkDocs was asked to do."""
    asked.append((command, dirty))


def on_config(config: MkDocsConfig) -> None:
    """Lay the table for a build, and stand at the door of it. A second call begins anew."""
    door = config.plugins.get(NAME)
    if isinstance(door, Door):
        ours: list[object] = [*door.site.syntaxes]
        theirs = [one for one in config.markdown_extensions if one not in ours]
        config.markdown_extensions = theirs
    else:
        door = Door()
        config.plugins[NAME] = door  # type: ignore[assignment] # any object with events will do
    door.open(config)


class Door:
    """One build. MkDocs calls it as it calls a plugin."""

    site: Site
    mkdocs: MkDocsConfig
    again: Again
    pages: Pages
    nav: Navigation

    def __init__(self) -> None:
        self.pages = Pages()
        self.below: list[str] = []  # Material's folder: icons are found there, none are published

    def open(self, config: MkDocsConfig) -> None:
        """Lay the table, and let each feature add what Markdown is to understand."""
        if config.theme.name != "material" or not config.theme.custom_dir:
            raise PluginError("mkdocs.yml: set 'theme: {name: material, custom_dir: overrides}'.")
        self.mkdocs = config
        file = _config(config)
        written = _extra(config, file)
        language = str(dict(config.theme).get("language") or "en")
        command, dirty = asked[-1] if asked else ("build", False)
        settings, problems = read_settings(written, language)
        self.site = Site(
            docs=Path(config.docs_dir),
            address=(config.site_url or "").rstrip("/") + "/" if config.site_url else "",
            language=language,
            settings=settings,
            words=words.choose(language, settings.labels),
            written=written,
            config=file,
            name=config.site_name,
            copyright=config.copyright or "",
            plugins=tuple(config.plugins),
            serving=command == "serve",
        )
        self.again = Again(self.site, config, dirty)
        self.pages = Pages()
        self.say(problems)
        for check in ("not_found", "anchors", "unrecognized_links"):
            config.validation.links[check] = logging.DEBUG  # told by sitekit.links, with the line
        if config.validation.links.absolute_links in (logging.INFO, logging.WARNING):
            config.validation.links.absolute_links = logging.DEBUG  # the same
        config.validation.nav.not_found = logging.DEBUG  # the same
        config.validation.nav.omitted_files = logging.DEBUG  # the same
        self.each(lambda feature: feature.load(self.site))
        config.theme.static_templates |= RENDERED
        self.below += [one for one in config.theme.dirs[1:] if Path(one, ICONS).is_dir()]
        config.theme.dirs = [one for one in config.theme.dirs if one not in self.below]
        config.markdown_extensions += self.site.syntaxes  # type: ignore[arg-type]

    def each(self, step: Callable[[Feature], Iterable[Problem] | None]) -> None:
        """Go through the row of features, and say what each of them found wrong. What ends a build
        does not end a server: its author goes on writing.
        """
        for feature in FEATURES:
            try:
                self.say(step(feature))
            except Fatal as fault:
                if not self.site.serving:
                    raise PluginError(str(fault)) from fault
                log.error(f"{fault} A build ends here.")
                self.again.leave_nothing()
                self.site.told[Problem("", None, str(fault), "A build ends here.")] = None

    def work(self, step: Callable[[Feature], Iterable[Problem] | None], page: Page) -> None:
        """The same for a step on a page, with which is kept what was wrong with it."""
        site = self.site
        before = site.followed, len(site.faulty)

        def noted(feature: Feature) -> list[Problem]:
            found = [*(step(feature) or ())]
            page.told += found
            return found

        self.each(noted)
        if (site.followed, len(site.faulty)) != before:
            self.again.unsure.add(page.path)

    def say(self, problems: Iterable[Problem] | None) -> None:
        """Tell an author what is wrong, on GitHub also on the line; `--strict` makes it fatal."""
        for problem in problems or ():
            if problem in self.site.told:
                continue
            self.site.told[problem] = None
            log.warning(problem)
            if os.environ.get("GITHUB_ACTIONS"):
                print(problem.annotation(self.place(problem.path)))

    def place(self, path: str) -> str:
        """Where in the repository that has a workflow a problem's file stands."""
        config = Path(self.mkdocs.config_file_path)
        file = config if path == config.name else Path(self.mkdocs.docs_dir, path)
        root = os.environ.get("GITHUB_WORKSPACE") or config.parent
        return Path(os.path.relpath(file, root)).as_posix()

    def page(self, file: File) -> Page:
        """The page that a file makes; one that comes late (a draft, a plugin's) is read now."""
        site = self.site
        known = site.pages.get(file.src_uri) or site.drafts.get(file.src_uri)
        return known or self.read(file, site.drafts)

    def read(self, file: File, pages: dict[str, Page]) -> Page:
        """Read a page's file."""
        path = file.src_uri
        url = "" if file.url in (".", "./") else file.url
        page = Page(path, url, front_matter.read(self.text(file), path))
        pages[path] = page
        page.told += page.source.problems
        self.say(page.told)
        self.work(lambda feature: feature.read(page, self.site), page)
        return page

    def text(self, file: File) -> str:
        """What a page's file holds; a page that a plugin made has no file of ours."""
        path = Path(file.abs_src_path or "")
        ours = path.is_file() and path.is_relative_to(self.site.docs)
        return self.site.source(file.src_uri) if ours else file.content_string

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the theme and the house too, and learn of changes at once."""
        path = Path(config.config_file_path)
        serve_on(server, path, lambda text, told: self.site.noted(text, told))
        watch_at_once(server)
        server.watch(str(config.theme.custom_dir))
        server.watch(str(Path(__file__).parent))
        return server

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read all pages before MkDocs does; publish no file of a theme that no page loads."""
        icon = config.theme["favicon"]
        for folder in [one for one in self.below if Path(one, icon).is_file()]:
            if not files.get_file_from_path(icon):
                files.append(File(icon, folder, config.site_dir, config.use_directory_urls))
        sheets = {element.style for element in self.site.elements.values()} | {*self.site.styles}
        for file in [file for file in files if _unused(file, config, sheets)]:
            files.remove(file)
        self.site.files = {
            file.dest_uri: file.src_uri
            for file in files
            if file.inclusion.is_included()  # type: ignore[no-untyped-call]
        }
        same = self.again.begin(files)
        for file in files.documentation_pages():
            if page := same.get(file.src_uri):
                self.site.pages[page.path] = page
                self.say(page.told)
            else:
                self.read(file, self.site.pages)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Now MkDocs has its own pages: give them what they were, where they are."""
        self.nav = nav
        self.again.restore(files)

    def on_page_read_source(self, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Hand MkDocs a page without what it would stumble over."""
        return self.page(page.file).source.clean

    def on_page_markdown(
        self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put before the Markdown what a feature wants to stand there."""
        ours = self.page(page.file)
        page.meta["template"] = ours.template or "main.html"
        markdown = self.site.put_in(markdown)
        shown = ours.source.shown(markdown)
        if shown is not ours.source:  # what a plugin put in is checked like all else
            ours.source = shown
            self.work(lambda feature: feature.read(ours, self.site), ours)
        return ours.opening + markdown

    def on_page_content(
        self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Let features take what stands on a page."""
        ours = self.page(page.file)
        ours.html = ours.plain = html
        ours.title = ours.front.title or str(page.title)
        ours.address = page.canonical_url or ""
        self.work(lambda feature: feature.rendered(ours, self.site), ours)
        self.again.note(ours, page, ours.html)
        self.pages.one("Reading", self.again.count)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | ours.anchors
        return ours.html

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """All pages are known now. Give templates the table, the words, and dates in words."""
        env.loader.searchpath += self.below  # type: ignore[union-attr] # MkDocs reads from folders
        env.bytecode_cache = COMPILED
        env.autoescape = lambda name: (name or "").endswith((".html", ".xml"))
        env.globals |= {"site": self.site, "words": self.site.words, "this": None}
        env.filters["date"] = self.site.day_in_words
        self.site.render = lambda name, **values: env.get_template(name).render(
            config=config, **values
        )
        self.site.has_template = lambda name: _has_template(env, name)
        self.each(lambda feature: feature.gather(self.site))
        for page in self.again.gathered(self.nav):
            self.say(page.told)
        for file in files.documentation_pages():
            if file.page and not self.page(file).template:
                file.page.meta["template"] = "main.html"

    def on_page_context(
        self, context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Make of a page what readers see, and give its template the table's own page."""
        ours = self.page(page.file)
        ours.html, ours.trail = page.content or "", tuple(_trail(page, nav))
        self.work(lambda feature: feature.show(ours, self.site), ours)
        self.again.was_shown(ours)
        self.pages.one("Writing", self.again.count)
        page.content = Html(ours.html)
        context["this"] = ours  # type: ignore[typeddict-unknown-key]

    @event_priority(-100)
    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of what stands in a file from now on, where no plugin asks for it."""
        if self.again.is_alone:
            ours = self.page(page.file)
            ours.html, ours.marked, ours.terms, page.content = "", None, [], ""
        return output

    def on_build_error(self, error: Exception) -> None:
        """What a build that ends early has left undone."""
        self.pages.end()
        gc.enable()

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Work on the files as written, after every plugin."""
        self.again.clear()
        self.each(lambda feature: feature.write(self.site, Path(config.site_dir)))
        self.again.end()
        self.pages.end()
        if self.site.followed:
            log.info(f"{self.site.followed} more that only follow from these were not told.")


class Compiled(jinja2.BytecodeCache):
    """Templates as Jinja compiled them, for the next build of this process. Jinja itself compares
    their sources.
    """

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give a template back, if it is known."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Html(Markup):
    """A page's HTML. MkDocs puts HTML of its own before that of a draft, which must stay HTML."""

    def __radd__(self, other: object) -> Html:
        return Html(str(other) + str(self))


def _config(config: MkDocsConfig) -> Yaml:
    """All settings as they were written."""
    path = Path(config.config_file_path)
    return read_config(path.read_text("utf-8") if path.is_file() else "", path.name)


def _extra(config: MkDocsConfig, file: Yaml) -> Yaml:
    """Those of `extra`, with the lines of what stands in the file itself."""
    own = {keys[1:]: line for keys, line in file.lines.items() if keys[0] == "extra" and keys[1:]}
    return Yaml(file.path, dict(config.extra), own, first=None)


def _has_template(env: jinja2.Environment, name: str) -> bool:
    try:
        env.get_template(name)
    except jinja2.TemplateNotFound:
        return False
    return True


def _unused(file: File, config: MkDocsConfig, sheets: Container[str]) -> bool:
    """Whether a file is a part of the one style sheet. `sheets` are those that an element has for
    itself.
    """
    ours = Path(file.abs_src_path or "").is_relative_to(Path(config.theme.custom_dir or ""))
    loaded = file.src_uri in sheets or file.src_uri in config.extra_css
    return ours and file.src_uri.endswith(".css") and not loaded


def _trail(page: MkDocsPage, nav: Navigation) -> Iterable[Place]:
    """The way to a page: the home page, the sections above it that have a page, itself."""
    home = [nav.homepage] if nav.homepage else []
    seen = set()
    places: list[Any] = [*home, *reversed([*page.ancestors]), page]
    for place in places:
        first = place.children[0] if place.children else place
        if place.children and not (first.is_page and first.is_index):
            continue
        if first.canonical_url and first.canonical_url not in seen:
            seen.add(first.canonical_url)
            yield Place(str(place.title or first.title), first.canonical_url)
