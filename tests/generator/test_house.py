"""The house rules: how the code is laid out. Each failure says the cure."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites import ROOT

HOUSE = ROOT / "hooks"
DOOR = HOUSE / "events.py"
ROOMS = sorted((HOUSE / "sitekit").rglob("*.py"))


def module_of(path: Path) -> str:
    """A file's name as Python imports it."""
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in ROOMS}


def imports(path: Path) -> set[str]:
    """Every module of ours, and every one of others by its first name, that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write 'from sitekit import …'."
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            ours = [name, name.rpartition(".")[0]]
            found.add(next((one for one in ours if one in MODULES), name.split(".")[0]))
    return found


def arrows() -> dict[str, set[str]]:
    """Which module of the house imports which others of it."""
    return {
        name: {one for one in imports(path) if one in MODULES} - {name}
        for name, path in MODULES.items()
    }


def circles(graph: dict[str, set[str]]) -> Iterator[list[str]]:
    """Each way through the graph that comes back to where it began, once for each beginning."""
    for start in graph:
        ways = [[start, other] for other in graph[start]]
        seen: set[str] = set()
        while ways:
            way = ways.pop()
            if way[-1] == start:
                yield way
                break
            if way[-1] not in seen:
                seen.add(way[-1])
                ways += [[*way, other] for other in graph[way[-1]]]


def test_the_house_is_read_whole() -> None:
    assert len(ROOMS) > 20
    assert {"sitekit.site", "sitekit.features", "sitekit.glossary.feature"} <= MODULES.keys()


def test_no_import_leads_back_to_where_it_began() -> None:
    found = next(circles(arrows()), None)
    assert found is None, f"{' -> '.join(found or [])}: move what both need into a file of its own."


def test_a_circle_would_be_seen() -> None:
    assert next(circles({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == ["b", "c", "b"]
    assert list(circles({"a": {"b"}, "b": set()})) == []


@pytest.mark.parametrize("path", ROOMS, ids=module_of)
def test_only_the_door_knows_mkdocs(path: Path) -> None:
    known = imports(path) & {"mkdocs", "material", "jinja2"}
    assert not known, f"{known}: let the door (hooks/events.py) fetch it and put it on the table."


def test_the_door_does_not_think() -> None:
    """It leads events to steps. A feature that it named would have to be named there again."""
    known = {name for name in imports(DOOR) if name in MODULES}
    table = {"feature", "features", "front_matter", "problem", "record", "site", "words"}
    assert known <= {f"sitekit.{name}" for name in table}, "Make it a step of a feature."


def test_the_door_imports_at_the_top_and_nothing_that_looks_like_an_event() -> None:
    tree = ast.parse(DOOR.read_text("utf-8"))
    every = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [node for node in every if node not in tree.body] == [], (
        "The folder is on the path only while MkDocs loads the file."
    )
    names = [alias.name for node in every for alias in node.names]
    assert [name for name in names if name.startswith("on_")] == [], "MkDocs would register it."


@pytest.mark.parametrize("path", [DOOR, *ROOMS], ids=lambda path: path.stem)
def test_public_names_have_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "Say in one line what the file is for."
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    public = [
        node
        for node in (*tree.body, *(inner for node in classes for inner in node.body))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == [], (
        "Say what it promises."
    )


def test_requirements_are_pinned() -> None:
    pinned = re.compile(r"[\w.-]+==[\w.]+(?: #.*)?")
    for name in ("requirements.txt", "requirements-test.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text("utf-8").splitlines():
            free = not line or line.startswith(("#", "-r "))
            assert free or pinned.fullmatch(line), f"{name}: {line}"


def test_the_project_names_no_machine_of_its_makers() -> None:
    wrong = re.compile(
        r"(?<![\w.])/(?:work|root|home)/\w|/tmp/\w|files\.pythonhosted|registry\.npmjs|pypi\.org/simple"
    )
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    here = Path(__file__).name
    paths = [ROOT / name for name in listed.split("\0") if name and Path(name).name != here]
    for path in paths:
        if path.is_file() and path.suffix not in (".png", ".gz"):
            assert not wrong.search(path.read_text("utf-8")), path
