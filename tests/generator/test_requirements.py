"""What is installed to build the site is what builds it."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions, requires

from sites import ROOT

# mkdocs.yml names them, or they are run: no hook imports them.
NAMED = {"mkdocs-material", "pymdown-extensions"}


def plain(name: str) -> str:
    """The one form of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> set[str]:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    return {plain(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def imported() -> set[str]:
    """The packages of all modules that the hooks and their engines import."""
    found = set()
    for path in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add((node.module or "").partition(".")[0])
    owners = packages_distributions()
    return {
        plain(owners[name][0])
        for name in found - sys.stdlib_module_names - {"again", "progress", "sitekit", "waiting"}
    }


def used_by(package: str) -> set[str]:
    """The packages that one needs on any system, without its extras."""
    lines = [line for line in requires(package) or [] if "extra ==" not in line]
    return {plain(re.split(r"[^\w.-]", line)[0]) for line in lines}


def test_what_the_hooks_import_is_pinned() -> None:
    assert imported() - pinned() == set()


def test_each_pin_is_imported_named_or_used_by_another() -> None:
    used = {name for package in pinned() for name in used_by(package)}
    assert pinned() - imported() - used - NAMED == set()
