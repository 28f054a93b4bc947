"""Who may is asked, one takes it, contacts the service and tells what came of it; who asked hears of each step."""

from __future__ import annotations

from typing import Final, assert_never

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Choice, Decision, Lane, Say, StepKind, Tick, Turn, say
from handlers.guide.words import GUIDE_WORDS
from handlers.model import Note, Person
from handlers.referrals.case import ReferralCase, closed, look_at_step, no_timers, tell, timers
from handlers.referrals.nouns import Referral, ReferralState
from handlers.referrals.steps import HowDidItGo, HowItGoes, ReferralWanted
from handlers.text import FirstWord, Said, Text, Verbatim, _, lines, sentences

S = ReferralState
_TAKE: Final = (Choice("take", _("yes, I contact them"), "🙋"), Choice("cannot", _("I cannot now")))
_GOES: Final = (Choice("contacted", _("I have contacted them")), Choice("back", _("I hand it back")))
_OUTCOMES: Final = (
    Choice(S.HELPED, _("they help")),
    Choice(S.INELIGIBLE, _("they are not for this person")),
    Choice(S.WAITING, _("there is a waiting list")),
    Choice(S.UNREACHED, _("no contact")),
)


def ask_to_take(case: ReferralCase, *before: Said, lane: Lane = Lane.REPLY) -> tuple[Say, ...]:
    """Ask everybody who may, except who has it already, whether they take it."""
    text = lines(*before, _asked(case), _("Do you take this?"))
    step = ReferralWanted(case.referral.id)
    asked = (one.id for one in case.place.people if one.id != case.referral.taken_by)
    return tuple(tell(case, who, "referral.wanted", text, step, _TAKE, lane=lane) for who in asked)


def _asked(case: ReferralCase) -> Said:
    who, door = Verbatim(case.person.name), Verbatim(case.referral.door.name)
    asked = _(
        "{who} ({place}) wants to reach {door}, and asks you to contact them.", who=who, place=_where(case), door=door
    )
    write = _("Write to {who}: {address}", who=who, address=Verbatim(case.person.address.value))
    ways = case.referral.door.ways
    return lines(asked, *((Verbatim(ways),) if ways else ()), write)


def _where(case: ReferralCase) -> Verbatim:
    return Verbatim(case.place.where.name)


# --- taking it ------------------------------------------------------------------------------------------------------


def take(turn: Turn, step: ReferralWanted, case: ReferralCase | None) -> Decision:
    """Let the first who says so take it; who lost the role meanwhile takes nothing."""
    if turn.answer is None or turn.answer.choice != "take":
        return _reply(turn, _("All right, thank you for saying so."))
    if case is None or not _may_take(turn, case):
        return _reply(turn, _("That is not needed any more. Thank you!"))
    after = case.moved(S.ACCEPTED, turn, turn.person)
    news = _("{name} takes it, and contacts {door} for you.", name=turn.person.name, door=_door(case))
    others = _("{name} takes it. You do not have to.", name=turn.person.name)
    told = tuple(
        tell(after, one.id, "referral.taken_by_other", others) for one in case.place.people if one.id != turn.person.id
    )
    return _move(turn, turn.person, case, after, "taken") + say(
        tell(after, case.person.id, "referral.taken", news), *told, ask_how_it_goes(after)
    )


def _may_take(turn: Turn, case: ReferralCase) -> bool:
    """Whether it can still be taken, by somebody who is asked: a question dies with its role."""
    may = turn.person.id in {one.id for one in case.place.people}
    return may and case.referral.state in {S.SENT, S.ACCEPTED} and case.referral.taken_by != turn.person.id


def ask_how_it_goes(case: ReferralCase, *before: Said, lane: Lane = Lane.REPLY) -> Say:
    """Ask who took it whether they contacted the service."""
    thanks = _("You contact {door} for {who}.", door=_door(case), who=Verbatim(case.person.name))
    text = sentences(*before, thanks, _("Tell me when you did: choose 1."))
    step = HowItGoes(case.referral.id)
    return tell(case, case.referral.taken_by or "", "referral.goes", text, step, _GOES, lane=lane)


# --- contacting the service -----------------------------------------------------------------------------------------


def hear_how_it_goes(turn: Turn, step: HowItGoes, case: ReferralCase | None) -> Decision:
    """Note that the service was contacted, or give it back to all who may."""
    if case is None or case.referral.state is not S.ACCEPTED or case.referral.taken_by != turn.person.id:
        return _reply(turn, _("That is not needed any more. Thank you!"))
    if turn.answer and turn.answer.choice == "back":
        return _hand_back(turn, case)
    after = case.moved(S.CONTACTED, turn, turn.person)
    news = _("{name} has contacted {door}. You hear from me what comes of it.", name=turn.person.name, door=_door(case))
    return _move(turn, turn.person, case, after, "contacted") + say(
        tell(after, case.person.id, "referral.contacted", news), ask_outcome(after)
    )


def _hand_back(turn: Turn, case: ReferralCase) -> Decision:
    after = case.moved(S.SENT, turn)
    news = _("{name} cannot do it after all. I ask the others.", name=turn.person.name)
    fine = _("That's fine. I ask the others.")
    asked = tuple(one for one in ask_to_take(after) if one.to != turn.me)
    return _move(turn, turn.person, case, after, "back") + say(
        tell(after, case.person.id, "referral.back", news), tell(after, turn.person.id, "referral.fine", fine), *asked
    )


def ask_outcome(case: ReferralCase, *before: Said, lane: Lane = Lane.REPLY) -> Say:
    """Ask what came of it."""
    text = sentences(*before, _("What did {door} say about {who}?", door=_door(case), who=Verbatim(case.person.name)))
    step = HowDidItGo(case.referral.id)
    return tell(case, case.referral.taken_by or "", "referral.outcome", text, step, _OUTCOMES, lane=lane)


# --- what came of it ------------------------------------------------------------------------------------------------


def hear_outcome(turn: Turn, step: HowDidItGo, case: ReferralCase | None) -> Decision:
    """Close it, and tell who asked."""
    chosen = turn.answer.choice if turn.answer else None
    if case is None or chosen is None or case.referral.state is not S.CONTACTED:
        return _reply(turn, _("That is not needed any more. Thank you!"))
    if case.referral.taken_by != turn.person.id:
        return _reply(turn, _("That is not needed any more. Thank you!"))
    after = case.moved(S(chosen), turn, turn.person)
    thanks = _("Thank you. I told {who}.", who=Verbatim(case.person.name))
    return _move(turn, turn.person, case, after, chosen) + say(
        tell(after, case.person.id, "referral.over", outcome_text(after)),
        tell(after, turn.person.id, "referral.thanks", thanks),
    )


def outcome_text(case: ReferralCase) -> Said:
    """Say what came of it to who asked, and what they can do now."""
    door, another = _door(case), _("Another service: type {guide}", guide=FirstWord(GUIDE_WORDS))
    name = Verbatim(case.taker.name if case.taker else "")
    match case.referral.state:
        case S.HELPED:
            return _("Good news: {door} helps you. {name} can tell you more.", door=door, name=name)
        case S.INELIGIBLE:
            return lines(_("{door} cannot help you with this, sorry.", door=door), another)
        case S.WAITING:
            return lines(_("{door} has a waiting list. {name} can tell you more.", door=door, name=name), another)
        case S.UNREACHED:
            human = _("Talk to a person: type {human}", human=FirstWord(HUMAN_WORDS))
            return lines(_("It did not work out to reach {door}, sorry.", door=door), another, human)
        case S.SENT | S.ACCEPTED | S.CONTACTED | S.WITHDRAWN:
            return _("I know no more about it yet.")
        case state:
            assert_never(state)


def _door(case: ReferralCase) -> Verbatim:
    return Verbatim(case.referral.door.name)


def take_over(at: Turn | Tick, case: ReferralCase, giver: Person, taker: Person) -> Decision:
    """Let somebody go on with it instead of who took it before, and say so to who asked."""
    after = case.moved(case.referral.state, at, taker)
    news = _("{name} goes on with it instead of {old}.", name=taker.name, old=giver.name)
    goes_on = ask_outcome if after.referral.state is S.CONTACTED else ask_how_it_goes
    before = lines(_("You take this over from {name}.", name=giver.name), _asked(after))
    return _move(at, giver, case, after, "passed") + say(
        tell(after, case.person.id, "referral.taken", news), goes_on(after, before)
    )


def _move(at: Turn | Tick, actor: Person, before: ReferralCase, after: ReferralCase, what: str) -> Decision:
    """Save the move with its line in the log, plan what follows and ask nobody what was asked before."""
    saved: tuple[Referral | Note, ...] = (
        after.referral,
        Note(actor.id, f"referral.{what}", after.referral.id, after.person.id, after.referral.neighbourhood),
    )
    close = closed(before, ReferralWanted, HowItGoes, HowDidItGo)
    return Decision(save=saved, due=timers(after, at), cancel=no_timers(before), close=close)


def _reply(turn: Turn, text: Text) -> Decision:
    return say(Say(turn.me, "referral.reply", text))


STEPS = (
    StepKind(ReferralWanted, look_at_step, take),
    StepKind(HowItGoes, look_at_step, hear_how_it_goes),
    StepKind(HowDidItGo, look_at_step, hear_outcome),
)
