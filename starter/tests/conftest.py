"""The tests of a site: what holds for any (every_site/). Write tests of your own beside it."""

pytest_plugins = ["every_site.fixtures"]
