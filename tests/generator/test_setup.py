"""What make says where something is missing, and that it installs nothing twice."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sites import ROOT

REQUIREMENTS = ("requirements.txt", "requirements-test.txt", "requirements-dev.txt")
pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run make in a copy of the Makefile and requirements alone."""
    (folder / "scripts").mkdir(exist_ok=True)
    for name in ("Makefile", "scripts/site.mk", *REQUIREMENTS):
        shutil.copy2(ROOT / name, folder / name)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    return subprocess.run(
        ["make", *words], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def python(folder: Path, fails_on: str) -> str:
    """A Python that fails on any code that has `fails_on` in it."""
    path = folder / "python"
    path.write_text(
        f'#!/bin/sh\ncase "$*" in *{fails_on}*) exit 1;; *) exec {sys.executable} "$@";; esac\n'
    )
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("missing", "said"),
    [("version_info", "Python 3.11 or newer is needed"), ("ensurepip", "apt install python3-venv")],
)
def test_what_is_missing_is_named_with_the_cure(tmp_path: Path, missing: str, said: str) -> None:
    done = make(tmp_path, f"PYTHON={python(tmp_path, missing)}", "build")
    assert done.returncode
    assert said in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_second_run_installs_nothing(tmp_path: Path) -> None:
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("bin/pip", "bin/mkdocs"):
        path = tmp_path / ".venv" / name
        path.write_text(f'#!/bin/sh\necho "{name}: $@" >> log\n')
        path.chmod(0o755)
    for _ in range(2):
        assert not make(tmp_path, "build").returncode
    log = (tmp_path / "log").read_text().splitlines()
    assert [line.split(":")[0] for line in log] == ["bin/pip", "bin/mkdocs", "bin/mkdocs"]


def test_where_something_answers_already_the_server_says_so(tmp_path: Path) -> None:
    ready = tmp_path / ".venv/bin"
    ready.mkdir(parents=True)
    (ready / "python").symlink_to(sys.executable)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        make(tmp_path, "--version")  # the copies stand there
        (ready / "pip").touch()
        (ready.parent / "site").touch()
        done = make(tmp_path, "--silent", "serve", f"ADDRESS={address}")
    assert done.returncode
    assert f"Something answers at http://{address}/ already." in done.stderr
    assert "Traceback" not in done.stderr
