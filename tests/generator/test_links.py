"""The monthly look at links out of the site: what is asked, and what authors are told. No test asks
anyone but itself.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import links
from links import Answer, ask, ask_all, issue, outside, places

WELL, MISSING, REFUSED = Answer(200), Answer(404, "Not Found"), Answer(403, "Forbidden")
NOBODY = Answer(0, "there is no such host", unknown=True)
SOURCES = {
    "tea.md": "See [tea](https://tea.example/a/b).\nAnd https://tea.example/a/bc.\n",
    "_data/references.yml": "lee:\n  DOI: 10.1000/ABC.1\n  PMID: '123'\n  page: 123-4\nkim:\n  DOI: 10.1000/abc.12\n  PMCID: PMC77\n",
}


def test_addresses_elsewhere_each_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(
        '<link rel="canonical" href="https://here.example/site/"><link rel=license href="https://c.example/">'
        '<a href="https://b.example/x?y=1&amp;z#part">b</a><a href="sub/">c</a><a href="mailto:a@b.c">d</a>'
        '<a href="https://here.example/site/other/">e</a><code>https://d.example/</code>',
        "utf-8",
    )
    (tmp_path / "sub/index.html").write_text(
        '<a href="https://b.example/x?y=1&amp;z">b</a><a href="http://a.example/">a</a><a id="x">x</a>',
        "utf-8",
    )
    assert outside(tmp_path) == ["http://a.example/", "https://b.example/x?y=1&z"]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://tea.example/a/b", ["tea.md:1"]),
        ("https://tea.example/a", []),
        ("https://doi.org/10.1000/abc.1", ["_data/references.yml:2"]),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", ["_data/references.yml:3"]),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC77/", ["_data/references.yml:7"]),
        ("https://coffee.example/", []),
    ],
)
def test_where_an_address_stands(address: str, found: list[str]) -> None:
    assert places(address, SOURCES) == found


def test_authors_are_told_where_and_what() -> None:
    answers = {
        "https://doi.org/10.1000/abc.1": MISSING,
        "https://tea.example/a/b": NOBODY,
        "https://well.example/": WELL,
        "https://shy.example/": REFUSED,
    }
    assert issue(answers, SOURCES) == (
        "Of 4 links that lead out of the site, 2 lead nowhere:\n\n"
        "- <https://doi.org/10.1000/abc.1>: 404 Not Found\n"
        "  - `docs/_data/references.yml:2`\n"
        "- <https://tea.example/a/b>: there is no such host\n"
        "  - `docs/tea.md:1`\n\n"
        "Find where it has moved to and that it still says what is cited, or take it out.\n\n"
        "1 more did not say, as many hosts do to programs. Open them by hand:\n\n"
        "- <https://shy.example/>: 403 Forbidden\n"
    )


@pytest.mark.parametrize(
    "answer", [WELL, REFUSED, Answer(302), Answer(429), Answer(503), Answer(0, "timed out")]
)
def test_what_is_no_fault_opens_no_issue(answer: Answer) -> None:
    assert issue({"https://a.example/": answer}, {}) == ""


@pytest.mark.parametrize("answer", [MISSING, Answer(410, "Gone"), NOBODY])
def test_what_a_reader_finds_nothing_at(answer: Answer) -> None:
    assert "1 lead nowhere" in issue({"https://a.example/": answer}, {})


def test_what_failed_is_asked_once_more() -> None:
    asked: list[str] = []

    def moody(address: str) -> Answer:
        asked.append(address)
        return WELL if "well" in address or asked.count(address) > 1 else MISSING

    addresses = ["https://a.example/1", "https://a.example/well", "https://b.example/"]
    answers = ask_all(addresses, moody, pause=0)
    assert answers == dict.fromkeys(addresses, WELL)
    assert sorted(asked) == sorted([*addresses, "https://a.example/1", "https://b.example/"])


# A host of our own, on this machine
# ------------------------------------------------------------------------------------------


class Host(BaseHTTPRequestHandler):
    """Says by the path what it is asked to say; some things only when asked for the page itself."""

    asked: list[str] = []

    def do_HEAD(self) -> None:
        """All but the page."""
        Host.asked.append(f"{self.command} {self.path}")
        status = int(self.path.split("/")[1])
        if self.path.endswith("/only-get") and self.command == "GET":
            status = 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/404")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    """The address of it."""
    Host.asked = []
    with HTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_answer_is_what_the_host_says(host: str) -> None:
    assert ask(f"{host}/200").is_well
    assert Host.asked == ["HEAD /200"]
    assert ask(f"{host}/404").is_gone
    assert ask(f"{host}/302").is_gone  # it leads on to nothing
    for status in ("403", "405", "503"):
        answer = ask(f"{host}/{status}")
        assert not answer.is_well
        assert not answer.is_gone


def test_who_does_not_answer_a_short_question_is_asked_the_long_one(host: str) -> None:
    assert ask(f"{host}/405/only-get").is_well
    assert Host.asked == ["HEAD /405/only-get", "GET /405/only-get"]


def test_of_a_doi_it_is_enough_that_it_leads_on(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "LEADS_ON", (host.removeprefix("http://"),))
    assert ask(f"{host}/302").is_well
    assert ask(f"{host}/404").is_gone


def test_an_address_may_hold_any_sign(host: str) -> None:
    assert ask(f"{host}/200/é <x>").is_well
    assert Host.asked == ["HEAD /200/%C3%A9%20%3Cx%3E"]


def test_who_is_not_there_raises_nothing(host: str) -> None:
    answer = ask("http://127.0.0.1:1/")
    assert answer.why
    assert not answer.is_well
    assert not answer.is_gone
    assert ask("http://[").why
