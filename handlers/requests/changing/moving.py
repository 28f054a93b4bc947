"""Another moment for a request that stands in the group: asked, said back with the words that will stand there, agreed.

Until the yes everything stays as it is. What follows from the yes stands in `handlers.requests.changing.moved`.
"""

from dataclasses import dataclass, replace

from handlers.basics.one_number import ask_for_one_number
from handlers.basics.when_said_back import doubts_of, label_of, no_hours, which_of, why_again
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import YES, Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Consent
from handlers.reading.dates.hearing import WhenHeard, hear_when, on_day
from handlers.reading.dates.moments import Doubt
from handlers.reading.dates.reader import says_only_hours
from handlers.reading.numbered import read_numbered
from handlers.reading.walltime import existing
from handlers.requests import moments, words
from handlers.requests.case import Case, look_at_step
from handlers.requests.changing.changes import read_mine
from handlers.requests.changing.moved import move
from handlers.requests.drafting.ending import is_cancelling
from handlers.requests.drafting.questions import ask, keep_awake, preview_words, untold
from handlers.requests.nouns import IN_THE_ROOM, Part, RequestState
from handlers.requests.refusing import is_over, unknown_number, waits, which_one
from handlers.requests.steps import MovedWordsRight, NewMoment, closing
from handlers.requests.telling import tell, tell_asker
from handlers.text import FirstWord, Said, When, _, lines, sentences

_MOVABLE = frozenset(
    {
        RequestState.OPEN,
        RequestState.TRIAGE,
        RequestState.OFFERED,
        RequestState.MATCHED,
        RequestState.UNFILLED,
        RequestState.ESCALATED,
    }
)
_RIGHT = (YES, Choice("other", _("another moment")), Choice("keep", _("leave it as it is")))


@dataclass(frozen=True, slots=True)
class Moving:
    """A request and what was said of its new moment; ``is_named``, ``is_several``: its number was said, or more."""

    case: Case | None
    is_named: bool
    words: str
    is_several: bool = False


async def look_at_moving(turn: Turn, look: Look) -> Moving:
    """Read the request whose number stands first; unnamed, the only one this person has.

    What may be its number or a part of the moment ("10 - 12") is the number of what this person asked, else a moment.
    """
    said = read_numbered(turn.text, turn.language)
    case = await read_mine(turn, look, said.number)
    if said.is_doubtful and not (case and case.is_asker(turn.person.id) and not case.request.state.is_final):
        return Moving(await read_mine(turn, look, None), is_named=False, words=turn.text)
    return Moving(case, said.number is not None, said.behind, said.is_several)


def ask_to_move(turn: Turn, moving: Moving) -> Decision:
    """Ask for the new moment, unless it was said with the command."""
    case = moving.case
    if moving.is_several:
        return ask_for_one_number(turn, words.MOVE)
    if case is None:
        return unknown_number(turn) if moving.is_named else which_one(turn, words.MOVE, words.MY_REQUESTS)
    if refused := _refused(turn, case):
        return refused
    if case.request.state is RequestState.DRAFT:
        again = case.with_request(untold(case.request, Part.WHEN))
        return Decision(save=(again.request,), say=(ask(again, Part.WHEN),)) + keep_awake(again, turn.now)
    anew = Decision(close=closing(case.number, (NewMoment, MovedWordsRight), person=turn.person.id))
    if any(map(str.isalnum, moving.words)):
        return anew + _take_in(turn, case, moving.words)
    return anew + say(_ask(case, NewMoment(case.number)))


def _refused(turn: Turn, case: Case) -> Decision | None:
    """Say why this person cannot move it; None when they can."""
    if not case.is_asker(turn.person.id):
        if not turn.roles_in(case.neighbourhood.id) or case.request.opened_at is None:
            return unknown_number(turn)
        text = _("Only who asked #{number} can choose another moment.", number=case.number)
        return say(Say(turn.me, "request.not_yours", text))
    if case.request.state is RequestState.HELD:
        return waits(turn, case)
    if case.request.state is RequestState.IN_PROGRESS:
        text = _("#{number} has begun already. Please agree on it with who helps you.", number=case.number)
        return say(tell_asker(case, "request.has_begun", text))
    is_draft = case.request.state is RequestState.DRAFT
    return None if is_draft or case.request.state in _MOVABLE else is_over(turn, case)


def _ask(case: Case, step: NewMoment, before: tuple[Said, ...] = (), choices: tuple[Choice, ...] = ()) -> Say:
    when = case.request.when
    now = (_("Now #{number} is: {when}.", number=case.number, when=when),) if when and not before else ()
    example = _('For example: "Thursday morning" or "24/11 at 10:00".')
    text = sentences(*before, *now, _("To which moment?"), example)
    return tell(case.request.requester, case, "request.new_moment", text, step, choices, free=True)


# --- the new moment -----------------------------------------------------------------------------------------------


def answer_moment(turn: Turn, step: NewMoment, case: Case | None) -> Decision:
    """Read the new moment, and say back what will stand in the group."""
    if case is None:
        return unknown_number(turn)
    if refused := _refused(turn, case):
        return refused
    chosen = turn.answer.choice if turn.answer else None
    if chosen and chosen != "other":
        return _say_back(turn, case, step.options[int(chosen.removeprefix("day-"))])
    if is_cancelling(turn.text) or (turn.answer and turn.answer.unsure):
        return _as_it_is(case)
    return _take_in(turn, case, "" if chosen else turn.text, step.missed)


def _take_in(turn: Turn, case: Case, said: str, missed: int = 0) -> Decision:
    heard = _hear(turn, case, said)
    if heard.options:
        choices = tuple(Choice(f"day-{n}", label_of(heard, option)) for n, option in enumerate(heard.options))
        other = Choice("other", _("another day"))
        question = tell_asker(case, "request.new_moment", which_of(heard), NewMoment(case.number, heard.options))
        return say(replace(question, choices=(*choices, other), free=True))
    wrong = no_hours(said, heard)
    if heard.when and Doubt.PAST not in heard.doubts and not wrong:
        return _say_back(turn, case, existing(heard.when, case.zone), doubts_of(heard))
    if missed:
        return _as_it_is(case, _("Type {human} to talk to a person.", human=FirstWord(HUMAN_WORDS)))
    return say(_ask(case, NewMoment(case.number, missed=1), (wrong or why_again(heard),)))


def _hear(turn: Turn, case: Case, said: str) -> WhenHeard:
    """Read a moment; hours alone are of the day there was, a day alone keeps its hours, and a series stays one."""
    old, now_local = case.request.when, case.local(turn.now)
    if old and says_only_hours(said, turn.language):
        heard = on_day(said, old, turn.language)
    else:
        heard = hear_when(said, now_local, turn.language)
    return replace(heard, when=_like(heard.when, old)) if heard.when and old else heard


def _like(when: When, old: When) -> When:
    start, end = (when.start, when.end) if when.start else (old.start, old.end)
    return replace(when, start=start, end=end, weekly=old.weekly)


def _say_back(turn: Turn, case: Case, when: When, doubts: tuple[Said, ...] = ()) -> Decision:
    if moments.last_call(when) <= case.local(turn.now):
        return say(_ask(case, NewMoment(case.number, missed=1), (_("{when}: that is already past.", when=when),)))
    after = case.with_request(replace(case.request, when=when))
    names = tuple(case.name(claim.person) for claim in case.helping)
    asks = (_("I ask who helps you whether that suits."),) if names else ()
    text = lines(*doubts, preview_words(after), sentences(*asks, _("Is that right?")))
    return say(
        tell(case.request.requester, case, "request.move_right", text, MovedWordsRight(case.number, when), _RIGHT)
    )


def _as_it_is(case: Case, more: Said | None = None) -> Decision:
    text = _("Good. Everything stays as it is.")
    return say(tell(case.request.requester, case, "request.kept", sentences(text, more) if more else text))


# --- the yes ------------------------------------------------------------------------------------------------------


def answer_right(turn: Turn, step: MovedWordsRight, case: Case | None) -> Decision:
    """Move it with a yes to the new words, ask once more, or leave it."""
    if case is None:
        return unknown_number(turn)
    if refused := _refused(turn, case):
        return refused
    match turn.answer.choice if turn.answer else None:
        case "yes" if moments.last_call(step.when) > case.local(turn.now):
            return Decision(save=(_yes(turn, case, step.when),)) + move(turn, case, step.when)
        case "yes" | "other":
            return say(_ask(case, NewMoment(case.number)))
        case _:
            return _as_it_is(case)


def _yes(turn: Turn, case: Case, when: When) -> Consent:
    """Keep the yes with the words that were shown."""
    shown = preview_words(case.with_request(replace(case.request, when=when)))
    channel = turn.incoming.channel
    return Consent(turn.person.id, IN_THE_ROOM, str(case.number), shown, turn.language, channel, turn.now)


COMMANDS = (
    Command(
        "move",
        words.MOVE,
        _("choose another moment"),
        look_at_moving,
        ask_to_move,
        Takes.NUMBER_THEN_MOMENT,
        example="12",
    ),
)
STEPS = (
    StepKind(NewMoment, look_at_step, answer_moment),
    StepKind(MovedWordsRight, look_at_step, answer_right),
)
