"""On this site. The content security policy: on every page, with the hashes of what is written;
authors are told of the rest.
"""

from __future__ import annotations

import re

from sitekit.policy import RULES, policy, refused
from sites import Site


def test_every_page_has_the_one_for_its_scripts(site: Site) -> None:
    pages = site.pages()
    assert "404.html" in pages
    for name, html in pages.items():
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert found == [policy(html)], name
        rules = dict(rule.split(" ", 1) for rule in found[0].split("; "))
        assert rules.keys() == RULES.keys()
        assert {rules[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
        assert {rules[name] for name in ("style-src", "connect-src", "worker-src")} == {"'self'"}
        assert "unsafe-inline" not in found[0]
        assert list(refused(html)) == [], name
