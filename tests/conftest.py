"""Sites to test with: small ones written in a test, and the real one, built once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import settings

from sites import ADDRESS, ROOT, Mini, Site, build_site, real_site

settings.register_profile("house", derandomize=True, database=None, deadline=None)  # the same run everywhere
settings.load_profile("house")


@pytest.fixture
def mini(tmp_path: Path) -> Mini:
    """Builds a site of a few files, with this project's hooks and theme: `mini({"index.md": "…"}, nav=[…])`."""

    def make(files: Mapping[str, str], strict: bool = False, **settings: object) -> Site:
        for name, text in {"_data/disclaimer.md": "For education only.", **files}.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        hooks = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)["hooks"]
        config = {
            "INHERIT": str(ROOT / "mkdocs.yml"),
            "site_url": ADDRESS,
            "nav": None,
            "not_in_nav": "*",
            "hooks": [str(ROOT / hook) for hook in hooks],
            "theme": {"custom_dir": str(ROOT / "overrides")},
            "watch": [],
            **settings,
            "extra": {"prose": None, **dict(settings.get("extra") or {})},  # type: ignore[call-overload]
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
        return build_site(tmp_path / "mkdocs.yml", tmp_path / "site", strict=strict)

    return make


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site, built strictly."""
    return real_site(tmp_path_factory.mktemp("site"), ADDRESS)
