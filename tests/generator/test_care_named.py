"""Care cards of a made-up site: each mistake in one is named, each kind is told as what it is."""

from __future__ import annotations

import pytest

from sites import Mini, Site, article

CARD = "\n/// care | emergency\n\n### Call 999 now if:\n\n- it is sudden\n\n///\n"


def page(mini: Mini, body: str, **more: object) -> Site:
    """A site of one article, with rules for articles."""
    rules = {"prose": {"sections": ["Key points"]}, "phones": {"999": "UK", "112": "Europe"}}
    text = article(f"\n## Key points\n\n- A point.\n{body}", **more)
    return mini(
        {"index.md": "---\ntitle: Home\ndescription: Start here.\n---\n[a](a.md)\n", "a.md": text},
        extra=rules,
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (CARD, "", "a.md: it has no care card. Write one (/// care | urgent), or 'no_care'"),
        ("Call 999 now", "Get help now", "a.md: 1 of 1 emergency cards give no number to call."),
        ("### Call 999 now if:\n\n", "", "a.md: 1 of 1 emergency cards give no number to call."),
        ("Call 999", "Call 998", "a.md: 1 of 1 emergency cards give no number to call."),
        ("| emergency", "| emergencies", "a.md:13: the block '/// care | emergencies' has an"),
        ("/// care |", "/// cares |", "a.md:13: there is no block 'cares'. Did you mean 'care'?"),
    ],
)
def test_a_missing_or_wrong_card_is_named(mini: Mini, old: str, new: str, said: str) -> None:
    assert old in CARD
    site = page(mini, CARD.replace(old, new))
    assert [line for line in site.warnings if line.startswith(said)], site.warnings


def test_an_article_with_a_card_or_with_a_reason_has_no_fault(mini: Mini) -> None:
    assert not [line for line in page(mini, CARD).warnings if "care" in line or "call" in line]
    site = page(mini, "", no_care="It is about words alone.")
    assert not [line for line in site.warnings if "care" in line]


@pytest.mark.parametrize(
    ("kind", "spoken"),
    [("emergency", "Emergency: "), ("urgent", "Urgent: "), ("routine", "Not urgent: ")],
)
def test_each_kind_is_told_in_words_and_keeps_its_class(mini: Mini, kind: str, spoken: str) -> None:
    html = page(mini, CARD.replace("emergency", kind)).read("a/index.html")
    assert f'<div class="care care-{kind}">' in html
    assert f'<span class="visually-hidden">{spoken}</span>Call 999 now if:</h3>' in html
    assert '<a href="tel:999"><strong>Call 999</strong> <span>UK</span></a>' in html
