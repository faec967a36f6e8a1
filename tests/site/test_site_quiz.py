"""On this site. Questions to check oneself with: what the block makes, and what an author is told."""

from __future__ import annotations

from sites import Site


def test_each_article_has_questions_and_only_those_load_their_script(site: Site) -> None:
    asked = {name for name, html in site.pages().items() if "<quiz-question" in html}
    assert len(asked) >= 16
    assert asked == {name for name, html in site.pages().items() if "features/quiz.js" in html}
    gathering = {name for name in asked if "<gathered-questions" in site.read(name)}
    for name in asked - gathering:
        assert 1 <= site.read(name).count("<quiz-question") <= 3, name
