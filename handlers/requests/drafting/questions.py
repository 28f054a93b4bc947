"""The questions of a draft, each skippable, and the preview of exactly what will stand in public."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import YES, Choice, Decision, Say, Utterance
from handlers.model import Due
from handlers.requests import moments
from handlers.requests.card import contact_words, in_room_language, public_words
from handlers.requests.case import Case
from handlers.requests.draft_steps import (
    AskContact,
    AskHelpers,
    AskNamed,
    AskWhat,
    AskWhen,
    AskWhere,
    AskWords,
    ChoosePart,
    Preview,
)
from handlers.requests.nouns import Category, Part, Request
from handlers.requests.telling import tell
from handlers.requests.words import USUAL_WORDS
from handlers.text import FirstWord, Joined, Said, Verbatim, _, _n, lines, sentences

IDLE = timedelta(hours=24)
_Asked: TypeAlias = AskWhat | AskWords | AskWhen | AskWhere | AskContact | AskHelpers | AskNamed
_CHOICES = tuple(Choice(category, label) for category, label in USUAL_WORDS.items())
_COUNTS = (
    Choice("1", _("one neighbour")),
    Choice("2", _("two neighbours")),
    Choice("3", _("three neighbours")),
    Choice("4", _("four neighbours")),
)
PREVIEW_CHOICES = (YES, Choice("change", _("change something")), Choice("stop", _("stop")))


def missing(request: Request) -> Part | None:
    """Return the first part that was neither told nor asked; None when the preview can be shown."""
    wanted = [Part.WHAT, Part.WHEN, Part.WHERE, Part.CONTACT]
    if request.category in {Category.OTHER, Category.CHORE}:
        wanted.insert(1, Part.WORDS)
    if request.category is Category.CHORE:
        wanted.append(Part.HELPERS)
    return next((part for part in wanted if part not in request.answered), None)


def told(request: Request, *parts: Part) -> Request:
    """Note that parts were answered, "I don't know" included."""
    return replace(request, answered=tuple(dict.fromkeys((*request.answered, *parts))))


def untold(request: Request, part: Part) -> Request:
    """Make a part to be asked again."""
    return replace(request, answered=tuple(p for p in request.answered if p is not part))


def ask_next(case: Case, now: datetime, before: tuple[Said, ...] = ()) -> Decision:
    """Save the draft and ask what is still missing; when nothing is, show what will stand in public."""
    part = missing(case.request)
    question = ask(case, part, before) if part else show_preview(case, before)
    return Decision(save=(case.request,), say=(question,)) + keep_awake(case, now)


def keep_awake(case: Case, now: datetime) -> Decision:
    """Begin to count again until the draft is thought forgotten."""
    return Decision(
        due=(idle_timer(case, now),), cancel=moments.cancel(case.request, (moments.DRAFT_IDLE, moments.DRAFT_OVER))
    )


def idle_timer(case: Case, now: datetime) -> Due:
    """Plan a nudge for when the draft lies still for a day."""
    return moments.due(moments.DRAFT_IDLE, case.request, case.local(now) + IDLE, case.zone, wait=True)


def ask(case: Case, part: Part, before: tuple[Said, ...] = (), missed: int = 0, *, changing: bool = False) -> Utterance:
    """Ask for one part of the draft; ``missed`` times the answer said nothing about it."""
    step, msgid, text, choices = _question(case, part, missed)
    step = replace(step, changing=changing)
    said = sentences(*before, text) if before else text
    return tell(case.request.requester, case, msgid, said, step, choices, free=True)


def ask_again(case: Case, part: Part, now: datetime, why: Said, missed: int) -> Decision:
    """Ask once more, and say why; who was asked twice goes on without it, and hears how to reach a person."""
    if not missed:
        return Decision(save=(case.request,), say=(ask(case, part, (why,), 1),)) + keep_awake(case, now)
    without = _without(case.request, part)
    go_on = _("That's fine. We go on without it. Type {human} to talk to a person.", human=FirstWord(HUMAN_WORDS))
    return ask_next(case.with_request(told(without, part)), now, (go_on,))


def _without(request: Request, part: Part) -> Request:
    match part:
        case Part.WHEN:
            return replace(request, when=None)
        case Part.WHERE:
            return replace(request, street="")
        case Part.WORDS:
            return replace(request, title="")
        case Part.NAMED:
            return replace(request, named="")
        case Part.WHAT | Part.CONTACT | Part.HELPERS:
            return request
        case _:
            assert_never(part)


def _question(case: Case, part: Part, missed: int) -> tuple[_Asked, str, Said, tuple[Choice, ...]]:
    number = case.number
    match part:
        case Part.WHAT:
            return AskWhat(number, missed), "request.what", _ask_what(case.request), _CHOICES
        case Part.WORDS:
            text = sentences(
                _("What is it about, in a few words?"),
                _("Neighbours will read this. So leave out names, numbers and health."),
            )
            return AskWords(number, missed), "request.words", text, ()
        case Part.WHEN:
            text = sentences(_("When?"), _('For example: "Thursday morning" or "24/11 at 10:00".'), _dont_know())
            return AskWhen(number, missed), "request.when", text, ()
        case Part.WHERE:
            text = sentences(
                _("In which street?"), _("The group sees only the street, never the house number."), _dont_know()
            )
            return AskWhere(number, missed), "request.where", text, ()
        case Part.CONTACT:
            return AskContact(number, missed), "request.contact", _ask_contact(case.request), ()
        case Part.HELPERS:
            return AskHelpers(number, missed), "request.helpers", _("How many neighbours are needed?"), _COUNTS
        case Part.NAMED:
            text = sentences(_("Is there a neighbour I can ask first? A first name is enough."), _dont_know())
            return AskNamed(number, missed), "request.named", text, ()
        case _:
            assert_never(part)


def _dont_know() -> Said:
    return _('You can also say: "I don\'t know".')


def _ask_what(request: Request) -> Said:
    if request.behalf:
        return _("What can a neighbour do for {name}?", name=Verbatim(request.behalf.name))
    return _("What do you need help with?")


def _ask_contact(request: Request) -> Said:
    question = (
        _("How can the neighbour reach {name}?", name=Verbatim(request.behalf.name))
        if request.behalf
        else _("How can the neighbour reach you?")
    )
    example = _('For example house number and phone number: "9, 0470 12 34 56".')
    return sentences(question, example, _("Only the neighbour who helps gets this."))


# --- change one part ----------------------------------------------------------------------------------------------

_PARTS = (
    Choice(Part.WHAT, _("what kind of help")),
    Choice(Part.WORDS, _("the words")),
    Choice(Part.WHEN, _("the moment")),
    Choice(Part.WHERE, _("the street")),
    Choice(Part.CONTACT, _("how to reach me")),
    Choice(Part.HELPERS, _("how many neighbours")),
    Choice(Part.NAMED, _("whom I ask first")),
)


def ask_which_part(case: Case) -> Say:
    """Ask what to change."""
    text = _("What do you want to change?")
    return tell(case.request.requester, case, "request.part", text, ChoosePart(case.number), _PARTS)


# --- the preview ------------------------------------------------------------------------------------------------


def show_preview(case: Case, before: tuple[Said, ...] = ()) -> Utterance:
    """Show the exact public words, what stays private and who gets it, and ask for a clear yes."""
    text = lines(*before, preview_words(case), *_read_by_the_helper(case.request), _("Shall I post this?"))
    step = Preview(case.number, reads_another_language(case))
    return tell(case.request.requester, case, "request.preview", text, step, PREVIEW_CHOICES)


def _read_by_the_helper(request: Request) -> tuple[Said, ...]:
    """Say word for word what the one who helps reads; to the asker alone, and not part of the proof of a yes."""
    contact = request.contact
    if not (contact.where or contact.phone or contact.note):
        return ()
    words = _n(
        "The neighbour who helps reads: {contact}",
        "The neighbours who help read: {contact}",
        request.helpers,
        contact=contact_words(request),
    )
    return (words,)


def preview_words(case: Case) -> Said:
    """Say what is consented to, word for word: this text is kept as the proof of a yes."""
    return lines(
        _("This will stand in the group:"),
        in_room_language(case),
        *_in_own_language(case),
        sentences(
            _n(
                "Only the neighbour who helps gets: {what}.",
                "Only the neighbours who help get: {what}.",
                case.request.helpers,
                what=_private_kinds(case.request),
            ),
            _("If something goes wrong, an organiser can call."),
            _("Nothing else from our talk goes to the group."),
        ),
    )


def _in_own_language(case: Case) -> tuple[Said, ...]:
    """Say the public words in the asker's language too, where the group reads another one."""
    if not reads_another_language(case):
        return ()
    return (_("In your language: {words}", words=public_words(case.request)),)


def reads_another_language(case: Case) -> bool:
    """Tell whether the asker reads another language than the group."""
    asker = next((person for person in case.people if person.id == case.request.requester), None)
    return asker is not None and asker.language not in {None, case.neighbourhood.language}


def _private_kinds(request: Request) -> Said:
    contact = request.contact
    kinds: list[Said] = [_("the name {name}", name=Verbatim(request.behalf.name)) if request.behalf else _("your name")]
    if contact.where:
        kinds.append(_("the address with house number"))
    if contact.phone:
        kinds.append(_("the phone number"))
    if contact.note:
        kinds.append(_("what else you told to get in touch"))
    return Joined(tuple(kinds), by=", ")
