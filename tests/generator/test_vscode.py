"""VS Code lists what a build names: the patterns of `.vscode/tasks.json`, held against a real build."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sites import ROOT

pty = pytest.importorskip("pty")  # a terminal, as VS Code has one
termios = pytest.importorskip("termios")
TASKS = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))
SERVE, BUILD = TASKS["tasks"]
COLOUR = re.compile(r"\x1b\[\d*m")


def in_a_terminal(command: list[str], env: dict[str, str]) -> list[str]:
    """What a command prints in a narrow terminal, line by line."""
    screen, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, 60))
    with subprocess.Popen(
        command, stdin=inside, stdout=inside, stderr=inside, env={**os.environ, **env}
    ):
        os.close(inside)
        said = b""
        with suppress(OSError):  # it has ended
            while part := os.read(screen, 65536):
                said += part
    os.close(screen)
    return [COLOUR.sub("", line) for line in said.decode().splitlines()]


def listed(line: str, matchers: list[dict[str, Any]], folder: Path) -> list[tuple[Path, int, str]]:
    """A line of a build as VS Code lists it: each file, line (0: the whole file) and message."""
    found = []
    for matcher in matchers:
        pattern = matcher["pattern"]
        if match := re.search(pattern["regexp"], line):
            home = matcher["fileLocation"][1].replace("${workspaceFolder}", str(folder))
            at = 0 if pattern.get("kind") == "file" else int(match[pattern["line"]])
            found.append((Path(home, match[pattern["file"]]), at, match[pattern["message"]]))
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a small site, in which there are mistakes."""
    folder = tmp_path_factory.mktemp("vscode")
    shutil.copytree(ROOT / "tests/fixtures/coffee", folder, dirs_exist_ok=True)
    edits = {
        "mkdocs.yml": ("extra:\n", "extra:\n  uncitedd: []\n"),
        "docs/understand/tea.md": ("title:", "titel:"),
        "docs/index.md": ("---\n", "---\nreviewed: soon\n"),
    }
    for name, edit in edits.items():
        text = (folder / name).read_text("utf-8")
        assert edit[0] in text
        (folder / name).write_text(text.replace(*edit, 1), "utf-8")
    (folder / "docs/_data/unread.yml").write_text("a: 1\n", "utf-8")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"^site_url:.*\n", "", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config.replace("../../../", f"{ROOT}/"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def said(project: Path) -> list[str]:
    """What a build of it says in a terminal."""
    build = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml")]
    return in_a_terminal(build, TASKS["options"]["env"])


def test_each_mistake_is_listed_once_where_it_is(project: Path, said: list[str]) -> None:
    ours = [line for line in said if line.startswith("WARNING")]
    found = [listed(line, BUILD["problemMatcher"], project) for line in ours]
    assert [len(one) for one in found] == [1] * len(ours)
    told = {(path.relative_to(project).as_posix(), line): text for [(path, line, text)] in found}
    assert all(path.is_file() for [(path, _, _)] in found)
    lines = (project / "mkdocs.yml").read_text("utf-8").splitlines()
    at = lines.index("  uncitedd: []") + 1
    assert told["mkdocs.yml", at] == "'uncitedd' is not a known key. Did you mean 'uncited'?"
    assert told["mkdocs.yml", 0].startswith("'site_url' is not set. Without it")
    assert told["docs/understand/tea.md", 2].endswith("Did you mean 'title'?")
    assert told["docs/_data/unread.yml", 0].startswith("nothing reads this file. Did you mean")
    assert told["docs/index.md", 2].startswith("'reviewed'")
    assert len(told) == len(ours)


@pytest.mark.parametrize(
    "line",
    [
        "WARNING -  A reference to 'a.md' is included in the 'nav' configuration, which is not found: b",
        "WARNING -  The following pages exist in the docs directory: a.md",
        "INFO    -  a.md:1: no warning",
    ],
)
def test_what_mkdocs_says_itself_is_no_file(line: str) -> None:
    assert listed(line, BUILD["problemMatcher"], ROOT) == []


def test_while_one_writes_the_same_is_listed_and_each_build_begins_anew(said: list[str]) -> None:
    serve = [{**one} for one in SERVE["problemMatcher"]]
    background = serve[0].pop("background")
    assert serve == BUILD["problemMatcher"]
    begins = [line for line in said if re.search(background["beginsPattern"], line)]
    ends = [line for line in said if re.search(background["endsPattern"], line)]
    assert len(begins) == len(ends) == 1
    assert [task["args"] for task in (SERVE, BUILD)] == [["serve"], ["build"]]
