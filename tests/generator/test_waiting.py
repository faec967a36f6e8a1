"""A server whose settings can no longer be read: the pages stay, and say why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from sitekit.problem import Problem
from sites import Mini, article, build_site
from waiting import serve_on


class Server:
    """As far as MkDocs' own is asked."""

    def __init__(self, build: Any) -> None:
        self.builder = build

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        return content + b"<script>"


def put(text: str, told: list[Problem]) -> str:
    """A page with what was told."""
    return f"{text}{' '.join(map(str, told))}"


def seen(server: Server) -> str:
    """What a browser gets of a page."""
    return server._inject_js_into_html(b"Page. ", 1).decode()


def test_settings_that_cannot_be_read_are_named_on_each_page_until_they_are_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config, built = tmp_path / "mkdocs.yml", list[str]()
    server: Any = Server(lambda: built.append("built"))
    serve_on(server, config, put)
    config.write_text("site_name: Tea\ntheme:\n  name: x\n language: en\n", "utf-8")
    server.builder()
    assert built == [], "what cannot be read is not built"
    assert seen(server).startswith("Page. mkdocs.yml:4: this is not valid YAML:")
    assert "Check the indentation" in seen(server)
    assert "mkdocs.yml:4: this is not valid YAML" in caplog.text
    config.write_text("site_name: Tea\n", "utf-8")
    server.builder()
    assert (built, seen(server)) == (["built"], "Page. <script>")


def test_settings_that_mkdocs_refuses_end_no_server(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("plugins: [nosuch]\n", "utf-8")

    def refused() -> None:
        raise Abort("Aborted with 1 configuration error")

    server: Any = Server(refused)
    serve_on(server, config, put)
    server.builder()
    assert "mkdocs.yml: Aborted with 1 configuration error." in seen(server)


def test_settings_that_are_just_being_saved_end_no_server(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"

    def absent() -> None:
        raise ConfigurationError("Config file 'mkdocs.yml' does not exist.")

    server: Any = Server(absent)
    serve_on(server, config, put)
    server.builder()
    assert "mkdocs.yml: Config file 'mkdocs.yml' does not exist." in seen(server)
    config.write_bytes(b"site_name: T\xe4\n")
    server.builder()


def test_another_error_is_as_it_was(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Tea\n", "utf-8")

    def broken() -> None:
        raise LookupError

    server: Any = Server(broken)
    serve_on(server, config, put)
    with pytest.raises(LookupError):
        server.builder()


def test_a_page_as_it_was_built_takes_the_note(mini: Mini, tmp_path: Path) -> None:
    mini({"index.md": article("Words.", title="Home")})
    site = build_site(tmp_path / "mkdocs.yml", tmp_path / "served", serve=True)
    assert site.table
    told = [Problem("mkdocs.yml", 1, "this is not valid YAML.", "Check the indentation.")]
    page = site.table.noted(site.read("index.html"), told)
    note = page.partition("<main")[2].partition("</aside>")[0]
    assert "mkdocs.yml:1" in note
    assert "this is not valid YAML. Check the indentation." in note
    first_line = (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()[0]
    assert f"<pre>{first_line}</pre>" in note
    assert site.table.noted(page, told).count('class="notes"') == 1
