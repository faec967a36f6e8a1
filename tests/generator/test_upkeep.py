"""Jobs that go by the calendar, and what keeps one issue for each: run as GitHub runs them, with a
`make` and a `gh` of our own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sites import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

GH = """#!/bin/sh
case "$*" in
  "issue list"*) for word; do rule=$word; done; jq -r "$rule" issues.json ;;
  *) echo "$@" >> asked ;;
esac
"""
MAKE = """#!/bin/sh
cat found.md
exit $(cat status)
"""
JOBS = {"reviews": "Pages that are due for a review", "links": "Links that lead nowhere"}

Run = Callable[..., tuple[int, list[str]]]


def workflow(name: str) -> Any:
    return yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))


def last_step(name: str) -> str:
    """The commands of the step that tells the authors."""
    for job in workflow(name)["jobs"].values():
        if job.get("permissions", {}).get("issues") == "write":
            return str(job["steps"][-1]["run"])
    raise AssertionError(f"{name} may write no issue")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs that step: what `make` prints, and how it ends; the issues that there are. It gives back
    how the step ends, and what was asked of GitHub.
    """
    if not (shutil.which("bash") and shutil.which("jq")):
        pytest.skip("bash or jq is not installed")
    for name, text in {"gh": GH, "make": MAKE}.items():
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    (tmp_path / ".github").mkdir()
    shutil.copy2(ROOT / ".github/issue.sh", tmp_path / ".github")

    def step(job: str, found: str, status: int, *titles: str) -> tuple[int, list[str]]:
        issues = [{"number": n, "title": title} for n, title in enumerate(titles, 7)]
        (tmp_path / "issues.json").write_text(json.dumps(issues), "utf-8")
        (tmp_path / "found.md").write_text(found, "utf-8")
        (tmp_path / "status").write_text(str(status), "utf-8")
        command = ["bash", "-e", "-c", last_step(job)]
        env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
        done = subprocess.run(command, cwd=tmp_path, env=env, check=False, capture_output=True)
        asked = tmp_path / "asked"
        return done.returncode, asked.read_text("utf-8").splitlines() if asked.is_file() else []

    return step


FOUND = {
    "reviews": ("- a.md: due on 2021-01-01\n", 2),
    "links": ("- <https://a.example/>: 404\n", 0),
}


@pytest.mark.parametrize("job", JOBS)
def test_what_is_found_opens_an_issue(job: str, run: Run) -> None:
    title = JOBS[job]
    file = {"reviews": "due.md", "links": "gone.md"}[job]
    others = ["Another", f"{title}, says a reader"]
    assert run(job, *FOUND[job], *others) == (
        0,
        [f"issue create --title {title} --body-file {file}"],
    )


@pytest.mark.parametrize("job", JOBS)
def test_what_is_found_again_opens_no_second_one(job: str, run: Run) -> None:
    file = {"reviews": "due.md", "links": "gone.md"}[job]
    assert run(job, *FOUND[job], "Another", JOBS[job]) == (0, [f"issue edit 8 --body-file {file}"])


@pytest.mark.parametrize("job", JOBS)
def test_where_nothing_is_left_it_is_closed(job: str, run: Run) -> None:
    code, asked = run(job, "", 0, JOBS[job])
    assert not code
    assert [line.split(" --")[0] for line in asked] == ["issue close 7"]
    assert run(job, "", 0, "Another")[1] == asked  # and no other


@pytest.mark.parametrize("job", JOBS)
def test_who_could_not_look_says_nothing_of_what_there_is(job: str, run: Run) -> None:
    assert run(job, "", 2, JOBS[job]) == (2 if job == "links" else 1, [])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_job_may_do_more_than_it_needs(path: Path) -> None:
    found = yaml.safe_load(path.read_text("utf-8"))
    assert found["permissions"] == {"contents": "read"}
    writes = {
        (name, right)
        for name, job in found["jobs"].items()
        for right, kind in job.get("permissions", {}).items()
        if kind == "write"
    }
    may = {
        ("deploy", "pages"),
        ("deploy", "id-token"),
        ("publish", "pages"),
        ("publish", "id-token"),
    }
    assert writes <= may | {("due", "issues"), ("links", "issues")}
    assert all("uses" in job or job["timeout-minutes"] <= 60 for job in found["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_of_others_are_pinned_to_what_was_seen(path: Path) -> None:
    """A tag can be moved to other code; Dependabot keeps the version in the comment up to date."""
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    pinned = re.compile(r"\./\S+|[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert used
    assert [one for one in used if not pinned.fullmatch(one)] == []


def test_nothing_is_published_that_was_not_tested_and_built() -> None:
    jobs = workflow("site")["jobs"]
    assert set(jobs["deploy"]["needs"]) == {"test", "build"}
    assert "needs" not in jobs["build"]
