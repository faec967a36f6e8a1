"""Small sites, written in a test. The real one stands in every_site/fixtures.py, with a browser."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import mkdocs.plugins
import mkdocs.utils
import pytest
import yaml
from hypothesis import settings
from playwright.sync_api import Page

from budget import overweight
from edits import BREAD, Author, copy_of
from every_site.built import THE_SITE
from goldens import Golden
from sites import ROOT, Mini, Site, build_site, merged, recall

pytest_plugins = ["every_site.fixtures"]

SHOWN = 8  # of the hardest pages
QUICK = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# Which packages are installed does not change within a run, and to ask is a sixth of a small build.
mkdocs.utils.get_themes = cache(mkdocs.utils.get_themes)
mkdocs.plugins.get_plugins = cache(mkdocs.plugins.get_plugins)

# The same run everywhere. What tests build wrong is no mistake of the site, which GitHub would show.
os.environ.pop("GITHUB_ACTIONS", None)
settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make golden` is `pytest --golden`."""
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--golden`, run only the tests that have a golden file."""
    if config.getoption("--golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


# Tables of what an author meets, and where they are held: the run says how much of each stands.
TABLES = {
    "author's mistakes are each told once, with their place and a cure": (
        "generator/test_mistakes.py::test_a_mistake_is_told_once[",
    ),
    "checks of Markdown's syntax hold: it is shown, or refused by name": (
        "generator/test_markup.py",
        "site/test_site_markup.py",
        "browser/test_markup.py",
    ),
    "inputs on which generators of this field have failed are read as meant": (
        "generator/test_others_bugs.py",
    ),
}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in a line each what of the tables stands, where a run had any of it."""
    for name, places in TABLES.items():
        passed, failed = (
            sum(
                any(place in report.nodeid for place in places)
                for report in terminalreporter.getreports(outcome)
                if getattr(report, "when", "call") == "call"
            )
            for outcome in ("passed", "failed")
        )
        if whole := passed + failed:
            terminalreporter.write_line(f"{passed} of {whole} {name}.")
    for line in hardest(terminalreporter.config):
        terminalreporter.write_line(line)


def hardest(config: pytest.Config) -> Iterator[str]:
    """How hard the articles of the real site read, where this run has built it: the hardest first."""
    folder: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    site = recall(folder / THE_SITE)
    if site and site.grades:
        middle = statistics.median(site.grades.values())
        yield f"Reading grade, glossary terms masked: median {middle:.1f}. The hardest:"
        for path, grade in sorted(site.grades.items(), key=lambda one: -one[1])[:SHOWN]:
            yield f"  {grade:4.1f}  {path}"


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds text against its golden file: `golden.check("drawings/x.txt", text)`."""
    return Golden(bool(request.config.getoption("--golden")))


@cache
def mini_settings() -> Mapping[str, Any]:
    """The settings of a small site."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "tests/fixtures/mini.yml").read_text("utf-8"))
    settings["theme"]["custom_dir"] = str(ROOT / "overrides")
    settings["hooks"] = [str(ROOT / "hooks/events.py")]
    return settings


@pytest.fixture
def mini(tmp_path: Path) -> Mini:
    """Builds a site of a few files, with this project's door and theme, and no settings but those
    that a test gives it: `mini({"index.md": "…"}, extra={"prose": {…}})`.
    """

    def make(files: Mapping[str, str], strict: bool = False, **more: object) -> Site:
        for name, text in {"_data/disclaimer.md": "For education only.", **files}.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        config = tmp_path / "mkdocs.yml"
        settings = yaml.dump(merged(mini_settings(), more), Dumper=QUICK, sort_keys=False)
        config.write_text(settings, "utf-8")
        return build_site(config, tmp_path / "site", strict=strict)

    return make


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Someone at work on a copy of a small German site."""
    return copy_of(BREAD, tmp_path)


@pytest.fixture(scope="session")
def also() -> Callable[[Page, str, Site], list[str]]:
    """What is asked of each page of the real site besides: that it is light."""
    return overweight
