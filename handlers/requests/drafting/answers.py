"""The answers that make a draft: each takes in what was said and asks for what is still missing."""

from dataclasses import replace

from handlers.decision import Decision, StepKind, Turn
from handlers.reading.answers import after_choice, is_only_an_answer, read_number, read_numbers
from handlers.reading.dates.hearing import hear_when
from handlers.reading.denial import is_denied
from handlers.reading.hidden import hides_something
from handlers.reading.plain import clean, one_line
from handlers.reading.privacy import Private, find_private, spoken_need, street_of, without_private
from handlers.reading.street_said import BESIDE, street_of_words
from handlers.requests.case import About, Case, look_at_step
from handlers.requests.draft_steps import (
    AskContact,
    AskHelpers,
    AskNamed,
    AskWhat,
    AskWhen,
    AskWhere,
    AskWords,
    ConfirmWhen,
)
from handlers.requests.drafting.ending import of_draft
from handlers.requests.drafting.hear import (
    MOST_HELPERS,
    NOTE_GRAPHEMES,
    Understood,
    has_letters,
    hear,
    hear_contact,
    public_line,
)
from handlers.requests.drafting.named import answer_named, take_name
from handlers.requests.drafting.questions import ask, ask_again, ask_next, ask_which_part, told, untold
from handlers.requests.drafting.titles import without_street
from handlers.requests.drafting.when_told import answer_when, ask_whether_right, back_to_when, confirm_when
from handlers.requests.nouns import Category, Contact, Part, Request
from handlers.text import Said, _

_LABEL_WORDS = 3
_LONGEST_PLACE = 400
LEFT_OUT = _("I left out what looked private to me. Please read it again before it is posted.")
"""It does not say of what kind that was, nor that it was all: only what a list of words knows was recognised."""


# --- what -------------------------------------------------------------------------------------------------------


def answer_what(turn: Turn, step: AskWhat, case: Case) -> Decision:
    """Take the kind of help; free words may tell the moment and the street too."""
    chosen = turn.answer.choice if turn.answer else None
    more = after_choice(turn.text)
    if chosen is None and turn.answer and turn.answer.unsure:
        chosen, more = Category.OTHER, ""
    if chosen is None and not _tells_something(turn.text):
        why = _("Please say it in a few words, or choose a number.")
        return ask_again(case, Part.WHAT, turn.now, why, step.missed)
    if chosen is None or (more == turn.text.strip() and len(more.split()) > _LABEL_WORDS):
        return take_in(turn, case, turn.text)
    if more != turn.text.strip() and more:
        return take_in(turn, case, more, category=Category(chosen))
    request = told(replace(case.request, category=Category(chosen), title=""), Part.WHAT)
    return ask_next(case.with_request(untold(request, Part.WORDS)), turn.now)


def take_in(
    turn: Turn, case: Case, words: str, before: tuple[Said, ...] = (), category: Category | None = None
) -> Decision:
    """Fill the draft with everything the words tell, warn about what stays out, and ask for the rest."""
    request, words, named = take_name(case.request, words)
    if named and not words:
        return ask_next(case.with_request(request), turn.now, (*before, *named))
    case, before = case.with_request(request), (*before, *named)
    heard = hear(words, case.local(turn.now), turn.language)
    heard = replace(heard, category=category or heard.category)
    warned = (*before, LEFT_OUT) if heard.is_private else before
    filled = case.with_request(fill(case.request, heard))
    if heard.when or heard.options:
        return ask_whether_right(turn, filled, heard, warned)
    return ask_next(filled, turn.now, warned)


def fill(request: Request, heard: Understood) -> Request:
    """Put into the draft what was heard; what was told before stays when nothing new was heard."""
    if heard.is_only_a_moment:
        return request
    category = heard.category or Category.OTHER
    title = heard.title or (heard.line if category is Category.OTHER else "")
    contact = replace(
        request.contact, where=heard.where or request.contact.where, phone=heard.phone or request.contact.phone
    )
    parts = [Part.WHAT]
    parts += [Part.WORDS] if title else []
    parts += [Part.WHERE] if heard.street else []
    parts += [Part.CONTACT] if heard.phone else []
    parts += [Part.HELPERS] if heard.helpers else []
    filled = replace(
        request,
        category=category,
        title=title,
        street=heard.street or request.street,
        contact=contact,
        helpers=heard.helpers or request.helpers,
        review=heard.review or request.review,
    )
    return told(filled, *parts)


def answer_words(turn: Turn, step: AskWords, case: Case) -> Decision:
    """Take the words that neighbours may read, without what is private in them."""
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(replace(case.request, title=""), Part.WORDS)), turn.now)
    request, said, named = take_name(case.request, clean(turn.text))
    case = case.with_request(request)
    is_hiding = hides_something(said, without_private(said))
    title = public_line(said if is_hiding else without_street(said))
    heard = hear(said, case.local(turn.now), turn.language)
    placed = case.with_request(_with_street(case.request, heard))
    if is_hiding and not title:
        plain = told(replace(placed.request, title="", review=heard.review or case.request.review), Part.WORDS)
        return ask_next(placed.with_request(plain), turn.now, (*named, LEFT_OUT))
    if not title or not _tells_something(title):
        return ask_again(placed, Part.WORDS, turn.now, _("I need a few words for that."), step.missed)
    request = replace(placed.request, title=title, review=heard.review or case.request.review)
    warned = (LEFT_OUT,) if heard.is_private or is_hiding else ()
    return ask_next(case.with_request(told(request, Part.WORDS)), turn.now, (*named, *warned))


def _with_street(request: Request, heard: Understood) -> Request:
    """Keep a street that was told where the words were asked."""
    if not heard.street or request.street:
        return request
    contact = replace(request.contact, where=heard.where or request.contact.where)
    return told(replace(request, street=heard.street, contact=contact), Part.WHERE)


# --- where, how, with how many ----------------------------------------------------------------------------------


def answer_where(turn: Turn, step: AskWhere, case: Case) -> Decision:
    """Take the street for everybody and the house number, if it was said, for the one who helps."""
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(replace(case.request, street=""), Part.WHERE)), turn.now)
    words = clean(turn.text)
    if unclear := _no_single_place(words) or (None if step.missed else _no_street(words)):
        return ask_again(case, Part.WHERE, turn.now, unclear, step.missed)
    street = street_of_words(words)
    found = hear_contact(words, street)
    is_a_moment = street_of(words) is None and hear_when(words, case.local(turn.now), turn.language).when
    if is_a_moment or not has_letters(street) or not _tells_something(words):
        why = _("I could not find a street in that.")
        return ask_again(_in_private(case, found.phone, words), Part.WHERE, turn.now, why, step.missed)
    contact = replace(
        case.request.contact,
        where=found.where or case.request.contact.where,
        phone=found.phone or case.request.contact.phone,
        note=_said_besides(words, found.where or street) or case.request.contact.note,
    )
    request = told(replace(case.request, street=street, contact=contact), Part.WHERE)
    return ask_next(case.with_request(told(request, Part.CONTACT) if found.phone else request), turn.now)


def _no_single_place(words: str) -> Said | None:
    """Say why the words are no one place: too long to be a street, or two addresses."""
    if len(words) > _LONGEST_PLACE:
        return _("That is long. Please give the street alone.")
    houses = [finding for finding in find_private(words) if finding.kind is Private.HOUSE_NUMBER]
    return _("I read more than one address. Please give one.") if len(houses) > 1 else None


def _no_street(words: str) -> Said | None:
    """Say that words which tell what is needed, and name no street, are no place."""
    said = words.casefold().split()
    is_a_need = len(said) > 2 and said[0] not in BESIDE and street_of(words) is None and spoken_need(words) is not None
    return _("I could not find a street in that.") if is_a_need and not find_private(words) else None


def answer_contact(turn: Turn, step: AskContact, case: Case) -> Decision:
    """Keep how the one who helps can reach the asker; it never stands in public."""
    known = case.request.contact
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(case.request, Part.CONTACT)), turn.now)
    if not _tells_something(turn.text):
        return ask_again(case, Part.CONTACT, turn.now, _("I could not find a number in that."), step.missed)
    found = hear_contact(turn.text, case.request.street)
    contact = Contact(known.name, found.where or known.where, found.phone or known.phone, found.note or known.note)
    request = told(replace(case.request, contact=contact), Part.CONTACT)
    return ask_next(case.with_request(request), turn.now, (_("Noted."),))


def _in_private(case: Case, phone: str, words: str) -> Case:
    """Keep for the one who helps what was told instead of a street: a phone number, or "at my sister's"."""
    contact = case.request.contact
    if phone:
        known = case.with_request(replace(case.request, contact=replace(contact, phone=phone)))
        return known.with_request(told(known.request, Part.CONTACT))
    if not _tells_something(words) or not has_letters(words):
        return case
    return case.with_request(replace(case.request, contact=replace(contact, note=one_line(words, NOTE_GRAPHEMES))))


def _said_besides(words: str, place: str) -> str:
    """Return the whole answer when it tells more than the street: "in Church Street, next to the baker"."""
    return one_line(words, NOTE_GRAPHEMES) if len(words.split()) > len(place.split()) + 2 else ""


def _tells_something(words: str) -> bool:
    """Tell whether there is more in it than a yes, a no, or "rather not"."""
    return street_of(words) is not None or not is_only_an_answer(words)


def answer_helpers(turn: Turn, step: AskHelpers, case: Case) -> Decision:
    """Take how many are needed; who does not know needs one."""
    if len(read_numbers(turn.text)) > 1 or find_private(turn.text):
        return ask_again(case, Part.HELPERS, turn.now, _("Here I only need how many neighbours."), step.missed)
    chosen = turn.answer.choice if turn.answer else None
    number = int(chosen) if chosen else read_number(turn.text)
    is_unsure = turn.answer is not None and turn.answer.unsure
    if not is_unsure and (number is None or is_denied(turn.text)):
        return ask_again(case, Part.HELPERS, turn.now, _("I could not find a number in that."), step.missed)
    request = replace(case.request, helpers=min(max(number or 1, 1), MOST_HELPERS))
    return ask_next(case.with_request(told(request, Part.HELPERS)), turn.now)


# --- one question back ------------------------------------------------------------------------------------------


def back(turn: Turn, step: About, case: Case) -> Decision:
    """Ask what was asked before, or which part to change where it was chosen; the preview comes when all is told."""
    asked = _PARTS.get(type(step))
    if asked and getattr(step, "changing", False):
        kept = case.with_request(told(case.request, asked))
        return Decision(save=(kept.request,), say=(ask_which_part(kept),))
    order = tuple(Part)
    before = order[: order.index(asked)] if asked else order
    last = next((part for part in reversed(before) if part in case.request.answered), asked or Part.WHAT)
    again = case.with_request(untold(case.request, last))
    return Decision(save=(again.request,), say=(ask(again, last),))


_PARTS: dict[type, Part] = {
    AskWhat: Part.WHAT,
    AskWords: Part.WORDS,
    AskWhen: Part.WHEN,
    AskWhere: Part.WHERE,
    AskContact: Part.CONTACT,
    AskHelpers: Part.HELPERS,
    AskNamed: Part.NAMED,
}


_BACK = of_draft(back)
STEPS = (
    StepKind(AskWhat, look_at_step, of_draft(answer_what), _BACK),
    StepKind(AskWords, look_at_step, of_draft(answer_words), _BACK),
    StepKind(AskWhen, look_at_step, of_draft(answer_when), _BACK),
    StepKind(ConfirmWhen, look_at_step, of_draft(confirm_when), of_draft(back_to_when)),
    StepKind(AskWhere, look_at_step, of_draft(answer_where), _BACK),
    StepKind(AskContact, look_at_step, of_draft(answer_contact), _BACK),
    StepKind(AskHelpers, look_at_step, of_draft(answer_helpers), _BACK),
    StepKind(AskNamed, look_at_step, of_draft(answer_named), _BACK),
)
