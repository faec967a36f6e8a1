"""What each page took from elsewhere: when that changes, no other page does."""

from __future__ import annotations

import re

import pytest

from sitekit.quiz.questions import stamp
from sites import Mini, article, term

CLAIM = """/// evidence | rises
    certainty: low
    direction: helps
    sources: [who]
    answers: { cures: not shown }

Bread rises in the warmth. [@who]

///
"""
QUIZ = f"""/// quiz | Does it rise?
    id: does-it-rise
    source: lab
    checked: {stamp("14 in 100")}

[x] Yes
:   It does, in a lab.

[ ] No
:   It does, as was seen.

///
"""
LIST = "---\ntitle: {0}\ndescription: All {0}.\ntemplate: {0}.html\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
FILES = {
    "index.md": article("The bran and the crumb. [@who]"),
    "plain.md": article("Nothing from elsewhere.", title="Plain"),
    "claim.md": article(CLAIM, title="Claim"),
    "asked.md": article(QUIZ, title="Asked"),
    "play.md": article("/// guess\n///\n\n/// questions\n///", title="Play"),
    "study.md": article("/// study | rise\n///\n\nA loaf. [@lab]", title="Study"),
    "drawn.md": article("![A loaf](assets/drawings/loaf.svg)", title="Drawn"),
    "evidence.md": LIST.format("evidence"),
    "references.md": LIST.format("references"),
    "glossary/index.md": LIST.format("glossary"),
    "glossary/bran.md": term("The shell of a grain.", title="bran", related=["crumb"]),
    "glossary/oven.md": term("A hot box.", title="oven", urgent=["burns"]),
    "care.md": article(
        "/// care | emergency\n    signs: burns\n///\n\n/// advice | wait\n///", title="Care"
    ),
    "care-too.md": article(
        "/// care | emergency\n    signs: smokes\n///\n\nThe oven.", title="Care too"
    ),
    "_data/signs.yml": """
headings: { emergency: "Call if:" }
countries: { AA: { name: Aland, call: ["11"] } }
advice: { wait: [{ words: Wait outside. }] }
signs:
  - { id: burns, words: it burns, urgency: emergency, sources: [who] }
  - { id: smokes, words: it smokes, urgency: emergency, sources: [who] }
""",
    "glossary/crumb.md": term("What is soft in bread.", title="crumb"),
    "assets/drawings/loaf.svg": SVG,
    "_data/said.yml": "cures: Baking cures all.\n",
    "_data/references.yml": "who:\n  title: Advice\n  issued: 2001\nlab:\n  title: A lab\n  issued: 2002\n"
    "  custom: {topic: t, design: d, result: 14 in 100, checked: full}\n",
    "explore.md": article("/// explorer | oven\n///", title="Explore"),
    "assets/drawings/oven.svg": '<svg viewBox="0 0 9 9"><path data-part="door" d="M1 1h1"/>'
    '<text data-part="door"></text></svg>',
    "_data/explorers.yml": "oven:\n  title: T\n  views: [{name: V, drawing: oven.svg, shows: S}]\n"
    "  parts: {door: {name: Door, does: It opens., claim: rises}}\n",
    "_data/studies.yml": "rise:\n  kind: icons\n  title: How many?\n  caption: C.\n"
    "  rows: [{source: lab, label: rose, count: 14, exact: 14 in 100}]\n",
}


UNCITED = "plain.md drawn.md care.md care-too.md explore.md asked.md play.md".split()


@pytest.mark.parametrize(
    ("file", "old", "new", "kind", "name", "pages"),
    [
        ("glossary/bran.md", "shell", "coat", "term", "bran", 3),
        ("_data/references.yml", "Advice", "Counsel", "reference", "who", 5),
        ("_data/signs.yml", "it burns", "it blazes", "sign", "burns", 3),
        ("_data/signs.yml", "it smokes", "it reeks", "sign", "smokes", 1),
        ("_data/signs.yml", "Wait outside", "Wait upwind", "sign", "wait", 1),
        ("_data/signs.yml", "Aland", "Bland", "sign", "frame", 2),
        ("_data/references.yml", "title: A lab", "title: A study", "reference", "lab", 2),
        ("claim.md", "in the warmth", "in the cold", "claim", "rises", 4),
        ("asked.md", "in a lab", "in a barn", "question", "does-it-rise", 2),
        ("_data/said.yml", "cures all", "mends all", "said", "cures", 2),
        ("_data/studies.yml", "How many?", "How often?", "study", "rise", 1),
        ("_data/explorers.yml", "It opens", "It shuts", "thing", "oven", 1),
        ("assets/drawings/oven.svg", "M1 1h1", "M1 9h1", "drawing", "oven.svg", 1),
        ("assets/drawings/loaf.svg", "M0 0h9", "M0 9h9", "drawing", "loaf.svg", 1),
        ("plain.md", "Nothing from", "The bran, not from", "use", "bran", 2),
    ],
)
def test_a_change_reaches_just_the_pages_that_took_it(
    mini: Mini, file: str, old: str, new: str, kind: str, name: str, pages: int
) -> None:
    assert old in FILES[file]
    before = mini(FILES, extra={"uncited": UNCITED})
    old_pages = before.pages()
    after = mini(
        {**FILES, file: FILES[file].replace(old, new)},
        extra={"uncited": UNCITED},
    )
    assert after.table
    takers = {page.file for page in after.table.pages.values() if page.takes(kind, name)}  # type: ignore[arg-type]
    own = {re.sub(r"\.md$", "/index.html", file)}
    differ = {key for key, html in after.pages().items() if html != old_pages[key]}
    assert differ <= takers | own, "a page shows something that it does not say it took"
    assert len(differ) == pages, differ


def test_every_page_takes_its_template_the_frame_and_the_settings(mini: Mini) -> None:
    site = mini({"index.md": article(), "words.md": LIST.format("glossary")})
    assert site.table
    for path, template in (("index.md", "main.html"), ("words.md", "glossary.html")):
        page = site.table.pages[path]
        names = {one.name for one in page.took if one.kind == "template"}
        assert names == {template, "base.html"}, path
        assert page.takes("setting", "help"), path


def test_of_no_other_kind_is_anything_taken(mini: Mini) -> None:
    table = mini({"index.md": article()}).table
    assert table
    with pytest.raises(ValueError, match="Nothing of the kind 'sing' is known"):
        table.pages["index.md"].take("sing", "frame")  # type: ignore[arg-type]
