"""`python scripts/mutants --seed 1` draws mutants and prints those that no test saw."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from mutants.program import main  # noqa: E402 - the line above makes the package known

if __name__ == "__main__":
    sys.exit(main())
