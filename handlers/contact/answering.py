"""Who is on duty answers a message, passes it on to somebody else, or closes it; who wrote it hears of each."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from handlers.contact.case import LABELS, InquiryCase, closed, look_at_step, no_timers, tell, timers
from handlers.contact.nouns import OPEN, InquiryState
from handlers.contact.steps import MessageHeld, MessageWaits, PassOn
from handlers.contact.words import CONTACT_WORDS
from handlers.decision import Choice, Decision, Lane, Say, StepKind, Tick, Turn, say
from handlers.model import Note, Person
from handlers.text import FirstWord, Said, Text, Verbatim, _, lines

S = InquiryState
_PASS: Final = Choice("pass", _("pass it on to somebody else"))
_DONE: Final = Choice("done", _("it is answered"))
_WAITS: Final = (Choice("mine", _("I answer it"), "🙋"), _PASS, _DONE)
_HELD: Final = (_DONE, _PASS)
_KEEP: Final = Choice("keep", _("leave it as it is"))


def ask_to_answer(
    case: InquiryCase, people: Collection[Person], *before: Said, lane: Lane = Lane.REPLY
) -> tuple[Say, ...]:
    """Show the message to these people and ask who answers it."""
    text, step = lines(*before, _shown(case)), MessageWaits(case.inquiry.id)
    return tuple(tell(case, one.id, "contact.waits", text, step, _WAITS, lane=lane) for one in people)


def _shown(case: InquiryCase) -> Said:
    who = Verbatim(case.person.name)
    place = Verbatim(case.counter.place.where.name if case.counter else "")
    about = _("{who} ({place}) wrote about: {about}", who=who, place=place, about=LABELS[case.inquiry.desk])
    words = _("“{words}”", words=Verbatim(case.inquiry.words))
    answer = _("Answer {who}: {address}", who=who, address=Verbatim(case.person.address.value))
    receipt = _("Receipt {receipt}", receipt=case.inquiry.id)
    return lines(about, words, answer, receipt)


def choose(turn: Turn, step: MessageWaits | MessageHeld, case: InquiryCase | None) -> Decision:
    """Hold it, pass it on or close it; who may not read it any more does nothing with it."""
    if case is None or not _may(turn, case):
        return _reply(turn, _("That is not needed any more. Thank you!"))
    match turn.answer.choice if turn.answer else None:
        case "mine":
            return _hold(turn, case)
        case "pass":
            return _ask_whom(turn, case)
        case _:
            return _close(turn, case)


def _may(turn: Turn, case: InquiryCase) -> bool:
    """Whether it is open, and the person may read it: a question dies with its role."""
    held_by_another = case.inquiry.held_by not in {None, turn.person.id}
    return case.inquiry.state in OPEN and not held_by_another and turn.person.id in {one.id for one in case.people}


def _hold(turn: Turn, case: InquiryCase) -> Decision:
    after = case.moved(S.HELD, turn, turn.person)
    news = _("{name} answers your message (receipt {receipt}).", name=turn.person.name, receipt=case.inquiry.id)
    fine = _("Thank you. {who} knows. Tell me when it is answered.", who=Verbatim(case.person.name))
    held = tell(after, turn.person.id, "contact.held", fine, MessageHeld(case.inquiry.id), _HELD)
    return _move(turn, turn.person, case, after, "held") + say(
        tell(after, case.person.id, "contact.answered", news), *_others(turn, after), held
    )


def _others(turn: Turn, case: InquiryCase) -> tuple[Say, ...]:
    text = _("{name} answers it. You do not have to.", name=turn.person.name)
    asked = [id_ for id_ in case.inquiry.asked if id_ != turn.person.id]
    return tuple(tell(case, id_, "contact.not_needed", text) for id_ in asked)


def _close(turn: Turn, case: InquiryCase) -> Decision:
    after = case.moved(S.CLOSED, turn, turn.person)
    news = lines(
        _(
            "{name} says that your message is answered (receipt {receipt}).",
            name=turn.person.name,
            receipt=case.inquiry.id,
        ),
        _("Something else? Type {contact}", contact=FirstWord(CONTACT_WORDS)),
    )
    fine = _("Thank you. It is closed, and I forgot the words.")
    return _move(turn, turn.person, case, after, "closed") + say(
        tell(after, case.person.id, "contact.closed", news), tell(after, turn.person.id, "contact.thanks", fine)
    )


# --- passing it on --------------------------------------------------------------------------------------------------


def _ask_whom(turn: Turn, case: InquiryCase) -> Decision:
    others = tuple(one for one in case.people if one.id != turn.person.id)
    if not others:
        text = _("Nobody else may read it. Please answer it yourself.")
        return Decision(keep_open=True) + say(tell(case, turn.person.id, "contact.nobody_else", text))
    choices = (*(Choice(one.id, Verbatim(one.name)) for one in others), _KEEP)
    return say(tell(case, turn.person.id, "contact.pass_on", _("To whom?"), PassOn(case.inquiry.id), choices))


def pass_on(turn: Turn, step: PassOn, case: InquiryCase | None) -> Decision:
    """Give it to who was chosen, and say so to who wrote it."""
    if case is None or not _may(turn, case):
        return _reply(turn, _("That is not needed any more. Thank you!"))
    chosen = next((one for one in case.people if turn.answer and one.id == turn.answer.choice), None)
    if chosen is None:
        return say(*ask_to_answer(case, (turn.person,)))
    fine = _("Thank you. I asked {name}.", name=chosen.name)
    return pass_to(turn, case, turn.person, chosen) + say(tell(case, turn.person.id, "contact.thanks", fine))


def pass_to(at: Turn | Tick, case: InquiryCase, giver: Person, chosen: Person) -> Decision:
    """Let somebody answer it instead of another, and say so to who wrote it."""
    after = case.moved(S.WAITING, at).passed_to(chosen)
    news = _("Your message is now with {name} (receipt {receipt}).", name=chosen.name, receipt=case.inquiry.id)
    passed = _("{name} passes this on to you.", name=giver.name)
    return _move(at, giver, case, after, "passed") + say(
        tell(after, case.person.id, "contact.passed", news), *ask_to_answer(after, (chosen,), passed)
    )


def _move(at: Turn | Tick, actor: Person, before: InquiryCase, after: InquiryCase, what: str) -> Decision:
    """Save the move with its line in the log, plan what follows and ask nobody what was asked before."""
    inquiry = after.inquiry
    noted = Note(actor.id, f"contact.{what}", inquiry.id, after.person.id, inquiry.neighbourhood)
    return Decision(save=(inquiry, noted), due=timers(after, at), cancel=no_timers(before), close=closed(before))


def _reply(turn: Turn, text: Text) -> Decision:
    return say(Say(turn.me, "contact.reply", text))


STEPS = (
    StepKind(MessageWaits, look_at_step, choose),
    StepKind(MessageHeld, look_at_step, choose),
    StepKind(PassOn, look_at_step, pass_on),
)
