"""What each option of a question counts in a course."""

from __future__ import annotations

from sitekit.take.items import Question

# In how many parts Moodle can share 100 out, and what each part is then.
PARTS = {
    **{1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571"},
    **{8: "12.5", 9: "11.11111", 10: "10", 20: "5"},
}


def shares(question: Question) -> list[str]:
    """The share of each option. Where several are right they make 100 together, and the others take
    it away again, so that choosing all is worth nothing.
    """
    if question.rights == 1:
        return ["100" if option.right else "0" for option in question.options]
    right, wrong = PARTS[question.rights], PARTS[_others(question)]
    return [right if option.right else f"-{wrong}" for option in question.options]


def unshared(question: Question) -> str:
    """How many options cannot share 100 in a course, in words; nothing where all can."""
    counts = (question.rights, _others(question)) if question.rights > 1 else ()
    return next((f"{count} options that share 100" for count in counts if count not in PARTS), "")


def _others(question: Question) -> int:
    return len(question.options) - question.rights
