"""The row of rooms. A build goes through it from top to bottom at each step, so that the order of
work is the order of these lines.
"""

from __future__ import annotations

from sitekit.blocks import BLOCKS
from sitekit.by_chance.feature import BY_CHANCE
from sitekit.care.feature import CARE
from sitekit.citations.feature import CITATIONS
from sitekit.comments import COMMENTS
from sitekit.disclaimer import DISCLAIMER
from sitekit.drawings import DRAWINGS
from sitekit.elements import ELEMENTS
from sitekit.evidence.feature import EVIDENCE
from sitekit.explorer.feature import EXPLORER
from sitekit.fair_test.feature import FAIR_TEST
from sitekit.feature import Feature
from sitekit.glossary.feature import GLOSSARY
from sitekit.guess import GUESS
from sitekit.headings import HEADINGS
from sitekit.languages import LANGUAGES
from sitekit.links import LINKS
from sitekit.markup import MARKUP
from sitekit.material import MATERIAL
from sitekit.moved import MOVED
from sitekit.notes import NOTES
from sitekit.phases.feature import PHASES
from sitekit.policy import POLICY
from sitekit.prose.feature import PROSE
from sitekit.questions import QUESTIONS
from sitekit.quiz.feature import QUIZ
from sitekit.review import REVIEW
from sitekit.scores.feature import SCORES
from sitekit.search import SEARCH
from sitekit.session.feature import SESSION
from sitekit.sheet.feature import SHEET
from sitekit.slips import SLIPS_IN_MARKDOWN
from sitekit.snippets import SNIPPETS
from sitekit.spans import SPANS
from sitekit.stale import STALE
from sitekit.steps import STEPS
from sitekit.structured_data import STRUCTURED_DATA
from sitekit.studies.feature import STUDIES
from sitekit.take.feature import TAKE
from sitekit.whole import WHOLE

FEATURES: tuple[Feature, ...] = (
    STALE,
    MATERIAL,
    SNIPPETS,
    CITATIONS,  # first: claims, questions and pictures name references
    SLIPS_IN_MARKDOWN,
    MARKUP,
    EVIDENCE,  # before questions, which test claims
    QUIZ,
    SPANS,
    STEPS,
    SESSION,  # before headings, since it makes one
    CARE,
    PHASES,  # after signs, whose cards it shows; before drawings, of which it has one
    BLOCKS,  # after all that make blocks, since it names those that none of them knew
    GLOSSARY,  # marks words before anything is put into a page in which none may be marked:
    HEADINGS,
    DRAWINGS,
    STUDIES,
    EXPLORER,  # like pictures: after terms are marked
    SHEET,  # after care, whose signs it names, and after the marks, of which a form has none
    GUESS,
    QUESTIONS,
    BY_CHANCE,  # like pictures: after terms are marked, and once search has read the page
    FAIR_TEST,  # the same
    LINKS,
    WHOLE,  # after links, which know where each tool is
    SEARCH,
    REVIEW,
    SCORES,
    TAKE,  # after questions, terms and links, of which it takes copies; before elements
    PROSE,  # after terms and references, which it holds articles against
    STRUCTURED_DATA,
    ELEMENTS,  # after all that put something into a page
    MOVED,
    LANGUAGES,
    COMMENTS,
    POLICY,  # hashes what stands in a page, so nothing may come after it but
    DISCLAIMER,  # it works on what all the others have written
    NOTES,  # last: it shows what all of them have told
)
