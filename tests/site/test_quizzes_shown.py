"""Every question of this site, as it stands in its page: what is asked, what is right, and why."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from asked import Question, questions
from sites import Site
from written import Written, pages, shown, words

VERDICT = {True: "Yes.", False: "Not this one."}


def forms(site: Site) -> list[tuple[Written, Question, LexborNode]]:
    """Each question: its page, as its author wrote it, and as the page has it."""
    found = []
    for page in pages():
        asked, nodes = questions(page), shown(site, page.file).css("quiz-question[id^=quiz-]")
        assert len(nodes) == len(asked), page.path
        found += [(page, one, node) for one, node in zip(asked, nodes, strict=True)]
    assert len(found) > 25
    return found


def test_a_question_offers_its_options_in_their_order_and_knows_which_are_right(site: Site) -> None:
    for page, one, form in forms(site):
        assert words(form.css_first("legend")) == one.text, page.path
        assert form.attributes["id"] == f"quiz-{one.id}"
        offered = [words(label) for label in form.css("fieldset label")]
        assert offered == [option.text for option in one.options], one.text
        inputs = form.css("fieldset input")
        assert ["data-right" in box.attributes for box in inputs] == one.rights, one.text
        assert [box.attributes["value"] for box in inputs] == [str(n) for n in range(len(inputs))]
        kind = "checkbox" if sum(one.rights) > 1 else "radio"
        assert {box.attributes["type"] for box in inputs} == {kind}, one.text
        assert not [box for box in inputs if "checked" in box.attributes], one.text


def test_no_two_questions_of_a_page_share_their_choice(site: Site) -> None:
    names: dict[str, set[str]] = {}
    for page, _, form in forms(site):
        own = {box.attributes["name"] or "" for box in form.css("fieldset input")}
        assert len(own) == 1, page.path
        assert not own & names.setdefault(page.path, set()), page.path
        names[page.path] |= own


def test_without_scripts_each_answer_stands_with_its_own_verdict_and_reason(site: Site) -> None:
    for _, one, form in forms(site):
        told = [words(term) for term in form.css("dt")]
        assert told == [option.text for option in one.options], one.text
        reasons = [words(why, without=".citation") for why in form.css("dd")]
        expected = [f"{VERDICT[option.right]} {option.why}" for option in one.options]
        assert reasons == expected, one.text


def test_a_question_has_its_words_for_each_case(site: Site) -> None:
    for _, one, form in forms(site):
        at = form.attributes
        assert at["data-choose"] == "Choose an answer first.", one.text
        assert at["data-more"] == "There is more to choose.", one.text
        assert words(form.css_first("button")) == "Check my answer", one.text
        assert words(form.css_first("summary")) == "Show the answers", one.text
        status = form.css_first("[role=status]")
        assert words(status) == "", one.text
