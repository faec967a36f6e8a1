"""Builds the site as it is and as it was at another commit, and lists every file that differs.

`make same BASE=HEAD~1`. A change that only moves code should print that nothing does.
"""

from __future__ import annotations

import argparse
import difflib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN, LINES, WIDTH = 20, 12, 160  # files, lines of each, and how much of a line
REQUIREMENTS = "requirements.txt"


def run(*command: str, cwd: Path = ROOT, **more: str) -> None:
    """Run a command, and end with its own words where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def checkout(commit: str, folder: Path) -> None:
    """Put the files of a commit into a folder."""
    folder.mkdir()
    archive = folder.with_suffix(".tar")
    run("git", "archive", "--output", str(archive), commit)
    run("tar", "-xf", str(archive), "-C", str(folder))


def python_for(folder: Path, environment: Path) -> str:
    """A Python that has what the files in `folder` need: this one where they need the same."""
    needed = folder / REQUIREMENTS
    if needed.read_bytes() == (ROOT / REQUIREMENTS).read_bytes():
        return sys.executable
    run(sys.executable, "-m", "venv", str(environment))
    python = str(environment / "bin/python")
    run(python, "-m", "pip", "install", "--quiet", "-r", str(needed))
    return python


def build(folder: Path, to: Path, python: str = sys.executable, builder: str = "mkdocs") -> None:
    """Build the site of `folder`, as of a day that does not pass."""
    command = [python, "-m", builder, "build", "--strict", "--site-dir", str(to)]
    hooks = os.pathsep.join(["hooks", str(ROOT / "hooks")])
    run(*command, cwd=folder, PYTHONPATH=hooks, SOURCE_DATE_EPOCH="1760000000")


def names(folder: Path) -> set[str]:
    """The files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def differences(before: Path, after: Path) -> dict[str, list[str]]:
    """Each file that differs, and the first lines that do."""
    old, new = names(before), names(after)
    found = {name: ["only there"] for name in old - new} | {name: ["new"] for name in new - old}
    for name in old & new:
        one, two = (before / name).read_bytes(), (after / name).read_bytes()
        if one != two:
            found[name] = list(changed(one, two))
    return dict(sorted(found.items()))


def changed(before: bytes, after: bytes) -> Iterator[str]:
    """The first lines that differ."""
    try:
        old, new = before.decode().splitlines(), after.decode().splitlines()
    except UnicodeDecodeError:
        yield f"{len(before)} bytes, now {len(after)}"
        return
    lines = list(difflib.unified_diff(old, new, n=0, lineterm=""))
    yield from (line[:WIDTH] for line in lines[2 : 2 + LINES])


def tell(found: dict[str, list[str]], other: str) -> None:
    """Print what differs from another build, and fail where anything does."""
    if not found:
        print(f"Every byte of the site is as {other} has it.")
        return
    for name, lines in list(found.items())[:SHOWN]:
        print(name, *(f"    {line}" for line in lines), sep="\n")
    sys.exit(f"{len(found)} files differ from what {other} has.")


def main() -> None:
    """Compare with a commit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="a commit, such as HEAD~1 or main")
    base = parser.parse_args().base
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        checkout(base, work / "base")
        build(work / "base", work / "before", python_for(work / "base", work / "venv"))
        build(ROOT, work / "after")
        tell(differences(work / "before", work / "after"), base)


if __name__ == "__main__":
    main()
