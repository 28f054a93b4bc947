"""A certificate for who was at a session: a page to keep, made when they ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.attachments import Paper
from handlers.basics.listing import person_called
from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.reading.session_named import name_of
from handlers.sessions import due
from handlers.sessions.card import from_to, title_words
from handlers.sessions.case import Meant, SessionCase, look_at_meant, read_session, read_sessions
from handlers.sessions.joining.guests import guest_in
from handlers.sessions.nouns import Seat, SeatState
from handlers.sessions.refusing import no_presence, unknown_session
from handlers.sessions.seats import title_and_when, whose
from handlers.sessions.telling import tell
from handlers.sessions.words import CERTIFICATE
from handlers.text import Said, Verbatim, _

MOST_CHOICES: Final = 8


@dataclass(frozen=True, slots=True)
class CertificateOf:
    """Ask of which session somebody wants a certificate."""

    name: ClassVar[str] = "session.certificate_of"


@dataclass(frozen=True, slots=True)
class Certified:
    """The session that was named; without one, those that the person was noted at, the latest first."""

    meant: Meant
    attended: tuple[SessionCase, ...] = ()


async def look_at_certified(turn: Turn, look: Look) -> Certified:
    """Read it."""
    meant = await look_at_meant(turn, look)
    return Certified(meant, () if meant.is_named else await _attended(turn, look))


async def _attended(turn: Turn, look: Look) -> tuple[SessionCase, ...]:
    seats = await look.seats_of(turn.person.id)
    numbers = {seat.session for seat in seats if seat.state is SeatState.ATTENDED and not seat.guest}
    return tuple(reversed(await read_sessions(look, await look.sessions_numbered(numbers))))


def certificate(turn: Turn, facts: Certified) -> Decision:
    """Send the page to who was noted as present, or to who signed up a guest that was; ask of which session."""
    meant = facts.meant
    if meant.is_named:
        return _certificate_for(turn, meant.case, guest_in(meant.behind))
    if len(facts.attended) == 1:
        return _certificate_for(turn, facts.attended[0])
    return _ask_which(turn, facts.attended) if facts.attended else _noted_nowhere(turn)


def _ask_which(turn: Turn, attended: tuple[SessionCase, ...]) -> Decision:
    choices = tuple(Choice(str(case.number), title_and_when(case.session)) for case in attended[:MOST_CHOICES])
    text = _("Of which session do you want a certificate?")
    return say(Say(turn.me, "session.certificate_of", text, choices=choices, step=CertificateOf(), light=True))


def _noted_nowhere(turn: Turn) -> Decision:
    text = _("Nobody noted that you were at a session. Were you there? Ask whoever led it to note it.")
    return say(Say(turn.me, "session.no_certificate", text))


async def look_at_chosen(turn: Turn, look: Look, step: CertificateOf) -> SessionCase | None:
    """Read the session that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    return await read_session(look, int(chosen)) if chosen else None


def certify(turn: Turn, step: CertificateOf, case: SessionCase | None) -> Decision:
    """Send the page of the session that was chosen."""
    return _certificate_for(turn, case)


def _certificate_for(turn: Turn, case: SessionCase | None, guest: str = "") -> Decision:
    if case is None or not (case.is_for(turn) or case.seat_of(turn.person.id)):
        return unknown_session(turn)
    if not_held := no_presence(turn, case):
        return not_held
    seat = _seat(turn, case, guest)
    if seat is None or seat.state is not SeatState.ATTENDED:
        text = _(
            "Nobody noted that you were at {title}. Were you there? Ask whoever led it to note it.",
            title=title_and_when(case.session),
        )
        return say(tell(turn.person.id, case.session, "session.no_certificate", text))
    if turn.now < due.ends_at(case.session):
        text = _("{title} is not over yet. Ask for the certificate afterwards.", title=title_words(case.session))
        return say(tell(turn.person.id, case.session, "session.no_certificate", text))
    here = _("Here is your certificate for {title}.", title=title_and_when(case.session))
    page = certificate_of(case, whose(seat) if seat.guest else person_called(turn.person))
    return say(tell(turn.person.id, case.session, "session.certificate", here, attach=(page,)))


def _seat(turn: Turn, case: SessionCase, guest: str) -> Seat | None:
    if not guest:
        return case.seat_of(turn.person.id)
    mine = (seat for seat in case.seats if seat.by == turn.person.id and seat.guest)
    return next((seat for seat in mine if seat.guest.casefold() == guest.casefold()), None)


def certificate_of(case: SessionCase, name: Verbatim) -> Paper:
    """Make the page: who was where, when and for how long, and a line to sign on."""
    session = case.session
    minutes = int(session.lasts.total_seconds()) // 60
    where: Said = Verbatim(session.where) if session.where else _("online")
    return Paper(
        name_of(session.number),
        _("Certificate of attendance"),
        (_("{name} took part in “{title}”.", name=name, title=Verbatim(session.title)),),
        (
            (_("When"), from_to(session)),
            (_("How long"), _("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)),
            (_("Where"), where),
            (_("Organised by"), Verbatim(case.place.name)),
        ),
        (_("For the organisation"),),
    )


COMMANDS = (
    Command(
        "session.certificate",
        CERTIFICATE,
        _("a certificate that you were at a session"),
        look_at_certified,
        certificate,
        Takes.NUMBER,
        example="S7",
    ),
)
STEPS = (StepKind(CertificateOf, look_at_chosen, certify),)
