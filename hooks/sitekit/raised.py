"""What stands high, where text is shown without markup: '10³' is not '103'."""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


def raised(text: str) -> str:
    """The text with its digits and signs set high; letters, as in '2nd', stay as they are."""
    return text.translate(RAISED)
