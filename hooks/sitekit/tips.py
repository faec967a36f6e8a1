"""The tooltip, which terms and citations share."""

from __future__ import annotations

from sitekit.site import Page

SCRIPT = "features/tips.js"


def needed(page: Page) -> None:
    """Have a page load the script of tooltips, once."""
    if SCRIPT not in page.scripts:
        page.scripts.append(SCRIPT)
