"""Steps of a plan: numbered, each with the ways to the ones beside it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from sites import Mini, article

BODY = """Before.

/// step | Weigh & sift

Flour.

///

/// step | Knead

- Long.

///

/// step | Wait

///

After.
"""


def test_steps_are_numbered_and_lead_to_each_other(mini: Mini) -> None:
    page = LexborHTMLParser(mini({"index.md": article(BODY)}).read("index.html"))
    told = [
        (
            step.attributes["id"],
            step.attributes["data-step"],
            step.css("h2")[0].text(),
            [(way.text(), way.attributes["href"]) for way in step.css(".step-ways a")],
        )
        for step in page.css(".step")
    ]
    assert told == [
        ("step-1", "1 of 3", "Weigh & sift", [("Next", "#step-2")]),
        ("step-2", "2 of 3", "Knead", [("Back", "#step-1"), ("Next", "#step-3")]),
        ("step-3", "3 of 3", "Wait", [("Back", "#step-2")]),
    ]
    outline = [link.text() for link in page.css(".outline a")]
    assert outline == ["Weigh & sift", "Knead", "Wait"]


def test_a_step_needs_a_title_and_takes_no_attributes(mini: Mini) -> None:
    body = "/// step\nText.\n///\n\n/// step | One\n    attrs: {id: x}\nText.\n///"
    said = mini({"index.md": article(body)}).warnings
    assert any("the block 'step' needs an argument" in line for line in said)
    assert any("the block 'step' has an option that is not known" in line for line in said)
