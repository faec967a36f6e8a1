"""Asks for every address outside a built site to which it links, and prints which lead nowhere, as
the text of an issue; nothing where all are well.

`python scripts/links.py site`, as `make links` calls it, takes some minutes. A host is asked one
thing at a time. Many hosts let no program in: what they refuse is told, and is no fault.
"""

from __future__ import annotations

import re
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from selectolax.lexbor import LexborHTMLParser

DOCS = Path(__file__).parents[1] / "docs"
GONE = (404, 410)
PATIENCE, PAUSE = 30, 1  # seconds: for an answer, and between two questions to a host
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; monthly check of links)",
    "Accept": "text/html,*/*;q=0.8",
}
# That a DOI leads on is all that is asked: many publishers let no program in.
LEADS_ON = ("doi.org", "dx.doi.org")


class Answer(NamedTuple):
    """What came back: a status (0: nothing did), and why it is no page."""

    status: int
    why: str = ""
    unknown: bool = False  # whether there is no such host

    @property
    def is_well(self) -> bool:
        """Whether there is something to read, or the way on to it."""
        return 200 <= self.status < 400

    @property
    def is_gone(self) -> bool:
        """Whether a reader finds nothing there."""
        return self.status in GONE or self.unknown


# Which addresses, and where they stand
# ------------------------------------------------------------------------------------------


def outside(site: Path) -> list[str]:
    """The addresses elsewhere to which pages link, without what is looked for on them."""
    found, own = set(), ""
    for path in site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text("utf-8"))
        if canonical := page.css_first("link[rel=canonical]"):
            own = urlsplit(canonical.attributes["href"] or "").netloc
        found |= {link.attributes["href"] or "" for link in page.css("a[href]")}
    whole = {urldefrag(one).url for one in found if re.match(r"https?://", one)}
    return sorted(one for one in whole if urlsplit(one).netloc != own)


def places(address: str, sources: Mapping[str, str]) -> list[str]:
    """The files and lines, of `sources` by their paths, that hold an address or the number it is
    made of.
    """
    parts = urlsplit(address)
    number = parts.path.strip("/").removeprefix("articles/")
    is_number = parts.netloc in (*LEADS_ON, "pubmed.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov")
    what = number if is_number else address
    sought = re.compile(rf"(?<![\w.]){re.escape(what)}(?![\w-]|/\w)", re.IGNORECASE)
    return [
        f"{path}:{n}"
        for path, text in sources.items()
        for n, line in enumerate(text.splitlines(), 1)
        if sought.search(line)
    ]


# Asking
# ------------------------------------------------------------------------------------------


class Redirects(HTTPRedirectHandler):
    """Follows where it is sent, unless that it is sent on is all that was asked."""

    def redirect_request(self, req: Request, *args: Any) -> Request | None:
        """The next request, if one is to be made."""
        return None if req.host in LEADS_ON else super().redirect_request(req, *args)


def ask(address: str) -> Answer:
    """What its host says of an address. It is asked for the page itself only if it does not say
    without. Never raises.
    """
    answer = Answer(0)
    for method in ("HEAD", "GET"):
        written = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
        try:
            request = Request(written, headers=HEADERS, method=method)
            with build_opener(Redirects).open(request, timeout=PATIENCE) as page:
                return Answer(page.status)
        except HTTPError as error:
            answer = Answer(error.code, str(error.reason))
            error.close()
        except URLError as error:
            lost = isinstance(error.reason, socket.gaierror)
            unknown = lost and error.reason.errno != socket.EAI_AGAIN  # type: ignore[union-attr]
            answer = Answer(0, "there is no such host" if unknown else str(error.reason), unknown)
        except (OSError, HTTPException, ValueError) as error:
            answer = Answer(0, str(error) or type(error).__name__)
        if answer.is_well:
            break
    return answer


def ask_all(
    addresses: Iterable[str], ask: Callable[[str], Answer] = ask, pause: float = PAUSE
) -> dict[str, Answer]:
    """What became of each: several hosts at a time, each slowly; what failed once again."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)

    def slowly(several: list[str]) -> dict[str, Answer]:
        found = {}
        for address in several:
            found[address] = ask(address)
            time.sleep(pause)
        return found | {one: ask(one) for one, answer in found.items() if not answer.is_well}

    with ThreadPoolExecutor(16) as pool:
        return {
            one: said for part in pool.map(slowly, by_host.values()) for one, said in part.items()
        }


# Telling
# ------------------------------------------------------------------------------------------


def issue(answers: Mapping[str, Answer], sources: Mapping[str, str]) -> str:
    """The text of the issue: what leads nowhere, with where it stands; '' where all lead on."""
    gone = {one: answer for one, answer in answers.items() if answer.is_gone}
    if not gone:
        return ""
    lines = [f"Of {len(answers)} links that lead out of the site, {len(gone)} lead nowhere:", ""]
    for one, answer in sorted(gone.items()):
        lines.append(f"- <{one}>: {told(answer)}")
        lines += [f"  - `docs/{place}`" for place in places(one, sources)]
    lines += [
        "",
        "Find where it has moved to and that it still says what is cited, or take it out.",
    ]
    refused = sorted(
        one for one, answer in answers.items() if not (answer.is_well or answer.is_gone)
    )
    if refused:
        lines += [
            "",
            f"{len(refused)} more did not say, as many hosts do to programs. Open them by hand:",
            "",
        ]
        lines += [f"- <{one}>: {told(answers[one])}" for one in refused]
    return "\n".join(lines) + "\n"


def told(answer: Answer) -> str:
    """An answer in words."""
    return f"{answer.status or ''} {answer.why}".strip()


if __name__ == "__main__":
    texts = {
        path.relative_to(DOCS).as_posix(): path.read_text("utf-8")
        for pattern in ("*.md", "*.yml")
        for path in sorted(DOCS.rglob(pattern))
    }
    answers = ask_all(outside(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
    print(issue(answers, texts), end="")
