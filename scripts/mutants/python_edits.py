"""The faults that can be made in a Python file: mutmut's operators, and two of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, WhitespaceInclusivePositionProvider
from mutmut.mutation.mutators import mutation_operators

from mutants.mutant import Mutant, make

Operator = tuple[type, Callable[[Any], Iterable[cst.CSTNode]]]

# Not for readers nor authors: what a logger is called, and lines that only a verbose build prints.
SILENT = {"getLogger", "get_plugin_logger", "info", "debug"}
SKIPPED = (cst.Annotation, cst.Import, cst.ImportFrom, cst.Decorator, cst.Global, cst.TypeAlias)
STATEMENTS = (cst.BaseCompoundStatement, cst.SimpleStatementLine)


def words(node: cst.FormattedStringText) -> Iterator[cst.CSTNode]:
    """Other words in an f-string, which mutmut leaves alone: most of our messages are such."""
    if any(letter.isalpha() for letter in node.value):
        yield node.with_changes(value=f"XX{node.value}XX")


def condition(node: cst.BaseExpression) -> Iterator[cst.CSTNode]:
    """The opposite of the condition of an `if` or `while`."""
    inner = node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield cst.UnaryOperation(cst.Not(), inner)


OPERATORS: list[Operator] = [*mutation_operators, (cst.FormattedStringText, words)]


class Finder(cst.CSTVisitor):
    """Walks through a module and gathers its mutants."""

    METADATA_DEPENDENCIES = (WhitespaceInclusivePositionProvider,)

    def __init__(self, path: str, source: str, module: cst.Module) -> None:
        super().__init__()
        self.path, self.source, self.module = path, source, module
        self.found: list[Mutant] = []
        self.since = 0
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Make the node's mutants, and go on to its children unless they do nothing."""
        if isinstance(node, SKIPPED) or _is_docstring(node) or _is_silent(node):
            return False
        if isinstance(node, STATEMENTS):
            self.since = self.place(node)[0]
        if isinstance(node, cst.If | cst.While | cst.CompIf):
            self.replace(node.test, condition(node.test))
        for kind, operator in OPERATORS:
            if isinstance(node, kind):
                self.replace(node, operator(node))
        return True

    def place(self, node: cst.CSTNode) -> tuple[int, int]:
        """Where the node stands in the source."""
        at = self.get_metadata(WhitespaceInclusivePositionProvider, node)
        start, end = at.start, at.end
        return self.starts[start.line - 1] + start.column, self.starts[end.line - 1] + end.column

    def replace(self, node: cst.CSTNode, others: Iterable[cst.CSTNode]) -> None:
        """Keep each of `others` as a mutant."""
        texts = [self.module.code_for_node(other) for other in others]
        if not texts:
            return
        start, end = self.place(node)
        old = self.source[start:end]
        if self.module.code_for_node(node) != old:
            return  # a node that does not stand in one piece
        for text in texts:
            found = make(self.path, self.source, start, end, text, self.since)
            if found and not _is_same_encoding(old, text):
                self.found.append(found)


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(
        node.value, cst.SimpleString | cst.ConcatenatedString
    )


def _is_same_encoding(old: str, new: str) -> bool:
    """Whether only the name of UTF-8 differs: any case is the same, and so is none."""
    if "utf-8" not in old:
        return False
    name = r"(?i)(?:encoding=)?(?:\"utf-8(?:-sig)?\"|None)|,\s*(?=\))"
    return re.sub(name, "", old).split() == re.sub(name, "", new).split()


def _is_silent(node: cst.CSTNode) -> bool:
    """Whether it is a call that nobody hears, or an assignment of one."""
    value = node.value if isinstance(node, cst.Assign) else node
    if not isinstance(value, cst.Call):
        return False
    name = value.func.attr if isinstance(value.func, cst.Attribute) else value.func
    return isinstance(name, cst.Name) and name.value in SILENT


def mutants(path: str, source: str) -> list[Mutant]:
    """Every mutant of a Python file that still compiles."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    finder = Finder(path, source, wrapper.module)
    wrapper.visit(finder)
    return finder.found
