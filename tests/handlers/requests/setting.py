"""The street De Linde as values: who lives there, a request, and turns in which somebody speaks."""

from datetime import UTC, date, datetime, time
from typing import TypeVar

from bot.i18n import Speech
from handlers.decision import Answer, Decision, Redact, Say, Tick, ToPerson, ToRole, ToRoom, Turn
from handlers.model import (
    Address,
    Due,
    Incoming,
    IncomingKind,
    Neighbourhood,
    Person,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.requests.case import Case
from handlers.requests.nouns import Asked, Category, Claim, ClaimState, Contact, Part, Request, RequestState
from handlers.text import Said, When

T = TypeVar("T")
DELINDE = Neighbourhood("delinde", "De Linde", "nl", "Europe/Brussels")
ROOM = Room(Address("matrix", "!delinde:example.org"), "delinde", RoomKind.RESIDENTS, encrypted=True)
# A Tuesday at eleven in the morning in Brussels.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
THURSDAY = When(date(2026, 11, 26), time(9), time(12))


def person(name: str) -> Person:
    """Make a neighbour."""
    return Person(name.lower(), name, Address("matrix", f"@{name.lower()}:example.org"), "nl", "Europe/Brussels")


MARIA, KARIM, LOTTE, TOM = person("Maria"), person("Karim"), person("Lotte"), person("Tom")
JONAS, RITA, SANNE = person("Jonas"), person("Rita"), person("Sanne")
EVERYBODY = (MARIA, KARIM, LOTTE, TOM, JONAS, RITA, SANNE)
CONTACT = Contact("Maria", "Kerkstraat 9", "0470 12 34 56")
SHOPPING = Request(
    12,
    "delinde",
    "maria",
    RequestState.OPEN,
    Category.SHOPPING,
    NOW,
    when=THURSDAY,
    street="Kerkstraat",
    contact=CONTACT,
    cause="matrix:$asked",
    answered=tuple(Part),
    opened_at=NOW,
    version=3,
)


def case(request: Request = SHOPPING, *claims: Claim, asked: tuple[Asked, ...] = ()) -> Case:
    """Make the case of a request with these parts in it, and these people asked."""
    return Case(request, DELINDE, claims, asked, EVERYBODY, ("jonas", "rita"), (SANNE,))


def part(who: Person, state: ClaimState = ClaimState.HELPING, place: int = 0, request: int = 12) -> Claim:
    """Make somebody's part in a request."""
    return Claim(request, who.id, state, NOW, place, version=1)


def turn(
    who: Person,
    text: str = "",
    *,
    now: datetime = NOW,
    choice: str | None = None,
    unsure: bool = False,
    room: bool = False,
    about: str | None = None,
    kind: IncomingKind = IncomingKind.MESSAGE,
) -> Turn:
    """Make a turn of somebody who says this, in private unless ``room``; with ``choice`` it answers a question."""
    where = ROOM.address.value if room else None
    incoming = Incoming("matrix", "$said", who.address.value, kind, now, where, text or choice or "", about)
    roles = frozenset({Role.ORGANISER}) if who in (JONAS, RITA) else frozenset[Role]()
    answer = Answer(choice, text or choice or "", unsure) if choice or unsure or (text and not room) else None
    return Turn(
        f"matrix:{who.id}",
        now,
        who,
        incoming,
        "nl",
        "Europe/Brussels",
        text=text or choice or "",
        neighbourhood=DELINDE,
        room=ROOM if room else None,
        standings=(Standing(who.id, "delinde", frozenset({RoomKind.RESIDENTS}), roles),),
        answer=answer,
    )


def tick(kind: str, now: datetime = NOW, *, due_at: datetime | None = None, **fields: str) -> Tick:
    """Make the moment at which a timer of request 12 comes up."""
    due = Due(kind, "12", datetime.fromisoformat("2026-11-24T11:00"), "Europe/Brussels", fields=tuple(fields.items()))
    return Tick("due:1", now, due, due_at or now)


def brussels(text: str) -> datetime:
    """Return the instant of a winter wall time in Brussels."""
    return datetime.fromisoformat(f"{text}+01:00")


# --- what a decision holds --------------------------------------------------------------------------------------


def saved(decision: Decision, kind: type[T]) -> list[T]:
    """List what of this kind is saved."""
    return [what for what in decision.save if isinstance(what, kind)]


def the_saved(decision: Decision, kind: type[T]) -> T:
    """Return what of this kind is left saved: the last one counts."""
    return saved(decision, kind)[-1]


def says(decision: Decision) -> list[Say]:
    """List what is said, edits of the card included."""
    return [what for what in decision.say if isinstance(what, Say)]


def told(decision: Decision, who: Person) -> list[str]:
    """List the names of what one person is told in private."""
    return [what.msgid for what in says(decision) if what.to == ToPerson(who.id)]


def the_message(decision: Decision, msgid: str) -> Say:
    """Return the one message of that name."""
    (found,) = [what for what in says(decision) if what.msgid == msgid]
    return found


def roles_told(decision: Decision) -> list[tuple[Role, str]]:
    """List what is said to whoever has a role."""
    return [(what.to.role, what.msgid) for what in says(decision) if isinstance(what.to, ToRole)]


def in_room(decision: Decision) -> list[Say]:
    """List what everybody in a room reads."""
    return [what for what in says(decision) if isinstance(what.to, ToRoom)]


def taken_back_from(decision: Decision) -> list[str]:
    """List from whom a contact is taken back."""
    return [
        what.to.person
        for what in decision.say
        if isinstance(what, Redact) and what.about.kind == "contact" and isinstance(what.to, ToPerson)
    ]


def planned(decision: Decision) -> dict[str, datetime]:
    """Return the local moment of each timer that is planned."""
    return {due.kind: due.local for due in decision.due}


def words(said: Said) -> str:
    """Write a text in English."""
    return _SPEECH.render(said, "en")


_SPEECH = Speech({})
