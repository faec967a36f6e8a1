"""Search: what the index holds of each page, and the names by which readers ask for it.

Pagefind (https://pagefind.app) makes an index in parts, of which a browser fetches those that a
query needs. Beside it stands one list of all pages with their names, by which a script ranks,
corrects typing errors and puts safety first.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pagefind_bin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from sitekit.feature import Feature
from sitekit.following import FOLLOWING
from sitekit.front_matter import Overview
from sitekit.language import pairs
from sitekit.problem import Problem
from sitekit.raised import raised
from sitekit.site import Page, Site

# What would mislead as the sentence that matched, whoever made it; features add what is theirs.
LEFT_OUT = ("sup[id^=fnref]", ".footnote-backref", "svg", "script", "style", "template")
NAMES_FOLLOW = "⁂"  # ends a page's text; behind it stand its names, which are found but not shown
NEEDED = {".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".json"}
MAGIC = b"pagefind_dcd"  # what each part begins with


@dataclass(frozen=True)
class Entry:
    """A page as search knows it: its address from the site's root, its kind ('word', 'page' or
    'tool'), its true `names` (title, aliases), and other words that readers `ask` for it with.
    """

    url: str
    kind: str
    names: tuple[str, ...]
    asked: tuple[str, ...]
    description: str
    html: str


def entry(page: Page, asked: Iterable[str] = ()) -> Entry:
    """The page as search knows it; `asked` has what people type for the signs that it shows."""
    front, term = page.front, page.term
    plural = (term and term.plural) or []
    others = [*(term.aliases if term else []), *([plural] if isinstance(plural, str) else plural)]
    read = [term.say] if term and term.say and pairs(term.title) else []  # '釜' as 'かま'
    tool = isinstance(front, Overview) and front.template and not page.article
    return Entry(
        url=unquote(page.url),
        kind="word" if term else "tool" if tool else "page",
        names=(page.heading, *others),
        asked=(*front.search_terms, *front.tags, *read, *asked),
        description=page.description,
        html=page.plain,
    )


def record(entry: Entry, language: str, left_out: Iterable[str] = LEFT_OUT) -> str:
    """The page as it goes into the index: its text without what would mislead, then what it is
    found by and no result quotes: its names, and its signs, which say too little without how fast
    to act.
    """
    body = LexborHTMLParser(f"<body>{entry.html}</body>")
    for node in body.css(", ".join(left_out)):
        node.decompose()
    for node in body.css("sup"):
        node.replace_with(raised(node.text()))
    lists = body.css(".care-signs")
    signs = ". ".join(
        item.text(strip=True) for one in lists for item in one.css("li:not(.care-part)")
    )
    for one in lists:
        one.decompose()
    for line in body.css(".advice :is(p, li)"):  # as one sentence, which no result quotes by half
        line.replace_with(re.sub(r"\.\s+(?=\w)", "; ", line.text(strip=True)) + " ")
    for item in body.css("p + :is(ul, ol) > li"):
        _say_what_it_belongs_to(item)
    inner = body.body.inner_html if body.body else ""
    names = ". ".join((*entry.names[1:], *entry.asked))
    text = f"{entry.names[0]} {entry.description} {body.text(separator=' ')} {names} {signs}"
    run_on = " ".join(pairs(text))
    return (
        f'<html lang="{escape(language)}"><body data-pagefind-body>'
        f'<h1 data-pagefind-meta="title">{escape(entry.names[0])}</h1>'
        f"<p>{escape(entry.description)}</p>{inner}"
        f'<p data-pagefind-weight="3">{NAMES_FOLLOW} {escape(names)}</p>'
        f"{signs and f'<p>{escape(signs)}</p>'}"
        f"{run_on and f'<p>{escape(run_on)}</p>'}</body></html>"
    )


def _say_what_it_belongs_to(item: LexborNode) -> None:
    """Put before an item of a list what leads to it, such as 'Do not': without it, a result that
    quotes the item may say the opposite.
    """
    above = item.parent.prev if item.parent else None
    while above is not None and above.tag != "p":
        above = above.prev
    lead = above.text(strip=True) if above is not None else ""
    bold = above.css_first("strong") if above is not None else None
    if item.child is not None and (lead.endswith(":") or (bold and bold.text(strip=True) == lead)):
        item.child.insert_before(f"{lead.rstrip(':')}: ")


def index(
    entries: Iterable[Entry], language: str, folder: Path, left_out: Iterable[str] = LEFT_OUT
) -> None:
    """Write the index of `entries` and the list of their names into `folder`.

    Raises `RuntimeError` with Pagefind's own words where it fails.
    """
    known = {entry.url: entry for entry in entries}
    selectors = tuple(left_out)
    with tempfile.TemporaryDirectory() as name:  # its Python API waits 0.1 s for each page
        for url, one in known.items():
            path = Path(name, url if url.endswith(".html") else f"{url}index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(record(one, language, selectors), "utf-8")
        _run(name, language, folder)
    _call_after(language, folder)
    for path in folder.rglob("*"):  # Pagefind's own interfaces and its worker are not used
        if path.is_file() and path.suffix not in NEEDED and path.name != "pagefind.js":
            path.unlink()
    fragments = sorted((folder / "fragment").glob("*.pf_fragment"))
    by_folder = {re.sub(r"(^|/)index\.html$", r"\1", url): one for url, one in known.items()}
    parts = {path.stem: by_folder[read(path)["url"].lstrip("/")] for path in fragments}
    text = json.dumps(names(parts), ensure_ascii=False, separators=(",", ":"))
    (folder / "names.json").write_text(text, "utf-8")


def _run(pages: str, language: str, folder: Path) -> None:
    try:
        program = str(pagefind_bin.get_executable())
    except FileNotFoundError as error:
        raise RuntimeError(str(error)) from error
    command = [program, "--site", pages, "--output-path", str(folder)]
    command += ["--force-language", language]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError((done.stderr or done.stdout).strip())


def _call_after(language: str, folder: Path) -> None:
    """Have its program called after the language, by which a browser asks for it at once, where
    Pagefind knows no endings of that language and calls it 'unknown'.
    """
    unknown, entry = folder / "wasm.unknown.pagefind", folder / "pagefind-entry.json"
    made = json.loads(entry.read_text("utf-8"))
    if language in made["languages"] and not made["languages"][language]["wasm"]:
        made["languages"][language]["wasm"] = language
        entry.write_text(json.dumps(made), "utf-8")
        unknown.rename(folder / f"wasm.{language}.pagefind")


def read(path: Path) -> dict[str, Any]:
    """One part of the index: `url`, `content`, `meta` and more of a page."""
    part = gzip.decompress(path.read_bytes()).removeprefix(MAGIC)
    found: dict[str, Any] = json.loads(part)
    return found


def names(entries: Mapping[str, Entry]) -> list[list[Any]]:
    """A row a page: the name of its part of the index, address, kind, names, words asked."""
    rows = [
        [part, one.url, one.kind, list(one.names), list(one.asked)] for part, one in entries.items()
    ]
    return sorted(rows, key=lambda row: str(row[1]))


def wanted(page: Page) -> bool:
    """Whether a page can be found: it is no draft, and does not keep itself out."""
    if page.article and page.article.status == "draft":
        return False
    return not (isinstance(page.front, Overview) and page.front.search.get("exclude"))


def asked_for(page: Page, site: Site) -> list[str]:
    """What people type for the signs that this page shows in full."""
    shown = (sign for sign in site.signs.signs if site.signs_on.get(sign.id) is page)
    return [words for sign in shown for words in (*sign.search, *sign.alone)]


def first(site: Site) -> list[dict[str, Any]]:
    """What is shown above all results, fastest first: each with the address of its page."""
    return [
        {**one._asdict(), "url": unquote(site.signs_on[one.sign].url)}
        for one in site.found
        if one.sign in site.signs_on
    ]


def write(site: Site, folder: Path) -> Iterable[Problem]:
    """Write the index beside the pages. A site that has no page to search on has no search. Where
    an earlier build has left an index, a server's readers need not wait for the new one.
    """
    to = folder / "pagefind"
    if "search.html" not in site.tools:
        shutil.rmtree(to, ignore_errors=True)
        return []
    entries = [entry(page, asked_for(page, site)) for page in site.pages.values() if wanted(page)]
    given = entries, site.language, (*LEFT_OUT, *site.unsearched), first(site)
    is_new = site.memory.is_new("search", str(to), given)
    if not is_new and to.is_dir():
        return []
    make = partial(_replace, to, *given)
    if not (site.serving and to.is_dir()):
        return make()
    FOLLOWING.do(make)
    return []


def _replace(
    to: Path,
    entries: list[Entry],
    language: str,
    left_out: tuple[str, ...],
    signs: list[dict[str, Any]],
) -> Iterator[Problem]:
    """Make an index, and put it in the place of the one before."""
    new = to.with_name(f"{to.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        index(entries, language, new, left_out)
        text = json.dumps(signs, ensure_ascii=False, separators=(",", ":"))
        (new / "signs.json").write_text(text, "utf-8")
        shutil.rmtree(to, ignore_errors=True)
        new.rename(to)
    except RuntimeError as error:
        cure = "Install what requirements.txt names, 'pagefind_bin' too."
        yield Problem("search", None, f"Search was not indexed: {error}", cure)


SEARCH = Feature("search", write=write)
