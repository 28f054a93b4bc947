"""A certificate for who was at a session: a page to keep, made when they ask for it."""

from __future__ import annotations

from handlers.attachments import Paper
from handlers.decision import Command, Decision, Takes, Turn, say
from handlers.requests.case import name_of as person_called
from handlers.sessions.card import when_words
from handlers.sessions.case import Meant, SessionCase, look_at_meant
from handlers.sessions.guests import guest_in
from handlers.sessions.named import name_of
from handlers.sessions.nouns import Seat, SeatState
from handlers.sessions.refusing import no_presence, unknown_session, which_session
from handlers.sessions.seats import title_and_when, whose
from handlers.sessions.telling import tell
from handlers.sessions.words import CERTIFICATE
from handlers.text import Said, Verbatim, _


def certificate(turn: Turn, facts: Meant) -> Decision:
    """Send the page to who was noted as present, or to who signed up a guest that was."""
    if not facts.is_named:
        return which_session(turn, CERTIFICATE)
    case = facts.case
    if case is None or not (case.is_for(turn) or case.seat_of(turn.person.id)):
        return unknown_session(turn)
    if not_held := no_presence(turn, case):
        return not_held
    seat = _seat(turn, case, guest_in(facts.behind))
    if seat is None or seat.state is not SeatState.ATTENDED:
        text = _(
            "Nobody noted that you were at {title}. Were you there? Ask whoever led it to note it.",
            title=title_and_when(case.session),
        )
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
            (_("When"), when_words(session)),
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
        look_at_meant,
        certificate,
        Takes.NUMBER,
        example="S7",
    ),
)
