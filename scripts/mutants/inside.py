"""What runs in a child: a build of the site, and tests, watched or in a given order."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
import types
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import coverage
import pytest

# A test waits so many milliseconds for something that a mutant may have taken away.
WAIT = 10_000
OPTIONS = ["-q", "-p", "no:cacheprovider", "--tb=line", "--no-header"]
OPTIONS += [
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
]  # plugins are imported before the fork
SITE = "site"  # the folder of the built site, and the name of the note beside it

Touched = dict[str, dict[str, list[int]]]


# Watching ----------------------------------------------------------------------------------------


class Watch:
    """Notes which files are opened, and which lines of engines and scripts run, and for which test.

    Fixtures of a module or a session are noted by themselves: the first test sets them up for all.
    """

    def __init__(self, root: Path, sites: Path) -> None:
        self.places = [(str(sites) + "/", True), (str(root) + "/", False)]
        self.opened: dict[str, set[str]] = defaultdict(set)
        self.lines: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        self.used: dict[str, list[str]] = {}
        self.seconds: dict[str, float] = defaultdict(float)
        self.failed: dict[str, str] = {}
        self.now = ""
        self.sessions: dict[Any, list[Any]] = {}
        self.follows = (
            False  # scripts are not watched where axe runs: it would take four times as long
        )
        hooks = [str(root / "hooks")]
        self.coverage = coverage.Coverage(data_file=None, config_file=False, source=hooks)
        sys.addaudithook(self._audit)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event != "open" or not isinstance(arguments[0], str | os.PathLike):
            return
        name = os.fspath(arguments[0])
        for place, is_site in self.places:
            if isinstance(name, str) and name.startswith(place):
                part = name[len(place) :]
                self.opened[self.now].add("site:" + part.partition("/")[2] if is_site else part)
                return

    def switch(self, name: str) -> str:
        """From now on it is `name` that touches files; what it was before comes back."""
        before, self.now = self.now, name
        self.coverage.switch_context(name)
        return before

    @contextlib.contextmanager
    def on(self, name: str = "") -> Iterator[None]:
        """Watch for as long as the block runs."""
        self.coverage.start()
        self.switch(name)
        try:
            yield
        finally:
            self.coverage.stop()

    def found(self, root: Path) -> dict[str, Any]:
        """All that was noted, by test."""
        touched: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for name, opened in self.opened.items():
            for path in opened:
                touched[name][path] |= self.lines[name].get(path, set())
        data = self.coverage.get_data()
        for file in data.measured_files():
            path = str(Path(file).relative_to(root))
            for line, names in data.contexts_by_lineno(file).items():
                for name in names:
                    touched[name][path].add(line)
        for test, fixtures in self.used.items():
            for fixture in fixtures:
                for path, lines in touched.get(fixture, {}).items():
                    touched[test][path] |= lines
        return {
            "touched": {
                name: {path: sorted(lines) for path, lines in by_file.items()}
                for name, by_file in touched.items()
                if name in self.seconds or name == "build"
            },
            "seconds": self.seconds,
            "failed": self.failed,
        }

    # What pytest calls ---------------------------------------------------------------------------

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note a test by its name."""
        before = self.switch(item.nodeid)
        fixtures = item._fixtureinfo.name2fixturedefs.values()  # type: ignore[attr-defined]
        shared = [one[-1] for one in fixtures if one[-1].scope in ("module", "session")]
        self.used[item.nodeid] = [f"{one.baseid}:{one.argname}" for one in shared]
        try:
            return (yield)
        finally:
            self.switch(before)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Note a shared fixture by its own name."""
        own = fixturedef.scope in ("module", "session")
        before = self.switch(f"{fixturedef.baseid}:{fixturedef.argname}") if own else self.now
        try:
            return (yield)
        finally:
            self.switch(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes by itself, and whether it fails without any mutant."""
        if report.when == "call" or report.failed:
            self.seconds[report.nodeid] += report.duration
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext[-300:]

    # Scripts in the browser ----------------------------------------------------------------------

    def follow_scripts(self) -> None:
        """Have Chromium tell which lines of the site's scripts run in the pages of a test."""
        from playwright.sync_api import BrowserContext

        opened, closed = BrowserContext.new_page, BrowserContext.close

        def new_page(context: BrowserContext) -> Any:
            page = opened(context)
            session = context.new_cdp_session(page)
            session.send("Network.enable")  # each test is to ask for all that it uses
            session.send("Network.setCacheDisabled", {"cacheDisabled": True})
            session.send("Profiler.enable")
            exact = {"callCount": False, "detailed": True}
            session.send("Profiler.startPreciseCoverage", exact)
            self.sessions.setdefault(context, []).append(session)
            return page

        def close(context: BrowserContext, **options: Any) -> None:
            self._take(self.sessions.pop(context, []))
            closed(context, **options)

        BrowserContext.new_page = new_page  # type: ignore[method-assign,assignment]
        BrowserContext.close = close  # type: ignore[method-assign,assignment]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Iterator[None]:
        """Note what ran in windows that several tests share."""
        try:
            return (yield)
        finally:
            for sessions in self.sessions.values():
                self._take(sessions)

    def _take(self, sessions: list[Any]) -> None:
        for session in sessions:
            with contextlib.suppress(Exception):  # a page that is closed has no more to tell
                self._scripts(session.send("Profiler.takePreciseCoverage")["result"])

    def skip_axe(self) -> None:
        """Have axe find nothing: it reads no file, and takes most of the time, which is noted."""
        from axe_playwright_python.sync_playwright import Axe

        run, costs = Axe.run, list[float]()

        def skip(axe: Axe, *arguments: Any, **options: Any) -> Any:
            if not costs:
                since = time.perf_counter()
                run(axe, *arguments, **options)
                costs.append(time.perf_counter() - since)
            self.seconds[self.now] += costs[0]
            return types.SimpleNamespace(response={"violations": []})

        Axe.run = skip

    def _scripts(self, result: list[dict[str, Any]]) -> None:
        sites = Path(self.places[0][0])
        for script in result:
            name = script["url"].partition("/quiet-head/")[2].partition("?")[0]
            files = list(sites.glob(f"*/{name}")) if name.endswith(".js") else []
            if files:
                ran = _ran(files[0].read_text("utf-8"), script["functions"])
                self.lines[self.now][f"site:{name}"] |= ran
                self.opened[self.now].add(f"site:{name}")


def _ran(source: str, functions: list[dict[str, Any]]) -> set[int]:
    """The lines of a script of which something ran: of nested ranges the innermost counts."""
    ran = bytearray(len(source) + 1)
    ranges = [part for function in functions for part in function["ranges"]]
    for part in sorted(ranges, key=lambda one: (one["startOffset"], -one["endOffset"])):
        start, end = part["startOffset"], min(part["endOffset"], len(source))
        ran[start:end] = bytes([bool(part["count"])]) * (end - start)
    lines, at = set(), 0
    for number, line in enumerate(source.splitlines(keepends=True), 1):
        lines |= {number} if any(ran[at : at + len(line)]) else set()
        at += len(line)
    return lines


# Jobs --------------------------------------------------------------------------------------------


def build(root: Path, sites: Path) -> bool:
    """Whether the project's site was built, with a note of what the build said beside it."""
    from sites import ADDRESS, build_site, remember

    remember(build_site(root / "mkdocs.yml", sites / SITE, strict=True, site_url=ADDRESS))
    return True


def watched_build(root: Path, sites: Path) -> dict[str, Any]:
    """Build the site, and say what that touches."""
    watch = Watch(root, sites)
    watch.seconds["build"] = 0
    with watch.on("build"):
        build(root, sites)
    return watch.found(root)


def watched_tests(root: Path, sites: Path, names: list[str], in_browser: bool) -> dict[str, Any]:
    """Run test files, and say what each test touches."""
    watch = Watch(root, sites)
    if in_browser:
        watch.follow_scripts()
        watch.skip_axe()
    with watch.on():
        pytest.main([*OPTIONS, f"--rootdir={root}", *names], plugins=[watch])
    return watch.found(root)


class Chosen:
    """Keeps the tests that are wanted, in their order, and stops at the first that fails.

    Tests that were never seen are kept too: a mutant may have changed what they are called.
    """

    def __init__(self, wanted: list[str], known: set[str]) -> None:
        self.places = {name: n for n, name in enumerate(wanted)}
        self.known = known
        self.failed: str | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose and sort."""
        items[:] = [
            one for one in items if one.nodeid in self.places or one.nodeid not in self.known
        ]
        items.sort(key=lambda one: self.places.get(one.nodeid, len(self.places)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the name of what fails first."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


def chosen_tests(root: Path, temporary: Path, wanted: list[str], known: set[str]) -> str | None:
    """Run tests in the order given. The name of the first that fails, or None."""
    _hurry()
    chosen = Chosen(wanted, known)
    files = list(dict.fromkeys(name.partition("::")[0] for name in wanted))
    options = [*OPTIONS, "-x", f"--rootdir={root}", f"--basetemp={temporary}"]
    code = pytest.main([*options, *files], plugins=[chosen])
    if chosen.failed or code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return chosen.failed
    return f"({pytest.ExitCode(code).name.lower().replace('_', ' ')})"


def _hurry() -> None:
    """Have tests in a browser wait less than Playwright's half a minute for what does not come."""
    from playwright.sync_api import Browser

    made: Callable[..., Any] = Browser.new_context

    def new_context(browser: Browser, **options: Any) -> Any:
        context = made(browser, **options)
        context.set_default_timeout(WAIT)
        return context

    Browser.new_context = new_context  # type: ignore[method-assign,assignment]
    threading.excepthook = lambda _: None  # a server whose browser has gone
