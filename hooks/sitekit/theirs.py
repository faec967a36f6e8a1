"""What Material reads and this theme does not, as far as reading a site must know it."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Keys of `extra`, each with what there is to do instead.
EXTRA: Mapping[str, str] = {
    "analytics": "Readers are not followed: take it out.",
    "annotate": "Annotations are not read here: take it out.",
    "consent": "Nothing is kept that would need it: take it out.",
    "generator": "The footer names no program: take it out.",
    "homepage": "The site's name leads to its own home page: take it out.",
    "social": "Name what readers need under 'policies': links of the footer.",
    "status": "Set 'statuses': what an article can be beside a draft, with its words.",
    "tags": "Tags are links to search, and have no icons: take it out.",
    "version": "There is one version, that of today: take it out.",
}
# What the plugin 'tags' fills in, from templates that this theme does not have.
LISTED = re.compile(r"<!--\s*material/tags\b.*?-->")
