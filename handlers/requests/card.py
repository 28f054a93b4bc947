"""The words of a request: the card that everybody reads, and the contact that one person gets."""

from dataclasses import replace

from handlers.decision import Choice, Entity, Say, ToPerson, ToRoom
from handlers.model import PersonId, RoomKind
from handlers.requests.case import Case
from handlers.requests.first_visit import words_for_helper
from handlers.requests.near import near
from handlers.requests.nouns import CHANGING, DONE, FILLED, GIVEN_UP, Request, RequestState
from handlers.requests.words import CATEGORY_WORDS, TAKE
from handlers.text import FirstWord, InLanguage, Joined, Said, Verbatim, _, _n, lines, sentences

STATE_WORDS: dict[RequestState, Said] = {
    RequestState.DRAFT: _("not finished yet"),
    RequestState.TRIAGE: _("an organiser is looking at it"),
    RequestState.OPEN: _("looking for somebody"),
    RequestState.OFFERED: _("a reserve has been asked"),
    RequestState.MATCHED: _("somebody will help"),
    RequestState.IN_PROGRESS: _("somebody is helping"),
    RequestState.HELD: _("on hold"),
    RequestState.DONE_UNCONFIRMED: _("done"),
    RequestState.UNFILLED: _("nobody found yet, an organiser looks at it"),
    RequestState.ESCALATED: _("an organiser is taking care of it"),
}


def about(request: Request) -> Entity:
    """Name the request for machines."""
    return Entity("request", str(request.number), request.state)


def contact_entity(request: Request) -> Entity:
    """Name the messages that hold the contact, so that they can be taken back."""
    return Entity("contact", str(request.number))


def what(request: Request) -> Said:
    """Say what is asked: the asker's words, else the category."""
    return Verbatim(request.title) if request.title else CATEGORY_WORDS[request.category]


def public_words(request: Request, found: int = 0) -> Said:
    """Say exactly what stands in public: nothing else about the asker ever does. ``found`` are who helps already."""
    number, asked = request.number, what(request)
    first = (
        _("#{number} {what} · {when}", number=number, what=asked, when=request.when)
        if request.when
        else _("#{number} {what} · moment to be agreed", number=number, what=asked)
    )
    street = (near(request.street),) if request.street else ()
    return Joined((first, *street, *_people(request.helpers, found)), by=" · ")


def _people(needed: int, found: int) -> tuple[Said, ...]:
    if needed == 1:
        return ()
    if found:
        return (_("{found} of {needed} found", found=found, needed=needed),)
    return (_n("{count} neighbour needed", "{count} neighbours needed", needed),)


def in_room_language(case: Case) -> InLanguage:
    """Say the public words as they will stand in the room."""
    return InLanguage(case.neighbourhood.language, public_words(case.request))


def card(case: Case, text: Said | None = None) -> Say:
    """Say the living card of a request in the residents' room; ``text`` where its state alone would say too much."""
    is_open = case.request.state.is_claimable
    return Say(
        ToRoom(case.neighbourhood.id, RoomKind.RESIDENTS),
        "request.card",
        text or _card_text(case),
        about(case.request),
        choices=(Choice("take", _("I can help"), "🙋"),) if is_open else (),
        card=True,
    )


def card_if_posted(case: Case) -> tuple[Say, ...]:
    """Bring the card up to date where there is one."""
    return (card(case),) if case.request.opened_at else ()


def _card_text(case: Case) -> Said:
    request, number, found = case.request, case.number, len(case.helping)
    if request.state.is_claimable:
        call = _("Can you help? Type: {take} {number}", take=FirstWord(TAKE), number=number)
        return lines(_("New request: {words}", words=public_words(request, found)), call)
    if request.state in CHANGING:
        return _("#{number} is being changed.", number=number)
    if request.state is RequestState.OFFERED:
        return lines(public_words(request, found), _("A neighbour has been asked. One moment, please."))
    if request.state in FILLED:
        return _n(
            "#{number} ({what}): there is a helper. Thank you!",
            "#{number} ({what}): there are helpers. Thank you!",
            request.helpers,
            number=number,
            what=what(request),
        )
    if request.state in DONE:
        return _("#{number} ({what}) is done. Thank you!", number=number, what=what(request))
    if request.state is RequestState.EXPIRED and request.when:
        return _("The moment of #{number} has passed.", number=number)
    return _("#{number} is no longer needed.", number=number) if request.state in GIVEN_UP else is_closed(case)


def is_closed(case: Case) -> Said:
    """Say that it is over, and nothing about how it went."""
    return _("#{number} is closed.", number=case.number)


def on_hold(case: Case) -> Said:
    """Say that it waits, to everybody with a part in it the same, and nothing about why."""
    return _(
        "#{number} is on hold: somebody in the neighbourhood first looks into something, and that can be for many "
        "reasons. Please wait until you hear from me.",
        number=case.number,
    )


def contact_words(request: Request) -> Said:
    """Say what the one who helps gets to see: name, place, phone, a word more."""
    contact = request.contact
    name = request.behalf.name if request.behalf else contact.name
    known = [part for part in (name, contact.where or request.street, contact.phone, contact.note) if part]
    return Joined(tuple(Verbatim(part) for part in known), by=", ")


def when_words(request: Request) -> Said:
    """Say when it is, as a sentence; of a series, only this time."""
    when = request.when
    return _("{when}.", when=replace(when, weekly=False)) if when else _("You agree on the moment together.")


def task_words(case: Case, opening: Said) -> Said:
    """Say to the one who helps what, when, for whom and where; only ever in private."""
    request = case.request
    reach = _("Contact: {contact}.", contact=contact_words(request))
    if request.contact.phone or request.contact.where:
        return lines(opening, _what_and_when(request), reach)
    missing = _("There is no phone number or house number. An organiser can help you get in touch.")
    return lines(opening, _what_and_when(request), sentences(reach, missing))


def _what_and_when(request: Request) -> Said:
    if request.when is None:
        return sentences(_("{what}.", what=what(request)), when_words(request))
    return _("{what}, {when}.", what=what(request), when=replace(request.when, weekly=False))


CONTACT_IS_GONE = _("I removed the contact details from our talk.")
"""Said with every taking back, for the messages that held them show as removed."""


def contact_for(case: Case, person: PersonId, msgid: str, opening: Said, *more: Said) -> Say:
    """Give one person the task with the contact; the message can be taken back."""
    text = lines(task_words(case, opening), *words_for_helper(case, person), *more)
    return Say(ToPerson(person), msgid, text, contact_entity(case.request))
