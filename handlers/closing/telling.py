"""Everybody with something open hears that a place stops, in their language; its rooms hear it too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from handlers.attachments import Attachment
from handlers.basics.words import HUMAN_WORDS
from handlers.closing.case import ClosingCase
from handlers.closing.open import in_one_line
from handlers.decision import Lane, Say, ToOneRoom, ToPerson
from handlers.model import Person, PersonId
from handlers.text import FirstWord, InLanguage, Said, When, _, lines, sentences


def tell_people(
    case: ClosingCase,
    msgid: str,
    words: Callable[[Said], Said],
    *,
    but: Collection[PersonId] = (),
    files: Mapping[PersonId, tuple[Attachment, ...]] | None = None,
) -> Iterator[Say]:
    """Tell each person with something open, once; who chose no language reads that of the place."""
    for person, what in case.open.of().items():
        known = case.open.people[person]
        if person not in but and not known.stopped:
            text = in_their_language(case, known, words(in_one_line(what)))
            attach = (files or {}).get(person, ())
            yield Say(ToPerson(person), msgid, text, case.about, lane=Lane.PLANNED, attach=attach)


def in_their_language(case: ClosingCase, person: Person, text: Said) -> Said:
    """Say it in their own language, or in that of the place: on its last day nobody knows any more where they live."""
    return text if person.language else InLanguage(case.place.language, text)


def tell_rooms(case: ClosingCase, msgid: str, text: Said) -> Iterator[Say]:
    """Say it in each room where we may write."""
    for room in case.open.rooms:
        if room.open:
            yield Say(ToOneRoom(case.place.id, room.address), msgid, text, case.about, lane=Lane.PLANNED)


def will_stop(case: ClosingCase) -> Callable[[Said], Said]:
    """Say to a person what ends, and when."""

    def words(what: Said) -> Said:
        stops = _("On {day} {place} stops working with me.", day=When(case.closing.on), place=case.place.name)
        until = _("Until then everything goes on. What is still open then ends: {what}.", what=what)
        ask = _("Do you have a question? Type: {human}", human=FirstWord(HUMAN_WORDS))
        return lines(sentences(stops, until), ask)

    return words


def rooms_will_stop(case: ClosingCase) -> Said:
    """Say to a room when it stops, and what becomes of it."""
    return sentences(
        _("On {day} {place} stops working with me.", day=When(case.closing.on), place=case.place.name),
        _("Until then everything goes on. On that day I erase what I know of it, and leave this room."),
        _("The room stays yours."),
    )


def goes_on(case: ClosingCase) -> Said:
    """Say that it was called off."""
    return _("{place} does not stop after all. Everything goes on.", place=case.place.name)
