"""Work in a child process: it finds everything imported, and what a mutant breaks goes with it."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# Slow to import, and the same for every mutant. Nothing of the project is among them.
HEAVY = (
    "pytest",
    "coverage",
    "hypothesis.extra.pytestplugin",
    "axe_playwright_python.sync_playwright",
    "babel.dates",
    "bibtexparser",
    "markdown.extensions.toc",
    "material",
    "mkdocs.commands.build",
    "mkdocs.theme",
    "playwright.sync_api",
    "pydantic",
    "pydantic.main",
    "pymdownx.blocks",
    "pymdownx.superfences",
    "rispy",
    "selectolax.lexbor",
    "textstat",
)

SAME = {"PYTHONPATH": "hooks", "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
SAME["SOURCE_DATE_EPOCH"] = "1790000000"  # two builds are to differ by the mutant alone


def warm() -> None:
    """Import what is heavy, where it is installed."""
    for name in HEAVY:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


@dataclass(frozen=True)
class Job:
    """What a child does, what it gives back as JSON, and for how many seconds it may."""

    work: Callable[[], Any]
    limit: float = 600
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Child:
    """A running job. Its answer and what it prints stand in `folder`."""

    pid: int
    until: float
    folder: Path

    def answer(self) -> tuple[bool, Any]:
        """Whether it has ended, and with what; None stands for one that was stopped, or died."""
        pid, _ = os.waitpid(self.pid, os.WNOHANG)
        if not pid and time.monotonic() < self.until:
            return False, None
        if not pid:
            stop(self.pid)
        path = self.folder / "answer.json"
        return True, json.loads(path.read_text("utf-8")) if pid and path.is_file() else None


def start(job: Job, root: Path, folder: Path) -> Child:
    """Begin a job in the tree at `root`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "answer.json").unlink(missing_ok=True)
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        _run(job, root, folder)
    return Child(pid, time.monotonic() + job.limit, folder)


def _run(job: Job, root: Path, folder: Path) -> None:
    """The child's whole life."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.setsid()  # a group of its own, so that its own children can be ended with it
        log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        _enter(root, job.environment)
        part = folder / "answer.part"
        part.write_text(json.dumps(job.work()), "utf-8")
        part.rename(folder / "answer.json")
        code = 0
    except BaseException:  # the parent goes on, whatever happened here
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _enter(root: Path, environment: dict[str, str]) -> None:
    """Stand in the tree, with its engines and tests on the path."""
    os.chdir(root)
    os.environ |= {**SAME, **environment}
    sys.dont_write_bytecode = True  # a mutant of the same length within a second would not be read
    sys.path[:0] = [str(root / "hooks"), str(root / "tests")]
    # What the parent has imported of the project is not what stands in this tree.
    for name in [name for name in sys.modules if name.partition(".")[0] == "sitekit"]:
        del sys.modules[name]


def stop(pid: int) -> None:
    """End a child and what it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)
