"""On GitHub a mistake is shown on its line, as an annotation; elsewhere it is told as ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitekit.problem import Problem
from sites import Mini, article

FILES = {
    "index.md": article(),
    "tea/50%, hot.md": article(titel="Tea"),
    "_data/references.yml": "who:\n  titel: W\n",
}


@pytest.fixture
def on_github(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A workflow that has the repository in that folder."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]


@pytest.mark.usefixtures("on_github")
def test_each_mistake_is_told_and_shown_on_its_line(
    mini: Mini, capsys: pytest.CaptureFixture[str]
) -> None:
    site = mini(FILES, extra={"glosary": {}})
    shown = printed(capsys)
    assert len(shown) == len(site.warnings)
    config = (site.path.parent / "mkdocs.yml").read_text("utf-8").splitlines()
    at = config.index("  glosary: {}") + 1
    assert (
        f"::warning file=mkdocs.yml,line={at}::'glosary' is not a known key. Did you mean 'glossary'?"
        in shown
    )
    assert (
        "::warning file=docs/_data/references.yml,line=2::'titel' is not a known key. Did you mean 'title'?"
        in shown
    )
    assert [
        line
        for line in shown
        if line.startswith("::warning file=docs/tea/50%25%2C hot.md,line=6::'titel'")
    ]
    assert [
        line
        for line in shown
        if line.startswith("::warning file=docs/tea/50%25%2C hot.md::this article")
    ]


def test_a_site_below_the_root_of_its_repository(
    mini: Mini,
    on_github: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(on_github.parent))
    mini({"index.md": article(titel="Tea")}, extra={"glosary": {}})
    files = {line.split("=")[1].split(",")[0] for line in printed(capsys)}
    assert files == {f"{on_github.name}/mkdocs.yml", f"{on_github.name}/docs/index.md"}


def test_a_folder_of_pages_by_another_name(
    mini: Mini, on_github: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = on_github / "pages"
    pages.mkdir()
    (pages / "index.md").write_text(article(titel="Tea"), "utf-8")
    mini({}, docs_dir="pages")
    assert [
        line for line in printed(capsys) if line.startswith("::warning file=pages/index.md,line=")
    ]


def test_elsewhere_nothing_is_added(
    mini: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert mini(FILES).warnings
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (Problem("a.md", 3, "'a, b: c'", ""), "::warning file=docs/a.md,line=3::'a, b: c'"),
        (
            Problem("a.md", None, "it has none.", "Add one."),
            "::warning file=docs/a.md::it has none. Add one.",
        ),
        (Problem("b: 1, 2.md", 1, "x", ""), "::warning file=docs/b%3A 1%2C 2.md,line=1::x"),
        (
            Problem("a.md", 1, "50% of\r\ntwo", "Lines."),
            "::warning file=docs/a.md,line=1::50%25 of%0D%0Atwo Lines.",
        ),
    ],
)
def test_signs_that_github_would_read_as_its_own(problem: Problem, shown: str) -> None:
    assert problem.annotation(f"docs/{problem.path}") == shown
