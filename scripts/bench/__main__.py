"""All measurements, one after the other, or those that are named: `python scripts/bench weight`."""

import sys

import finding
import marking
import serving
import weight

PARTS = {
    "weight": weight.main,
    "search": finding.main,
    "marking": marking.main,
    "serving": serving.main,
}

if sys.argv[1:] == ["quick"]:
    serving.main(())
    sys.exit()
for name in sys.argv[1:] or PARTS:
    print(f"\n## {name}\n")
    PARTS[name]()
