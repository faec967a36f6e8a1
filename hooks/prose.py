"""Holds each article against the rules of its site, `extra.prose`. A page that must differ says why: `exceptions`."""

import logging
import re
from collections.abc import Callable
from datetime import date

import jinja2
import textstat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from sitekit import prose
from sitekit.models import Problem

log = logging.getLogger("mkdocs.hooks.prose")


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Read all articles, once terms and sources are known. A site without rules is left alone."""
    config.extra["grades"] = {}
    if not config.extra.get("prose"):
        return
    rules = prose.Rules(**config.extra["prose"])
    surfaces = [one.text for several in config.extra["terms"].surfaces.values() for one in several]
    terms = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(surfaces, key=len, reverse=True))) or '(?!)'})\b", re.I)
    for file in files.documentation_pages():
        if file.page and file.page.meta.get("status"):
            _check(file.page, config, rules, lambda text: terms.sub("word", text))


def _check(page: Page, config: MkDocsConfig, rules: prose.Rules, mask: Callable[[str], str]) -> None:
    path, meta = page.file.src_uri, page.meta
    found, excused = prose.units(config.extra["read"][path].source), dict(meta.get("exceptions") or {})
    problems = [*prose.style(found, rules, mask)]
    grade = textstat.flesch_kincaid_grade(mask(prose.whole(found)))
    config.extra["grades"][path] = grade
    if rules.grade and grade > rules.grade:
        problems.append(("grade", Problem("", None, f"it reads at grade {grade:.1f}.", "Shorter words and sentences.")))
    if not path.startswith(tuple(config.extra.get("uncited", ()))):
        seen = [one.reference.custom for one in meta.get("references") or []]
        results = [f"{one.result} {one.size}" for one in seen if one]
        problems += prose.order(found, rules)
        problems += prose.numbers(found, results, config.extra.get("phones") or {})
        if rules.sections and 'class="care ' not in (page.content or "") and not meta.get("no_care"):
            cure = "Write one (/// care | urgent), or 'no_care' in front matter with the reason."
            problems.append(("care", Problem("", None, "it has no care card.", cure)))
    if meta.get("next_review") and str(meta["next_review"]) < date.today().isoformat():
        problems.append(("review", Problem("", None, f"its review was due on {meta['next_review']}.", "Review it.")))
    for name, problem in problems:
        if name not in excused:
            log.warning(problem.at(path))
    for name in excused.keys() - {name for name, _ in problems}:
        log.warning(Problem(path, None, f"the exception '{name}' is not needed.", "Take it out."))
