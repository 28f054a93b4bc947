"""The information note: what people read before they help, and their yes to having read it.

The law of 3 July 2005 on the rights of volunteers (article 4) asks that a volunteer hears before the start what the
organisation is for, what it is, what is insured, what costs are paid back, and what is not told to others; and that the
organisation can prove it. Who helps a neighbour of their own accord reads it as well: once for each edition, one tap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.decision import Choice, Decision, Turn
from handlers.model import Consent, Language, Neighbourhood, Service
from handlers.text import Said, Text, Verbatim, _, lines, sentences
from handlers.volunteers.nouns import InfoNote, Readiness

PURPOSE: Final = "info_note"
READ: Final = Choice("yes", _("read"), "👍")
READ_OR_ASK: Final = (READ, Choice("question", _("I have a question")))


@dataclass(frozen=True, slots=True)
class ReadFirst:
    """Ask somebody who wants to take a request, or to go ``along``, to read the information note; then it goes on."""

    name: ClassVar[str] = "note.first"
    request: int
    edition: int
    along: bool = False


@dataclass(frozen=True, slots=True)
class ToRead:
    """The information note of a neighbourhood as it is now: the newest words in each language, the newest first."""

    place: Neighbourhood
    written: tuple[InfoNote, ...] = ()

    def is_read(self, has: Readiness | None) -> bool:
        """Tell whether somebody read this edition."""
        return self.place.note == 0 or (has is not None and has.edition >= self.place.note)


def note_text(note: ToRead, language: str, service: Service) -> Said:
    """Write the note for one reader: the organisers' words, in another language only below the standard text."""
    standard = standard_note(note.place, service)
    own = next((one for one in note.written if one.language == language), None)
    if own is not None and own.words:
        return lines(_("Before you help in {place}:", place=note.place.name), Verbatim(own.words))
    other = next((one for one in note.written if one.words), None) if own is None else None
    if other is None:
        return standard
    return lines(standard, sentences(_("The organisers add:"), _name_of(other.language, service.languages)), _of(other))


def _of(note: InfoNote) -> Verbatim:
    return Verbatim(note.words)


def _name_of(code: str, languages: tuple[Language, ...]) -> Said:
    name = next((one.own_name for one in languages if one.code == code), code)
    return Verbatim(f"({name})")


def standard_note(place: Neighbourhood, service: Service) -> Said:
    """Write what holds everywhere, and whom to ask for the rest."""
    return lines(
        _("Before you help in {place}:", place=place.name),
        _("• Why: neighbours help each other, and nobody pays for it."),
        _who(place, service),
        _("• Insurance: an organiser tells you what you are insured for."),
        _("• Costs: you are not paid. Do you have costs? Ask an organiser before you make them."),
        _("• Silence: what you see or hear at people's homes, you do not tell others."),
    )


def _who(place: Neighbourhood, service: Service) -> Text:
    if service.controller:
        return _("• Who: {controller} answers for it.", controller=service.controller)
    return _("• Who: the organisers of {place} answer for it.", place=place.name)


def question_about(note: ToRead, turn: Turn) -> Said:
    """Show the note to the person of this turn and ask whether they read it."""
    return lines(note_text(note, turn.language, turn.service), _("Have you read this?"))


def having_read(turn: Turn, note: ToRead, has: Readiness | None) -> tuple[Readiness, Decision]:
    """Note that this edition was read, with the exact words as proof."""
    place = note.place
    before = has or Readiness(turn.person.id, place.id)
    now = replace(before, edition=place.note, language=turn.language, read_at=turn.now)
    proof = Consent(
        turn.person.id,
        PURPOSE,
        f"{place.id}:{place.note}",
        note_text(note, turn.language, turn.service),
        turn.language,
        turn.incoming.channel,
        turn.now,
    )
    return replace(now, version=before.version + 1), Decision(save=(now, proof))
