"""Every question of every page, answered in each way that matters: what a reader is told."""

from __future__ import annotations

from typing import Any

from asked import Question, questions
from written import folded, pages

from .conftest import PHONE, Open

# Answers each question: with nothing, each option alone, all that is right, a part of that, all.
ANSWER = """() => [...document.querySelectorAll("quiz-question[id^=quiz-]")].map(quiz => {
    const boxes = [...quiz.querySelectorAll("fieldset input")], said = quiz.querySelector("[role=status]")
    const button = quiz.querySelector("button"), rights = []
    const lines = () => said.innerText.split(/\\n+/).map(line => line.trim()).filter(Boolean)
    const answer = wanted => {
        for (const box of boxes) if (box.checked !== wanted.includes(box)) {
            if (box.type === "checkbox") box.closest("label").click()
            else if (wanted.includes(box)) box.closest("label").click()
        }
        const kept = said.innerText.trim()
        button.click()
        const chosen = boxes.flatMap((box, n) => box.checked ? [n] : [])
        return { chosen, lines: lines(), kept, seen: !said.innerText || said.checkVisibility() }
    }
    const several = boxes[0].type === "checkbox"
    const right = boxes.filter(box => "right" in box.dataset)
    const ways = [[], ...boxes.map(box => [box])]
    if (several) ways.push(right, boxes, ...right.map(box => right.filter(other => other !== box)))
    return {
        question: quiz.querySelector("legend").innerText,
        options: [...quiz.querySelectorAll("fieldset label")].map(label => label.innerText.trim()),
        visible: [quiz, button, ...quiz.querySelectorAll("fieldset label, fieldset input, legend")].every(one =>
            one.checkVisibility({ opacityProperty: true, visibilityProperty: true })),
        folded: [...quiz.querySelectorAll("dd")].every(one => !one.checkVisibility()),
        ways: ways.map(answer),
    }
})"""


def expected(question: Question, chosen: list[int]) -> list[str]:
    """What a reader must be told who has chosen these options."""
    if not chosen:
        return ["Choose an answer first."]
    lines = []
    for number in chosen:
        option = question.options[number]
        name = f"{option.text}: " if len(chosen) > 1 else ""
        lines.append(f"{name}{'Yes.' if option.right else 'Not this one.'} {option.why}")
    right = {number for number, one in enumerate(question.options) if one.right}
    if set(chosen) < right:
        lines.append("There is more to choose.")
    return lines


def faults(question: Question, shown: dict[str, Any]) -> list[str]:
    """What a page gets wrong of a question."""
    found = []
    if folded(shown["question"]) != question.text:
        found.append(f"asks '{shown['question']}'")
    if [folded(one) for one in shown["options"]] != [one.text for one in question.options]:
        found.append(f"offers {shown['options']}")
    if not shown["visible"] or not shown["folded"]:
        found.append("hides what is asked, or shows the answers before")
    for way in shown["ways"]:
        told, meant = [folded(line) for line in way["lines"]], expected(question, way["chosen"])
        if told != meant or not way["seen"]:
            found.append(f"{way['chosen']} is told {told}, not {meant}")
        if way["kept"] and way["chosen"]:
            found.append(f"{way['chosen']}: still told '{way['kept']}' after another choice")
    ways = {tuple(way["chosen"]) for way in shown["ways"]}
    every = range(len(question.options))
    due = {(), *((n,) for n in every)}
    if sum(question.rights) > 1:
        due |= {tuple(every), tuple(n for n in every if question.rights[n])}
    if not due <= ways:
        found.append(f"cannot be answered with {sorted(due - ways)}")
    return [f"'{question.text}' {fault}" for fault in found]


def test_each_answer_is_told_its_own_verdict_and_reason(visit: Open, address: str) -> None:
    asking = [(page, questions(page)) for page in pages() if page.named("quiz")]
    assert sum(len(asked) for _, asked in asking) > 25
    page, found = visit("", PHONE), []
    for written, asked in asking:
        page.goto(address + written.address, wait_until="domcontentloaded")
        page.wait_for_selector("quiz-question:defined")
        shown = page.evaluate(ANSWER)
        assert len(shown) == len(asked), written.path
        for question, one in zip(asked, shown, strict=True):
            found += [f"{written.path}: {fault}" for fault in faults(question, one)]
    assert found == []
