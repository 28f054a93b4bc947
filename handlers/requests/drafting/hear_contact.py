"""How the one who helps can reach the asker: house number, box, telephone, and whatever else was told about it."""

import re
from collections.abc import Mapping
from typing import Final

from handlers.reading.phrases import words_in
from handlers.reading.place_words import BEFORE_A_HOUSE_NUMBER, BOX, LEADS_TO_A_NUMBER, NTH
from handlers.reading.plain import one_line, words
from handlers.reading.privacy import Private, find_private
from handlers.requests.nouns import Contact

NOTE_GRAPHEMES: Final = 200


def _any_of(table: Mapping[str, str]) -> str:
    """Match one of the words of all languages."""
    return "|".join(sorted({word for row in table.values() for word in row.split()}, key=len, reverse=True))


_HOUSE = re.compile(
    rf"^\W*(?:(?:{_any_of(BEFORE_A_HOUSE_NUMBER)})[ .:°]+|[#°][ ]*){{0,4}}"
    rf"(?P<house>\d{{1,4}}(?! ?(?:{_any_of(NTH)})\b)(?: ?[a-z])?(?:/\w{{1,4}})?)(?![\w°])"
    rf"(?P<box>[ ,]*(?:{_any_of(BOX)})\b[ .:]*\w{{1,5}})?",
    re.IGNORECASE,
)
_SAYS_NOTHING = words_in(LEADS_TO_A_NUMBER)


def hear_contact(text: str, street: str) -> Contact:
    """Read telephone, house number and box; everything else that was told is kept as a note."""
    said = one_line(text, NOTE_GRAPHEMES)
    found = {finding.kind: (finding.start, finding.end) for finding in reversed(find_private(said))}
    phone, where = _part(said, found.get(Private.PHONE)), _part(said, found.get(Private.HOUSE_NUMBER))
    rest = said
    for part in (phone, where):
        rest = rest.replace(part, " , ", 1) if part else rest
    if where and not any(letter.isalpha() for letter in where.split()[0] + where.split()[-1]):
        where = f"{street} {where}".strip()
    elif not where and (house := _HOUSE.match(rest)):
        where = f"{street} {house['house'].strip()}{house['box'] or ''}".strip()
        rest = rest[house.end() :]
    return Contact(where=" ".join(where.split()), phone=phone, note=_note(rest))


def _part(said: str, span: tuple[int, int] | None) -> str:
    return said[slice(*span)].strip() if span else ""


def _note(rest: str) -> str:
    """Keep what is left, piece by piece, without the little words that only led to a number."""
    pieces = [" ".join(_trimmed(piece.split())) for piece in re.split(r"[,;\n]", rest)]
    return ", ".join(piece for piece in pieces if piece)


def _trimmed(piece: list[str]) -> list[str]:
    while piece and _is_filling(piece[0]):
        piece = piece[1:]
    while piece and _is_filling(piece[-1]):
        piece = piece[:-1]
    return piece


def _is_filling(word: str) -> bool:
    return all(part.text in _SAYS_NOTHING for part in words(word))
