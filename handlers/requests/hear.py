"""What the words of a request mean: help, moment, street, contact, and what neighbours may read."""

from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise

from handlers.reading.dates import read_moment
from handlers.reading.dates_tokens import tokens
from handlers.reading.dates_words import Kind
from handlers.reading.moments import DateQuestion, Doubt, Moment, QuestionKind
from handlers.reading.plain import clean, one_line, words
from handlers.reading.privacy import Private, find_private, needs_review, spoken_need, street_of, without_private
from handlers.requests.nouns import Category, Contact
from handlers.text import When

TITLE_GRAPHEMES = 60
STREET_GRAPHEMES = 40
NOTE_GRAPHEMES = 200
_MOST_TITLE_WORDS = 8
_MOST_WORDS_READ = 30
_FILLING = frozenset({"het", "de", "tegen", "rond", "vers", "des", "der", "den", "gegen", "by", "s"})
_DAYS = frozenset({Kind.WEEKDAY, Kind.MONTH, Kind.DAY})
_SHORT = 3
_PEOPLE = frozenset(
    {
        *("helpers", "helper", "buren", "buur", "mensen", "personen", "man", "vrijwilligers", "handen"),
        *("people", "neighbours", "neighbors", "persons", "volunteers", "voisins", "personnes", "benevoles"),
        *("leute", "nachbarn", "helfer", "freiwillige"),
    }
)
MOST_HELPERS = 20
_EARLY = time(6)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of free words. ``question`` says what about the date must be asked back."""

    category: Category | None = None
    title: str = ""
    when: When | None = None
    options: tuple[When, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    question: QuestionKind | None = None
    street: str = ""
    where: str = ""
    phone: str = ""
    helpers: int = 0
    review: str = ""
    is_private: bool = False


def hear(text: str, now_local: datetime, language: str) -> Heard:
    """Read everything there is in a person's words; what is not there stays empty."""
    said = clean(text)
    if not said:
        return Heard()
    date = hear_when(said, now_local, language)
    need = spoken_need(said)
    review = needs_review(said)
    contact = hear_contact(said, "")
    return Heard(
        category=Category(need) if need else None,
        title=title_of(said, now_local, language),
        when=date.when,
        options=date.options,
        doubts=date.doubts,
        question=date.question,
        street=street_of_words(said) if contact.where else "",
        where=contact.where,
        phone=contact.phone,
        helpers=hear_helpers(said),
        review=review.value if review else "",
        is_private=bool(find_private(said)),
    )


# --- when -------------------------------------------------------------------------------------------------------


def hear_when(text: str, now_local: datetime, language: str) -> Heard:
    """Read only the moment: one, or several to choose from, or the reason why none."""
    read = read_moment(text, now_local=now_local, language=language)
    match read:
        case Moment():
            return Heard(when=to_when(read), doubts=read.doubts)
        case DateQuestion(kind, options):
            return Heard(options=tuple(to_when(option) for option in options), question=kind)


def to_when(moment: Moment) -> When:
    """Make a moment of a request of what was read; "before five" begins in the morning."""
    start = moment.start
    if start is None and moment.end is not None:
        start = time(9) if moment.end > time(9) else _EARLY
    end = moment.end if start != moment.end else None
    return When(moment.on, start, end, moment.weekly)


# --- who and where ----------------------------------------------------------------------------------------------


def hear_contact(text: str, street: str) -> Contact:
    """Read phone number and house number; what is neither is kept as a note."""
    said = one_line(text, NOTE_GRAPHEMES)
    found = {finding.kind: said[finding.start : finding.end].strip() for finding in reversed(find_private(said))}
    phone, where = found.get(Private.PHONE, ""), found.get(Private.HOUSE_NUMBER, "")
    rest = said
    for part in (phone, where):
        rest = rest.replace(part, " ") if part else rest
    rest = " ".join(rest.split()).strip(" ,.;:-")
    number = _bare_number(rest)
    if number and not where:
        return Contact(where=f"{street} {number}".strip(), phone=phone)
    return Contact(where=where, phone=phone, note=rest if not (phone or where) else "")


def _bare_number(text: str) -> str:
    """Return a house number that stands alone: "9", "nr 9 bus 2"."""
    pieces = [piece for piece in text.replace(",", " ").split() if piece.casefold().strip(".") not in _NUMBER_SIGNS]
    if not pieces or not pieces[0][:1].isdecimal() or len(pieces) > 3 or len(pieces[0]) > 5:
        return ""
    return " ".join(pieces)


_NUMBER_SIGNS = frozenset(
    {"nr", "nummer", "huisnummer", "no", "n°", "numero", "numéro", "number", "hausnummer", "#", "house"}
)


def street_of_words(text: str) -> str:
    """Return the street for the public text: never a number, never more than a line."""
    street = street_of(text)
    return one_line(without_private(street if street else text), STREET_GRAPHEMES).strip(" ,.;")


def hear_helpers(text: str) -> int:
    """Return how many neighbours are asked for ("with 3 people"); 0 when that is not said."""
    said = words(text)
    for number, people in pairwise(said):
        if number.text.isdecimal() and people.text in _PEOPLE and 0 < int(number.text[:3]) <= MOST_HELPERS:
            return int(number.text[:3])
    return 0


def has_letters(text: str) -> bool:
    """Tell whether there is a word in it, and not numbers and signs alone."""
    return sum(character.isalpha() for character in text) > 1


# --- words for neighbours ---------------------------------------------------------------------------------------


def title_of(text: str, now_local: datetime, language: str) -> str:
    """Return the words without date and without anything private; empty when too little or too much is left."""
    spoken = without_private(clean(text)).split()
    if len(spoken) > _MOST_WORDS_READ:
        return ""
    kept = _without_date(spoken, now_local, language)
    title = public_line(" ".join(kept))
    return title if 2 <= len(title.split()) <= _MOST_TITLE_WORDS else ""


def public_line(text: str) -> str:
    """Return words that may stand in public: private things left out, on one line."""
    line = one_line(without_private(clean(text)), TITLE_GRAPHEMES).strip(" ,.;:-·")
    return line[:1].upper() + line[1:] if has_letters(line) else ""


def _without_date(spoken: list[str], now_local: datetime, language: str) -> list[str]:
    """Leave out each word that names a day or that the date depends on, and the words of time beside it."""
    whole = _read(spoken, now_local, language)
    if _is_unreadable(whole):
        return spoken
    of_date = [
        _read(spoken[:i] + spoken[i + 1 :], now_local, language) != whole or _names_a_day(spoken[i], language)
        for i in range(len(spoken))
    ]
    for _round in range(4):
        of_date = [
            found or (_is_about_time(spoken[i], language) and any(of_date[max(i - 1, 0) : i + 2]))
            for i, found in enumerate(of_date)
        ]
    return [word for word, found in zip(spoken, of_date, strict=True) if not found]


def _names_a_day(word: str, language: str) -> bool:
    """Tell whether a word names a day by itself: "monday" in "monday 30 november" changes nothing and goes too."""
    return len(word) > _SHORT and any(_DAYS & token.senses.keys() for token in tokens(word, language))


def _is_about_time(word: str, language: str) -> bool:
    pieces = [token for token in tokens(word, language) if token.text.isalnum()]
    return bool(pieces) and all(token.senses or token.text.isdecimal() or token.text in _FILLING for token in pieces)


def _is_unreadable(read: Moment | DateQuestion) -> bool:
    return isinstance(read, DateQuestion) and read.kind is QuestionKind.UNREADABLE


def _read(spoken: list[str], now_local: datetime, language: str) -> Moment | DateQuestion:
    return read_moment(" ".join(spoken), now_local=now_local, language=language)
