"""What an author waits for: from a save to the page as served anew, and for a build in continuous
integration after one edit; and what memory that takes. Each beside plain Material, in one run.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import yaml
from generate import vocabulary, write
from marking import ROOT, ours, settings
from phone import table

TERMS = 1000
SIZES, TIMES = (300, 2000, 10_000), {300: 10, 2000: 10, 10_000: 1}
SEARCH = "---\ntitle: Search\ndescription: Find it.\ntemplate: search.html\n---\n"
LONGEST = 3600  # seconds to wait for the slowest


@dataclass
class Served:
    """What one server was seen to take: seconds to begin, to follow each save; megabytes at most,
    its own and those of its largest child.
    """

    begin: float = 0
    saves: list[float] = field(default_factory=list)
    own: int = 0
    child: int = 0


def port() -> int:
    """One that is free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def fetch(address: str) -> str:
    """A page, or '' where there is none yet."""
    try:
        with urllib.request.urlopen(address, timeout=LONGEST) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def until(address: str, token: str) -> None:
    """Wait as a browser does: it asks the server to be told of the next version, then loads it."""
    while token not in (page := fetch(address)):
        if told := re.search(r"livereload\((\d+), (\d+)\)", page):
            fetch(re.sub(r"^(http://[^/]*).*", r"\1", address) + f"/livereload/{told[1]}/{told[2]}")
        else:
            time.sleep(0.2)


@contextmanager
def serving(config: Path, is_ours: bool, found: Served) -> Iterator[str]:
    """The address of a site that a process of its own serves, watched for what memory it takes."""
    where = f"127.0.0.1:{port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", where]
    process = subprocess.Popen(
        [*command, *(["--dirty"] if is_ours else []), "-f", str(config)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ended = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, found, ended))
    watcher.start()
    try:
        yield f"http://{where}/"
    finally:
        ended.set()
        watcher.join()
        process.send_signal(signal.SIGKILL)
        process.wait()


def _watch(process: int, found: Served, ended: threading.Event) -> None:
    """Note the most memory that a process and its children have (Linux alone tells)."""
    while not ended.wait(0.2):
        found.own = max(found.own, _megabytes(process))
        task = Path(f"/proc/{process}/task")
        children = [path / "children" for path in task.glob("*")] if task.exists() else []
        for path in children:
            for child in path.read_text().split() if path.is_file() else ():
                found.child = max(found.child, _megabytes(int(child)))


def _megabytes(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    held = re.search(r"VmRSS:\s+(\d+)", status)
    return int(held[1]) // 1024 if held else 0


def serve(config: Path, is_ours: bool, edited: list[Path], times: int) -> Served:
    """Save one page after another, and wait for each."""
    found, docs = Served(), config.parent / "docs"
    start = time.perf_counter()
    with serving(config, is_ours, found) as address:
        until(address, "</html>")
        found.begin = time.perf_counter() - start
        for n in range(times):
            page = edited[n % len(edited)]
            way = page.relative_to(docs).with_suffix("").as_posix()
            url = address + (f"{way}/" if page.stem != "index" else way.removesuffix("index"))
            token = f"saved-{n}-{time.time_ns()}"
            time.sleep(1)  # the last save has been read
            page.write_text(f"{page.read_text('utf-8')}\n{token}\n", "utf-8")
            start = time.perf_counter()
            until(url, token)
            found.saves.append(time.perf_counter() - start)
    return found


def build(config: Path, *options: str) -> float:
    """Seconds that a build takes in a process of its own."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), *options],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def own_site(folder: Path) -> tuple[Path, Path]:
    """The site of this repository, with its own settings and with plain Material's."""
    for name in ("ours", "plain"):
        shutil.copytree(ROOT / "docs", folder / name / "docs")
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}")
    text = text.replace("[hooks/events.py]", f"[{ROOT / 'hooks/events.py'}]")
    (folder / "ours/mkdocs.yml").write_text(_no_address(text), "utf-8")
    for page in (folder / "plain/docs").rglob("*.md"):  # it has no such templates
        page.write_text(re.sub(r"^template: .*\n", "", page.read_text("utf-8"), flags=re.M))
    text = re.sub(r"^ *custom_dir: .*\n", "", text, flags=re.M)
    text = re.sub(r"^(?:hooks|extra|plugins):.*\n(?:[ #-].*\n|\n)*", "", text, flags=re.M)
    (folder / "plain/mkdocs.yml").write_text(_no_address(text) + "\nplugins: [search]\n", "utf-8")
    return folder / "ours/mkdocs.yml", folder / "plain/mkdocs.yml"


def _no_address(text: str) -> str:
    return re.sub(r"^site_url: .*", "site_url: http://127.0.0.1/", text, flags=re.M)


def made_up(folder: Path, count: int) -> tuple[Path, Path]:
    """A site of `count` pages and 1,000 terms, for both."""
    terms = vocabulary(TERMS)
    for name, is_ours in (("ours", True), ("plain", False)):
        write(folder / name / "docs", ours(count, terms))
        plugins: list[str] = [] if is_ours else ["search"]
        config = settings(is_ours, count, plugins=plugins)
        (folder / name / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    (folder / "ours/docs/search.md").write_text(SEARCH, "utf-8")
    return folder / "ours/mkdocs.yml", folder / "plain/mkdocs.yml"


def row(name: str, sites: tuple[Path, Path], times: int) -> list[str]:
    """All that is measured of a site."""
    mine, plain = sites
    docs = mine.parent / "docs"
    pages = [path.relative_to(docs) for path in sorted(docs.rglob("*.md"))]
    texts = [path for path in pages if path.parts[0][0] != "_" and "glossary" not in path.parts]
    edited = [path for path in texts if path.stem != "search"]
    whole = build(mine, "--dirty")
    page = docs / edited[0]
    page.write_text(f"{page.read_text('utf-8')}\nOne edit.\n", "utf-8")
    again = build(mine, "--dirty")
    ours_ = serve(mine, True, [docs / path for path in edited], times)
    theirs = serve(plain, False, [plain.parent / "docs" / path for path in edited], times)
    save, wait = median(ours_.saves), median(theirs.saves)
    return [
        name,
        *(f"{ours_.begin:.1f}", f"{theirs.begin:.1f}", f"{ours_.begin / theirs.begin:.2f}"),
        *(f"{save:.2f}", f"{wait:.2f}", f"{save / wait:.3f}"),
        *(f"{whole:.1f}", f"{again:.1f}", f"{again / whole:.2f}"),
        *(f"{ours_.own} + {ours_.child}", f"{theirs.own}"),
    ]


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Measure and print."""
    print(
        "Seconds: until a server has built all and shows a page; from a save to that page served"
        f" anew, the middle of {TIMES[300]} (at 10,000 pages of {TIMES[10_000]}); a build in a process"
        " of its own, and the next one after one edit, with what the first has left (AGAIN=1). Made-up"
        f" pages have 1,400 words, and {TERMS:,} terms a page each besides. Memory is the most that"
        " the server has had, in MB, and the program that makes the index."
    )
    head = "site|begin|plain|ratio|save|plain|ratio|build|after one edit|ratio|MB|plain"
    table(head.split("|"), _rows(sizes))


def _rows(sizes: tuple[int, ...]) -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory() as name:
        yield row("this site", own_site(Path(name)), 10)
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            yield row(f"{count:,} pages", made_up(Path(name), count), TIMES[count])
