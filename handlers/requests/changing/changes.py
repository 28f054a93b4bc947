"""Taking a request back or changing it: by word, by editing the message that began it, or by deleting that message."""

from dataclasses import dataclass, replace

from handlers.decision import NOTHING, YES_NO, Choice, Command, Decision, Heeds, Say, StepKind, Takes, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind, Note
from handlers.reading.plain import clean, plain
from handlers.requests import moments, words
from handlers.requests.card import card_if_posted, on_hold
from handlers.requests.case import Case, look_at_step, read_case, read_cases
from handlers.requests.draft_steps import ChangeByEdit
from handlers.requests.drafting.answers import take_in
from handlers.requests.drafting.ending import discard
from handlers.requests.drafting.questions import ask_next, untold
from handlers.requests.nouns import CHANGEABLE, WITH_THE_TEAM, Part, Request, RequestState
from handlers.requests.opening import end_request
from handlers.requests.refusing import has_number, is_over, unknown_number, which_one
from handlers.requests.reporting.holding import ended_otherwise, refuse_to_end
from handlers.requests.steps import FINDING, MOVING, StillNeeded, WithdrawWhich, closing
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.requests.words import MOVE, WITHDRAW
from handlers.text import FirstWord, Said, _, sentences

_ABOUT_REQUESTS = "request."
_WHICH = (
    Choice("once", _("only this time")),
    Choice("series", _("the whole series")),
    Choice("nothing", _("neither")),
)


# --- by word ----------------------------------------------------------------------------------------------------


async def look_at_mine(turn: Turn, look: Look) -> Case | None:
    """Read the request that was named, or the one of its series that is open; unnamed, the only one there is."""
    return await read_mine(turn, look, turn.number)


async def read_mine(turn: Turn, look: Look, named: int | None) -> Case | None:
    """Read that request, or the one of its series that is open; unnamed, the only one there is."""
    mine = await look.requests_by(turn.person.id)
    if named is None:
        drafts = [request for request in mine if request.state is RequestState.DRAFT]
        steps = await look.open_steps(turn.person.id)
        if not drafts and steps and not steps[0].startswith(_ABOUT_REQUESTS):
            return None  # it may as well be meant for what is being asked
        only = drafts or [request for request in mine if not request.state.is_final]
        return await read_case(look, only[0].number) if len(only) == 1 else None
    case = await read_case(look, named)
    if case is None or not case.request.state.is_final or not case.is_asker(turn.person.id):
        return case
    series = [r for r in mine if not r.state.is_final and r.series and r.series in (named, case.request.series)]
    return await read_case(look, series[-1].number) if series else case


def withdraw(turn: Turn, case: Case | None) -> Decision:
    """Take a request back for who asked; an organiser can take down that of somebody else."""
    if case is None:
        return unknown_number(turn) if has_number(turn) else which_one(turn, words.WITHDRAW, words.MY_REQUESTS)
    if case.request.state.is_final or case.request.state is RequestState.DONE_UNCONFIRMED:
        return is_over(turn, case)
    if not case.is_asker(turn.person.id):
        return _block(turn, case) if turn.person.id in case.team else _not_yours(turn, case)
    if case.request.when and case.request.when.weekly and case.request.series:
        text = _("#{number} comes back every week. What do you want to take back?", number=case.number)
        return say(tell(turn.person.id, case, "request.withdraw_which", text, WithdrawWhich(case.number), _WHICH))
    return take_back(turn, case)


def _not_yours(turn: Turn, case: Case) -> Decision:
    if not turn.roles_in(case.neighbourhood.id) or case.request.opened_at is None:
        return unknown_number(turn)
    text = _("Only who asked #{number} can take it back.", number=case.number)
    return say(Say(turn.me, "request.not_yours", text))


def _block(turn: Turn, case: Case) -> Decision:
    if case.request.state is RequestState.HELD and case.is_party(turn.person.id):
        return refuse_to_end(case, turn.person.id)
    note = Note(
        turn.person.id, "request.blocked", f"request:{case.number}", case.request.requester, case.neighbourhood.id
    )
    asker = _("An organiser took #{number} away. You can ask an organiser why.", number=case.number)
    mine = tell(turn.person.id, case, "request.blocked", _("#{number} is taken away.", number=case.number))
    ended = end_request(case, RequestState.BLOCKED, turn.now, no_longer_needed(case))
    series = Decision(cancel=moments.cancel(case.request, (moments.NEXT,)))
    told = Decision(save=(note,), say=(mine, tell_asker(case, "request.blocked", asker)))
    return told + ended + series + ended_otherwise(case)


def no_longer_needed(case: Case) -> Said:
    """Say to those who stood ready that it is over."""
    return _("#{number} is no longer needed. Thank you for being ready to help!", number=case.number)


def take_back(turn: Turn, case: Case, *, deleted: bool = False) -> Decision:
    """Withdraw a request, tell everybody who counted on it, and take the contact back."""
    if case.request.state is RequestState.DRAFT and case.request.opened_at is None:
        gone = _("I threw away what we had for #{number}.", number=case.number)
        return discard(case.request, turn.now) + say(tell(turn.person.id, case, "request.discarded", gone))
    text = (
        _("You deleted your message, so I took #{number} back.", number=case.number)
        if deleted
        else _("#{number} is taken back.", number=case.number)
    )
    told = tell_asker(case, "request.withdrawn", text)
    ended = end_request(case, RequestState.WITHDRAWN, turn.now, no_longer_needed(case), scrub=not case.request.series)
    return say(told) + ended + spare_the_team(case) + ended_otherwise(case)


def spare_the_team(case: Case) -> Decision:
    """Tell the organisers who look at it that they need not go on."""
    if case.request.state not in WITH_THE_TEAM or case.request.requester in case.team:
        return NOTHING
    text = _("#{number} was taken back by who asked. You do not have to do anything more for it.", number=case.number)
    return say(tell_team(case, "request.taken_back", text))


@dataclass(frozen=True, slots=True)
class Repeated:
    """One time of a weekly request, and the other times that can still be taken back."""

    case: Case
    others: tuple[Case, ...] = ()


async def look_at_repeated(turn: Turn, look: Look, step: WithdrawWhich) -> Repeated | None:
    """Read the request of the question and the others of its series."""
    case = await look_at_step(turn, look, step)
    if case is None:
        return None
    mine = [r for r in await look.requests_by(turn.person.id) if r.series and r.series == case.request.series]
    left = [r.number for r in mine if r.number != case.number and r.state is not RequestState.DONE_UNCONFIRMED]
    return Repeated(case, await read_cases(look, left))


def answer_which(turn: Turn, step: WithdrawWhich, repeated: Repeated | None) -> Decision:
    """Take back one time, or the whole series."""
    if repeated is None or not _may_take_back(turn, repeated.case):
        return unknown_number(turn)
    match turn.answer.choice if turn.answer else None:
        case "once":
            return take_back(turn, repeated.case)
        case "series":
            return sum((_take_back_for_good(turn, each) for each in (repeated.case, *repeated.others)), NOTHING)
        case _:
            return say(tell(turn.person.id, repeated.case, "request.kept", _("Good. Everything stays as it is.")))


def _may_take_back(turn: Turn, case: Case) -> bool:
    is_over = case.request.state.is_final or case.request.state is RequestState.DONE_UNCONFIRMED
    return not is_over and case.is_asker(turn.person.id)


def _take_back_for_good(turn: Turn, case: Case, *, deleted: bool = False) -> Decision:
    stopped = case.with_request(replace(case.request, series=None))
    following = Decision(cancel=moments.cancel(case.request, (moments.NEXT,)))
    return take_back(turn, stopped, deleted=deleted) + following


# --- by deleting or editing the message -------------------------------------------------------------------------


async def look_at_cause(turn: Turn, look: Look) -> Case | None:
    """Read the request that this person began with the message that was now deleted or edited."""
    cause = turn.incoming.about_key
    request = await look.request_caused_by(cause) if cause else None
    if request is None or request.requester != turn.person.id or request.state.is_final:
        return None
    return await read_case(look, request.number)


def deleted(turn: Turn, case: Case) -> Decision:
    """Withdraw the request that the deleted message began, and forget its words."""
    if case.request.state is RequestState.DONE_UNCONFIRMED:
        return NOTHING
    return _take_back_for_good(turn, case, deleted=True)


def edited(turn: Turn, case: Case) -> Decision:
    """Ask whether the request shall follow the edited message; an edit alone changes nothing."""
    said = _without_command(turn.text)
    if case.request.state is RequestState.HELD:
        return say(tell_asker(case, "request.edit_on_hold", _edited_on_hold(case)))
    if case.request.state not in CHANGEABLE or case.helping:
        too_late = sentences(
            _("You changed your message, but a neighbour is already helping with #{number}.", number=case.number),
            _("Another moment? Type: {move} {number}", move=FirstWord(MOVE), number=case.number),
            _("Take it back? Type: {withdraw} {number}", withdraw=FirstWord(WITHDRAW), number=case.number),
        )
        return say(tell_asker(case, "request.edit_too_late", too_late))
    if not said:
        return NOTHING
    text = _("You changed your message. Shall I change #{number} too?", number=case.number)
    return say(tell_asker(case, "request.edited", text, ChangeByEdit(case.number, said), YES_NO))


def _edited_on_hold(case: Case) -> Said:
    return sentences(
        _("You changed your message. I leave #{number} as it is for now.", number=case.number),
        on_hold(case),
        _("Take it back? Type: {withdraw} {number}", withdraw=FirstWord(WITHDRAW), number=case.number),
    )


def _without_command(text: str) -> str:
    """Return what stands behind the first word, which was the command."""
    return plain(text).lstrip("!").partition(" ")[2] and clean(text).partition(" ")[2].strip()


def answer_edited(turn: Turn, step: ChangeByEdit, case: Case | None) -> Decision:
    """Read the new words into the draft; one that stood in public needs a new yes to its new text."""
    if case is None or case.request.state not in CHANGEABLE or not case.is_asker(turn.person.id):
        return unknown_number(turn)
    if case.helping:
        return edited(turn, case)
    if turn.answer is None or turn.answer.choice != "yes":
        return say(tell(turn.person.id, case, "request.kept", _("Good. Everything stays as it is.")))
    again = case.with_request(untold(replace(case.request, state=RequestState.DRAFT), Part.WHAT))
    paused = Decision(
        say=card_if_posted(again),
        cancel=moments.cancel(again.request, moments.SEARCHING),
        close=closing(case.number, FINDING, MOVING),
    )
    return paused + take_in(turn, again, step.words)


# --- still needed -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OnceMore:
    """A request that ended without help, and a free number."""

    case: Case
    number: int


async def look_at_once_more(turn: Turn, look: Look, step: StillNeeded) -> OnceMore | None:
    """Read the request that ended, and a free number."""
    case = await look_at_step(turn, look, step)
    return OnceMore(case, await look.next_number("request")) if case else None


def answer_still_needed(turn: Turn, step: StillNeeded, found: OnceMore | None) -> Decision:
    """Begin anew with what is known; only the moment is asked again."""
    if found is None or turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "request.thanks", _("Thank you for telling me. You can always ask again.")))
    case = found.case
    return ask_next(case.with_request(once_more(case.request, found.number, turn)), turn.now)


def once_more(last: Request, number: int, turn: Turn) -> Request:
    """Make a new draft of an old request, without its moment."""
    fresh = replace(
        last,
        number=number,
        state=RequestState.DRAFT,
        when=None,
        made_at=turn.now,
        wave=0,
        cause="",
        series=None,
        opened_at=None,
        closed_at=None,
        was_unmet=False,
        held_from=None,
        version=0,
    )
    return untold(fresh, Part.WHEN)


COMMANDS = (
    Command(
        "withdraw",
        words.WITHDRAW,
        _("take your request back"),
        look_at_mine,
        withdraw,
        Takes.NUMBERS,
        example="12",
        heeds=Heeds.NO_BUT_REASONS,
    ),
)
STEPS = (
    StepKind(WithdrawWhich, look_at_repeated, answer_which),
    StepKind(ChangeByEdit, look_at_step, answer_edited),
    StepKind(StillNeeded, look_at_once_more, answer_still_needed),
)
WATCHES = (
    Watch(IncomingKind.EDIT, look_at_cause, edited),
    Watch(IncomingKind.REDACTION, look_at_cause, deleted),
)
