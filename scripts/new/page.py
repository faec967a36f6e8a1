"""Begins an article, and gives it its place in the navigation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from new import nav
from new.given import Given, in_an_address
from new.template import filled, template, write_new

WORDS = ("TITLE", "SECTION", "NAME")


def new_page(given: Given, root: Path, today: date) -> str:
    """Write a draft into the folder of its section, and a line for it into mkdocs.yml. What was
    done, in words.
    """
    docs, settings = root / "docs", root / "mkdocs.yml"
    title = given.ask("TITLE", "What is its title? Best is a question that a reader has.")
    text = settings.read_bytes().decode("utf-8")
    sections = [one.name for one in nav.read(text) if one.name]
    asked = f"In which section is it to stand? ({', '.join(sections)})"
    section = nav.find(text, given.ask("SECTION", asked) if sections else "")
    folder = section.folder if section.paths else f"{in_an_address(section.name)}/"
    path = f"{folder}{given.file_name(title)}.md"
    values: dict[str, str | date] = {
        "title": title,
        "status": "draft",
        "reviewed": today,
        "next_review": date(today.year + 1, today.month, min(today.day, 28)),
    }
    page = filled(template(docs, "article.md"), values)
    is_listed = any(path in one.paths for one in nav.read(text))
    changed = text if is_listed else nav.add(text, section, path)
    write_new(docs / path, page)
    settings.write_bytes(changed.encode("utf-8"))
    where = f" It stands last in '{section.name}' in mkdocs.yml." if section.name else ""
    return f"Wrote docs/{path}.{where} 'make serve' names what is still to be filled in."
