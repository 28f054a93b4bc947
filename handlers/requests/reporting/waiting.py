"""Nobody has decided yet about what is on hold: it is asked every day, the organisers hear of it, and it ends."""

from datetime import datetime, timedelta

from handlers.basics.listing import person_called
from handlers.decision import NOTHING, Decision, Say, Tick
from handlers.model import PersonId
from handlers.reports.case import LONGEST, Confided
from handlers.requests.case import Case
from handlers.requests.reporting.holding import ASKED_AGAIN_AFTER, ask_how, ask_later, is_held, name_somebody
from handlers.requests.reporting.lifting import end
from handlers.requests.steps import Held, closing
from handlers.requests.telling import tell
from handlers.text import _, sentences

TEAM_HEARS_AFTER = timedelta(days=2)


def ask_again(tick: Tick, case: Case | None, told: tuple[Confided, ...] = ()) -> Decision:
    """Ask once more every day; after two days the organisers hear that it waits, after two weeks it ends.

    When the request is over, only the question ends: the two are kept apart. Only who may read everything that was
    ``told`` about it is asked.
    """
    if case is None or case.request.held_from is None:
        return NOTHING
    fields, now = dict(tick.due.fields), case.local(tick.now)
    since, step = datetime.fromisoformat(fields["since"]), Held(case.number, "moving" in fields)
    if now - since >= LONGEST and not tick.away:
        return _nobody_decided(case) + end(case, tick.now, decided=False)
    waited = now - since
    able = who_decides(case, told)
    asked = tuple(ask_how(case, reader, step) for reader in (able if waited >= TEAM_HEARS_AFTER else able[:1]))
    is_second = is_held(case) and TEAM_HEARS_AFTER <= waited < TEAM_HEARS_AFTER + ASKED_AGAIN_AFTER
    return Decision(
        say=(*asked, *(_tell_team(case, able) if is_second else ())),
        due=(ask_later(case, step, now, since),),
        close=closing(case.number, (Held,)),
    )


def who_decides(case: Case, told: tuple[Confided, ...]) -> tuple[PersonId, ...]:
    """Return who can decide, the first one first: where something was told, only who was named for all of it."""
    people = told[0].deciders if told else case.confidants
    able = (one.id for one in people if not case.is_party(one.id))
    return tuple(who for who in able if all(one.decides(who) for one in told))


def _nobody_decided(case: Case) -> Decision:
    text = sentences(
        _("#{number}: nobody decided in two weeks, so I ask no further.", number=case.number),
        _("I do not bring these neighbours together again."),
    )
    told = tuple(tell(reader, case, "request.decided", text) for reader in case.readers)
    return Decision(say=told, close=closing(case.number, (Held,)))


def _tell_team(case: Case, able: tuple[PersonId, ...]) -> tuple[Say, ...]:
    first = next((one for one in case.confidants if one.id in able[:1]), None)
    if first is None:
        return name_somebody(case)
    text = _(
        "#{number} has been on hold for two days. Please ask {name} to decide.",
        number=case.number,
        name=person_called(first),
    )
    return tuple(tell(person, case, "request.held_long", text) for person in case.listeners)
