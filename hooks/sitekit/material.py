"""What someone who knows Material for MkDocs sets in mkdocs.yml, and this theme does not read: each
is named once, with what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sitekit.feature import Feature
from sitekit.links import loaded
from sitekit.problem import Fatal, Problem, nearest
from sitekit.record import Keys
from sitekit.site import Site
from sitekit.theirs import EXTRA

READ = ("navigation.prune",)
ALWAYS = "It is always so here: take it out."
NEVER = "This frame has no such part: take it out."
# Features of the theme, or how their names begin, with what there is in their place.
FEATURES: Mapping[str, str] = {
    "announce.dismiss": "Fill the block 'announce' of a template of your own.",
    "content.action.edit": "Set 'repo_url' and 'edit_uri': each page then has the link.",
    "content.action.view": "Set 'repo_url' and 'edit_uri': each page then has the link.",
    "content.code": "Code can be copied, and marks its lines, without it: take it out.",
    "content.footnote.tooltips": "Citations, [@key], open as tooltips: take it out.",
    "content.tabs.link": NEVER,
    "content.tooltips": "Words of the glossary have tooltips: take it out.",
    "header.autohide": NEVER,
    "navigation.expand": "All pages stand behind Menu: take it out.",
    "navigation.footer": ALWAYS,
    "navigation.indexes": ALWAYS,
    "navigation.instant": "Pages are light, and load anew: take it out.",
    "navigation.path": ALWAYS,
    "navigation.sections": "All pages stand behind Menu: take it out.",
    "navigation.tabs": "All pages stand behind Menu: take it out.",
    "navigation.top": "A bar with the outline stays in sight: take it out.",
    "navigation.tracking": "Headings have links to copy: take it out.",
    "search.highlight": ALWAYS,
    "search.share": "The address of the search page has the words: take it out.",
    "search.suggest": "Search corrects and completes words: take it out.",
    "toc.follow": ALWAYS,
    "toc.integrate": "The outline stands beside the text: take it out.",
}
# Keys of the theme.
KEYS: Mapping[str, str] = {
    "palette": "Set the colours --accent, --tone and --warm in a sheet of 'extra_css'.",
    "logo": "The header has the site's name: take it out.",
    "font": "Text has the fonts of the reader's own device: write 'font: false'.",
    "icon": "Icons are those of the frame: take it out.",
}
# Plugins that work against this theme.
PLUGINS: Mapping[str, str] = {
    "i18n": "Build each language by itself, and name all in 'extra.alternate': see the guide.",
    "glightbox": "Its scripts and styles are refused by the content security policy: take it out.",
    "search": "This theme has a search of its own: write 'plugins: []', or name only others.",
    "meta": "Front matter is read from each page alone: write the keys there, and take it out.",
    "privacy": "Nothing is loaded from elsewhere: take it out.",
    "social": "Set 'extra.image', which all pages share: take it out.",
    "offline": "Pages can be opened from a folder as they are, without search: take it out.",
    "minify": "What is published is small already: take it out.",
}
# Plugins with which no build would end.
BREAK: Mapping[str, str] = {
    "blog": "Posts are pages like all others: write them in docs/, and take the plugin out.",
}
BECAUSE = "a build with the plugin '{}' would not end well with this theme."


def unread(site: Site) -> Iterator[tuple[Keys, str, str]]:
    """What of the theme's settings is not read: the way to it, what is wrong, the cure."""
    theme = site.config.data.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    features = theme.get("features") or []
    for n, name in enumerate(features if isinstance(features, list) else []):
        if name in READ:
            continue
        keys = ("theme", "features", str(n))
        family = next((one for one in FEATURES if str(name).startswith(one)), None)
        if family:
            yield keys, f"this theme has no feature '{name}'.", FEATURES[family]
        else:
            cure = nearest(str(name), [*READ, *FEATURES], "Take it out.")
            yield keys, f"there is no feature '{name}'.", cure
    for plugin in site.plugins:
        name = plugin.removeprefix("material/")
        if name in PLUGINS:
            what = f"the plugin '{name}' and this theme do not go together."
            yield ("plugins",), what, PLUGINS[name]
    for name, cure in KEYS.items():
        if theme.get(name):
            yield ("theme", name), f"'theme.{name}' is not read.", cure
    extra = site.config.data.get("extra")
    for name in extra if isinstance(extra, dict) else ():
        if name in EXTRA:
            yield ("extra", name), f"'extra.{name}' is not read.", EXTRA[name]
    if site.config.data.get("repo_name"):
        cure = "The link to the repository has words of its own: take it out."
        yield ("repo_name",), "'repo_name' is not read.", cure
    yield from _of_markdown(site)
    yield from _of_scripts(site)


def _of_markdown(site: Site) -> Iterator[tuple[Keys, str, str]]:
    """Settings of Markdown that make what this frame has already."""
    listed = site.config.data.get("markdown_extensions")
    for number, one in enumerate(listed if isinstance(listed, list) else []):
        options = one.get("toc") if isinstance(one, dict) else None
        if isinstance(options, dict) and options.get("permalink"):
            keys = ("markdown_extensions", str(number), "toc", "permalink")
            cure = "Headings have a link to copy: write 'permalink: false'."
            yield keys, "'toc.permalink' makes a second link beside each heading.", cure


def _of_scripts(site: Site) -> Iterator[tuple[Keys, str, str]]:
    """Scripts of the site that wait for one of Material's."""
    for keys, path in loaded(site):
        file = site.docs / path
        if file.suffix != ".js" or not file.is_file():
            continue
        if "document$" in file.read_text("utf-8", "replace"):
            what = f"'{path}' waits for 'document$', which Material's own script has."
            yield keys, what, "Let it begin by itself: each page is loaded anew."


def load(site: Site) -> Iterator[Problem]:
    """Name each of them, and each key of mkdocs.yml that stands twice."""
    yield from site.config.problems
    for plugin in site.plugins:
        name = plugin.removeprefix("material/")
        if name in BREAK:
            raise Fatal(f"{site.config.path}: {BECAUSE.format(name)} {BREAK[name]}")
    for keys, what, cure in unread(site):
        yield site.config.problem(keys, what, cure)


MATERIAL = Feature("material", load=load)
