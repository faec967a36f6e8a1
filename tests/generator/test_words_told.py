"""Words of a made-up site: which are marked, as which term, and what their explanations say."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from sites import Mini, article, term
from written import part, words

TERMS = {
    "hrv": term("How the heart's beat varies.", title="HRV", say="H R V"),
    "cold": term("A mild illness.", title="cold", plural=False),
    "may": term("A made-up illness.", title="May", case="exact"),
    "neck": term("A part.", title="neck artery", aliases=["artery of the neck"]),
    "artery": term("A vessel.", title="artery", urgent=["bleeds"]),
    "bursa": term("A cushion.", title="bursa"),
}
SIGNS = """
headings: { emergency: "Call now if:" }
signs: [{ id: bleeds, words: it bleeds, urgency: emergency, sources: [who] }]
"""
# What stands in a paragraph of its own, and what of it is marked, as which term.
MARKED = [
    ("It is HRV here.", [("HRV", "hrv")]),
    ("It is hrv or Hrv here.", []),
    ("Colds are not meant, and a COLD is.", [("COLD", "cold")]),
    ("It may be may here.", []),
    ("It is May here.", [("May", "may")]),
    ("The neck-artery is not the artery.", [("neck-artery", "neck"), ("artery", "artery")]),
    ("Two arteries of the neck are here.", [("arteries of the neck", "neck")]),
    ("Two bursae, or bursas.", [("bursae", "bursa"), ("bursas", "bursa")]),
    ("An artery necklace of a scold.", [("artery", "artery")]),
]


def test_words_are_marked_as_they_are_written_and_explained_as_their_entry_says(mini: Mini) -> None:
    body = "\n\n".join(text for text, _ in MARKED)
    entries = {f"glossary/{slug}.md": source for slug, source in TERMS.items()}
    signs = {"_data/signs.yml": SIGNS}
    html = mini({"index.md": article(body, glossary_scope="all"), **entries, **signs}).read(
        "index.html"
    )
    page = LexborHTMLParser(html)
    for line, (text, expected) in zip(page.css(".text > p"), MARKED, strict=True):
        assert words(line) == text
        links = [(link.text(), link.attributes["href"]) for link in line.css("a.term")]
        assert links == [(word, f"./glossary/{slug}/") for word, slug in expected], text
    tips = page.css(".term-tip")
    said = {tip.attributes["id"]: [words(one) for one in tip.css("p")] for tip in tips}
    assert said["term-hrv"] == ["HRV Say: H R V", "How the heart's beat varies."]
    urgent = "Call now if: it bleeds."
    assert said["term-artery"] == ["artery", "A vessel.", urgent]
    spellings = part(page, "#term-bursa [data-words]").attributes["data-words"]
    assert re.split(r"\|", spellings or "") == ["bursae", "bursas"]
