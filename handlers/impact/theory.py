"""`theory of change`: what a neighbourhood wants to change and how, in its own words, agreed with those who live there.

Every text is an edition: written, agreed with residents, begun, and taken over by the next one. What was begun is never
written over: a change is a new edition, so that it can be read later what was meant at the time (domain 2.7).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.impact.kept import led_by, not_one_place
from handlers.impact.nouns import Theory, TheoryState
from handlers.impact.words import THEORY_AGREED_WORDS, THEORY_BEGINS_WORDS, THEORY_CLOSES_WORDS, THEORY_WORDS
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note
from handlers.reading.own_text import as_written
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, Verbatim, _, lines

LONGEST: Final = 3000
S = TheoryState
_STANDS: Final = {
    S.DRAFT: _("a draft"),
    S.AGREED: _("agreed with the neighbourhood, not begun yet"),
    S.ACTIVE: _("what we work by now"),
    S.REVISED: _("replaced by a later edition"),
    S.CLOSED: _("closed"),
}


@dataclass(frozen=True, slots=True)
class Theories:
    """The places somebody leads, and every edition of the only one, the newest first."""

    places: tuple[Neighbourhood, ...]
    editions: tuple[Theory, ...] = ()

    def newest(self, *states: TheoryState) -> Theory | None:
        """Return the newest edition in one of these states, or of all."""
        return next((one for one in self.editions if not states or one.state in states), None)


async def look_at_theories(turn: Turn, look: Look) -> Theories:
    """Read what was written in the neighbourhood that somebody leads."""
    places = await led_by(turn, look)
    return Theories(places, await look.theories(places[0].id) if len(places) == 1 else ())


def _answer(turn: Turn, *text: Said) -> Decision:
    return say(*wave(turn), Say(turn.me, "theory", lines(*text)))


# --- read and write -------------------------------------------------------------------------------------------------


def theory(turn: Turn, known: Theories) -> Decision:
    """Tell what we work by and what is being written, or write a draft."""
    if refused := not_one_place(turn, known.places):
        return refused
    words = turn.text.strip().removeprefix(":").strip()
    if words:
        taken = as_written(words, LONGEST, cut=turn.incoming.cut)
        return _answer(turn, taken) if isinstance(taken, Text) else _write(turn, known, taken)
    shown = dict.fromkeys(one for one in (known.newest(S.ACTIVE), known.newest()) if one)
    return _answer(turn, *(line for one in shown for line in _told(one)), *(() if shown else (_none(known),)), _how())


def _write(turn: Turn, known: Theories, words: str) -> Decision:
    """Write a draft anew, or begin one: what was agreed stays as it is."""
    newest, today = known.newest(), turn.now_local.date()
    place, edition = known.places[0].id, newest.edition + 1 if newest else 1
    if newest and newest.state is S.DRAFT:
        after = replace(newest, words=words, written_by=turn.person.id, changed_on=today)
    else:
        after = Theory(place, edition, S.DRAFT, words, turn.person.id, today)
    agreed = _("Talk it over with people of the neighbourhood. Do they agree? Type: {agreed}", agreed=_AGREED)
    return Decision(save=(after, _note(turn, after))) + _answer(turn, *_told(after), agreed)


def _told(one: Theory) -> tuple[Said, ...]:
    head = _(
        "Theory of change, edition {edition}: {state} ({day}).",
        edition=one.edition,
        state=_STANDS[one.state],
        day=one.changed_on,
    )
    return (head, Verbatim(one.words))


def _none(known: Theories) -> Text:
    return _("{place} has no theory of change yet.", place=Verbatim(known.places[0].name))


def _how() -> Said:
    return _(
        "To write one, type: {word}, and then in plain words: what we assume, what we need, what we do, "
        "what comes of it, what changes for people, and how we see that. Name nobody.",
        word=FirstWord(THEORY_WORDS),
    )


def _note(turn: Turn, one: Theory) -> Note:
    return Note(turn.person.id, f"theory.{one.state.value}", str(one.edition), None, one.neighbourhood)


# --- agree, begin, close --------------------------------------------------------------------------------------------

_AGREED: Final = FirstWord(THEORY_AGREED_WORDS)
_BEGINS: Final = FirstWord(THEORY_BEGINS_WORDS)


def agree(turn: Turn, known: Theories) -> Decision:
    """Note that the neighbourhood agrees to the draft."""
    next_ = _("When you begin to work by it, type: {begins}", begins=_BEGINS)
    return _moved(turn, known, S.DRAFT, S.AGREED, next_)


def begin(turn: Turn, known: Theories) -> Decision:
    """Work by what was agreed from now on; what we worked by before is replaced."""
    begun = known.newest(S.AGREED)
    before = tuple(one for one in known.editions if one.state in {S.ACTIVE, S.AGREED} and one != begun)
    today = turn.now_local.date()
    replaced = tuple(replace(one, state=S.REVISED, changed_on=today) for one in before if begun)
    return Decision(save=replaced) + _moved(turn, known, S.AGREED, S.ACTIVE)


def close(turn: Turn, known: Theories) -> Decision:
    """Work by it no more."""
    return _moved(turn, known, S.ACTIVE, S.CLOSED)


def _moved(turn: Turn, known: Theories, before: TheoryState, after: TheoryState, *more: Said) -> Decision:
    if refused := not_one_place(turn, known.places):
        return refused
    found = known.newest(before)
    if found is None:
        newest = known.newest()
        return _answer(turn, *(_told(newest) if newest else (_none(known),)), _how())
    moved = replace(found, state=after, changed_on=turn.now_local.date())
    return Decision(save=(moved, _note(turn, moved))) + _answer(turn, *_told(moved), *more)


COMMANDS: Final = (
    Command(
        "theory",
        THEORY_WORDS,
        _("read or write what the neighbourhood wants to change, and how"),
        look_at_theories,
        theory,
        Takes.WORDS,
        "…",
        LEADING,
    ),
    Command(
        "theory.agreed",
        THEORY_AGREED_WORDS,
        _("note that the neighbourhood agrees to it"),
        look_at_theories,
        agree,
        roles=LEADING,
    ),
    Command("theory.begins", THEORY_BEGINS_WORDS, _("begin to work by it"), look_at_theories, begin, roles=LEADING),
    Command("theory.closes", THEORY_CLOSES_WORDS, _("work by it no more"), look_at_theories, close, roles=LEADING),
)
