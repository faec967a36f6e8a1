"""Under which letter a list of words has each of them, and in which order."""

from __future__ import annotations

import unicodedata

KATAKANA = {n: n - 0x60 for n in range(ord("ァ"), ord("ヶ") + 1)}  # to hiragana
SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")
ROWS = "わらやまはなたさかあ"  # of the Japanese syllabary; each begins with the letter of its name


def spelt(text: str) -> str:
    """`text` as a list is ordered by: in small letters without accents: 'É' is 'e', 'ガ' 'か'."""
    letters = unicodedata.normalize("NFD", text).lower()
    plain = "".join(sign for sign in letters if unicodedata.category(sign) != "Mn")
    return plain.translate(KATAKANA).translate(SMALL)


def letter(text: str) -> str:
    """The letter under which a list has `text`: 'E' for 'É', and for 'ギ' its row, 'か'."""
    first = (spelt(text) or text)[0]
    if "あ" <= first <= "ん":
        return next(row for row in ROWS if row <= first)
    return first.upper()
