"""`python -m new page TITLE="What is tea?" SECTION=Understand`: what `make new-page`, `make new-term`
and `make cite` call.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from new.given import Given
from new.mistake import Mistake


def main(command: str, words: list[str], root: Path) -> str:
    """Carry out a command in the site at `root`. What was done, in words."""
    match command:
        case "page":
            from new import page

            return page.new_page(Given(words, page.WORDS), root, date.today())
        case "term":
            from new import term

            return term.new_term(Given(words, term.WORDS), root)
        case _:
            from new import cite  # its readers are installed with the tests alone

            return cite.cite(Given(words, cite.WORDS), root)


if __name__ == "__main__":
    try:
        print(main(sys.argv[1], sys.argv[2:], Path()))
    except Mistake as mistake:
        sys.exit(str(mistake))
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nNothing was written.")
