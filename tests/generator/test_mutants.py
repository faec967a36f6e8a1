"""Mutants: what is drawn, what is left alone, and that a fault which a test sees is told from another."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from mutants import draw, forks, python_edits, text_edits
from mutants.mutant import Mutant
from mutants.record import Record
from sites import ROOT

ENGINE = '''"""Adds 1 and 2."""

from __future__ import annotations

import logging

log = logging.getLogger("adding")


def add(one: int | None, other: int) -> int:
    """The sum, where it is 3 or more."""
    # Never 0: nothing is added to nothing.
    log.info("%s and more", one)
    return other + 1


def lost(one: int) -> str:
    """A word that no test reads."""
    return f"{one} apples"
'''
TEST = """from adding import add


def test_it_adds() -> None:
    assert add(None, 2) == 3
"""
SCRIPT = """// Never "none" === true
import { a } from "./a.js"
const address = "https://e.org/" // said
/* if (a) */
if (a(1) && b) {
  event.preventDefault()
  done()
}
const which = a ? one : two
"""
STYLE = (
    "/* color: red; */\n@media (min-width: 9em) {\n  a:hover { color: var(--one); top: 4px; }\n}\n"
)
STYLE += "p { color: var(--two); display: none; }\n"
TEMPLATE = """{#- href="x" {% if a %} -#}
<p id="a" class="{{ "b" if c else d }}">{% if c %}{{ labels.one | e }}{% endif %} {{ labels.two | e }}</p>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one engine and one test."""
    for name, text in {"hooks/adding.py": ENGINE, "tests/test_adding.py": TEST}.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    return tmp_path


def changes(made: list[Mutant]) -> set[tuple[str, str]]:
    """What the mutants change."""
    return {(one.before, one.after) for one in made}


def run(project: Path) -> subprocess.CompletedProcess[str]:
    """Draw every mutant of a project, and try each."""
    command = [sys.executable, str(ROOT / "scripts/mutants"), "--root", str(project), "--seed", "1"]
    return subprocess.run(
        [*command, "--number", "200"], capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_the_same_seed_draws_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    some = draw.files(ROOT)[::8]
    monkeypatch.setattr(draw, "files", lambda root: some)
    found = draw.possible(ROOT)
    one, same, other = (draw.draw(found, seed) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert {kind: len(made) for kind, made in one.items()} == draw.SHARES
    lines = {path: len({m.line for m in made}) for path, made in found["engines"].items()}
    half = sum(lines.values()) / draw.SHARES["engines"] / 2  # what rounds up to one mutant
    engines = {path for path, many in lines.items() if many > half}
    assert engines <= {mutant.path for mutant in one["engines"]}, "every larger file has its part"
    for made in one.values():
        assert len(set(made)) == len(made)


def test_what_nobody_sees_is_never_drawn() -> None:
    lines = {one.line for one in python_edits.mutants("a.py", ENGINE)}
    words = ENGINE.splitlines()
    assert {words[line - 1].strip() for line in lines} == {
        "return other + 1",
        'return f"{one} apples"',
    }


def test_faults_in_python_compile_and_reach_messages() -> None:
    made = python_edits.mutants("a.py", 'if a == 1 and b:\n    say("No.", f"{a} is wrong")\n')
    for one in made:
        compile(one.apply('if a == 1 and b:\n    say("No.", f"{a} is wrong")\n'), "a.py", "exec")
    said = {after for _, after in changes(made)}
    assert {"if not (a == 1 and b):", "if a != 1 and b:", "if a == 1 or b:"} <= said
    assert {'say("XXNo.XX", f"{a} is wrong")', 'say("No.", f"{a}XX is wrongXX")'} <= said
    named = python_edits.mutants("a.py", 'path.read_text("utf-8")\n')
    assert [one.after for one in named] == ['path.read_text("XXutf-8XX")'], (
        "None and UTF-8 are the same"
    )


def test_faults_in_scripts_leave_comments_and_imports() -> None:
    made = text_edits.mutants("scripts", "a.js", SCRIPT)
    assert not {one.line for one in made} & {1, 2, 4}
    assert changes(made) == {
        ('const address = "https://e.org/" // said', 'const address = "" // said'),
        ("if (a(1) && b) {", "if (a(2) && b) {"),
        ("if (a(1) && b) {", "if (a(1) || b) {"),
        ("if (a(1) && b) {", "if (!(a(1) && b)) {"),
        ("event.preventDefault()", "null"),
        ("event.preventDefault()", ""),
        ("done()", ""),
        ("const which = a ? one : two", "const which = a ? two : one"),
    }


def test_faults_in_styles() -> None:
    made = text_edits.mutants("styles", "a.css", STYLE)
    assert 1 not in {one.line for one in made}
    rule = "a:hover { color: var(--one); top: 4px; }"
    assert changes(made) == {
        ("@media (min-width: 9em) {", "@media all {"),
        (rule, "a:hover {  top: 4px; }"),
        (rule, "a:hover { color: var(--one);  }"),
        (rule, "a:hover { color: var(--one); top: 8px; }"),
        (rule, "a:hover { color: var(--two); top: 4px; }"),
        ("p { color: var(--two); display: none; }", "p {  display: none; }"),
        ("p { color: var(--two); display: none; }", "p { color: var(--two);  }"),
        ("p { color: var(--two); display: none; }", "p { color: var(--two); display: block; }"),
        ("p { color: var(--two); display: none; }", "p { color: var(--one); display: none; }"),
    }


def test_faults_in_templates() -> None:
    made = text_edits.mutants("templates", "a.html", TEMPLATE)
    assert {one.line for one in made} == {2}
    before = TEMPLATE.splitlines()[1]
    assert {after for _, after in changes(made)} == {
        before.replace(' id="a"', ""),
        before.replace(' class="{{ "b" if c else d }}"', ""),
        before.replace('"b" if c else d', 'd if c else "b"'),
        before.replace("{% if c %}", "{% if not (c) %}"),
        before.replace("labels.one", "labels.two"),
        before.replace("labels.two", "labels.one"),
    }


@pytest.mark.slow
def test_a_fault_that_a_test_sees_is_told_from_one_that_none_does(project: Path) -> None:
    done = run(project)
    assert done.returncode == 1, done.stderr
    assert (
        'hooks/adding.py:19\n    - return f"{one} apples"\n    + return f"{one}XX applesXX"'
        in done.stdout
    )
    assert "return other - 1" not in done.stdout
    assert "adding.py:14 seen by tests/test_adding.py::test_it_adds" in done.stderr
    assert "engines         3      3      2    67%    90%" in done.stdout
    assert (project / "hooks/adding.py").read_text("utf-8") == ENGINE


@pytest.mark.slow
def test_equivalents_are_not_counted_and_old_ones_are_named(project: Path) -> None:
    entry = {
        "file": "hooks/adding.py",
        "before": 'return f"{one} apples"',
        "why": "Nobody reads it.",
    }
    listed = [{**entry, "after": 'return f"{one}XX applesXX"'}, {**entry, "after": "return pears"}]
    (project / "tests/mutants.yml").write_text(yaml.safe_dump(listed), "utf-8")
    done = run(project)
    assert done.returncode == 0, done.stdout
    assert "engines         2      2      2   100%    90%" in done.stdout
    assert done.stderr.count("no such mutant any more") == 1
    assert "+ return pears" in done.stderr


def test_the_likeliest_tests_come_first() -> None:
    touched = {
        "other": {"a.py": [3]},
        "tests/test_a.py::b": {"a.py": [3]},
        "runs": {"a.py": [7]},
        "not": {"b.py": [7]},
    }
    seen = Record(touched, dict.fromkeys(touched, 1.0))
    assert seen.tests("a.py", ["a.py"], (6, 8)) == ["runs", "tests/test_a.py::b", "other"]
    seen.killed("a.py", "other")
    assert seen.tests("a.py", ["a.py"], (6, 8)) == ["runs", "other", "tests/test_a.py::b"]
    assert seen.affordable(["runs", "other"], 0.25) == (["runs"], ["other"])
    seen.seconds["runs"] = 9.0
    assert seen.affordable(["runs", "other"], 0.05) == (["runs"], ["other"])
    seen.kills[".css"] = {"other": 1, "not": 2}
    styles = Record({"other": {"c.css": []}, "not": {"c.css": []}}, seen.seconds, {}, seen.kills)
    assert styles.tests("c.css", ["c.css"], (1, 1)) == ["not", "other"]


def test_a_child_has_the_engines_of_its_own_tree(tmp_path: Path) -> None:
    package = tmp_path / "hooks/sitekit/__init__.py"
    package.parent.mkdir(parents=True)
    package.write_text("", "utf-8")
    assert importlib.import_module("sitekit").__file__ != str(package), "the parent has another"
    job = forks.Job(lambda: importlib.import_module("sitekit").__file__, limit=20)
    child = forks.start(job, tmp_path, tmp_path / "job")
    while not (answer := child.answer())[0]:
        time.sleep(0.02)
    assert answer == (True, str(package))
