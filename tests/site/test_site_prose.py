"""On this site. How articles are written: sections, words, sentences, grade, numbers, and
exceptions with their reasons.
"""

from __future__ import annotations

import statistics

from sitekit.prose import readability
from sites import Site


def test_the_site_reads_easily(site: Site) -> None:
    assert site.grades
    assert statistics.median(site.grades.values()) <= 6
    assert max(site.grades.values()) <= 8
    assert readability.grade("The cat sat.") < 3
