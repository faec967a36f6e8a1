"""Care cards and signs of a made-up site: each mistake in them is named, each card says what it is."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import SEARCH, Mini, Site, article, term
from written import words

REFERENCES = "who: { title: W, URL: 'https://e.org/' }\nlab: { title: L, URL: 'https://f.org/' }\n"
SIGNS = """
headings: { emergency: "Call now if:", emergency-short: "Call for:", today: "Ask today if:", slow: "Ask a baker if:", ask-first: "Ask first if:" }
advice: { wait: [{ words: Wait., sources: [who] }] }
closing: { emergency: Shout. }
countries:
  AA: { name: Aland, call: ["11", "22"], advice: [{ call: "33", who: Line, where: North }], zones: [Aa/] }
  BB: { name: Bland, short: B, call: ["44"] }
  CC: { name: Cland, call: ["11"] }
groups: { all: [burns, smokes], slow: [smells], stairs: [smokes] }
boxes: { trapped: { say: Stay low., calls: true, numbers: [{ countries: [BB], who: Line, call: 6 6 }] } }
signs:
  - { id: burns, words: it burns, short: fire, urgency: emergency, sources: [who], search: [on fire], alone: [hot] }
  - { id: smokes, words: it smokes, urgency: emergency, sources: [who, lab] }
  - { id: smells, words: it smells, urgency: today, sources: [lab] }
  - { id: old, words: it is old, urgency: ask-first, action: wait, sources: [who] }
  - { id: trapped, words: "Trapped?", urgency: crisis, sources: [lab] }
call_last: { stairs: "Stairs on fire? Call:" }
"""
ALL = """/// care | emergency
    signs: all
///

/// care | today
    signs: slow
///

/// care | ask-first
    signs: old
///

/// care | crisis
    signs: trapped
///
"""


def page(mini: Mini, body: str = ALL, signs: str = SIGNS, **more: object) -> Site:
    """A site of one article, with signs."""
    files = {
        "index.md": "---\ntitle: Home\ndescription: Start here.\n---\n[a](a.md)\n",
        "a.md": article(body, **more),
        "_data/signs.yml": signs,
        "_data/references.yml": REFERENCES,
    }
    return mini({**files, **SEARCH}, extra={"uncited": ["a.md"]})


def test_a_site_whose_signs_all_stand_somewhere_has_no_fault(mini: Mini) -> None:
    assert page(mini).warnings == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sources: [lab] }\n  - { id: old", "sources: [] }\n  - { id: old", "signs.yml:14: 'sources'"),
        ("urgency: today", "urgency: tody", "the sign 'smells' has no urgency of this site: 'tody'. Did you mean 'today'?"),
        ("[who, lab]", "[who, lob]", "signs.yml:13: there is no reference 'lob'. Did you mean 'lab'?"),
        ("slow: [smells]", "slow: [smell]", "there is no sign 'smell'. Did you mean 'smells'?"),
        ("slow: [smells]", "slow: [smells, old]", "the group 'slow' has signs of several urgencies: ask-first, today."),
        ("id: smokes", "id: burns", "the sign 'burns' stands twice."),
        ("boxes: { trapped", "boxes: { traped", "there is no sign 'traped'. Did you mean 'trapped'?"),
        ("countries: [BB]", "countries: [ZZ]", "there is no country 'ZZ'."),
        ("slow: \"Ask", "slaw: \"Ask", "'slaw' is no group and no urgency. Did you mean 'slow'?"),
        ("emergency: \"Call now if:\", ", "", "there is no heading for the urgency 'emergency'."),
        ("words: it burns,", "word: it burns,", "'word' is not a known key. Did you mean 'words'?"),
        ("urgency: emergency, sources: [who], search", "sources: [who], search", "the key 'urgency' is missing."),
        ("call: [\"44\"]", "call: []", "'call'"),
        ("closing: { emergency", "closing: { emergancy", "there is no urgency 'emergancy'. Did you mean 'emergency'?"),
        ("who, lab] }\n", "who, lab], why: { words: It spreads., sources: [lob] } }\n", "signs.yml:13: there is no reference 'lob'."),
        ("stairs: [smokes] }", "stairs: [a, b, c, d, e, f, g, smokes] }", "signs.yml:9: the group 'stairs' has 8 signs in one list. Give the group parts of at most 7"),
        ("stairs: [smokes] }", "stairs: { Fire: [smokes], Heat: [smokes] } }", "the group 'stairs' has the sign 'smokes' twice."),
        ("stairs: [smokes] }", "stairs: { Fire: [a, b, c, d, e, f, g, smokes] } }", "signs.yml:9: the part 'Fire' of the group 'stairs' has 8 signs in one list."),
        ("call_last: { stairs", "call_last: { stair", "there is no group 'stair'. Did you mean 'stairs'?"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_signs_is_named(mini: Mini, old: str, new: str, said: str) -> None:
    assert SIGNS.count(old) == 1
    site = page(mini, signs=SIGNS.replace(old, new))
    assert [
        line for line in site.warnings if said in line and line.startswith("_data/signs.yml:")
    ], site.warnings


@pytest.mark.parametrize(
    "text", ["signs: {", "- a", "signs: 3", "groups: [a]", "42", "signs:\n- 3\n"]
)
def test_a_file_of_signs_that_is_broken_is_told_and_the_site_still_builds(
    mini: Mini, text: str
) -> None:
    site = page(mini, "Text.", signs=text)
    assert [line for line in site.warnings if line.startswith("_data/signs.yml")], site.warnings
    assert "Text." in site.read("a/index.html")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("/// care | emergency\n    signs: bruns\n///", "a.md:8: the card 'emergency' names no sign and no group: 'bruns'. Did you mean 'burns'?"),
        ("/// care | today\n    signs: burns\n///", "a.md:8: the card 'today' shows a sign of another urgency: 'burns' is 'emergency'. Show it in a card of its own: /// care | emergency."),
        ("/// care | emergency\n    signs: smokes\n    compact: true\n///", "the card 'emergency' shows 'smokes' in short, and it has no 'short'."),
        ("/// care | emergency\n    signs: all\n    lead: 2\n///", "the card 'emergency' shows 'smokes' in short, and it has no 'short'."),
        ("/// care | emergency\n\n### Call:\n\n- it is odd\n\n///", "the card 'emergency' names no signs of _data/signs.yml."),
        ("/// care | emergency\n    signs: all\n\n- it is odd\n\n///", "the card 'emergency' has a list in words of its own."),
        ("/// care | emergency\n    signs: all\n\n### A\n\n### B\n\n///", "the card 'emergency' has 2 headings. Keep one"),
        ("/// care | emergency\n    signs: all\n    heading: tody\n///", "has a heading that is not known: 'tody'. Did you mean 'today'?"),
        ("/// care | crisis\n    signs: [trapped, burns]\n///", "the card 'crisis' holds signs that have a box of their own."),
        ("/// care | emergency\n    signs: all\n    compact: maybe\n///", "has an option that is not known, or a wrong one. Known: signs, heading, compact, lead"),
        ("/// care | emergency\n    signs: all\n    lead: -1\n///", "has an option that is not known, or a wrong one."),
        ("/// advice | none\n///", "a.md:8: the block 'advice' knows no 'none'. Known: wait."),
        ('<div class="care care-emergency"><p>Call</p></div>', "a card says no urgency of this site: 'Call…'. Write it as a block"),
        ('<div class="care" data-urgency="today"><p>Ask</p></div>', "a card has 0 headings, and needs one: 'Ask…'."),
        ('<div class="care" data-urgency="emergency"><h3>Call</h3></div>', "an emergency card gives no number to call: 'Call…'."),
        ("A sore spot (if new: call now) is one.", "a.md:8: brackets say how fast to act: '(if new: call now)'. Show the sign in a care card"),
        ("- a spot (get advice today)", "a.md:8: brackets say how fast to act: '(get advice today)'."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_card_is_named(mini: Mini, body: str, said: str) -> None:
    site = page(mini, body)
    assert [line for line in site.warnings if said in line and line.startswith("a.md")], (
        site.warnings
    )


def test_a_card_in_a_card_is_named(mini: Mini) -> None:
    inner = "/// care | today\n    signs: slow\n///"
    site = page(mini, f"//// care | emergency\n    signs: all\n\n{inner}\n\n////")
    assert [
        line for line in site.warnings if "a.md:11: this card stands in another card" in line
    ], site.warnings


def test_a_sign_of_another_urgency_is_left_out_and_one_that_stands_nowhere_is_named(
    mini: Mini,
) -> None:
    site = page(mini, "/// care | today\n    signs: [smells, burns]\n///\n")
    card = LexborHTMLParser(site.read("a/index.html")).css(".care li")
    assert [one.attributes["data-sign"] for one in card] == ["smells"]
    assert (
        "_data/signs.yml:12: no page shows the sign 'burns' in full. Name it, or its group, in a care card."
        in site.warnings
    )


def test_brackets_that_say_no_speed_are_left_alone(mini: Mini) -> None:
    assert (
        page(mini, ALL + "\nA fit (seizure) today, and a [link](index.md) to call.\n").warnings
        == []
    )


def shown(site: Site, selector: str) -> list[str]:
    """The words of what a selector finds on the page."""
    return [words(one) for one in LexborHTMLParser(site.read("a/index.html")).css(selector)]


def test_a_card_says_its_urgency_its_action_its_numbers_and_its_signs(mini: Mini) -> None:
    site = page(mini)
    assert shown(site, ".care > h2") == [
        "Emergency: Call now if:", "Today: Ask a baker if:", "Ask first: Ask first if:", "Help now: Trapped?",
    ]  # fmt: skip
    assert shown(site, ".care-emergency li") == ["it burns", "it smokes"]
    assert shown(site, ".care-emergency .care-call a") == ["Call 11 Aland, Cland", "Call 44 B"]
    assert shown(site, ".care-today .care-call a") == ["Call 33 North"]
    assert shown(site, ".care-ask-first .care-call a") == []
    assert shown(site, ".care-ask-first li") == ["it is old: wait"]
    assert shown(site, ".care-crisis .care-call a") == ["Call 11 Aland, Cland", "Call 44 B"]
    assert shown(site, ".care-numbers li") == ["Line (Bland): Call 6 6"]
    assert shown(site, ".care-closing") == ["Shout."]
    html = site.read("a/index.html")
    assert 'data-own="AA CC" href="tel:11"' in html
    assert '<a href="tel:66">' in html
    assert 'data-urgency="crisis" id="sign-trapped"' in html
    assert shown(site, ".care-emergency summary") == ["Sources of this list (2)"]


MANY = "".join(
    f"  - {{ id: s{n}, words: sign {n}, urgency: today, why: {{ words: Reason {n // 5}., sources: [lab] }}, sources: [who] }}\n"
    for n in range(8)
)


def test_a_long_list_stands_in_parts_each_with_its_name_and_each_reason_once(mini: Mini) -> None:
    parts = "many: { Crust: [s0, s1, s2, s3], Crumb: [s4, s5, s6, s7] }, slow:"
    signs = SIGNS.replace("slow: [smells]", f"{parts} [smells]").replace(
        "call_last:", f"{MANY}why: {{ ask-first: {{ words: Why?, sources: [lab] }} }}\ncall_last:"
    )
    site = page(mini, ALL + "\n/// care | today\n    signs: many\n///\n", signs)
    assert site.warnings == []
    assert shown(site, ".care-part > strong") == ["Crust", "Crumb"]
    assert shown(site, ".care-parts li[data-sign]") == [f"sign {n}" for n in range(8)]
    assert shown(site, ".care-part > .care-why") == ["Reason 0.", "Reason 1."]
    assert shown(site, ".care-ask-first > .care-why") == ["Why?"]


def test_a_card_that_asks_for_something_else_than_a_call_has_its_numbers_last(mini: Mini) -> None:
    site = page(mini, "/// care | emergency\n    signs: stairs\n\nIt spreads fast.\n\n///\n" + ALL)
    assert shown(site, ".care-emergency:first-of-type > *") == [
        "Emergency: Call now if:",
        "it smokes",
        "It spreads fast.",
        "Stairs on fire? Call:",
        "Call 11 Aland, Cland Call 44 B Call your local emergency number",
        "Sources of this list (2) [1, 2]",
    ]


def test_a_card_below_a_section_has_a_heading_below_that_of_the_section(mini: Mini) -> None:
    site = page(mini, "## When?\n\n" + ALL)
    assert shown(site, ".care > h2") == []
    assert len(shown(site, ".care > h3")) == 4


def test_its_author_may_add_a_heading_and_text(mini: Mini) -> None:
    body = "/// care | emergency\n    signs: all\n\n### In the bakery, call if:\n\nIt spreads fast.\n\n///\n"
    site = page(mini, body + ALL)
    assert shown(site, ".care-emergency:first-of-type > *") == [
        "Emergency: In the bakery, call if:",
        "Call 11 Aland, Cland Call 44 B Call your local emergency number",
        "it burns it smokes",
        "It spreads fast.",
        "Shout.",
        "Sources of this list (2) [1, 2]",
    ]


def test_short_forms_stand_in_a_compact_card_and_first_in_one_that_leads(mini: Mini) -> None:
    compact = "/// care | emergency\n    signs: burns\n    compact: true\n///\n\n"
    lead = "/// care | emergency\n    signs: all\n    lead: 1\n\nMore.\n\n///\n\n"
    site = page(mini, compact + lead + ALL)
    assert shown(site, ".care-compact > *") == [
        "Emergency: Call for:",
        "All signs",
        "Call 11 Aland, Cland Call 44 B Call your local emergency number",
        "fire",
        "Shout.",
    ]
    parts = shown(site, ".care-emergency:not(.care-compact) > *")
    assert parts[:5] == ["Emergency: Call for:", parts[1], "fire", "More.", "Call now if:"]
    assert parts[5] == "it burns it smokes"
    assert site.warnings == []


def test_search_has_the_cards_of_urgent_signs_and_what_people_type_for_them(mini: Mini) -> None:
    site = page(mini)
    found = {one["sign"]: one for one in json.loads(site.read("pagefind/signs.json"))}
    assert list(found) == ["burns", "smokes", "smells", "trapped"]
    assert found["burns"]["search"] == ["on fire"]
    assert found["burns"]["alone"] == ["hot"]
    assert found["burns"]["url"] == "a/"
    card = LexborHTMLParser(found["smells"]["html"])
    assert [words(one) for one in card.css(".care > *")] == [
        "Ask a baker if:",
        "it smells",
        "Call 33 North",
        "All signs",
    ]
    assert '<a href="~/a/#sign-smells">All signs</a>' in found["smells"]["html"]
    assert "id=" not in found["trapped"]["html"]


def test_a_word_of_the_glossary_says_its_signs(mini: Mini) -> None:
    files = {
        "glossary/oven.md": term("A hot box.", title="oven", urgent=["smells", "burns", "old"]),
        "glossary/loaf.md": term("A form.", title="loaf", urgent=["burn"]),
        "a.md": article(ALL + "\nThe oven, a loaf."),
        "index.md": article("[a](a.md)"),
        "_data/signs.yml": SIGNS,
        "_data/references.yml": REFERENCES,
    }
    site = mini({**files}, extra={"uncited": ["a.md", "index.md"]})
    told = [
        "Call now if: it burns.",
        "Ask a baker if: it smells.",
        "Ask first if: it is old: wait.",
    ]
    assert shown(site, "#term-oven .term-urgent") == ["Call for: fire."]
    html = LexborHTMLParser(site.read("glossary/oven/index.html"))
    assert [words(one) for one in html.css("article > .term-urgent")] == told
    assert "glossary/loaf.md:4: there is no sign 'burn'. Did you mean 'burns'?" in site.warnings


def test_an_article_without_a_card_and_without_a_reason_is_named(mini: Mini) -> None:
    files = {"index.md": article("\n## Key points\n\n- A point.\n")}
    rules = {"prose": {"sections": ["Key points"]}}
    said = "index.md: it has no care card. Write one (/// care | …), or 'no_care'"
    assert [line for line in mini(files, extra=rules).warnings if line.startswith(said)]
    files["index.md"] = article(
        "\n## Key points\n\n- A point.\n", no_care="It is about words alone."
    )
    assert not [line for line in mini(files, extra=rules).warnings if "care" in line]


def test_each_zone_has_its_country(mini: Mini) -> None:
    assert '{"Aa/": "AA"}' in page(mini).read("features/country.js")
