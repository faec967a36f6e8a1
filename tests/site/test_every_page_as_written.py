"""The real site: what holds for every page that it has, beside what holds for any site (every_site/)."""

from __future__ import annotations

import gzip
from urllib.parse import urljoin

import pytest
from mkdocs.config import load_config

from every_site.test_pages import parsed
from sites import ADDRESS, ROOT, Site


def test_the_script_of_the_tooltips_is_small(site: Site) -> None:
    size = len(gzip.compress((site.path / "features/tips.js").read_bytes(), 9))
    assert size <= 2048, f"{size} bytes: every article loads it."


def test_every_page_leads_to_help_and_policies(site: Site) -> None:
    for address, page in parsed(site).items():
        header = [urljoin(address, a.attributes["href"]) for a in page.css("header a[href]")]
        footer = [urljoin(address, a.attributes["href"]) for a in page.css("footer a[href]")]
        assert header[0] == header[2] == ADDRESS + "help/when-to-get-help/", address
        assert {
            ADDRESS + f"about/{page}/" for page in ("disclaimer", "privacy", "accessibility")
        } <= set(footer), address


def test_the_address_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://someone.example/fork/")
    monkeypatch.setenv("REPOSITORY_URL", "https://code.example/someone/fork")
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert config.site_url == "https://someone.example/fork/"
    assert config.repo_url == "https://code.example/someone/fork"
