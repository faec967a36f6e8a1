"""What the frame promises whoever builds a site on it, and what it needs."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from sites import ROOT, SEARCH, Mini, Site, article, build_site, term

WORDS = "---\ntitle: Words\ndescription: All words.\ntemplate: glossary.html\n---\n"
PAGES = {
    "index.md": article("The fascia.\n\n[Next](sub/a.md)"),
    "sub/index.md": article("Here too.", title="Below"),
    "sub/a.md": article("A fascia.", title="A"),
    **SEARCH,
    "glossary/index.md": WORDS,
    "glossary/fascia.md": term(title="fascia"),
}


def again(tmp_path: Path, **changes: object) -> Site:
    """Build the small site once more, with other settings at the top of its mkdocs.yml."""
    config = tmp_path / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8")) | changes
    config.write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    return build_site(config, tmp_path / "site")


def test_a_site_without_the_door_is_not_built_and_says_why(mini: Mini, tmp_path: Path) -> None:
    mini(PAGES)
    with pytest.raises(Exception, match=r"Add to mkdocs.yml: 'hooks: \[hooks/events.py\]'"):
        again(tmp_path, hooks=[])
    pages = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert [html for html in pages if "The fascia." in html] == [], "nothing is published"


def test_settings_that_are_read_twice_add_nothing_twice(mini: Mini, tmp_path: Path) -> None:
    once = mini(PAGES).pages()
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "twice"))
    config.plugins.on_config(config)  # as a plugin for several languages does
    build(config)
    assert Site(tmp_path / "twice", [], False, {}).pages() == once


@pytest.mark.parametrize("folders", [True, False])
def test_every_link_of_the_frame_leads_somewhere(mini: Mini, folders: bool) -> None:
    extra = {
        "help": {"title": "Help", "page": "sub/a.md"},
        "calm": {"title": "Calm", "page": "sub/index.md"},
        "policies": [{"title": "Policy", "page": "index.md"}],
    }
    site = mini(PAGES, use_directory_urls=folders, extra=extra)
    assert site.warnings == []
    seen = 0
    for name, html in site.pages().items():
        for link in LexborHTMLParser(html).css(
            "a[href], link[href]:not([rel=canonical]), form[action]"
        ):
            address = link.attributes.get("href") or link.attributes.get("action") or ""
            path = address.partition("#")[0].partition("?")[0]
            if not path or path.startswith("http"):
                continue
            base = site.path if name == "404.html" else (site.path / name).parent
            target = (base / path.removeprefix("/quiet-head/")).resolve()
            assert target.is_file() or (target / "index.html").is_file(), f"{name}: {address}"
            seen += 1
    assert seen > 40


@pytest.mark.parametrize("folders", [True, False])
def test_search_knows_every_page_by_its_address(mini: Mini, folders: bool) -> None:
    site = mini(PAGES, use_directory_urls=folders)
    rows = json.loads(site.read("pagefind/names.json"))
    for _, url, *_ in rows:
        target = site.path / url
        assert target.is_file() or (target / "index.html").is_file(), url
    assert len(rows) == 6


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/a/b/"])
def test_what_is_not_there_works_at_a_root_and_below_one(mini: Mini, address: str) -> None:
    site = mini(PAGES, site_url=address)
    page = LexborHTMLParser(site.read("404.html"))
    below = address.removeprefix("https://example.org")
    html = page.css_first("html")
    assert html is not None
    assert f"{html.attributes['data-base']}/" == below, "scripts put a slash behind it"
    for node in page.css("a[href], link[href], script[src]"):
        target = node.attributes.get("href") or node.attributes.get("src") or ""
        assert target.startswith((below, "#")), target
        assert not target.startswith("//"), target


def test_a_link_of_the_settings_to_no_page_is_named_with_its_line(
    mini: Mini, tmp_path: Path
) -> None:
    site = mini(PAGES, extra={"help": {"title": "Help", "page": "sub/b.md"}})
    lines = (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "page: sub/b.md" in text)
    assert site.warnings == [
        f"mkdocs.yml:{line}: there is no page 'sub/b.md'. Did you mean 'sub/a.md'?"
    ]


BLOCKS = {
    "announce": "<p>News</p>",
    "styles": '{{ super() }}<link rel="stylesheet" href="own.css">',
    "scripts": '{{ super() }}<script src="own.js"></script>',
    "extrahead": '<meta name="own" content="x">',
    "content": "<h1>Own</h1>{{ page.content }}",
    "footer": "<footer>Own foot</footer>",
}


@pytest.mark.parametrize("parent", ["base.html", "main.html"])
def test_an_authors_template_fills_the_blocks_of_the_frame(
    mini: Mini, tmp_path: Path, parent: str
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "overrides", theme)
    blocks = "".join(f"{{% block {name} %}}{text}{{% endblock %}}" for name, text in BLOCKS.items())
    (theme / "own.html").write_text(f'{{% extends "{parent}" %}}{blocks}')
    files = {"index.md": article(), "a.md": article("The <b>text</b>.", template="own.html")}
    page = mini(files, theme={"custom_dir": str(theme)}).read("a/index.html")
    assert page.index('name="own"') < page.index("</head>")
    assert (
        page.index("site.css")
        < page.index("own.css")
        < page.index("theme.js")
        < page.index("own.js")
    )
    assert page.index("<body>") < page.index("<p>News</p>") < page.index("<header")
    assert "<h1>Own</h1><aside" in page
    assert "The <b>text</b>." in page
    assert "<footer>Own foot</footer>" in page
    assert 'class="footer"' not in page


HEADINGS = "## Term fascia\n\nThe fascia.\n\n## Calm\n\n## Ref who\n\n[@who]\n\n## _text\n\n## Claim x\n\n## Study x\n\n## Calming\n"


def test_no_heading_has_an_id_that_the_frame_or_a_feature_makes(mini: Mini) -> None:
    data = {"_data/references.yml": "who:\n  title: W\n"}
    site = mini({"index.md": article(HEADINGS), "glossary/fascia.md": term(title="fascia"), **data})
    ids = re.findall(r'\bid="([^"]*)"', site.read("index.html"))
    assert sorted(ids) == sorted(set(ids)), "no id stands twice"
    assert [one for one in ids if one.startswith("h-")] == [
        "h-term-fascia", "h-calm", "h-ref-who", "h-_text", "h-claim-x", "h-study-x",
    ]  # fmt: skip


def test_only_what_a_page_loads_is_published(mini: Mini) -> None:
    site = mini(PAGES)
    loaded = set(re.findall(r"[\w/.-]+\.(?:js|css)\b", " ".join(site.pages().values())))
    every = [path for path in site.path.rglob("*") if path.suffix in (".js", ".css", ".map")]
    scripts = "".join(path.read_text("utf-8") for path in every if path.suffix == ".js")
    unused = [
        path.relative_to(site.path).as_posix()
        for path in every
        if "pagefind" not in path.parts
        and not any(name.endswith(path.name) for name in loaded)
        and path.name.removesuffix(".js") not in scripts
    ]
    assert unused == []
    assert not (site.path / "assets/javascripts").exists()
    assert [path.name for path in site.path.rglob("*.css")] == ["site.css"]


def test_of_the_theme_below_only_the_icons_that_are_named_are_published(mini: Mini) -> None:
    """A favicon that nobody set is that of Material; other icons stand in the pages themselves."""
    site = mini(PAGES)
    pictures = [path for path in site.path.rglob("*.png") if "pagefind" not in path.parts]
    assert [path.relative_to(site.path).as_posix() for path in pictures] == [
        "assets/images/favicon.png"
    ]
    assert not list(site.path.rglob(".icons"))


def test_a_template_that_changed_is_shown_in_the_next_build(mini: Mini, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "overrides", theme)
    for text in ("First.", "Second."):
        (theme / "own.html").write_text(
            f'{{% extends "main.html" %}}{{% block announce %}}{text}{{% endblock %}}'
        )
        files = {"index.md": article(template="own.html")}
        assert text in mini(files, theme={"custom_dir": str(theme)}).read("index.html")
