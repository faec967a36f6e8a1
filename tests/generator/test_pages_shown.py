"""Every template, filled with a small site that uses all of it, kept as text: a change in what a page
says or is made of is seen, and looked at. So is every word of every language.
"""

from __future__ import annotations

import re
import runpy
from dataclasses import fields
from html import unescape

import pytest
import yaml

from goldens import Golden
from sitekit.quiz.questions import stamp
from sitekit.words import LANGUAGES, Words
from sites import ROOT, SEARCH, Mini, Site, article, term

REFERENCES = """
who: {type: webpage, title: Advice & more, author: [{literal: A Board}], issued: 2001, URL: "https://e.org/?a=1&b=2"}
lab:
  title: A trial of dough
  author: [{family: Bake, given: A}, {family: Crust, given: B}, {family: Dough, given: C}, {family: Ear, given: D}]
  container-title: Bread Letters
  issued: 2002
  DOI: 10.1/abc
  custom: {topic: Dough, design: Trial, size: 40 people, result: "14 in 100; -0.5 (-0.9 to -0.1)", checked: partly, note: part}
"""
STUDIES = """
rise:
  {kind: icons, title: How many?, caption: So many., of: 25, rows: [{source: lab, label: rose, count: 14, exact: 14 in 100}]}
taste:
  kind: forest
  title: Does it taste?
  caption: Left is less.
  measure: Points
  less: less
  more: more
  marks: { much: -0.9 }
  axis: [-1, 1]
  rows:
    - {source: lab, label: All, size: 14 loaves, estimate: -0.5, low: -0.9, high: -0.1}
    - {source: lab, label: Some, found: No number.}
days: {kind: timeline, title: Days, caption: In turn., rows: [{source: lab, label: First, lasts: a day, about: Quiet.}]}
"""
EVERYTHING = """The bran and the crumb. [@lab; @who]

## Part & more

/// evidence | rises
    certainty: low
    direction: helps
    sources: [lab]
    answers: {{ all: "partly right: it rises, in the warmth." }}

Bread rises. [@who]

///

/// quiz | Does it rise?
    id: does-it-rise
    source: lab
    checked: {stamp}

[x] Yes
:   It does, says the trial.

[ ] No
:   The trial says that it does.

///

/// care | emergency
    signs: now
    lead: 1

See [the rest](late.md).

///

/// care | emergency
    signs: now
    compact: true
///

/// care | today
    signs: smells
///

/// care | ask-first
    signs: old
///

/// care | crisis
    signs: trapped
///

/// advice | wait
///

/// advice | later
///

/// numbers
///

/// study | rise
///

/// study | taste
///

/// study | days
///

![A loaf](../assets/drawings/loaf.svg)

![A photo](../photo.png){{ width=4 height=3 }}
"""
SIGNS = """
checked: 2026-01-31
headings:
  emergency: "Call now if:"
  emergency-short: "Call for:"
  now: "Call this minute if:"
  today: "Ask today if:"
  ask-first: "Ask first if:"
closing: { emergency: "Cannot call? Shout & wave." }
elsewhere: Elsewhere, call the number there.
countries:
  AA: { name: Aland, short: A, call: ["11", "22"], advice: [{ call: "3 3", who: Line, where: North }], zones: [Aa/, Bb/Cc] }
  BB: { name: Bland, call: ["44"], advice: [{ call: "55", who: Other }] }
groups: { now: [burns, smokes], slow: [smells] }
boxes:
  trapped:
    say: Stay low.
    now: In danger? Call.
    calls: true
    elsewhere: Elsewhere, call there.
    numbers:
      - { countries: [AA, BB], who: Helpers, call: 6 6, hours: by day }
      - { countries: [BB], who: Texts, text: "77", say: HELP }
    then: [Keep the door shut.]
    also: burns
advice:
  wait: [{ words: Go out., sources: [who] }, { words: Count heads. }]
  later: [{ words: Sleep., sources: [lab] }]
signs:
  - { id: burns, words: it burns & smokes, short: fire, urgency: emergency, sources: [who, lab], search: [fire], alone: [hot] }
  - { id: smokes, words: it smokes, short: smoke, urgency: emergency, sources: [who] }
  - { id: smells, words: it smells, urgency: today, sources: [lab] }
  - { id: old, words: it is old, urgency: ask-first, action: wait, sources: [who] }
  - { id: trapped, words: "Trapped?", urgency: crisis, sources: [lab] }
"""
EXTRA = {
    "help": {"title": "Get help", "page": "part/index.md"},
    "calm": {"title": "Quiet bread", "page": "part/all.md"},
    "page_type": "MedicalWebPage",
    "image": {"url": "photo.png", "alt": "A loaf & more"},
    "icons": {
        "touch": "photo.png",
        "manifest": [
            {"src": "photo.png", "sizes": "any", "type": "image/png"},
            {"src": "photo.png", "sizes": "1x1", "type": "image/png", "purpose": "any maskable"},
        ],
    },
    "policies": [{"title": "Privacy", "page": "part/late.md"}],
    "uncited": ["part/late.md", "part/draft.md", "part/seen.md"],
    "search": {"small_words": "a the"},
}
NAV = [
    {"Home": "index.md"},
    {"Part": ["part/index.md", "part/all.md", "part/late.md", "part/draft.md", "part/seen.md"]},
    {"Deeper": [{"Inner": ["evidence.md", "references.md", "checks.md"]}, "glossary/index.md"]},
]


def tool(name: str) -> str:
    return f"---\ntitle: All {name}\ndescription: Each of the {name}.\ntemplate: {name}.html\nhide: [toc]\n---\nText.\n"


@pytest.fixture
def whole(mini: Mini) -> Site:
    """A small site that uses every template and every setting."""
    result = "14 in 100; -0.5 (-0.9 to -0.1)"
    cdc = {n: int(n != 2) for n in range(1, 21)}
    pemat = dict.fromkeys((*range(1, 13), *range(15, 27)), 1)
    score = {"date": "2026-01-31", "why": "2: no picture.", "cdc": cdc, "pemat": pemat}
    scores = yaml.safe_dump({"part/all.md": score})
    seen = {"status": "clinically-reviewed", "reviewed_by": "A. Person, baker"}
    files = {
        "index.md": "---\ntitle: Home\ndescription: Start here.\nhide: [navigation, toc]\n---\nWelcome.\n",
        "part/index.md": "---\ntitle: the part\ndescription: A part.\n---\n[All](all.md)\n",
        "part/all.md": article(EVERYTHING.format(stamp=stamp(result)), title="all of it", search_terms=["x"]),
        "part/late.md": article("Late.", title="Late", next_review="2026-02-01"),
        "part/draft.md": article("Draft.", title="Draft", status="draft", next_review="2999-01-01"),
        "part/seen.md": article("Seen.", title="Seen", next_review="2999-01-01", **seen),
        **{f"{name}.md": tool(name) for name in ("evidence", "references", "checks")},
        "glossary/index.md": tool("glossary"),
        "glossary/bran.md": term(
            "The shell of a grain.", "More.", title="bran", say="BRAN", aliases=["husk"],
            related=["crumb"], urgent=["burns"], sources=["lab"],
        ),
        "glossary/crumb.md": term("What is soft.", title="crumb"),
        **SEARCH,
        "photo.png": "x",
        "assets/drawings/loaf.svg": '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
        "_data/references.yml": REFERENCES,
        "_data/studies.yml": STUDIES,
        "_data/signs.yml": SIGNS,
        "_data/said.yml": "all: Bread cures & more\n",
        "_data/scores.yml": scores,
    }  # fmt: skip
    more = {"site_description": "On bread.", "copyright": "<b>Ours</b>", "nav": NAV}
    more |= {"repo_url": "https://code.example/x/", "edit_uri": "edit/main/docs/"}
    files["part/all.md"] = files["part/all.md"].replace("2027-01-31", "2999-01-31")
    site = mini(files, extra=EXTRA, use_directory_urls=True, **more)
    assert site.warnings == []
    return site


def laid_out(html: str) -> str:
    """A page with each tag and each text on a line of its own, without what a build hashes."""
    html = re.sub(r"sha256-[\w+/=]+", "sha256-…", html)
    lines = (line.strip() for line in re.sub(r"(<[^>]+>)", r"\n\1\n", html).splitlines())
    return "\n".join(unescape(line) for line in lines if line) + "\n"


PAGES = [
    "index.html", "404.html", "part/index.html", "part/all/index.html", "part/late/index.html",
    "part/draft/index.html", "part/seen/index.html", "evidence/index.html", "references/index.html",
    "checks/index.html", "glossary/index.html", "glossary/bran/index.html", "search/index.html",
    "sitemap.xml", "opensearch.xml", "robots.txt", "manifest.webmanifest",
]  # fmt: skip


def test_every_template_says_what_it_said(whole: Site, golden: Golden) -> None:
    texts = {name.replace("/", "-") + ".txt": laid_out(whole.read(name)) for name in PAGES}
    golden.check_folder("pages", texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_the_one_that_was_chosen(language: str, golden: Golden) -> None:
    # Read anew, not imported: so that what watches tests knows that this one reads the words.
    made = runpy.run_path(str(ROOT / f"hooks/sitekit/words/{language}.py"))
    words = next(one for one in made.values() if isinstance(one, Words))
    lines = [f"{field.name}: {getattr(words, field.name)}" for field in fields(Words)]
    golden.check(f"words/{language}.txt", "\n".join(lines) + "\n")
