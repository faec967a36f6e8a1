"""A site of its own, and what an author begins in it: pages, words, sources."""

from __future__ import annotations

import difflib
import io
import json
import logging
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from new import nav, pasted
from new.__main__ import main
from new.cite import key_for
from new.given import Given
from new.mistake import Mistake
from new_site import WORDS, new_site
from sitekit.blocks import Known
from sitekit.citations import bibliography
from sitekit.citations.references import Reference
from sitekit.record import read_records
from sites import ROOT, Site, build_site

TODAY = date(2026, 11, 27)
OURS = re.compile(r"quiet.?head|headache|migraine", re.IGNORECASE)
ENGLISH = "hooks/sitekit/prose/syllables.txt"  # a dictionary, of all words


def is_of_examples(path: Path) -> bool:
    """Whether a file shows mistakes, which are made in a small site about coffee."""
    return "authors" in path.parts and "mistakes" in path.as_posix()


def begin(folder: Path, *words: str) -> Path:
    """A new site in a folder."""
    new_site(Given([f"NAME={folder}", *words], WORDS), TODAY)
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a site, with what stands in that site alone."""
    clean = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "BUILT"))
    }
    env = {**clean, "PYTHONPATH": f"hooks{os.pathsep}scripts", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=env, capture_output=True, text=True, check=False)  # fmt: skip


def warnings(folder: Path) -> list[str]:
    """What a build says of the site in a folder."""
    said = run(folder, "mkdocs", "build", "--strict", "--site-dir", str(folder.parent / "site"))
    return re.findall(r"^WARNING -  (.*)$", said.stderr, re.MULTILINE)


@pytest.fixture(scope="module")
def tea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, as it comes. No test writes into it."""
    return begin(tmp_path_factory.mktemp("new") / "green-tea", "TITLE=All about tea")


@pytest.fixture(scope="module")
def built(tea: Path) -> Site:
    """It, built with the hooks and the theme of its own."""
    to = tea.parent / "built"
    done = run(tea, "mkdocs", "build", "--strict", "--site-dir", str(to))
    assert done.returncode == 0, done.stderr
    return Site(to, re.findall("WARNING.*", done.stderr), bool(done.returncode), {})


@pytest.fixture
def own(tea: Path, tmp_path: Path) -> Path:
    """A copy of the new site, to write into."""
    return Path(shutil.copytree(tea, tmp_path / "tea"))


# A site


def test_a_new_site_builds_strictly_without_a_warning_and_has_its_name(built: Site) -> None:
    assert built.warnings == []
    pages = built.pages()
    assert len(pages) > 20
    for name, html in pages.items():
        assert "All about tea" in html, name
        assert not re.search("SITE NAME|site-slug|TODAY|NEXT YEAR", html), name
    assert 'href="https://example.github.io/green-tea/"' in pages["index.html"]
    assert (
        "It can be wrong, and is no advice for your own case."
        in pages["make/a-pot-of-tea/index.html"]
    )
    assert "An example, made up. Nobody has checked it." in pages["understand/steeping/index.html"]


def test_nothing_of_this_site_is_in_a_new_one(tea: Path, built: Site) -> None:
    files = [path for path in tea.rglob("*") if path.is_file() and ".git" not in path.parts]
    files += [
        path for path in built.path.rglob("*") if path.is_file() and "pagefind" not in path.parts
    ]
    assert len(files) > 300
    for path in files:
        if path.relative_to(
            tea.parent
        ).as_posix() != f"{tea.name}/{ENGLISH}" and not is_of_examples(path):
            assert not OURS.search(path.read_bytes().decode("utf-8", "replace")), path
        assert not OURS.search(path.name)
    for address, text in built.index().items():
        assert not OURS.search(text), address
    assert "clinician" not in "".join(built.pages().values()).lower()


def test_it_has_one_of_every_block_and_a_page_of_each_kind(own: Path) -> None:
    table = build_site(own / "mkdocs.yml", own / "site").table
    assert table
    known: Any = table.syntax(Known).markdown.parser.blockprocessors["blocks"]
    ours = {name for name, block in known.blocks.items() if block.__module__.startswith("sitekit")}
    text = "".join(page.source.text for page in table.pages.values())
    assert len(ours) > 15
    assert ours - {*re.findall(r"^/{3,} ([\w-]+)", text, re.MULTILINE)} == set()
    kinds = {path.name for path in (ROOT / "overrides").glob("*.html")}
    for_every_page = {"base.html", "main.html", "404.html", "term.html"}
    assert {*table.tools} == kinds - for_every_page | {"term.html"}
    studies = {picture.kind for picture in table.studies.values()}
    assert studies == {"forest", "icons", "timeline", "facts"}


@pytest.mark.slow
def test_its_own_tests_hold(tea: Path) -> None:
    done = run(tea, "pytest", "-n0", "--ignore", "tests/every_site/test_in_a_browser.py")
    assert done.returncode == 0, done.stdout
    assert done.stdout.partition("[")[0].count(".") > 15


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser")
def test_its_own_tests_hold_in_a_browser(tea: Path) -> None:
    done = run(tea, "pytest", "-n0", "tests/every_site/test_in_a_browser.py")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_a_site_about_nothing_dangerous_needs_no_signs_and_no_help(own: Path) -> None:
    docs, settings = own / "docs", own / "mkdocs.yml"
    shutil.rmtree(docs / "help")
    (docs / "_data/signs.yml").unlink()
    text = settings.read_text("utf-8")
    text = re.sub(r"  - When to get help:\n(      .*\n)+", "", text)
    text = re.sub(r"  (help|urgencies):.*\n(    .*\n)+", "", text)
    settings.write_text(text, "utf-8")
    sheets = docs / "_data/sheets.yml"
    sheets.write_text(sheets.read_text("utf-8").replace("    - signs: [allergy]\n", ""), "utf-8")
    for page in docs.rglob("*.md"):
        text = page.read_text("utf-8")
        text = re.sub(r"^/// (?:care|advice|numbers)\b.*\n(?:    .*\n)*///\n", "", text, flags=re.M)
        text = re.sub(r"^- .*help/when-to-get-help\.md.*\n(?:\n    .*\n)?", "", text, flags=re.M)
        page.write_text(text, "utf-8")
    assert warnings(own) == []
    assert not re.search("^  urgencies:", settings.read_text("utf-8"), re.MULTILINE)


@pytest.mark.slow
def test_its_own_tests_see_a_mistake(own: Path) -> None:
    page = own / "docs/understand/steeping.md"
    page.write_text(f"{page.read_text('utf-8')}\n[There](../about/authors.md#nowhere)\n", "utf-8")
    done = run(own, "pytest", "-n0", "tests/every_site/test_pages.py", "-k", "link")
    assert done.returncode == 1
    assert "authors/#nowhere" in done.stdout


def test_it_is_a_repository_whose_workflow_tests_builds_and_publishes(tea: Path) -> None:
    jobs = yaml.safe_load((tea / ".github/workflows/site.yml").read_text("utf-8"))["jobs"]
    run = [step["run"] for job in ("test", "build") for step in jobs[job]["steps"] if "run" in step]
    assert run[0] == "make test"
    assert run[-1] == "make build AGAIN=1"
    assert set(jobs["deploy"]["needs"]) == {"test", "build"}
    tracked = subprocess.run(["git", "add", "--all", "--dry-run"], cwd=tea, capture_output=True, text=True, check=True)  # fmt: skip
    assert "add 'mkdocs.yml'" in tracked.stdout
    assert "add 'hooks/events.py'" in tracked.stdout
    assert "pycache" not in tracked.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_what_its_workflows_and_its_makefile_call_is_there(tea: Path) -> None:
    workflows = {
        path.name: path.read_text("utf-8") for path in (tea / ".github/workflows").iterdir()
    }
    assert workflows.keys() == {"site.yml", "reviews.yml", "links.yml"}
    called = {*re.findall(r"make (?:--silent )?([\w-]+)", "".join(workflows.values()))}
    assert {"test", "build", "reviews", "links"} <= called
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    for target in called:
        done = subprocess.run(["make", "--dry-run", target], cwd=tea, env=clean, capture_output=True, check=False)  # fmt: skip
        assert done.returncode == 0, target
    made = "".join((tea / name).read_text("utf-8") for name in ("Makefile", "scripts/site.mk"))
    scripts = {path.name for path in (tea / "scripts").iterdir()}
    assert {*re.findall(r"scripts/(\w+\.py)", made)} <= scripts


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["NAME={there}"], "is there already. Name another folder."),
        (["NAME={root}/tea"], "would be a part of this repository. Name one beside it: NAME=../tea"),
        (["NAME={new}/!!"], "No address can be made of '!!'. Name one of letters"),
        ([], "NAME is not named. Write NAME=\"…\". In which folder is it to be? Such as ../tea."),
        (["NAM=x"], "NAM is not known here. Did you mean NAME?"),
        (["../tea"], "'../tea' has no name. Write NAME=\"../tea\"."),
    ],
)  # fmt: skip
def test_a_site_that_cannot_be_begun_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a.txt").write_text("mine")
    places = {"there": tmp_path / "there", "root": ROOT, "new": tmp_path}
    with pytest.raises(Mistake, match=re.escape(said)):
        new_site(Given([word.format(**places) for word in words], WORDS), TODAY)
    assert [path.name for path in tmp_path.rglob("*")] == ["there", "a.txt"]
    assert not (ROOT / "tea").exists()


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_leads_to_the_makefile_of_a_site(tmp_path: Path) -> None:
    here, tea = tmp_path / "here", tmp_path / "my tea"
    (here / "scripts").mkdir(parents=True)
    tea.mkdir()
    shutil.copy2(ROOT / "Makefile", here)
    shutil.copy2(ROOT / "scripts/site.mk", here / "scripts")
    (tea / "Makefile").write_text(
        "serve build check test cite:\n\t@echo '$@, $(SITE), $(VENV), $(FILE)'\n"
    )

    def make(*words: str) -> str:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
        done = subprocess.run(
            ["make", *words], cwd=here, env=clean, capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    for target in ("serve", "build", "check", "test"):
        assert make(target, "SITE=../my tea") == f"{target}, , {here}/.venv, \n"
    assert make("cite", "SITE=../my tea", "FILE=a.bib") == f"cite, , {here}/.venv, {here}/a.bib\n"
    assert make("cite", "SITE=../my tea", "FILE=/a.bib").endswith(", /a.bib\n")
    assert "There is no site in '../coffee'. Begin one: make new-site NAME=../coffee" in make(
        "build", "SITE=../coffee"
    )


# Pages

NAV = """\
site_name: X # its name
nav:
  - Home: index.md
  # The first part.
  - Understand:   # what it is
      - understand/index.md
      - understand/a.md # the first
      # and no more

  - "Try it":
    - Deeper:
        - try/deep/one.md
  - Flat: [flat/a.md]
  - Empty:
extra: { urgencies: {a:   { name: A, look: soon } } } # kept as it is
hooks: [hooks/events.py]
theme: { icon: !!python/name:x.y , font: !ENV [F, ""] }
"""


@pytest.mark.parametrize(
    ("section", "line", "written"),
    [
        ("Understand", 8, "      - new.md"),
        ("understand", 8, "      - new.md"),
        ("Deeper", 13, "        - new.md"),
        ("Try it", 13, "    - new.md"),
        ("Empty", 15, "      - new.md"),
        ("", 15, "  - new.md"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page_is_one_line_more_in_the_navigation(
    section: str, line: int, written: str, end: str
) -> None:
    text = NAV.replace("\n", end)
    changed = nav.add(text, nav.find(text, section), "new.md")
    lines = changed.splitlines(keepends=True)
    assert lines.pop(line - 1) == written + end
    assert "".join(lines) == text


def test_the_last_line_of_a_file_may_have_no_end() -> None:
    text = "nav:\n  - A:\n      - a.md"
    assert nav.add(text, nav.find(text, "A"), "b.md") == f"{text}\n      - b.md\n"


def test_in_this_site_a_page_is_one_line_more() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    for section in nav.read(text):
        changed = nav.add(text, section, "a/new.md")
        told = list(difflib.ndiff(text.splitlines(), changed.splitlines()))
        assert [line.split() for line in told if line[0] != " "] == [["+", "-", "a/new.md"]]
        inside = {one.name: one.paths for one in nav.read(changed)}
        assert inside[section.name][-1] == "a/new.md"


@pytest.mark.parametrize(
    ("text", "section", "said"),
    [
        (NAV, "Understnd", "'nav' in mkdocs.yml has no section 'Understnd'. Did you mean 'Understand'?"),
        (NAV, "Zoo", "has no section 'Zoo'. Known: Understand, Try it, Deeper, Flat, Empty. For a new one, write '- Zoo:' there."),
        (NAV, "Flat", "The pages of 'Flat' stand on one line in mkdocs.yml. Write it there by hand: x.md"),
        (f"{NAV}".replace("Deeper", "Empty"), "Empty", "Two sections are called 'Empty'."),
        ("nav:\n  - Odd:\n      - In: { x: a.md,\n          y: b.md\n          }\n", "Odd", "mkdocs.yml is laid out in a way that was not understood. Write it there by hand: x.md"),
        ("site_name: X\n", "A", "mkdocs.yml has no 'nav'. Write it: the site's pages, one a line."),
    ],
)  # fmt: skip
def test_a_page_that_has_no_place_is_named(text: str, section: str, said: str) -> None:
    with pytest.raises(Mistake, match=re.escape(said)):
        nav.add(text, nav.find(text, section), "x.md")


@pytest.mark.slow
def test_a_new_page_is_a_draft_of_which_the_build_names_what_is_to_be_filled_in(own: Path) -> None:
    said = main("page", ["TITLE=Is tea good: or bad?", "SECTION=understand"], own)
    path = "understand/is-tea-good-or-bad.md"
    assert (
        said
        == f"Wrote docs/{path}. It stands last in 'Understand' in mkdocs.yml. 'make serve' names what is still to be filled in."
    )
    text = (own / "docs" / path).read_text("utf-8")
    today = date.today()
    assert "title: 'Is tea good: or bad?'\n" in text
    assert f"status: draft\nreviewed: {today}\nnext_review: {today.year + 1}-" in text
    told = warnings(own)
    assert [line for line in told if not line.startswith(path)] == []
    for part in (
        ":3: 'description' is empty",
        "it has no care card.",
        "no reference 'key'",
        "names an unknown source: 'key'",
    ):
        assert [line for line in told if part in line], part
    filled = (
        text.replace("description: #", "no_care: It names no danger.\ndescription: Yes. #")
        .replace("[@key]", "[@example2020]")
        .replace("sources: key", "sources: example2020")
    )
    (own / "docs" / path).write_text(filled, "utf-8")
    [checked] = warnings(own)
    mended = filled.replace("the build gives it", re.findall(r"checked: (\w{6})", checked)[0])
    (own / "docs" / path).write_text(mended, "utf-8")
    assert warnings(own) == []


def test_a_page_that_is_there_is_left_alone(own: Path) -> None:
    before = (own / "mkdocs.yml").read_bytes()
    page = own / "docs/understand/steeping.md"
    text = page.read_text("utf-8")
    with pytest.raises(Mistake, match=r"steeping\.md is there already\. Write on in that file"):
        main("page", ["TITLE=Steeping", "SECTION=Understand"], own)
    assert page.read_text("utf-8") == text
    assert (own / "mkdocs.yml").read_bytes() == before


def test_a_page_that_is_in_the_navigation_already_stands_there_once(own: Path) -> None:
    (own / "docs/understand/steeping.md").unlink()
    before = (own / "mkdocs.yml").read_bytes()
    main("page", ["TITLE=Steeping", "SECTION=Understand"], own)
    assert (own / "mkdocs.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["SECTION=Understand"], 'TITLE is not named. Write TITLE="…".'),
        (["TITLE=A"], "SECTION is not named. Write SECTION=\"…\". In which section is it to stand? (When to get help, Understand, "),
        (["TITLE=?", "SECTION=Understand"], "No name for a file can be made of '?'. Write one: NAME=two-words"),
        (["TITLE=A", "SECTION=Understand", "NAME=../A b"], "NAME=../A b is no name for a page. Small letters, figures and hyphens: NAME=a-b"),
        (["TITEL=A"], "TITEL is not known here. Did you mean TITLE?"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_begun_is_named(
    tea: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(Mistake, match=re.escape(said)):
        main("page", words, tea)


def test_what_is_not_named_is_asked(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Keyboard("White tea\nUnderstand\n"))
    main("page", [], own)
    assert (own / "docs/understand/white-tea.md").is_file()


# Words


@pytest.mark.slow
def test_a_new_word_is_an_entry_of_which_the_build_names_what_is_to_be_filled_in(own: Path) -> None:
    assert main("term", ["TERM=first flush"], own).startswith("Wrote docs/glossary/first-flush.md.")
    path = own / "docs/glossary/first-flush.md"
    told = warnings(own)
    assert [line for line in told if not line.startswith("glossary/first-flush.md")] == []
    assert "glossary/first-flush.md:3: 'definition' is empty. Write what belongs there." in told
    assert (
        "glossary/first-flush.md:10: there is no reference 'key'. Add it to _data/references.yml."
        in told
    )
    path.write_text(
        path.read_text("utf-8")
        .replace("definition: #", "definition: Early leaves. #")
        .replace("[@key]", ""),
        "utf-8",
    )
    oolong = own / "docs/glossary/oolong.md"
    oolong.write_text(oolong.read_text("utf-8") + "\nThe first flush.\n", "utf-8")
    assert warnings(own) == []


@pytest.mark.parametrize(
    ("term", "file"),
    [("Tannin", "tannin"), ("tannins", "tannin"), ("wulong", "oolong"), ("Wulongs", "oolong")],
)
def test_a_word_that_is_explained_already_is_named(own: Path, term: str, file: str) -> None:
    said = f"'{term}' is explained already, in docs/glossary/{file}.md. Write on in that file; a name that it is to have too goes into its 'aliases'."
    with pytest.raises(Mistake, match=re.escape(said)):
        main("term", [f"TERM={term}"], own)
    assert len([*(own / "docs/glossary").glob("*.md")]) == 3


def test_a_word_that_begins_as_another_does_is_a_word_of_its_own(own: Path) -> None:
    assert main("term", ["TERM=tannin tea"], own).startswith("Wrote docs/glossary/tannin-tea.md.")


def test_a_word_whose_file_is_there_is_named(own: Path) -> None:
    with pytest.raises(Mistake, match=r"oolong\.md is there already"):
        main("term", ["TERM=other", "NAME=oolong"], own)


# Sources

CSL = {
    "type": "article-journal",
    "title": "Steeping: a trial of 5% & more",
    "author": [{"family": "Berg", "non-dropping-particle": "van der", "given": "Jan P."}, {"literal": "World Tea Society"}, {"family": "Müller", "given": "Anna-Lena"}],
    "container-title": "Journal of Tea",
    "issued": {"date-parts": [[2021, 3]]},
    "volume": "4",
    "issue": "2",
    "page": "12-19",
    "DOI": "10.1000/Tea_1",
    "PMID": "31234567",
    "abstract": "Long.",
}  # fmt: skip
BIBTEX = r"""
@comment{x}
@article{whatever, title={{S}teeping: a trial of 5\% & more}, author={van der Berg, Jan P. and {World Tea Society} and M{\"u}ller, Anna-Lena},
  journal={Journal of Tea}, year=2021, month=mar, volume={4}, number={2}, pages={12--19},
  doi={https://doi.org/10.1000/Tea_1}, note={PMID: 31234567}, abstract={Long.}}
"""
RIS = """TY  - JOUR
TI  - Steeping: a trial of 5% & more.
AU  - van der Berg, Jan P.
AU  - World Tea Society
AU  - Müller, Anna-Lena
T2  - Journal of Tea
PY  - 2021/03/01/
VL  - 4
IS  - 2
SP  - 12
EP  - 19
DO  - 10.1000/Tea_1
AN  - 31234567
AB  - Long.
ER  -
"""
CROSSREF = {**CSL, "type": "journal-article", "title": [CSL["title"]], "container-title": ["Journal of Tea"], "author": [{"family": "van der Berg", "given": "J P"}, {"name": "World Tea Society"}, {"family": "Müller", "given": "AL"}]}  # fmt: skip
FORMS = {
    "csl": json.dumps(CSL),
    "csl list": json.dumps([CSL]),
    "crossref": json.dumps(CROSSREF),
    "bibtex": BIBTEX,
    "ris": RIS,
    "ris of windows": "\ufeff" + RIS.replace("\n", "\r\n"),
}
ENTRY = """\
berg2021:
  type: article-journal
  title: 'Steeping: a trial of 5% & more'
  author:
  - {family: van der Berg, given: JP}
  - {literal: World Tea Society}
  - {family: Müller, given: AL}
"""


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_source(own: Path, form: str) -> None:
    (own / "pasted").write_bytes(FORMS[form].encode("utf-8"))
    before = (own / "docs/_data/references.yml").read_text("utf-8")
    said = main("cite", [f"FILE={own / 'pasted'}"], own)
    assert said.startswith("Added to docs/_data/references.yml: berg2021. Cite it as [@berg2021].")
    after = (own / "docs/_data/references.yml").read_text("utf-8")
    assert after.startswith(before + ENTRY)
    added = yaml.safe_load(after)["berg2021"]
    ours = added.pop("custom")
    assert ours == {"topic": None, "design": None, "result": None, "checked": None}
    assert {key: added[key] for key in added if key not in ("type", "title", "author")} == {
        "container-title": "Journal of Tea", "issued": 2021, "volume": "4", "issue": "2", "page": "12-19", "DOI": "10.1000/Tea_1", "PMID": "31234567",
    }  # fmt: skip


@pytest.mark.slow
def test_the_build_names_what_only_an_author_can_say(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(BIBTEX))
    main("cite", [], own)
    told = [line.partition(": ")[2] for line in warnings(own)]
    assert told == [f"'{key}' is empty. Write what belongs there." for key in ("topic", "design", "result", "checked")]  # fmt: skip
    path = own / "docs/_data/references.yml"
    text = path.read_text("utf-8")
    for key, value in {"topic": "T", "design": "D", "result": "R", "checked": "full"}.items():
        text = text.replace(f"{key}: #", f"{key}: {value} #")
    path.write_text(text, "utf-8")
    assert [line.partition(": ")[2] for line in warnings(own)] == ["no page cites 'berg2021'. Cite it, or take it out."]  # fmt: skip


def test_a_source_stands_on_a_line_of_its_own_also_where_the_last_had_no_end(own: Path) -> None:
    path = own / "docs/_data/references.yml"
    path.write_text("old1999:\n  title: Old", "utf-8")
    (own / "pasted").write_text(RIS, "utf-8")
    main("cite", [f"FILE={own / 'pasted'}"], own)
    assert [*yaml.safe_load(path.read_text("utf-8"))] == ["old1999", "berg2021"]


def test_an_address_in_bibtex_is_no_text_of_tex() -> None:
    [item] = pasted.read(
        r"@online{a, title={A -- b}, url={https://a.example/x---y/~z\_1?a=b&c=%20}}"
    )
    assert item["URL"] == "https://a.example/x---y/~z_1?a=b&c=%20"
    assert (item["type"], item["title"]) == ("webpage", "A \N{EN DASH} b")


def test_reading_bibtex_silences_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Mistake):
        pasted.read("@book{a, title={A")
    logging.getLogger("mkdocs").warning("heard")
    assert caplog.messages == ["heard"]


def test_what_the_real_site_offers_can_be_pasted_back() -> None:
    text = (ROOT / "docs/_data/references.yml").read_text("utf-8")
    known = read_records(Reference, text, "references.yml")[0]
    fields = {key: one.csl for key, one in known.items()}
    assert len(fields) > 300
    for name, form in bibliography.FORMATS.items():
        back = pasted.read(form(fields))
        wrong = [
            key
            for (key, one), other in zip(fields.items(), back, strict=True)
            if facts(one) != facts(other)
        ]
        assert len(wrong) <= 3, (
            name,
            wrong,
        )  # organisations with a comma in RIS, names behind 'et al.' in BibTeX


def facts(item: dict[str, Any]) -> list[Any]:
    """What of a source must come back; RIS has no word for more authors."""
    names = ("title", "container-title", "issued", "volume", "issue", "DOI")
    named = [name for name in item.get("author", []) if name != {"literal": "et al."}]
    address = item.get("URL")  # one that leads to a DOI is told as that
    own = None if address and "doi.org/" in address else address
    return [named, own, *(item.get(name) for name in names)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Nothing was pasted. Reference managers, PubMed and Crossref give each"),
        ("Berg 2021, Steeping", "This is no CSL-JSON, BibTeX or RIS."),
        ('{"title": "A"', "This JSON breaks off in line 1. Copy it whole."),
        ("[1, 2]", "No source with a title is in it. Copy it whole, and paste it again."),
        ('{"type": "book"}', "No source with a title is in it."),
        ("@book{a, title={A", "The entry that begins in line 1 of this BibTeX breaks off. Copy it whole: each brace needs its pair."),
        ("@string{a = {b}}", "No source with a title is in it."),
        ("TY  - JOUR\nTI  - A\n", "This RIS breaks off: a record ends with 'ER  -'. Copy it whole."),
        (json.dumps({**CSL, "DOI": "https://doi.org/10.1000/OLD"}), "This source is in docs/_data/references.yml already (DOI 10.1000/OLD). Cite it as [@old1999]."),
        (json.dumps([CSL, CSL]), "This source is in docs/_data/references.yml already (DOI 10.1000/Tea_1). Cite it as [@berg2021]."),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_named_and_nothing_is(
    own: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    path = own / "docs/_data/references.yml"
    before = path.read_text("utf-8") + "old1999:\n  title: Old\n  DOI: 10.1000/old\n"
    path.write_text(before, "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    with pytest.raises(Mistake, match=re.escape(said)):
        main("cite", [], own)
    assert path.read_text("utf-8") == before


def test_a_key_is_free_and_can_be_named(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = {"title": "The rest of it", "issued": {"date-parts": [["2020"]]}}
    other = {**first, "author": [{"family": "Öz-Løw", "given": "A"}]}
    assert (
        key_for({"title": "The rest of it", "issued": 2020}, ["the2020", "the2020b"]) == "the2020c"
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps([first, other])))
    assert "the2020, ozlw2020." in main("cite", [], own)
    for key, said in (
        ("the2020", "'the2020' is in docs/_data/references.yml already."),
        ("a b", "KEY=a b is no key."),
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({**first, "title": "New"})))
        with pytest.raises(Mistake, match=said):
            main("cite", [f"KEY={key}"], own)
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps([first, other])))
    with pytest.raises(Mistake, match="2 sources were pasted, and KEY names one"):
        main("cite", ["KEY=mine"], own)


def test_a_file_of_references_that_cannot_be_read_is_left_alone(own: Path) -> None:
    path = own / "docs/_data/references.yml"
    path.write_text("a: [\n", "utf-8")
    (own / "pasted").write_text(RIS, "utf-8")
    with pytest.raises(
        Mistake, match=r"references\.yml:\d: this is not valid YAML.*Until then nothing is added"
    ):
        main("cite", [f"FILE={own / 'pasted'}"], own)
    assert path.read_text("utf-8") == "a: [\n"
    path.unlink()
    with pytest.raises(Mistake, match="There is no file 'nowhere'"):
        main("cite", ["FILE=nowhere"], own)
