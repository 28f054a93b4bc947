"""When an announcement goes: now, after the quiet hours, or at a moment that was named; and who must agree first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from handlers.announcements.approving.approve import ask_to_approve
from handlers.announcements.composing.enclosing import take_file
from handlers.announcements.composing.preview import (
    CHANGE,
    LATER,
    MORNING,
    NOW,
    STOP,
    URGENT,
    Previewing,
    ask_whether_ready,
    look_at_previewing,
    moments,
    no_colleague,
)
from handlers.announcements.composing.send_or_not import drop, says_more_than_when, says_now
from handlers.announcements.composing.whom import options
from handlers.announcements.days import doubt
from handlers.announcements.nouns import Announcement, AnnouncementState, Draft
from handlers.announcements.steps import (
    AnnounceChange,
    AnnounceMoment,
    AnnounceMore,
    AnnounceReady,
    AnnounceSure,
    AnnounceText,
    AnnounceWhen,
    AnnounceWhom,
)
from handlers.announcements.timers import lapse_due, send_due
from handlers.basics.misread import misread
from handlers.decision import NOTHING, Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.reading.dates.reader import DateQuestion, Doubt, read_moment, says_when
from handlers.reading.walltime import shift_quiet, to_instant, to_local
from handlers.text import Said, Text, Verbatim, When, _, lines, sentences

_FARTHEST: Final = timedelta(days=366)
_TEXT, _MORE, _WHOM, _NO_FILE = "text", "more", "whom", "no file"


async def look_at_ready(
    turn: Turn, look: Look, step: AnnounceReady | AnnounceWhen | AnnounceMoment | AnnounceSure | AnnounceChange
) -> Previewing:
    """Read everything about its rooms as they are now."""
    return await look_at_previewing(turn, look, step.draft)


def choose_moment(turn: Turn, step: AnnounceReady, facts: Previewing) -> Decision:
    """Plan it, ask for a moment, change something, or leave it."""
    if with_file := take_file(turn, step.draft):
        return with_file
    draft, chosen = step.draft, turn.answer.choice if turn.answer else None
    if says_now(turn.text):
        return _at_once(turn, draft, facts)
    if chosen in {NOW, URGENT, MORNING}:
        local = shift_quiet(turn.now, turn.zone) if chosen == MORNING else turn.now
        return _plan_if_right(turn, draft, facts, to_local(local, turn.zone), urgent=chosen == URGENT)
    if chosen == LATER:
        return say(_ask_when(turn, draft))
    if chosen == CHANGE:
        return say(ask_change(turn, draft))
    if chosen == STOP:
        return drop(turn)
    if says_when(turn.text, turn.language):
        return _at_moment(turn, draft, facts)
    text = lines(misread(0), _("When shall I send it?"))
    return say(Say(turn.me, "announce.ready", text, choices=moments(turn, facts), step=step, free=True))


def _ask_when(turn: Turn, draft: Draft, before: Text | None = None) -> Say:
    text = _("When? For example: Friday 8 o'clock.")
    said = lines(before, text) if before else text
    return Say(turn.me, "announce.when", said, step=AnnounceWhen(draft), free=True)


def choose_when(turn: Turn, step: AnnounceWhen, facts: Previewing) -> Decision:
    """Plan it for the moment that was named."""
    if says_now(turn.text):
        return _at_once(turn, step.draft, facts)
    return _at_moment(turn, step.draft, facts)


def _at_once(turn: Turn, draft: Draft, facts: Previewing) -> Decision:
    awake = to_local(shift_quiet(turn.now, turn.zone), turn.zone)
    return _by_night(turn, turn.now_local, awake) + _plan_if_right(turn, draft, facts, awake)


def _at_moment(turn: Turn, draft: Draft, facts: Previewing) -> Decision:
    found = read_moment(turn.text, now_local=turn.now_local, language=turn.language)
    if isinstance(found, DateQuestion):
        return say(_ask_when(turn, draft, _("I am not sure which moment you mean. Name the day and the hour.")))
    if found.start is None or found.part is not None:
        return say(_ask_when(turn, draft, _("At what time? Name the day and the hour.")))
    if Doubt.PAST in found.doubts:
        return say(_ask_when(turn, draft, _("That moment is over.")))
    local = datetime.combine(found.on, found.start)
    if local - turn.now_local > _FARTHEST:
        return say(_ask_when(turn, draft, _("That is too far away.")))
    awake = _awake(local, turn.zone)
    if says_more_than_when(turn.text, turn.now_local, turn.language):
        return _by_night(turn, local, awake) + say(_ask_whether_meant(turn, draft, awake))
    return _by_night(turn, local, awake) + _plan_if_right(turn, draft, facts, awake)


def _by_night(turn: Turn, local: datetime, awake: datetime) -> Decision:
    night = say(Say(turn.me, "announce.night", _("At night I send nothing.")))
    return NOTHING if awake == local else night


def _ask_whether_meant(turn: Turn, draft: Draft, local: datetime) -> Say:
    text = _("Do you mean: send it on {when}?", when=When(local.date(), _minute(local)))
    choices = (
        Choice("yes", _("yes, send it then")),
        Choice(LATER, _("another moment")),
        Choice(STOP, _("do not send it")),
    )
    return Say(turn.me, "announce.moment", text, choices=choices, step=AnnounceMoment(draft, local))


def answer_meant(turn: Turn, step: AnnounceMoment, facts: Previewing) -> Decision:
    """Plan it for that moment, ask for another, or leave it."""
    match turn.answer.choice if turn.answer else None:
        case "yes":
            return _plan_if_right(turn, step.draft, facts, step.send_local)
        case "stop":
            return drop(turn)
        case _:
            return say(_ask_when(turn, step.draft))


def _plan_if_right(turn: Turn, draft: Draft, facts: Previewing, local: datetime, *, urgent: bool = False) -> Decision:
    """Plan it; or ask first, where it speaks of "tomorrow" and goes only tomorrow."""
    doubtful = doubt(draft.texts, turn.now_local.date(), local)
    if doubtful is None:
        return _plan(turn, draft, facts, local, urgent=urgent)
    goes = _("It only goes on {when}.", when=When(local.date(), _minute(local)))
    choices = (Choice("yes", _("yes, that is right")), Choice("no", _("no, I change the text")))
    step = AnnounceSure(draft, local)
    return say(Say(turn.me, "announce.sure", sentences(goes, doubtful), choices=choices, step=step))


def answer_sure(turn: Turn, step: AnnounceSure, facts: Previewing) -> Decision:
    """Plan it as it is, or ask for another text."""
    if turn.answer and turn.answer.choice == "yes":
        return _plan(turn, step.draft, facts, step.send_local)
    return say(Say(turn.me, "announce.text", _("Send me the text."), step=AnnounceText(step.draft), free=True))


def _awake(local: datetime, zone: str) -> datetime:
    """Move a moment in the quiet hours to their end."""
    return to_local(shift_quiet(to_instant(local.date(), local.time(), zone), zone), zone)


# --- the plan -------------------------------------------------------------------------------------------------


def _plan(turn: Turn, draft: Draft, facts: Previewing, local: datetime, *, urgent: bool = False) -> Decision:
    """Keep the announcement, and ask a second person where more than one room or the night is disturbed."""
    if not (facts.targets or facts.privately) or not set(draft.places) <= facts.reach:
        return say(Say(turn.me, "announce.no", _("You may not announce there any more. Nothing was sent.")))
    needs_yes = urgent or facts.is_wide
    if needs_yes and not facts.colleagues:
        return Decision(say=(Say(turn.me, "announce.nobody", no_colleague()),), keep_open=True)
    made = Announcement(
        facts.number,
        turn.person.id,
        AnnouncementState.ASKED if needs_yes else AnnouncementState.SCHEDULED,
        draft.places,
        draft.kinds,
        draft.texts,
        turn.now,
        local,
        turn.zone,
        urgent,
        enclosed=draft.enclosed,
        roles=draft.roles,
    )
    note = Note(turn.person.id, "announcement.made", made.subject, neighbourhood=draft.places[0])
    kept = Decision(save=(made, note))
    if needs_yes:
        return kept + _ask_second(turn, made, facts)
    return kept + Decision(say=(Say(turn.me, "announce.planned", _planned(turn, made)),), due=(send_due(made, local),))


def _ask_second(turn: Turn, made: Announcement, facts: Previewing) -> Decision:
    asked = ask_to_approve(made, turn.person.name, facts.targets, facts.people, facts.colleagues, facts.privately)
    waits = _("Announcement {number} waits for a yes of {name}.", number=made.number, name=facts.colleagues[0].name)
    told = Say(turn.me, "announce.waits", lines(waits, when_it_goes(turn, made)))
    return Decision(say=(told, *asked), due=(lapse_due(made, turn.now),))


def _planned(turn: Turn, made: Announcement) -> Said:
    return lines(_("Announcement {number} is ready.", number=made.number), when_it_goes(turn, made))


def when_it_goes(turn: Turn, made: Announcement) -> Text:
    """Say when it will be sent."""
    if made.send_local <= turn.now_local and made.state is AnnouncementState.ASKED:
        return _("I send it as soon as there is a yes.")
    if made.send_local <= turn.now_local:
        return _("I send it now.")
    return _("I send it on {when}.", when=When(made.send_local.date(), _minute(made.send_local)))


def _minute(local: datetime) -> time:
    return local.time().replace(second=0, microsecond=0)


# --- changing -------------------------------------------------------------------------------------------------


def ask_change(turn: Turn, draft: Draft) -> Say:
    """Ask what should change; "back" shows it again as it is."""
    no_file = (Choice(_NO_FILE, _("without the file")),) if draft.enclosed else ()
    more, whom = Choice(_MORE, _("the languages")), Choice(_WHOM, _("to whom"))
    choices = (Choice(_TEXT, _("the text")), more, whom, *no_file)
    return Say(turn.me, "announce.change", _("What should change?"), choices=choices, step=AnnounceChange(draft))


def choose_change(turn: Turn, step: AnnounceChange, facts: Previewing) -> Decision:
    """Ask again what should change; the rest stays."""
    match turn.answer.choice if turn.answer else None:
        case "text":
            return say(Say(turn.me, "announce.text", _("Send me the text."), step=AnnounceText(step.draft), free=True))
        case "more":
            return say(_ask_language(turn, step.draft))
        case "no file":
            return say(ask_whether_ready(turn, replace(step.draft, enclosed=None), facts))
        case _:
            choices = tuple(Choice(one.id, one.label) for one in options(facts.country, facts.reach))
            asked = Say(turn.me, "announce.whom", _("To whom?"), choices=choices, step=AnnounceWhom(step.draft))
            return say(asked)


def _ask_language(turn: Turn, draft: Draft) -> Say:
    choices = tuple(Choice(one.code, Verbatim(one.own_name)) for one in turn.service.languages)
    step = AnnounceMore(draft)
    return Say(turn.me, "announce.more", _("Which language?"), choices=choices, step=step, free=True)


def back_to_ready(
    turn: Turn, step: AnnounceWhen | AnnounceMoment | AnnounceSure | AnnounceChange, facts: Previewing
) -> Decision:
    """Show again what each room gets."""
    return say(ask_whether_ready(turn, step.draft, facts))


STEPS = (
    StepKind(AnnounceReady, look_at_ready, choose_moment, whole=True),
    StepKind(AnnounceWhen, look_at_ready, choose_when, back_to_ready),
    StepKind(AnnounceMoment, look_at_ready, answer_meant, back_to_ready),
    StepKind(AnnounceSure, look_at_ready, answer_sure, back_to_ready),
    StepKind(AnnounceChange, look_at_ready, choose_change, back_to_ready),
)
