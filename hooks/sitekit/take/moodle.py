"""Questions as Moodle XML (https://docs.moodle.org/en/Moodle_XML_format): links stay links, and
each question has its id and its section.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from html import escape

from sitekit.take.gift import category
from sitekit.take.items import Colophon, Question
from sitekit.take.shares import shares
from sitekit.words import Words


def moodle(
    questions: tuple[Question, ...], sections: Mapping[str, str], colophon: Colophon, words: Words
) -> str:
    """A file of all questions, by sections. `sections` has that of each page by its path."""
    quiz = etree.Element("quiz")
    about = "".join(f"<p>{escape(line, quote=False)}</p>" for line in colophon.lines)
    _category(quiz, category(colophon.site, ""), about)
    last = ""
    for question in questions:
        section = sections.get(question.path, "")
        if section != last:
            _category(quiz, category(colophon.site, section), "")
            last = section
        _question(quiz, question, section, words)
    etree.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(quiz, "unicode") + "\n"


def _category(quiz: etree.Element, path: str, about: str) -> None:
    one = etree.SubElement(quiz, "question", type="category")
    _text(etree.SubElement(one, "category"), path)
    if about:
        _html(one, "info", about)


def _question(quiz: etree.Element, question: Question, section: str, words: Words) -> None:
    is_statement = question.is_statement(words.true, words.false)
    one = etree.SubElement(quiz, "question", type="truefalse" if is_statement else "multichoice")
    _text(etree.SubElement(one, "name"), question.id)
    _html(one, "questiontext", f"<p>{question.words.html}</p>")
    _html(one, "generalfeedback", f"<p>{question.source(words.take_source).html}</p>")
    etree.SubElement(one, "defaultgrade").text = "1"
    etree.SubElement(one, "idnumber").text = question.id
    if not is_statement:
        etree.SubElement(one, "single").text = "false" if question.rights > 1 else "true"
        etree.SubElement(one, "shuffleanswers").text = "true"
        etree.SubElement(one, "answernumbering").text = "none"
    for option, share in zip(question.options, shares(question), strict=True):
        answer = etree.SubElement(one, "answer", fraction=share, format="html")
        is_true = str(option.words.text == words.true).lower()
        _text(answer, is_true if is_statement else option.words.html)
        _html(answer, "feedback", f"<p>{option.why.html}</p>")
    if section:
        _text(etree.SubElement(etree.SubElement(one, "tags"), "tag"), section)


def _html(parent: etree.Element, name: str, html: str) -> None:
    _text(etree.SubElement(parent, name, format="html"), html)


def _text(parent: etree.Element, text: str) -> None:
    etree.SubElement(parent, "text").text = text
