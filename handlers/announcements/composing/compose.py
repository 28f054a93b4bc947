"""Writing an announcement, in private: to whom → the text → further languages → what each room gets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.announcements.audience import LIVED_IN, Country, Target, how_far, look_at_country, look_at_targets
from handlers.announcements.composing.aiming import Unknown, is_sentence, unknown_in
from handlers.announcements.composing.preview import (
    Previewing,
    addresses,
    ask_whether_ready,
    full_rooms,
    look_at_previewing,
)
from handlers.announcements.composing.text import back_to_text, choose_more, look_at_more, look_at_text, take_text
from handlers.announcements.composing.whom import (
    ALONE,
    Option,
    also_aimed,
    is_none_of_ours_alone,
    left_out,
    options,
    read_whom,
    says_who,
)
from handlers.announcements.nouns import Draft
from handlers.announcements.privately import Recipient, each_in_private, look_at_recipients
from handlers.announcements.steps import WRITING, AnnounceKinds, AnnounceMore, AnnounceText, AnnounceWhom, left_off
from handlers.announcements.timers import DRAFT_OVER, draft_due
from handlers.announcements.words import ANNOUNCE_WORDS
from handlers.decision import (
    NOTHING,
    Cancel,
    Choice,
    Decision,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.neighbourhoods.places import kind_label
from handlers.reading.answers import bare_yes_or_no
from handlers.reading.plain import one_line
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, Verbatim, _, _n, lines, sentences


@dataclass(frozen=True, slots=True)
class Composing:
    """Where the writer may announce, what is meant, how many rooms and people that is; ``ready``: the text is there."""

    country: Country
    reach: frozenset[str]
    draft: Draft | None = None
    targets: tuple[Target, ...] = ()
    people: int = 0
    left_out: int = 0
    privately: tuple[Recipient, ...] = ()
    ready: Previewing | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be chosen."""
        return options(self.country, self.reach)


async def _where(turn: Turn, look: Look) -> Composing:
    country = await look_at_country(look)
    return Composing(country, country.within_reach(turn.standings, is_admin=turn.is_admin))


async def look_at_composing(turn: Turn, look: Look) -> Composing:
    """Read where the writer may announce, and whom the words mean."""
    begun = await _where(turn, look)
    draft = read_whom(turn.text, begun.country, begun.reach) if turn.text else None
    facts = await _measured(turn, look, begun, draft)
    return replace(facts, left_out=left_out(draft, turn.text, begun.country, begun.reach)) if draft else facts


async def _measured(turn: Turn, look: Look, facts: Composing, draft: Draft | None) -> Composing:
    if draft is None or not draft.is_aimed:
        return replace(facts, draft=draft)
    targets = await look_at_targets(look, facts.country, draft.places, draft.kinds)
    people = await look.how_many_in(draft.places, draft.kinds)
    ready = await look_at_previewing(turn, look, draft) if draft.texts else None
    full = await full_rooms(look, targets, turn.now, turn.service.most_a_week)
    privately = await look_at_recipients(look, facts.country, draft, turn.person.id, addresses(full))
    return replace(facts, draft=draft, targets=targets, people=people, privately=privately, ready=ready)


def begin(turn: Turn, facts: Composing) -> Decision:
    """Ask for the text when it is clear to whom; else ask to whom. It always goes on in private."""
    asked = _ask_text(turn, facts) if facts.draft else _ask_whom_again(turn, facts, turn.text, AnnounceWhom())
    kept = () if asked.step is None else (draft_due(turn),)
    over = (Cancel(DRAFT_OVER, turn.person.id),)
    return Decision(say=(*wave(turn), asked), due=kept, cancel=over, close=left_off(turn.person.id))


# --- to whom --------------------------------------------------------------------------------------------------


def _ask_whom(turn: Turn, facts: Composing, before: Said | None = None, step: AnnounceWhom | None = None) -> Say:
    if not facts.reach:
        return Say(turn.me, "announce.no", _("Only an organiser can announce something."))
    aim = step.aim if step else ""
    choices = tuple(Choice(one.id, one.label) for one in facts.options if not (aim and one.draft.is_aimed))
    text = _("Of which neighbourhood, or of all?") if aim else _("To whom?")
    if not aim and len(facts.reach) > len(choices):
        text = _("To whom? You can also type a name, or several.")
    said = lines(before, text) if before else text
    return Say(turn.me, "announce.whom", said, choices=choices, step=step or AnnounceWhom(), free=True)


def _ask_whom_again(turn: Turn, facts: Composing, words: str, step: AnnounceWhom) -> Say:
    """Ask to whom it goes, with what of these words was understood, and why the rest was not."""
    unknown = unknown_in(words, facts.country)
    aim = words if unknown is None and says_who(words) else step.aim
    asked = replace(step, aim=aim, meant=unknown.instead if unknown else "")
    why = _unclear(words, unknown) if words and facts.reach and (unknown or not says_who(words)) else None
    return _ask_whom(turn, facts, why, asked)


def _unclear(words: str, unknown: Unknown | None) -> Text:
    """Say why it is not clear to whom it goes."""
    if is_none_of_ours_alone(words):
        return _("One by one, in private, I can only write to the volunteers and the organisers.")
    if unknown is None or unknown.is_sentence:
        return _("I do not know that place.")
    name = Verbatim(one_line(unknown.words))
    if unknown.meant:
        return _("I know no label or neighbourhood “{name}”. Do you mean {other}?", name=name, other=unknown.meant)
    return _("I know no label or neighbourhood “{name}”.", name=name)


def _said(turn: Turn, step: AnnounceWhom) -> str:
    """Return what was typed: a yes stands for what we asked, and a place goes with who was named before."""
    if step.meant and bare_yes_or_no(turn.text) == "yes":
        return step.meant
    return f"{turn.text}, {step.aim}" if step.aim and not says_who(turn.text) else turn.text


async def look_at_whom(turn: Turn, look: Look, step: AnnounceWhom) -> Composing:
    """Read what was chosen or typed."""
    begun = await _where(turn, look)
    chosen = turn.answer.choice if turn.answer and not is_sentence(turn.text, begun.country) else None
    option = next((one for one in begun.options if one.id == chosen), None)
    draft = option.draft if option else read_whom(_said(turn, step), begun.country, begun.reach)
    if option and draft and step.aim and not draft.is_aimed:
        draft = also_aimed(draft, step.aim)
    if draft and step.before:
        draft = replace(step.before, places=draft.places, kinds=draft.kinds, roles=draft.roles)
    return await _measured(turn, look, begun, draft)


def choose_whom(turn: Turn, step: AnnounceWhom, facts: Composing) -> Decision:
    """Go on to the kinds of rooms, or to the text."""
    if facts.draft is None:
        return say(_ask_whom_again(turn, facts, turn.text, step))
    if not facts.draft.is_aimed:
        return say(_ask_kinds(turn, facts.draft))
    return say(_ask_text(turn, facts))


def _ask_kinds(turn: Turn, draft: Draft) -> Say:
    rooms = tuple(Choice(kind.value, kind_label(kind)) for kind in LIVED_IN)
    choices = (*rooms, *(Choice(id_, label) for id_, label, _roles in ALONE))
    text = _("Which rooms there? You may name several.")
    return Say(turn.me, "announce.kinds", text, choices=choices, step=AnnounceKinds(draft), many=True)


async def look_at_kinds(turn: Turn, look: Look, step: AnnounceKinds) -> Composing:
    """Read the rooms of the kinds that were chosen."""
    begun = await _where(turn, look)
    chosen = turn.answer.choices if turn.answer else ()
    kinds = tuple(kind for kind in LIVED_IN if kind.value in chosen)
    roles = tuple(role for id_, _label, alone in ALONE if id_ in chosen for role in alone)
    return await _measured(turn, look, begun, replace(step.draft, kinds=kinds, roles=roles))


def choose_kinds(turn: Turn, step: AnnounceKinds, facts: Composing) -> Decision:
    """Go on to the text."""
    return say(_ask_text(turn, facts))


# --- the text -------------------------------------------------------------------------------------------------


def _ask_text(turn: Turn, facts: Composing) -> Say:
    draft = facts.draft
    assert draft is not None  # noqa: S101 - the callers have looked
    if draft.roles and not (facts.targets or facts.privately):
        return Say(turn.me, "announce.nowhere", _("There is nobody there to whom I could tell it in private."))
    if not (facts.targets or facts.privately):
        return Say(turn.me, "announce.nowhere", _("There is no room of that kind."))
    if facts.ready:
        return ask_whether_ready(turn, draft, facts.ready)
    only = _n(
        "I leave {count} neighbourhood out: you do not organise there.",
        "I leave {count} neighbourhoods out: you do not organise there.",
        facts.left_out,
    )
    notes = (only,) if facts.left_out else ()
    text = sentences(
        how_far(facts.targets, facts.people, each_in_private(facts.privately)), *notes, _("Send me the text.")
    )
    return Say(turn.me, "announce.text", text, step=AnnounceText(draft), free=True)


# --- left alone -------------------------------------------------------------------------------------------------


async def look_at_unfinished(tick: Tick, look: Look) -> bool:
    """Read whether somebody is still in the middle of writing."""
    asked = await look.open_steps(tick.due.subject)
    return any(step.name in asked for step in WRITING)


def let_go(tick: Tick, unfinished: bool) -> Decision:
    """Let go of what was not finished in a day."""
    if not unfinished:
        return NOTHING
    text = _(
        "You did not finish your announcement. I let go of it. To begin again: {words}", words=FirstWord(ANNOUNCE_WORDS)
    )
    told = Say(ToPerson(tick.due.subject), "announce.let_go", text)
    return Decision(say=(told,), close=left_off(tick.due.subject))


# --- back -------------------------------------------------------------------------------------------------------


def back_to_whom(turn: Turn, step: AnnounceText | AnnounceKinds, facts: Composing | Previewing) -> Decision:
    """Ask again to whom it goes."""
    return say(_ask_whom(turn, Composing(facts.country, facts.reach)))


STEPS = (
    StepKind(AnnounceWhom, look_at_whom, choose_whom),
    StepKind(AnnounceKinds, look_at_kinds, choose_kinds, back_to_whom),
    StepKind(AnnounceText, look_at_text, take_text, back_to_whom, hears_danger=True, whole=True),
    StepKind(AnnounceMore, look_at_more, choose_more, back_to_text, whole=True),
)
TIMERS = (TimerKind(DRAFT_OVER, "It is let go of late.", look_at_unfinished, let_go),)
