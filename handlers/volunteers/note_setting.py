"""Organisers write the information note in their own words, one language at a time; every change is a new edition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.languages import language_called
from handlers.decision import YES_NO, Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note
from handlers.neighbourhoods.places import id_of, no_neighbourhood, places_of
from handlers.neighbourhoods.words import NOTE_WORDS
from handlers.signs import wave
from handlers.text import InLanguage, Said, Text, Verbatim, _, lines, sentences
from handlers.volunteers.note import ToRead, note_text
from handlers.volunteers.nouns import InfoNote

LONGEST: Final = 4000
_KEEP: Final = Choice("keep", _("leave it as it is"))
_STANDARD: Final = Choice("standard", _("the standard text"))


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Ask for the words of the information note in one language."""

    name: ClassVar[str] = "note.write"
    neighbourhood: str
    language: str


@dataclass(frozen=True, slots=True)
class NoteRight:
    """Ask "Is that right?" about the words that people will read."""

    name: ClassVar[str] = "note.right"
    neighbourhood: str
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Setting:
    """The note of the neighbourhoods that may be meant; one is left when that is clear."""

    notes: tuple[ToRead, ...]


async def look_at_note(turn: Turn, look: Look) -> Setting:
    """Read the note of the neighbourhood that is named, or of those the person is in."""
    named = await look.neighbourhood(id_of(turn.text)) if id_of(turn.text) else None
    places = (named,) if named else await places_of(turn, look)
    return Setting(tuple([ToRead(place, await look.info_notes(place.id)) for place in places]))


async def look_at_step(turn: Turn, look: Look, step: WriteNote | NoteRight) -> Setting:
    """Read the note of the question."""
    place = await look.neighbourhood(step.neighbourhood)
    return Setting((ToRead(place, await look.info_notes(place.id)),) if place else ())


def show_note(turn: Turn, setting: Setting) -> Decision:
    """Show the note as it is in one language, and ask for other words."""
    if not setting.notes:
        return no_neighbourhood(turn)
    if len(setting.notes) > 1:
        return _reply(turn, "note.which", _("In which neighbourhood? Put its name behind the command."))
    (note,) = setting.notes
    if not _may_write(turn, note.place):
        return _reply(turn, "note.no", _("Only an organiser of {place} can do this.", place=note.place.name))
    language = language_called(turn.text, turn.service.languages) or turn.language
    return _ask_for_words(turn, note, language)


def _ask_for_words(turn: Turn, note: ToRead, language: str, *before: Said) -> Decision:
    shown = InLanguage(language, note_text(note, language, turn.service))
    ask = _(
        "Send me the text in {language}, all of it: why, who, insurance, costs, silence. "
        "Everybody reads it before they help, and again when it changes.",
        language=_own_name(turn, language),
    )
    text = lines(*before, _now(note), shown, ask)
    step = WriteNote(note.place.id, language)
    return say(*wave(turn), Say(turn.me, "note.write", text, choices=(_KEEP, _STANDARD), step=step, free=True))


def _now(note: ToRead) -> Text:
    if note.place.note == 0:
        return _("Nobody reads a note before they help now. This is the standard text:")
    return _("This is edition {number} of the information note:", number=note.place.note)


def _own_name(turn: Turn, code: str) -> Verbatim:
    return Verbatim(next((one.own_name for one in turn.service.languages if one.code == code), code))


def hear_words(turn: Turn, step: WriteNote, setting: Setting) -> Decision:
    """Take the words, the standard text, or leave it."""
    if not setting.notes or not _may_write(turn, setting.notes[0].place):
        return show_note(turn, setting)
    (note,) = setting.notes
    match turn.answer.choice if turn.answer else None:
        case "keep":
            return _reply(turn, "note.kept", _("Good. It stays as it is."))
        case "standard":
            return _ask_whether_right(turn, note, step, "")
        case _:
            return _hear(turn, note, step)


def _hear(turn: Turn, note: ToRead, step: WriteNote) -> Decision:
    words = turn.incoming.text.strip()
    if turn.incoming.cut or len(words) > LONGEST:
        too_long = _("That is too long: {count} letters at most. Who helps has to read it.", count=LONGEST)
        return _ask_for_words(turn, note, step.language, too_long)
    return _ask_whether_right(turn, note, step, words)


def _ask_whether_right(turn: Turn, note: ToRead, step: WriteNote, words: str) -> Decision:
    coming = replace(note, written=(_written(turn, note, step.language, words),))
    shown = InLanguage(step.language, note_text(coming, step.language, turn.service))
    text = lines(_("Everybody reads this before they help:"), shown, _("Is that right?"))
    right = NoteRight(step.neighbourhood, step.language, words)
    return say(Say(turn.me, "note.right", text, choices=YES_NO, step=right))


def _written(turn: Turn, note: ToRead, language: str, words: str) -> InfoNote:
    return InfoNote(note.place.id, note.place.note + 1, language, words, turn.person.id, turn.now)


def set_note(turn: Turn, step: NoteRight, setting: Setting) -> Decision:
    """Keep the words as a new edition after a yes; what people said yes to before stays as proof."""
    if not setting.notes or not _may_write(turn, setting.notes[0].place):
        return show_note(turn, setting)
    (note,) = setting.notes
    if turn.answer is None or turn.answer.choice != "yes":
        return _ask_for_words(turn, note, step.language)
    edition = note.place.note + 1
    place = replace(note.place, note=edition)
    audit = Note(turn.person.id, "note.set", f"{place.id}:{edition}", neighbourhood=place.id)
    text = sentences(
        _("This is now edition {number}.", number=edition),
        _("Who helps reads it before the next task. Another language? Put it behind the command."),
    )
    kept = Decision(save=(place, _written(turn, note, step.language, step.words), audit))
    return kept + _reply(turn, "note.set", text)


def _may_write(turn: Turn, place: Neighbourhood) -> bool:
    return turn.is_admin or bool(turn.roles_in(place.id) & LEADING)


def _reply(turn: Turn, msgid: str, text: Said) -> Decision:
    return say(*wave(turn), Say(turn.me, msgid, text))


COMMANDS = (
    Command(
        "neighbourhood.note",
        NOTE_WORDS,
        _("what people read before they help"),
        look_at_note,
        show_note,
        Takes.WORDS,
        "",
        LEADING,
    ),
)
STEPS = (
    StepKind(WriteNote, look_at_step, hear_words),
    StepKind(NoteRight, look_at_step, set_note),
)
