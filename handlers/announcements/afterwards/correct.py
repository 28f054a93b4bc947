"""Putting right what is wrong in an announcement that was sent: from the words to a yes on how it will stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from handlers.announcements.afterwards.agreeing import ask_second
from handlers.announcements.afterwards.anew import write_anew
from handlers.announcements.afterwards.mending import read_mending, unclear_number
from handlers.announcements.afterwards.putting_right import LONGEST_LINE, Correcting, look_at_step, put_right
from handlers.announcements.afterwards.withdraw import ask_to_withdraw
from handlers.announcements.case import refuse_kindly
from handlers.announcements.composing.doubts import wrong_weekday
from handlers.announcements.composing.preview import what_rooms_get
from handlers.announcements.nouns import OUT, Announcement, Fix, Wording
from handlers.announcements.steps import CorrectRight, CorrectText
from handlers.announcements.unsent import stands_nowhere
from handlers.announcements.wording import LONGEST, SHORTEST, opening, read_wordings
from handlers.announcements.words import Doing, read_command
from handlers.decision import YES_NO, Choice, Decision, Entity, Say, StepKind, ToPerson, Turn, say
from handlers.reading.answers import bare_yes_or_no
from handlers.text import Joined, Text, Verbatim, _, lines

FRESH: Final = timedelta(hours=24)
"""So long after it was sent the second person is told of a correction; later they are asked."""


def why_not(turn: Turn, facts: Correcting) -> Text | None:
    """Say why this person cannot correct it, or None when they can."""
    if not facts.case.is_led_by(turn):
        return _("Only who wrote it or organises there can change it.")
    is_out = facts.case.announcement.state in OUT
    return None if is_out else stands_nowhere(facts.case.announcement)


def correct(turn: Turn, facts: Correcting | None, words: str) -> Decision:
    """Show the correction that the words mean, or ask for the text as it should be; of what stands nowhere, anew."""
    if facts and facts.case.is_led_by(turn) and facts.case.announcement.state not in OUT:
        return write_anew(turn, facts, words)
    no = why_not(turn, facts) if facts else None
    if facts is None or no:
        return refuse_kindly(turn, no)
    fix = read_mending(words, facts.case.announcement.texts)
    if fix is not None:
        return say(_ask_whether_right(turn, facts, fix))
    number = unclear_number(words, facts.case.announcement.texts)
    return say(_ask_text(turn, facts.case.announcement, _which(number) if number else None))


def _which(number: str) -> Text:
    return _("I do not know which “{number}” you mean, so I change nothing by myself.", number=number)


def _ask_text(turn: Turn, announcement: Announcement, before: Text | None = None) -> Say:
    text = _("Send me the text as it should be. Now it says:")
    parts = [Verbatim(f"— {one.language} —\n{one.words}") for one in announcement.texts]
    said = lines(*((before,) if before else ()), text, *parts)
    return Say(turn.me, "announce.correct", said, _own(announcement), step=CorrectText(announcement.number), free=True)


def take_text(turn: Turn, step: CorrectText, facts: Correcting | None) -> Decision:
    """Take the new text; languages that were not sent again stay as they are."""
    no = why_not(turn, facts) if facts else None
    if facts is None or no:
        return refuse_kindly(turn, no)
    announcement = facts.case.announcement
    if turn.incoming.file is not None:
        return say(_ask_text(turn, announcement, _("A file cannot be changed any more, only the text.")))
    match read_command(turn.text, step.number):
        case Doing.WITHDRAW, _rest:
            return ask_to_withdraw(turn, facts.outcome)
        case _doing, words:
            return correct(turn, facts, words)
    fix = read_mending(turn.text, announcement.texts)
    if fix is not None:
        return say(_ask_whether_right(turn, facts, fix))
    if number := unclear_number(turn.text, announcement.texts):
        return say(_ask_text(turn, announcement, _which(number)))
    told = read_wordings(turn.text, step.language or announcement.texts[0].language, turn.service.languages)
    if turn.incoming.cut or any(len(text.words) > LONGEST for text in told):
        return say(_ask_text(turn, announcement, _("That is too long. Send at most {n} letters.", n=LONGEST)))
    if bare_yes_or_no(turn.text) == "no":
        return say(Say(turn.me, "announce.left", _("Good. I leave it at that.")))
    if not any(len(text.words) >= SHORTEST and not bare_yes_or_no(text.words) for text in told):
        return say(_ask_text(turn, announcement))
    return say(_ask_whether_right(turn, facts, _as_told(announcement, told, step.fix)))


def _as_told(announcement: Announcement, told: tuple[Wording, ...], begun: Fix | None) -> Fix:
    """Put what was sent in the place of the texts in those languages, beside what was put right before."""
    draft = replace(announcement.draft, texts=begun.texts if begun else announcement.texts)
    for text in told:
        draft = replace(draft, texts=draft.saying(text.language, text.words))
    left = tuple(text.language for text in draft.texts if text in announcement.texts)
    return Fix(draft.texts, begun.line if begun else opening(told, letters=LONGEST_LINE), left=left)


def _ask_whether_right(turn: Turn, facts: Correcting, fix: Fix) -> Say:
    announcement = facts.case.announcement
    draft = replace(announcement.draft, texts=fix.texts)
    targets = tuple(target for target in facts.case.targets if target.room.address.value in facts.arrived)
    text = lines(
        _("I correct announcement {number} where it stands:", number=announcement.number),
        what_rooms_get(draft, targets or facts.case.targets, fix.line, facts.told),
        *_over_bridges(facts),
        *_left_as_it_is(turn, fix),
        *_doubted_days(turn, fix),
        _("Right?"),
    )
    step = CorrectRight(announcement.number, fix)
    rest = (Choice("rest", _("put that right too")),) if fix.left else ()
    return Say(turn.me, "announce.corrected", text, _own(announcement), (*YES_NO, *rest), step)


def _left_as_it_is(turn: Turn, fix: Fix) -> tuple[Text, ...]:
    """Say in which languages nothing changes, so that nobody goes on reading what was wrong."""
    names = tuple(Verbatim(one.own_name) for one in turn.service.languages if one.code in fix.left)
    text = _("Nothing changes in: {languages}.", languages=Joined(names, by=", "))
    return (text,) if names else ()


def _doubted_days(turn: Turn, fix: Fix) -> tuple[Text, ...]:
    """Point to the first date of each text that is another weekday than it says."""
    found = [wrong for text in fix.texts if (wrong := wrong_weekday(text, turn.now_local))]
    return tuple(_("Look out: “{said}” is {day}.", said=Verbatim(said), day=day.on) for said, day in found)


def _ask_the_rest(turn: Turn, announcement: Announcement, fix: Fix) -> Say:
    """Ask for the first text in which nothing was put right yet."""
    language = fix.left[0]
    name = next((one.own_name for one in turn.service.languages if one.code == language), language)
    now = next(text.words for text in announcement.texts if text.language == language)
    asked = _("Type the text in this language: {language}", language=Verbatim(name))
    step = CorrectText(announcement.number, language, fix)
    said = lines(asked, _("Now it says:"), Verbatim(now))
    return Say(turn.me, "announce.correct", said, _own(announcement), step=step, free=True)


def _own(announcement: Announcement) -> Entity:
    """Name it in what is asked of who corrects it, so that the question ends when it is taken back."""
    return Entity("announcement.correcting", announcement.subject)


def _over_bridges(facts: Correcting) -> tuple[Text, ...]:
    bridged = any(target.room.bridged for target in facts.case.targets)
    text = _("Where there is a bridge I also send a short new message: edits are not always seen there.")
    return (text,) if bridged else ()


def answer(turn: Turn, step: CorrectRight, facts: Correcting | None) -> Decision:
    """Correct it; late and in more than one room somebody else says yes first."""
    no = why_not(turn, facts) if facts else None
    if facts is None or no:
        return refuse_kindly(turn, no)
    announcement = facts.case.announcement
    if turn.answer and turn.answer.choice == "rest":
        return say(_ask_the_rest(turn, announcement, step.fix))
    if turn.answer is None or turn.answer.choice != "yes":
        return say(_ask_text(turn, announcement))
    late = announcement.sent_at is not None and turn.now - announcement.sent_at > FRESH
    if late and len(facts.case.targets) + len(facts.told) > 1:
        return ask_second(turn, facts, step.fix)
    done = put_right(turn, facts, step.fix)
    told = _("{name} corrected announcement {number}.", name=turn.person.name, number=announcement.number)
    line = _("Corrected: {line}", line=step.fix.line)
    others = {announcement.approver, announcement.composer} - {None, turn.person.id}
    return done + say(
        Say(turn.me, "announce.mended", _("I am correcting it in every room.")),
        *(Say(ToPerson(one), "announce.mended", lines(told, line)) for one in sorted(filter(None, others))),
    )


STEPS = (
    StepKind(CorrectText, look_at_step, take_text, hears_danger=True, whole=True),
    StepKind(CorrectRight, look_at_step, answer),
)
