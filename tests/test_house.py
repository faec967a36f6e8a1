"""The house rules: how the code is laid out. Each failure says the cure."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from sites import ROOT

WIRES = sorted((ROOT / "hooks").glob("*.py"))
ENGINES = sorted((ROOT / "hooks/sitekit").glob("*.py"))
LEAF = "models"


def imports(path: Path) -> set[str]:
    """Every module that a file imports, in full: `sitekit.models`, `mkdocs.plugins`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: MkDocs loads hooks without a package. Write 'from sitekit import …'."
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def settings() -> dict[str, list[str]]:
    """The lists of mkdocs.yml as written."""
    found: dict[str, list[str]] = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def test_there_are_hooks_and_engines() -> None:
    assert len(WIRES) >= 3
    assert len(ENGINES) >= 4
    assert not list((ROOT / "hooks").rglob("__init__.py")), "MkDocs loads each hook alone: delete __init__.py."


@pytest.mark.parametrize("path", ENGINES, ids=lambda path: path.stem)
def test_an_engine_imports_no_engine_and_no_mkdocs(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] not in ("mkdocs", "material", "jinja2"), f"{name}: move what needs it to the hook."
        allowed = f"sitekit.{LEAF}."
        wrong = name.startswith("sitekit") and (path.stem == LEAF or not name.startswith(allowed))
        assert not wrong, f"{name}: let the hook call both engines, or put what they share into models.py."


@pytest.mark.parametrize("path", WIRES, ids=lambda path: path.stem)
def test_a_hook_is_a_thin_wire_to_the_engine_of_its_name(path: Path) -> None:
    wires = {wire.stem for wire in WIRES}
    names = imports(path)
    assert not {name.split(".")[0] for name in names} & wires - {"sitekit"}, "A hook imports no hook: share an engine."
    assert f"sitekit.{path.stem}" in names, f"Give it an engine: hooks/sitekit/{path.stem}.py."
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 75, f"{lines} lines: a hook fetches, calls, reports. Move the rest to its engine."


@pytest.mark.parametrize("path", WIRES, ids=lambda path: path.stem)
def test_a_hook_imports_at_the_top_and_nothing_that_looks_like_an_event(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    inside = [
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not inside, "Import at the top: the folder is on the path only while the file is loaded."
    assert not [name for name in imports(path) if name.rsplit(".", 1)[-1].startswith("on_")], (
        "MkDocs would register it."
    )


@pytest.mark.parametrize("path", ENGINES, ids=lambda path: path.stem)
def test_an_engine_fits_in_its_room(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 180, f"{lines} lines: one noun a file. Split it."


@pytest.mark.parametrize("path", [*WIRES, *ENGINES], ids=lambda path: path.stem)
def test_public_names_have_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "Say in one line what the file is for."
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    public = [
        node
        for node in (*tree.body, *(inner for node in classes for inner in node.body))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in public if not ast.get_docstring(node)] == [], "Say what it promises."


def test_every_hook_is_listed_and_the_disclaimer_runs_last() -> None:
    listed = settings()["hooks"]
    assert sorted(listed) == [f"hooks/{path.name}" for path in WIRES]
    assert listed[-1] == "hooks/disclaimer.py", "It works on what all the others have written."


def test_requirements_are_pinned() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text("utf-8").splitlines():
            assert not line or line.startswith(("#", "-r ")) or re.fullmatch(r"[\w.-]+==[\w.]+(?: #.*)?", line), (
                f"{name}: {line}"
            )


def test_what_a_template_prints_is_escaped() -> None:
    """The theme's Jinja has autoescape off. Markup that Python made and addresses through `url` are safe."""
    safe = r"page\.content|words|url|script \| script_tag|base_url|entry\(|number\(|lang\.t|cited|config\.copyright"
    safe += r"|item\.(url|title) |\bid\b|entry\.slug|meta\.(reviewed|next_review)\b|source\.number|or lang"
    safe += r"|\bpicture\b|tojson|meta\.status == "
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        for printed in re.findall(r"{{-?(.*?)-?}}", path.read_text("utf-8"), re.DOTALL):
            assert (
                re.search(r"\| e\b", printed) or re.search(safe, printed) or '" if' in printed or "' if" in printed
            ), f"{path.name}: {{{{{printed}}}}}: add '| e'."


def test_the_project_names_no_machine_of_its_makers() -> None:
    wrong = re.compile(r"/(?:work|root|home)/\w|/tmp/\w|files\.pythonhosted|registry\.npmjs|pypi\.org/simple")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    names = [name for name in listed.split("\0") if name and Path(name).name != Path(__file__).name]
    for path in (ROOT / name for name in names):
        if path.is_file() and path.suffix != ".png":
            assert not wrong.search(path.read_text("utf-8")), path
