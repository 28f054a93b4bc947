"""The answers that make a draft: each takes in what was said and asks for what is still missing."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from handlers.decision import Choice, Decision, Say, StepKind, Turn, say
from handlers.reading.answers import after_choice, is_only_an_answer, read_number
from handlers.reading.moments import Doubt, QuestionKind
from handlers.reading.plain import clean
from handlers.reading.privacy import street_of
from handlers.requests.case import About, Case, look_at_step
from handlers.requests.ending import is_cancelling, stop_draft
from handlers.requests.hear import (
    MOST_HELPERS,
    Heard,
    has_letters,
    hear,
    hear_contact,
    hear_when,
    public_line,
    street_of_words,
)
from handlers.requests.nouns import Category, Contact, Part, Request, RequestState
from handlers.requests.questions import ask, ask_again, ask_next, keep_awake, told, untold
from handlers.requests.steps import AskContact, AskHelpers, AskWhat, AskWhen, AskWhere, AskWords, ConfirmWhen
from handlers.requests.telling import NO, YES, tell
from handlers.text import Said, When, _, sentences

S = TypeVar("S", bound=About)
Answering: TypeAlias = Callable[[Turn, S, Case], Decision]
OTHER_DAY = Choice("no", _("another day"))
_LABEL_WORDS = 3


def of_draft(answer: Answering[S]) -> Callable[[Turn, S, Case | None], Decision]:
    """Let the answer count only while the draft is there and still this person's."""

    def decide(turn: Turn, step: S, case: Case | None) -> Decision:
        if case is None or case.request.state is not RequestState.DRAFT or not case.is_asker(turn.person.id):
            return say(no_draft(turn, step.request))
        if is_cancelling(turn.text):
            return stop_draft(turn, case)
        return answer(turn, step, case)

    return decide


def no_draft(turn: Turn, number: int) -> Say:
    """Say that there is nothing to go on with."""
    return Say(turn.me, "request.no_draft", _("I'm no longer busy with request #{number}.", number=number))


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
    heard = hear(words, case.local(turn.now), turn.language)
    heard = replace(heard, category=category or heard.category)
    warned = (*before, _("I leave private details out of the group.")) if heard.is_private else before
    filled = case.with_request(fill(case.request, heard, words))
    if heard.when or heard.options:
        return ask_whether_right(turn, filled, heard, warned)
    return ask_next(filled, turn.now, warned)


def fill(request: Request, heard: Heard, words: str) -> Request:
    """Put into the draft what was heard; what was told before stays when nothing new was heard."""
    if heard.is_only_a_moment:
        return request
    category = heard.category or Category.OTHER
    title = heard.title or (public_line(words) if category is Category.OTHER else "")
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
    title = public_line(turn.text)
    if not title or not _tells_something(turn.text):
        return ask_again(case, Part.WORDS, turn.now, _("I need a few words for that."), step.missed)
    heard = hear(turn.text, case.local(turn.now), turn.language)
    request = replace(case.request, title=title, review=heard.review or case.request.review)
    warned = (_("I leave private details out of the group."),) if heard.is_private else ()
    return ask_next(case.with_request(told(request, Part.WORDS)), turn.now, warned)


# --- when -------------------------------------------------------------------------------------------------------


def answer_when(turn: Turn, step: AskWhen | ConfirmWhen, case: Case) -> Decision:
    """Read the moment, and say it back in full before it counts."""
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(replace(case.request, when=None), Part.WHEN)), turn.now)
    missed = step.missed if isinstance(step, AskWhen) else 0
    return ask_whether_right(turn, case, hear_when(turn.text, case.local(turn.now), turn.language), missed=missed)


def ask_whether_right(turn: Turn, case: Case, heard: Heard, before: tuple[Said, ...] = (), missed: int = 0) -> Decision:
    """Say the moment back with weekday and year; what is past, odd or could be several is questioned."""
    kept = Decision(save=(case.request,)) + keep_awake(case, turn.now)
    if Doubt.PAST in heard.doubts or not (heard.when or heard.options):
        open_again = case.with_request(untold(case.request, Part.WHEN))
        return ask_again(open_again, Part.WHEN, turn.now, sentences(*before, _why_again(heard)), missed)
    if heard.when:
        text = sentences(*before, *_doubts(heard), _("{when}. Is that right?", when=heard.when))
        return kept + say(_confirm(turn, case, text, (heard.when,), (YES, NO)))
    choices = tuple(Choice(f"day-{n}", _("{when}", when=option)) for n, option in enumerate(heard.options))
    text = sentences(*before, _WHICH.get(heard.question or QuestionKind.SEVERAL, _WHICH[QuestionKind.SEVERAL]))
    return kept + say(_confirm(turn, case, text, heard.options, (*choices, OTHER_DAY)))


def _confirm(turn: Turn, case: Case, text: Said, options: tuple[When, ...], choices: tuple[Choice, ...]) -> Say:
    step = ConfirmWhen(case.number, options)
    return tell(turn.person.id, case, "request.when_right", text, step, choices, free=True)


def _why_again(heard: Heard) -> Said:
    if heard.when and Doubt.PAST in heard.doubts:
        return _("{when}: that is already past.", when=heard.when)
    return _("I could not find a day in that.")


def _doubts(heard: Heard) -> tuple[Said, ...]:
    return tuple(_DOUBTS[doubt] for doubt in heard.doubts if doubt in _DOUBTS)


_DOUBTS: dict[Doubt, Said] = {
    Doubt.WEEKEND: _("Please note: that is in the weekend."),
    Doubt.FAR: _("Please note: that is more than a year from now."),
    Doubt.NIGHT: _("Please note: that is at night."),
    Doubt.NO_YEAR_ROLLED: _("Please note: that day is past this year, so I took next year."),
    Doubt.AMBIGUOUS_ORDER: _("Please note: I read the month first, then the day."),
}
_WHICH: dict[QuestionKind, Said] = {
    QuestionKind.WEEKDAY_MISMATCH: _("That date is another day of the week. Which one do you mean?"),
    QuestionKind.TODAY_SAME_WEEKDAY: _("That is today's weekday. Do you mean today or next week?"),
    QuestionKind.NONEXISTENT: _("That date does not exist. Which one do you mean?"),
    QuestionKind.SEVERAL: _("Which moment do you mean?"),
    QuestionKind.WHICH_DAY: _("Which day do you mean?"),
}


def confirm_when(turn: Turn, step: ConfirmWhen, case: Case) -> Decision:
    """Take the moment that was said back; another day that comes with the answer is read at once."""
    choice = turn.answer.choice if turn.answer else None
    if choice is None and turn.answer and turn.answer.unsure:
        return answer_when(turn, step, case)
    other = _other_day(turn, case, choice)
    chosen = step.options[_place(choice)] if choice and choice != "no" else None
    is_other = bool(other.options) or (other.when is not None and (chosen is None or other.when.on != chosen.on))
    if choice is None or is_other:
        return ask_whether_right(turn, case, other)
    if chosen is None:
        return say(ask(case, Part.WHEN))
    return ask_next(case.with_request(told(replace(case.request, when=chosen), Part.WHEN)), turn.now)


def _place(choice: str) -> int:
    return 0 if choice == "yes" else int(choice.removeprefix("day-"))


def _other_day(turn: Turn, case: Case, choice: str | None) -> Heard:
    """Read another day in "no, friday" or "2 friday"; "1 december" is a day too, and not the first choice."""
    if len(turn.text.split()) < 2:
        return Heard()
    said = after_choice(turn.text) if choice == "no" else turn.text
    return hear_when(said, case.local(turn.now), turn.language)


# --- where, how, with how many ----------------------------------------------------------------------------------


def answer_where(turn: Turn, step: AskWhere, case: Case) -> Decision:
    """Take the street for everybody and the house number, if it was said, for the one who helps."""
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(replace(case.request, street=""), Part.WHERE)), turn.now)
    words = clean(turn.text)
    street = street_of_words(words)
    found = hear_contact(words, street)
    is_a_moment = street_of(words) is None and hear_when(words, case.local(turn.now), turn.language).when
    if is_a_moment or not has_letters(street) or not _tells_something(words):
        why = _("I could not find a street in that.")
        return ask_again(_with_phone(case, found.phone), Part.WHERE, turn.now, why, step.missed)
    contact = replace(
        case.request.contact,
        where=found.where or case.request.contact.where,
        phone=found.phone or case.request.contact.phone,
    )
    request = told(replace(case.request, street=street, contact=contact), Part.WHERE)
    return ask_next(case.with_request(told(request, Part.CONTACT) if found.phone else request), turn.now)


def answer_contact(turn: Turn, step: AskContact, case: Case) -> Decision:
    """Keep how the one who helps can reach the asker; it never stands in public."""
    known = case.request.contact
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(case.request, Part.CONTACT)), turn.now)
    if not _tells_something(turn.text):
        return ask_again(case, Part.CONTACT, turn.now, _("I could not find a number in that."), step.missed)
    found = hear_contact(turn.text, case.request.street)
    contact = Contact(known.name, found.where or known.where, found.phone or known.phone, found.note)
    request = told(replace(case.request, contact=contact), Part.CONTACT)
    return ask_next(case.with_request(request), turn.now, (_("Noted."),))


def _with_phone(case: Case, phone: str) -> Case:
    """Keep a phone number that was told where the street was asked."""
    if not phone:
        return case
    contact = replace(case.request.contact, phone=phone)
    return case.with_request(told(replace(case.request, contact=contact), Part.CONTACT))


def _tells_something(words: str) -> bool:
    """Tell whether there is more in it than a yes, a no, or "rather not"."""
    return street_of(words) is not None or not is_only_an_answer(words)


def answer_helpers(turn: Turn, step: AskHelpers, case: Case) -> Decision:
    """Take how many are needed; who does not know needs one."""
    chosen = turn.answer.choice if turn.answer else None
    number = int(chosen) if chosen else read_number(turn.text)
    if number is None and not (turn.answer and turn.answer.unsure):
        return ask_again(case, Part.HELPERS, turn.now, _("I could not find a number in that."), step.missed)
    request = replace(case.request, helpers=min(max(number or 1, 1), MOST_HELPERS))
    return ask_next(case.with_request(told(request, Part.HELPERS)), turn.now)


# --- one question back ------------------------------------------------------------------------------------------


def back(turn: Turn, step: About, case: Case) -> Decision:
    """Ask what was asked before; the preview comes again when all is told."""
    asked = _PARTS.get(type(step))
    order = tuple(Part)
    before = order[: order.index(asked)] if asked else order
    last = next((part for part in reversed(before) if part in case.request.answered), asked or Part.WHAT)
    again = case.with_request(untold(case.request, last))
    return Decision(save=(again.request,), say=(ask(again, last),))


_PARTS: dict[type, Part] = {
    AskWords: Part.WORDS,
    AskWhen: Part.WHEN,
    AskWhere: Part.WHERE,
    AskContact: Part.CONTACT,
    AskHelpers: Part.HELPERS,
}


def back_to_when(turn: Turn, step: ConfirmWhen, case: Case) -> Decision:
    """Ask for the moment again."""
    return say(ask(case, Part.WHEN))


_BACK = of_draft(back)
STEPS = (
    StepKind(AskWhat, look_at_step, of_draft(answer_what)),
    StepKind(AskWords, look_at_step, of_draft(answer_words), _BACK),
    StepKind(AskWhen, look_at_step, of_draft(answer_when), _BACK),
    StepKind(ConfirmWhen, look_at_step, of_draft(confirm_when), of_draft(back_to_when)),
    StepKind(AskWhere, look_at_step, of_draft(answer_where), _BACK),
    StepKind(AskContact, look_at_step, of_draft(answer_contact), _BACK),
    StepKind(AskHelpers, look_at_step, of_draft(answer_helpers), _BACK),
)
