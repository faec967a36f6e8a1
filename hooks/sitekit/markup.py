"""What Markdown of Material and PyMdown makes, brought into this frame: formulas are drawn when the
site is built, boxes of tasks say what they mean, icons load nothing, code can be copied.

A syntax that is not read here, or that a site has not switched on, would be published as it was
typed. It is named, with what to write instead.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

from latex2mathml.converter import convert
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from sitekit.feature import Feature
from sitekit.fences import CODE as CODE_BEGINS
from sitekit.fences import code, outside_code
from sitekit.problem import Problem, line_at
from sitekit.site import Element, Page, Site
from sitekit.theirs import LISTED

SHEET = "features/markup.css"
# What one of these classes stands on is drawn by the sheet.
CLASSES = "tabbed-set grid md-button task-list keys critic twemoji inline math".split()
USED = re.compile(
    rf'class="(?:[^"]*\s)?(?:{"|".join(CLASSES)})[\s"]|<mark\b|\salign="(?:left|right)"|#only-(?:light|dark)"'
)

FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<tex>.*?)\\[)\]]</(?P=tag)>', re.DOTALL
)
BOX = re.compile(r'<input type="checkbox"(?: disabled)?(?P<done> checked)?\s*/>')
PICTURED = re.compile(
    r'<img alt="(?P<sign>[^"]*)" class="twemoji" src="[^"]*" title=":(?P<name>[^"]*):" />'
)
ICON = re.compile(r'<span class="(?P<classes>(?:[^"]*\s)?twemoji(?:\s[^"]*)?)">')
CODE = re.compile(
    r'<div(?P<id> id="[^"]*")? class="(?P<classes>(?:[^"]*\s)?highlight(?:\s[^"]*)?)">'
    r'(?P<code>(?:<span class="filename">.*?</span>)?<pre[^>]*>.*?</pre>'
    r'|<table class="highlighttable">.*?</table>)</div>',
    re.DOTALL,
)
# What 'anchor_linenums' makes: a link without words before each line, and one around its number.
LINE_LINK = re.compile(r'<a id="[^"]*" name="[^"]*"(?: href="#[^"]*")?></a>')
NUMBER_LINK = re.compile(r'<a href="#[^"]*">(\s*\d+)</a>')
TABLE = re.compile(
    r"<table>(?=\s*<thead>\s*<tr>(?:\s*<th\b[^>]*>(?:(?!</th>).)*</th>){5})", re.DOTALL
)
FOREIGN = re.compile(r"<(?!/?m[a-z]+[\s/>])")  # what is not of MathML
SORTED = re.compile(r'<div class="sortable">\s*(?P<table><table\b.*?</table>)\s*</div>', re.DOTALL)


class Unread(NamedTuple):
    """A syntax that is not read: how it stands in a line as written (its group is what is named),
    how it stands in the page if it was not read, what it is, and the cure.
    """

    written: str
    left: str
    what: str
    cure: str


def _switch_on(name: str) -> str:
    return f"Add '{name}' to 'markdown_extensions' in mkdocs.yml."


# What stays as it was typed, unless an extension reads it.
SYNTAX: tuple[Unread, ...] = (
    Unread(r"^\s*(!!!\+? ?[\w\"].*)", r"!!!\+? ?[\w&“]", "a callout", _switch_on("admonition")),
    Unread(
        r"^\s*(\?\?\?\+? ?[\w\"].*)",
        r"\?\?\?\+? ?[\w&“]",
        "a callout that unfolds",
        _switch_on("pymdownx.details"),
    ),
    Unread(
        r"^\s*(={3}[!+]{0,2} [\"'].*)",
        r"={3}[!+]{0,2} (?:&ldquo;|[“\"])",
        "a tab",
        _switch_on("pymdownx.tabbed: { alternate_style: true }"),
    ),
    Unread(r"(==\S[^=]*\S?==)", r"==\S[^=<]*==", "marked text", _switch_on("pymdownx.mark")),
    Unread(
        r"(\^\^\S[^^]*\^\^)", r"\^\^\S[^^<]*\^\^", "inserted text", _switch_on("pymdownx.caret")
    ),
    Unread(r"(~~\S[^~]*~~)", r"~~\S[^~<]*~~", "deleted text", _switch_on("pymdownx.tilde")),
    Unread(
        r"(?<!\{)(\+\+[\w\"][^+]*(?:\+[^+]+)*\+\+)(?!\})",
        r"\+\+[\w&][^<]*\+\+",
        "a key",
        _switch_on("pymdownx.keys"),
    ),
    Unread(
        r"(\{(?:\+\+|--|~~|==|>>).*?(?:\+\+|--|~~|==|<<)\})",
        r"\{(?:\+\+|--|&ndash;|~~|==|&gt;&gt;).*?\}",
        "an edit",
        _switch_on("pymdownx.critic"),
    ),
    Unread(
        r"^\s*[-*+] (\[[ xX]\]) ",
        r"<li>(?:\s*<p>)?\[[ xX]\]",
        "a task",
        _switch_on("pymdownx.tasklist"),
    ),
    Unread(
        r"(:(?:material|fontawesome|octicons|simple)-[\w-]+:)",
        r":(?:material|fontawesome|octicons|simple)-[\w-]+:",
        "an icon",
        "See that it is one of Material's, and that 'pymdownx.emoji' stands in mkdocs.yml.",
    ),
    Unread(
        r"(\$\$.*?|\$(?=\S)[^$\n]*[\\^_][^$\n]*(?<=\S)\$|\\\(.*?\\\))",
        r"\$\$|\$[^$<\s][^$<\n]*[\\^_][^$<\n]*\$",
        "a formula",
        _switch_on("pymdownx.arithmatex: { generic: true }"),
    ),
    Unread(
        r"^\s*;*(-+8<-+.*)",
        r"(?:-|&[mn]dash;)8(?:&lt;|&larr;)",
        "a snippet",
        _switch_on("pymdownx.snippets"),
    ),
    Unread(
        r"(\{[^}]*\.annotate\b[^}]*\}|(?:!!!|\?\?\?)\+? .*\bannotate\b.*"
        r"|<\w+ [^>]*\bannotate\b[^>]*>)",
        r'class="[^"]*\bannotate\b',
        "an annotation",
        "Write a footnote, [^1], or say it in the text.",
    ),
    Unread(
        r"^\s*(::: ?\w.*)",
        r"<p>::: ?\w",
        "a block in another's notation",
        "Write '/// name', the text, and '///'.",
    ),
)
DIAGRAM = "a diagram that a script would draw is not read here."
CLOSE = "Write a line of the same signs where it ends."
NOTED = re.compile(r"(?:#|//|<!--|/\*|--|;)\s*(\(\d+\)!)")
SHORT = re.compile(
    r"(?<![\w:/]):(?!(?:material|fontawesome|octicons|simple)-)[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:/])"
)
NOWHERE = re.compile(r"\[[^\[\]<>\n]+\]\[([^\[\]<>\n]+)\]")
DRAW = "Draw it as an SVG in 'assets/drawings/', which needs no script."
OPENS = re.compile(r"(?P<indent>\s*)(?P<sign>!!!|\?\?\?\+?|===[!+]*) ?[\w\"]")


def empty(text: str) -> Iterator[tuple[int, str, str]]:
    """Each callout or tab whose text is not indented, so that it holds nothing: its line, what is
    wrong, the cure.
    """
    lines = text.splitlines()
    for number, line in outside_code(text):
        opens = OPENS.match(line)
        if not opens or len(opens["indent"]) % 4:
            continue
        below = [one for one in lines[number : number + 2] if one.strip()]
        held = below and below[0].startswith(opens["indent"] + "    ")
        if not held:
            name = "tab" if opens["sign"].startswith("=") else "callout"
            yield number, f"this {name} is empty.", "Indent its text by four spaces."


def _first(pattern: str, text: str) -> tuple[int | None, str]:
    """The first line of a page as written that has what the pattern's group says, and that itself.
    Code has none.
    """
    for number, line in outside_code(text):
        if found := re.search(pattern, re.sub(r"(`+).*?\1", "", line)):
            return number, found[1].strip()
    return None, ""


def unread(html: str, text: str) -> Iterator[tuple[int | None, str, str]]:
    """Each syntax that a page shows as it was typed: its line, what is wrong, the cure."""
    shown = re.sub(
        r"<(code|pre|script|style|svg|textarea)\b.*?</\1>|<!--.*?-->",
        "",
        html,
        flags=re.DOTALL,
    )
    for one in SYNTAX:
        if re.search(one.left, shown):
            line, found = _first(one.written, text)
            if line:
                yield line, f"'{found}' is {one.what} that is not read here.", one.cure
    if 'class="mermaid"' in shown:
        line, _ = _first(r"(class=[\"']?mermaid)", text)
        yield line, DIAGRAM, DRAW
    for line, begins in code(text):
        if re.match(r"[`~]+\s*(?:mermaid\b|\{[^}]*\.mermaid\b)", begins):
            yield line, DIAGRAM, DRAW
    yield from _annotated(text)
    yield from _left(shown, text)


def _annotated(text: str) -> Iterator[tuple[int | None, str, str]]:
    """Each number in code that Material would make an annotation of."""
    outside = {number for number, _ in outside_code(text)}
    for number, line in enumerate(text.splitlines(), 1):
        if number not in outside and (found := NOTED.search(line)):
            what = f"'{found[1]}' is an annotation that is not read here."
            yield number, what, "Say it in a comment, or below the code."


def _left(shown: str, text: str) -> Iterator[tuple[int | None, str, str]]:
    """What stays as it was typed whatever is switched on, since it names what is not there."""
    shown = re.sub(r'<(span|div) class="arithmatex">.*?</\1>|<[^>]+>', " ", shown, flags=re.DOTALL)
    for name in dict.fromkeys(SHORT.findall(shown)):
        line, found = _first(f"({re.escape(name)})", text)
        if line:
            cure = "Write the sign itself, or an icon that Material has."
            yield line, f"there is no icon '{found}'.", cure
    for label in dict.fromkeys(NOWHERE.findall(shown)):
        line, _ = _first(rf"(\]\[{re.escape(unescape(label))}\])", text)
        if line:
            yield line, f"'[{label}]' has no address.", f"Add a line '[{label}]: address'."
    for number, begins in outside_code(text):
        if (fence := CODE_BEGINS.match(begins)) and fence["sign"] in shown:
            yield number, f"this code is never closed: '{begins.strip()}'.", CLOSE


def formula(tex: str, is_block: bool) -> tuple[str, str]:
    """A formula in TeX as MathML, and what is wrong with it ('' if nothing)."""
    if tex.count("{") != tex.count("}"):
        return escape(tex), "a bracket '{' or '}' has no other."
    if "\\tag" in tex:
        return escape(tex), "'\\tag' is not read here: write the number beside it."
    known = tex.replace("{aligned}", "{split}").replace("\\operatorname*", "\\operatorname")
    try:
        drawn = convert(known, display="block" if is_block else "inline")
    except Exception as error:  # the library has no one class for its errors
        return escape(tex), _in_words(error)
    if FOREIGN.search(drawn):  # the library lets what stands in \text through as it is
        return escape(tex), "'<' stands in its words."
    if "<mi>&</mi>" in drawn:
        return escape(tex), "'&' stands in what is no table here: write it in 'split' or 'matrix'."
    lost = re.search(r"<m[a-z]+>(\\[A-Za-z]+)</m", drawn)
    return drawn, f"there is no '{lost[1]}'." if lost else ""


def _in_words(error: Exception) -> str:
    """What the library calls a mistake, in plain words: its errors have a name, and no text."""
    words = re.findall("[A-Z][a-z]*", type(error).__name__.removesuffix("Error"))
    return f"{' '.join(words).lower()}."


class Tabs(Treeprocessor):
    """Puts each tab's text behind its name, so that the two stay together on paper, and a style
    sheet can open any number of tabs.
    """

    name = ""

    def run(self, root: etree.Element) -> None:
        """PyMdown writes all buttons, then all names, then all texts."""
        number = 0
        for tabs in root.iter("div"):
            if tabs.get("class", "").startswith("tabbed-set tabbed-alternate"):
                number += 1  # two extensions make tabs, and both count from one
                own = f"__tabbed_{number}"
                for part in (*tabs.findall("input"), *tabs.findall("div/label")):
                    for name in {"id", "name", "for"} & {*part.keys()}:
                        part.set(name, re.sub(r"^__tabbed_\d+", own, part.get(name, "")))
                tabs.attrib |= {"role": "radiogroup", "aria-label": self.name}
                buttons, (names, texts) = tabs.findall("input"), tabs.findall("div")
                three = zip(buttons, list(names), list(texts), strict=True)
                tabs[:] = [part for tab in three for part in tab]


class TabsTogether(Extension):
    """Adds that to Markdown, after all that makes tabs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def extendMarkdown(self, md: Markdown) -> None:
        """Register it last."""
        tabs = Tabs(md)
        tabs.name = self.name
        md.treeprocessors.register(tabs, "tabs_together", -1)


def read(page: Page, site: Site) -> Iterator[Problem]:
    """Name what holds nothing."""
    text = page.source.body
    for line, what, cure in empty(text):
        yield Problem(page.path, line, what, cure)
    if listed := LISTED.search(text):
        cure = "Take it out: each tag is a link to search, which lists its pages."
        yield Problem(page.path, line_at(text, listed.start()), "no tags are listed here.", cure)


def load(site: Site) -> None:
    """Say what code and tables need that readers can work on."""
    site.syntaxes.append(TabsTogether(site.words.tabs))
    site.styles.append(SHEET)
    site.elements["code-block"] = Element("features/code.js", "features/code.css")
    site.elements["sorted-table"] = Element("features/sort.js", "features/sort.css")


def rendered(page: Page, site: Site) -> Iterator[Problem]:
    """Bring what Markdown has made into this frame, and name what it has not read."""
    for line, what, cure in unread(page.html, page.source.body):
        yield Problem(page.path, line, what, cure)
    words = site.words
    faults: list[Problem] = []

    def drawn(match: re.Match[str]) -> str:
        is_block = match["tag"] == "div"
        tex = unescape(match["tex"]).strip()
        html, what = formula(tex, is_block)
        if what:
            begins = re.escape(tex.splitlines()[0] if tex else "$")
            line, _ = _first(f"({begins})", page.source.body)
            faults.append(Problem(page.path, line, f"the formula '{tex}': {what}", "Mend it."))
        scrolls = ' tabindex="0"' if is_block else ""
        return f'<{match["tag"]} class="math"{scrolls}>{html}</{match["tag"]}>'

    def box(match: re.Match[str]) -> str:
        name = words.task_done if match["done"] else words.task_open
        return f'{match[0][:-2].rstrip()} aria-label="{escape(name)}">'

    def copied(match: re.Match[str]) -> str:
        data = f'data-copy="{escape(words.code_copy)}" data-copied="{escape(words.code_copied)}"'
        html = match["code"].replace(
            '<td class="code"><div>', '<td class="code"><div tabindex="0">'
        )
        html = NUMBER_LINK.sub(r"\1", LINE_LINK.sub("", html))
        named = f'class="{match["classes"]}"{match["id"] or ""}'
        if "no-copy" in match["classes"].split():
            data = ""
        return f"<code-block {named} {data}>{html}</code-block>"

    def sign(match: re.Match[str]) -> str:
        name = escape(match["name"].replace("_", " "))
        return f'<span class="sign" role="img" aria-label="{name}">{match["sign"]}</span>'

    html = FORMULA.sub(drawn, page.html)
    html = BOX.sub(box, html)
    html = CODE.sub(copied, html)
    html = PICTURED.sub(sign, html)
    html = TABLE.sub('<table tabindex="0">', html)  # one of many columns may have to be scrolled
    html = ICON.sub(r'<span class="\g<classes>" aria-hidden="true">', html)
    page.html = SORTED.sub(r"<sorted-table>\g<table></sorted-table>", html)
    if USED.search(page.html):
        page.styles.append(SHEET)
    yield from faults


MARKUP = Feature("markup", load=load, read=read, rendered=rendered)
