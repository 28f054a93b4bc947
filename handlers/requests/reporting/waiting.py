"""Nobody has decided yet about what is on hold: it is asked every day, the organisers hear of it, and it ends."""

from datetime import datetime, timedelta

from handlers.basics.listing import person_called
from handlers.decision import NOTHING, Decision, Say, Tick
from handlers.requests.case import Case
from handlers.requests.reporting.holding import ASKED_AGAIN_AFTER, ask_how, ask_later, is_held, name_somebody
from handlers.requests.reporting.lifting import end
from handlers.requests.steps import Held, closing
from handlers.requests.telling import tell
from handlers.text import _, sentences

TEAM_HEARS_AFTER = timedelta(days=2)
LONGEST = timedelta(days=14)


def ask_again(tick: Tick, case: Case | None) -> Decision:
    """Ask once more every day; after two days the organisers hear that it waits, after two weeks it ends.

    When the request is over, only the question ends: the two are kept apart.
    """
    if case is None or case.request.held_from is None:
        return NOTHING
    fields, now = dict(tick.due.fields), case.local(tick.now)
    since, step = datetime.fromisoformat(fields["since"]), Held(case.number, "moving" in fields)
    if now - since >= LONGEST and not tick.away:
        return _nobody_decided(case) + end(case, tick.now, decided=False)
    waited = now - since
    deciders = tuple(one.id for one in case.confidants) if waited >= TEAM_HEARS_AFTER else case.readers
    asked = tuple(ask_how(case, reader, step) for reader in deciders)
    is_second = is_held(case) and TEAM_HEARS_AFTER <= waited < TEAM_HEARS_AFTER + ASKED_AGAIN_AFTER
    return Decision(
        say=(*asked, *(_tell_team(case) if is_second else ())),
        due=(ask_later(case, step, now, since),),
        close=closing(case.number, (Held,)),
    )


def _nobody_decided(case: Case) -> Decision:
    text = sentences(
        _("#{number}: nobody decided in two weeks, so I ask no further.", number=case.number),
        _("I do not bring these neighbours together again."),
    )
    told = tuple(tell(reader, case, "request.decided", text) for reader in case.readers)
    return Decision(say=told, close=closing(case.number, (Held,)))


def _tell_team(case: Case) -> tuple[Say, ...]:
    if case.confidant is None:
        return name_somebody(case)
    text = _(
        "#{number} has been on hold for two days. Please ask {name} to decide.",
        number=case.number,
        name=person_called(case.confidant),
    )
    return tuple(tell(person, case, "request.held_long", text) for person in case.listeners)
