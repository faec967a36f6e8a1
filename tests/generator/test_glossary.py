"""Marking glossary terms: what is marked, what never is, and that no other byte changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from sitekit.front_matter import Scope, Term
from sitekit.glossary.marking import Marked, mark
from sitekit.glossary.matching import find
from sitekit.glossary.plurals import plural
from sitekit.glossary.terms import Entry, Glossary, compile_glossary, review
from sites import SEARCH, Mini, article, term
from written import part


def glossary(**terms: dict[str, object]) -> Glossary:
    """A glossary of terms by slug ('_' for '-'); a definition is added."""
    entries = []
    for name, keys in terms.items():
        slug = name.replace("_", "-")
        data = {"title": slug.replace("-", " "), "definition": "Meaning.", **keys}
        entries.append(
            Entry(slug, f"glossary/{slug}/", f"glossary/{slug}.md", Term.model_validate(data))
        )
    return compile_glossary(entries)[0]


WORDS = glossary(
    fascia={"plural": ["fasciae"]},
    trigger_point={},
    trigger={},
    aura={"aliases": ["migraine aura"]},
    migraine={"aliases": ["migraine attack"]},
    TTH={"title": "tension-type headache", "aliases": ["TTH"]},
    CI={"title": "confidence interval", "aliases": ["CI", "Cohen's d"]},
    therapy={},
)


def marked(
    html: str, known: Glossary = WORDS, leave: Iterable[str] = (), scope: Scope = "section"
) -> Marked:
    """Find and mark, as a build does."""
    found = find(html, known)
    return mark(html, found.places, found.sections, known, "../", set(leave), scope)


def shown(html: str, **options: Any) -> str:
    """The HTML with marks written as {slug:words}."""
    result = marked(html, **options).html
    return re.sub(
        r'<a class="term" href="[^"]*" aria-describedby="term-([\w-]+)">(.*?)</a>',
        r"{\1:\2}",
        result,
        flags=re.S,
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>The fascia.</p>", "<p>The {fascia:fascia}.</p>"),
        ("<p>Fascia, fasciae</p>", "<p>{fascia:Fascia}, fasciae</p>"),
        ("<p>fasciae</p>", "<p>{fascia:fasciae}</p>"),
        ("<p>therapies</p>", "<p>{therapy:therapies}</p>"),
        ("<p>fascias</p>", "<p>fascias</p>"),
        ("<p>superfascial fasciatic</p>", "<p>superfascial fasciatic</p>"),
        ("<p>migraine's</p>", "<p>{migraine:migraine}'s</p>"),
        ("<p>post-migraine</p>", "<p>post-{migraine:migraine}</p>"),
        # leftmost, longest
        ("<p>trigger points</p>", "<p>{trigger-point:trigger points}</p>"),
        ("<p>trigger pointless</p>", "<p>{trigger:trigger} pointless</p>"),
        ("<p>migraine auras</p>", "<p>{aura:migraine auras}</p>"),
        ("<p>aura, migraine aura</p>", "<p>{aura:aura}, migraine aura</p>"),
        # spaces and hyphens of every kind
        ("<p>trigger\npoint</p>", "<p>{trigger-point:trigger\npoint}</p>"),
        ("<p>trigger&nbsp;point</p>", "<p>{trigger-point:trigger&nbsp;point}</p>"),
        ("<p>trigger\u00a0 point</p>", "<p>{trigger-point:trigger\u00a0 point}</p>"),
        ("<p>trigger<br>point</p>", "<p>{trigger:trigger}<br>point</p>"),
        ("<p>tension\u2011type headaches</p>", "<p>{TTH:tension\u2011type headaches}</p>"),
        ("<p>Cohen\u2019s d, d</p>", "<p>{CI:Cohen\u2019s d}, d</p>"),
        ("<p>Cohen&rsquo;s d</p>", "<p>{CI:Cohen&rsquo;s d}</p>"),
        # case
        ("<p>TTH tth</p>", "<p>{TTH:TTH} tth</p>"),
        ("<p>ci Ci CI</p>", "<p>ci Ci {CI:CI}</p>"),
        # not inside these
        ("<a href=x>fascia</a> fascia", "<a href=x>fascia</a> {fascia:fascia}"),
        ("<h1>fascia</h1><h3>fascia</h3>", "<h1>fascia</h1><h3>fascia</h3>"),
        ("<p><code>fascia</code> <kbd>fascia</kbd> <var>fascia</var></p>", None),
        ("<pre>fascia</pre><abbr title=t>fascia</abbr><button>fascia</button>", None),
        ("<svg><text>fascia</text><svg></svg><text>fascia</text></svg>", None),
        ("<script>if (a<b) 'fascia </p>'</script>", None),
        ("<style>.fascia{}</style><textarea>fascia</textarea><dfn>fascia</dfn>", None),
        ("<label>fascia</label><details><summary>fascia</summary></details>", None),
        ("<template><p>fascia</p></template><samp>fascia</samp><math>fascia</math>", None),
        ('<p class="admonition-title">fascia</p>', None),
        ('<div class="x no-glossary"><div>fascia</div> fascia</div>', None),
        ("<!-- fascia --><p title='fascia > fascia' data-x=\"fascia\">b</p>", None),
        ("<p>&fascia; &#102;ascia</p>", "<p>&fascia; {fascia:&#102;ascia}</p>"),
        ("<pre>a <code>fascia</pre>fascia", "<pre>a <code>fascia</pre>{fascia:fascia}"),
        ("<A HREF=x>fascia</A>fascia", "<A HREF=x>fascia</A>{fascia:fascia}"),
        ("<a href=x>fascia <p>fascia", None),
        # sections
        (
            "fascia fascia<h2>A</h2>fascia fascia",
            "{fascia:fascia} fascia<h2>A</h2>{fascia:fascia} fascia",
        ),
        ("fascia<h3>A</h3>fascia", "{fascia:fascia}<h3>A</h3>fascia"),
        # by hand
        (
            '<span class="term" data-term="aura">lights</span>',
            '<span class="term" data-term="aura">{aura:lights}</span>',
        ),
        (
            'aura <span class="term" data-term="aura">it</span>',
            '{aura:aura} <span class="term" data-term="aura">{aura:it}</span>',
        ),
        (
            '<span class="term" data-term="aura">the fascia</span>',
            '<span class="term" data-term="aura">{aura:the fascia}</span>',
        ),
        ('<h2>A <span class="term" data-term="aura">x</span></h2>', None),
        ("", ""),
        ("<p", "<p"),
        ("a < b fascia > c", "a < b {fascia:fascia} > c"),
    ],
)
def test_what_is_marked(html: str, expected: str | None) -> None:
    assert shown(html) == (html if expected is None else expected)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("section", "{fascia:fascia} fascia<h2>A</h2>{fascia:fascia}"),
        ("page", "{fascia:fascia} fascia<h2>A</h2>fascia"),
        ("all", "{fascia:fascia} {fascia:fascia}<h2>A</h2>{fascia:fascia}"),
    ],
)
def test_scope(scope: str, expected: str) -> None:
    assert shown("fascia fascia<h2>A</h2>fascia", scope=scope) == expected


def test_terms_left_alone_stay_so_in_every_section() -> None:
    html = "fascia aura<h2>A</h2>fascia"
    assert shown(html, leave={"fascia"}) == "fascia {aura:aura}<h2>A</h2>fascia"


def test_the_name_of_a_tag_is_no_word() -> None:
    known = glossary(em={}, strong={}, title={})
    html = '<em>em</em> <strong title="em">strong</strong> </em'
    expected = '<em><a>em</a></em> <strong title="em"><a>strong</a></strong> </em'
    assert (
        re.sub(r'<a class="term"[^>]*>', "<a>", marked(html, known, scope="all").html) == expected
    )


def test_what_a_page_reports() -> None:
    html = 'aura <span class="term" data-term="arua">x</span> fascia<h2>B</h2>Aura auras'
    page = marked(html)
    assert find(html, WORDS).unknown == ["arua"]
    assert (list(page.used), page.count) == (["aura", "fascia"], 3)
    assert [words for _, words in page.terms(WORDS)] == [["aura", "Aura", "auras"], ["fascia"]]


def test_nothing_else_changes() -> None:
    html = "<p CLASS=a  >  the&nbsp;fascia &amp;\r\n<b>aura</b></P><p>trigger points<br/></p>"
    after = marked(html).html
    assert after != html
    assert re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", after) == html


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("headache", ["headaches"]),
        ("therapy", ["therapies"]),
        ("day", ["days"]),
        ("abscess", ["abscesses"]),
        ("box", ["boxes"]),
        ("fascia", ["fascias", "fasciae"]),
        ("Bursa", ["Bursas", "Bursae"]),
        ("diagnosis", ["diagnoses"]),
        ("arteritis", ["arteritides"]),
        ("foramen", ["foramens", "foramina"]),
        ("stimulus", ["stimuluses", "stimuli"]),
        ("ganglion", ["ganglions", "ganglia"]),
        ("ilium", ["iliums", "ilia"]),
        ("cortex", ["cortexes", "cortices"]),
        ("larynx", ["larynxes", "larynges"]),
        ("haematoma", ["haematomas", "haematomata"]),
        ("tooth", ["teeth"]),
        ("trigger point", ["trigger points"]),
        ("migraine with aura", ["migraines with aura"]),
        ("range of motion", ["ranges of motion"]),
    ],
)
def test_plurals_are_made_on_the_head_word(one: str, many: list[str]) -> None:
    assert plural(one) == many


def entry(slug: str, **keys: object) -> Entry:
    """A glossary entry with a line for each key, counted from 2."""
    data = {"title": slug, "definition": "Meaning.", **keys}
    lines: dict[tuple[str, ...], int] = {(key,): n for n, key in enumerate(data, 2)}
    slug = slug.replace(" ", "-")
    return Entry(slug, f"{slug}/", f"glossary/{slug}.md", Term.model_validate(data), lines)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (
            [entry("aura"), entry("x", title="aura")],
            "glossary/x.md:2: 'aura' is the name of another term (glossary/aura.md). 'aura' keeps it; take it out of",
        ),
        (
            [entry("aura"), entry("migraine", aliases=["aura"])],
            "glossary/migraine.md:4: 'aura' is the name of another term (glossary/aura.md).",
        ),
        (
            [entry("aura", aliases=["lights"]), entry("migraine", aliases=["lights"])],
            "glossary/migraine.md:4: 'lights' already stands for another term (glossary/aura.md).",
        ),
        (
            [entry("aura"), entry("Aura", title="Aura")],
            "glossary/Aura.md:2: 'Aura' and 'aura' (glossary/aura.md) differ only in case.",
        ),
        (
            [entry("aura", aliases=["lights", "Lights"])],
            "glossary/aura.md:4: 'Lights' and 'lights' (glossary/aura.md)",
        ),
        (
            [entry("aura", aliases=["lights", "lights"])],
            "glossary/aura.md:4: 'lights' stands twice in this entry.",
        ),
        (
            [entry("axis"), entry("axes")],
            "glossary/axis.md: 'axes' is the name of another term (glossary/axes.md). Set 'plural' to say otherwise.",
        ),
        (
            [entry("aura", related=["migrane"]), entry("migraine")],
            "glossary/aura.md:4: 'related' names no term: 'migrane'. Did you mean 'migraine'?",
        ),
        (
            [entry("aura", definition="a " * 41)],
            "glossary/aura.md:3: the definition has 41 words. Keep it to 40;",
        ),
        (
            [entry("aura", definition="A **bold** word.")],
            "glossary/aura.md:3: the definition has markup: '**b'.",
        ),
        (
            [entry("aura", definition="A <b>bold</b> word.")],
            "glossary/aura.md:3: the definition has markup: '<b>'.",
        ),
        (
            [entry("aura", definition="A [link](x).")],
            "glossary/aura.md:3: the definition has markup: ']('.",
        ),
        (
            [entry("aura", definition="Said so. [@key]")],
            "glossary/aura.md:3: the definition has markup: '[@'.",
        ),
        (
            [entry("aura", definition="What auras are.")],
            "glossary/aura.md:3: the definition uses its own term: 'auras'.",
        ),
        (
            [entry("migraine aura", definition="The Migraine-Aura of old.")],
            "glossary/migraine-aura.md:3: the definition uses its own term: 'migraine aura'.",
        ),
    ],
)
def test_what_an_author_is_told_of_terms(entries: list[Entry], said: str) -> None:
    compiled, problems = compile_glossary(entries)
    told = [str(problem) for problem in (*problems, *review(compiled))]
    assert [line for line in told if line.startswith(said)], told


def test_sound_terms_are_not_complained_of() -> None:
    sound = [
        entry(
            "aura", definition="Lights < 60 minutes long, 2 * 3 or more, snake_case and (brackets)."
        ),
        entry(
            "chronic migraine", definition="Headache that is often like a migraine.", aliases=["CM"]
        ),
        entry("migraine", definition="An illness with attacks."),
        entry("CM2", title="cm", aliases=["centimetre"], definition="A length."),
    ][:3]
    compiled, problems = compile_glossary(sound)
    assert [*problems, *review(compiled)] == []


def test_a_name_wins_over_an_alias_whatever_the_order() -> None:
    for entries in (
        [entry("a", aliases=["aura"]), entry("aura")],
        [entry("aura"), entry("a", aliases=["aura"])],
    ):
        assert compile_glossary(entries)[0].surfaces["aura"][0].slug == "aura"


def test_a_name_wins_over_a_plural_whatever_the_order() -> None:
    for entries in (
        [entry("a", plural="auras"), entry("auras")],
        [entry("auras"), entry("a", plural="auras")],
    ):
        assert compile_glossary(entries)[0].surfaces["auras"][0].slug == "auras"


def test_plurals_are_not_made_in_another_language() -> None:
    assert "auras" not in compile_glossary([entry("aura")], plurals=False)[0].surfaces


FASCIA = term(
    "Sheets of tissue.",
    "More of it.",
    title="fascia",
    say="FASH-uh",
    aliases=["wrap"],
)


def test_a_page_gets_links_and_one_tip_for_each_term(mini: Mini) -> None:
    body = "The fascia, a [wrap]{.no-glossary}, a wrap.\n\n## Again\n\nfascia and [it]{.term data-term=fascia}"
    pages = {"index.md": article("x"), "sub/a.md": article(body), "glossary/fascia.md": FASCIA}
    site = mini({**pages, **SEARCH}, strict=True)
    page = site.read("sub/a/index.html")
    link = '<a class="term" href="../../glossary/fascia/" aria-describedby="term-fascia">'
    assert page.count(link) == 3
    assert f"{link}it</a>" in page
    assert "wrap</span>, a wrap." in page
    assert (
        page.count('<div class="term-tip" id="term-fascia" role="tooltip" popover="manual">') == 1
    )
    index = site.index()
    assert "Sheets of tissue." in index.pop("glossary/fascia/")
    assert "Sheets of tissue." not in "".join(index.values())


def test_a_terms_own_page_leaves_it_alone(mini: Mini) -> None:
    page = mini({"index.md": article(), "glossary/fascia.md": FASCIA}).read(
        "glossary/fascia/index.html"
    )
    assert '<p class="definition">Sheets of tissue.</p>' in page
    assert 'class="term"' not in page
    assert "FASH-uh" in page


@pytest.mark.parametrize(
    ("keys", "marks", "warning"),
    [
        ({}, 1, None),
        ({"glossary": False}, 0, None),
        ({"glossary": ["fascia"]}, 0, None),
        (
            {"glossary": ["facia"]},
            1,
            "a.md:4: 'glossary' names no term: 'facia'. Did you mean 'fascia'?",
        ),
    ],
)
def test_front_matter_can_switch_off_or_exclude(
    mini: Mini, keys: dict[str, object], marks: int, warning: str | None
) -> None:
    pages = {"index.md": article("fascia"), "a.md": article("fascia", **keys)}
    site = mini({**pages, "glossary/fascia.md": FASCIA})
    assert site.read("a/index.html").count('class="term"') == marks
    assert site.warnings == ([warning] if warning else [])


def test_a_term_that_no_page_uses_is_named(mini: Mini) -> None:
    pages = {
        "index.md": article("fascia"),
        "glossary/fascia.md": FASCIA,
        "glossary/b.md": term(title="aura"),
    }
    said = "glossary/b.md:3: no other page uses the term 'aura'. Use it in an article or in another entry, or delete"
    assert [line.removesuffix(" this one.") for line in mini(pages).warnings] == [said]


def test_a_hand_mark_that_names_no_term_is_named_with_its_line(mini: Mini) -> None:
    site = mini(
        {
            "index.md": article("fascia"),
            "a.md": article("one\n\n[x]{.term data-term=facia}"),
            "glossary/fascia.md": FASCIA,
        }
    )
    assert site.warnings == ["a.md:10: 'data-term' names no term: 'facia'. Did you mean 'fascia'?"]


def test_definitions_are_text_not_markup(mini: Mini) -> None:
    evil = term(
        "<img src=x onerror=alert(1)> & more",
        title="fascia",
        say="<b>",
        aliases=['"x'],
    )
    site = mini(
        {
            "index.md": article(),
            "a.md": article("fascia"),
            "glossary/fascia.md": evil,
            "glossary/index.md": article(),
        }
    )
    for name in ("a/index.html", "glossary/fascia/index.html", "glossary/index.html"):
        assert "<img" not in site.read(name)
        assert "<i>" not in site.read(name)


def test_an_everyday_word_has_an_entry_and_no_marks(mini: Mini) -> None:
    files = {
        "index.md": article("Stress and fascia. [Stress]{.term data-term='stress'} by hand."),
        "other.md": article("Stress alone."),
        "glossary/stress.md": term("What presses.", title="stress", tooltip=False),
        "glossary/fascia.md": term("Sheets of tissue.", title="fascia"),
    }
    site = mini(files)
    assert site.warnings == []
    links = re.findall(r'class="term" href="([^"]+)"', site.read("index.html"))
    assert links == ["./glossary/fascia/", "./glossary/stress/"], "the one put there by hand stays"
    assert 'class="term"' not in site.read("other/index.html")
    uses = site.read("glossary/stress/index.html").partition('id="_uses"')[2]
    assert "../../other/" in uses
    assert "../../" in uses


def test_what_is_passed_over_is_told_to_a_browser_that_marks(mini: Mini) -> None:
    """A script that marks knows the page's own terms alone: 'aura' would stand in 'migraine with
    aura', which the build left alone as a whole.
    """
    terms = {
        "glossary/aura.md": term(title="aura"),
        "glossary/with-aura.md": term(title="migraine with aura"),
        "glossary/flash.md": term(title="aura flash", tooltip=False),
    }
    text = "An aura. Migraine&nbsp;with aura, migraine with aura. An aura flash. An aura."
    site = mini({"index.md": article(text, glossary=["with-aura"]), **terms})
    page = LexborHTMLParser(site.read("index.html"))
    form = part(page, "form[data-marking]").attributes
    assert form["data-left"] == "Migraine\xa0with aura|migraine with aura|aura flash"
    assert [link.text() for link in page.css(".text a.term")] == ["aura"]
