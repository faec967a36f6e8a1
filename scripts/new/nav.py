"""The pages of a site in their order: `nav` in mkdocs.yml.

A page is added as a line of its own, at a place that a YAML parser tells; no other byte changes. (To
read the file and write it anew would lose how it is laid out: what stands on one line, and in which
quotes.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from new.mistake import Mistake
from sitekit.problem import close_to, known_are
from sitekit.record import AnyTag

STEP = 2  # how far the pages of a section stand behind its name, where it has none yet


@dataclass(frozen=True)
class Section:
    """A part of the navigation that has a name, or the whole of it (''): the paths of its pages, the
    line (from 0) behind which one more stands, how far in, and whether it is one page a line.
    """

    name: str
    paths: tuple[str, ...]
    line: int
    indent: int
    is_open: bool = True

    @property
    def folder(self) -> str:
        """Where its pages are, with a slash at the end: where its first one is ('' in `docs/`)."""
        first = self.paths[0] if self.paths else ""
        return first[: first.rfind("/") + 1]


def read(text: str) -> list[Section]:
    """All sections that `nav` has, the whole of it first; none where there is no `nav`."""
    root = yaml.compose(text, AnyTag)
    keys = root.value if isinstance(root, yaml.MappingNode) else []
    pages = next((value for key, value in keys if key.value == "nav"), None)
    return [*_sections("", pages, 0, 0)] if pages else []


def _sections(name: str, node: yaml.Node, line: int, column: int) -> Iterator[Section]:
    """A section and those in it. It is named on `line`, and its name stands at `column`."""
    if isinstance(node, yaml.SequenceNode):
        leaves = [*_leaves(node)]
        last = leaves[-1].end_mark.line if leaves else line
        indent = node.start_mark.column
        paths = tuple(leaf.value for leaf in leaves)
        yield Section(name, paths, last, indent, not node.flow_style)
        for item in node.value:
            for key, value in item.value if isinstance(item, yaml.MappingNode) else ():
                yield from _sections(key.value, value, key.start_mark.line, key.start_mark.column)
    elif name and not node.value:
        yield Section(name, (), line, column + STEP)


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """The paths in a part of the navigation, in their order; the name of an empty section is ''."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _leaves(item)
    for _, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield from _leaves(value)


def find(text: str, name: str) -> Section:
    """The section of this name, in any case. Raises `Mistake` where there is none, or two."""
    sections = read(text)
    if not sections:
        raise Mistake("mkdocs.yml has no 'nav'.", "Write it: the site's pages, one a line.")
    named = {section.name.lower(): section for section in sections}
    if len([one for one in sections if one.name.lower() == name.lower()]) > 1:
        raise Mistake(f"Two sections are called '{name}'.", "Give one of them another name.")
    if name.lower() not in named:
        raise Mistake(f"'nav' in mkdocs.yml has no section '{name}'.", _cure(name, sections))
    return named[name.lower()]


def _cure(name: str, sections: list[Section]) -> str:
    names = {section.name.lower(): section.name for section in sections if section.name}
    if close := close_to(name, names):
        return f"Did you mean '{names[close[0]]}'?"
    new = f"For a new one, write '- {name}:' there."
    return f"{known_are(names.values())} {new}" if names else new


def add(text: str, section: Section, path: str) -> str:
    """mkdocs.yml with one page more, last in a section. Raises `Mistake` where that has no line to
    itself.
    """
    by_hand = f"Write it there by hand: {path}"
    if not section.is_open:
        raise Mistake(f"The pages of '{section.name}' stand on one line in mkdocs.yml.", by_hand)
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines[section.line].endswith("\r\n") else "\n"
    lines[section.line] = lines[section.line].rstrip("\r\n") + end
    lines.insert(section.line + 1, f"{' ' * section.indent}- {path}{end}")
    changed = "".join(lines)
    if not _is_added(text, changed, path):
        raise Mistake("mkdocs.yml is laid out in a way that was not understood.", by_hand)
    return changed


def _is_added(before: str, after: str, path: str) -> bool:
    """Whether a page more in `nav` is all that the one says beyond the other."""
    try:
        old, new = (yaml.load(text, AnyTag) for text in (before, after))
    except yaml.YAMLError:
        return False
    pages = [*_paths(new.pop("nav"))]
    if pages.count(path) != 1:
        return False
    pages.remove(path)
    return old | {"nav": None} == new | {"nav": None} and [*_paths(old["nav"])] == pages


def _paths(nav: Any) -> Iterator[str]:
    """All paths in `nav`, in their order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from _paths(item)
