"""What is drafted is shown as it will stand in the group, changed part by part, and published with a yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.decision import YES, YES_NO, Choice, Decision, Entity, Say, ToRole, Turn, say
from handlers.model import Note, Person, Role
from handlers.neighbourhoods.places import kind_label
from handlers.reading.plain import one_line
from handlers.reading.session_named import name_of
from handlers.sessions.card import details
from handlers.sessions.case import SessionCase
from handlers.sessions.making.asking import CHANGES, Making, ask
from handlers.sessions.making.day_sense import already_past, begins
from handlers.sessions.making.draft import Draft, Part, session_of
from handlers.sessions.making.draft_steps import AskPart, ChoosePart, Preview, Proposal
from handlers.sessions.making.missing_link import no_link
from handlers.sessions.making.repeating import code_of, next_times, on_holiday, opening
from handlers.sessions.making.series import rule_words
from handlers.sessions.nouns import Breakout, Session
from handlers.sessions.telling import tell
from handlers.sessions.words import SESSION
from handlers.text import FirstWord, InLanguage, Joined, Said, Verbatim, _, _n, lines, sentences

_CHOICES = (YES, Choice("change", _("change something")), Choice("stop", _("do not publish")))


def preview(turn: Turn, making: Making, draft: Draft) -> Decision:
    """Show exactly what will stand in the group and what only those who take part read, and ask for a yes."""
    case, publishes = drafted(turn, making, draft), making.publishes(turn)
    text = lines(
        _("This will stand in the group ({audience}):", audience=kind_label(case.session.audience)),
        InLanguage(case.place.language, details(case)),
        *besides(case.session),
        _("Shall I publish it?") if publishes else _("Shall I show it to the organisers? One of them says yes first."),
    )
    return say(Say(turn.me, "session.preview", text, choices=_CHOICES, step=Preview(draft)))


def drafted(turn: Turn, making: Making, draft: Draft, by: Person | None = None) -> SessionCase:
    """Return the session as it would be, made by who proposed it or by the person of this turn."""
    maker = by or turn.person
    assert making.place is not None  # noqa: S101 - the caller has looked
    code = code_of(turn.new_id("code"))
    session = session_of(draft, making.number, making.place, maker.id, turn.now, code)
    return SessionCase(session, making.place, maker=maker)


def besides(session: Session) -> tuple[Said, ...]:
    """Say what does not stand in the group, or is not usual."""
    rule = (_("It comes back {rule}.", rule=rule_words(session.rule)),) if session.rule else ()
    approval = (_("An organiser says yes to everybody who joins."),) if session.approval else ()
    groups = (_("Groups: {groups}.", groups=groups_words(session.breakouts)),) if session.breakouts else ()
    return (*link_words(session), *no_link(session), *rule, *approval, *groups)


def link_words(session: Session) -> tuple[Said, ...]:
    """Say the link, to who may have it."""
    return (_("Only for those with a place: {link}", link=Verbatim(session.link)),) if session.link else ()


def groups_words(groups: tuple[Breakout, ...]) -> Said:
    """Name the groups, with how many places each has."""
    return Joined(tuple(_group(group) for group in groups), by=", ")


def _group(group: Breakout) -> Said:
    if not group.places:
        return Verbatim(group.title)
    return _n("{title} ({count} place)", "{title} ({count} places)", group.places, title=Verbatim(group.title))


def answer_preview(turn: Turn, step: Preview, making: Making) -> Decision:
    """Publish it, change a part, or let it be."""
    if making.place is None:
        return say(Say(turn.me, "session.not_allowed", _("You can no longer make a session there.")))
    match turn.answer.choice if turn.answer else None:
        case "yes" if is_past_now(making, step.draft, turn.now):
            before = already_past(step.draft.when or making.now_local(turn.now))
            return say(ask(turn, making, AskPart(step.draft, Part.WHEN), (before,)))
        case "yes" if making.publishes(turn):
            return publish(turn, making, step.draft)
        case "yes":
            return propose(turn, making, step.draft)
        case "change":
            choices = tuple(Choice(part.value, label) for part, label in CHANGES)
            text = _("What do you want to change?")
            return say(Say(turn.me, "session.change", text, choices=choices, step=ChoosePart(step.draft)))
        case _:
            return say(Say(turn.me, "session.dropped", _("All right. I published nothing.")))


def choose_part(turn: Turn, step: ChoosePart, making: Making) -> Decision:
    """Ask again the one question that was chosen."""
    if making.place is None:
        return say(Say(turn.me, "session.not_allowed", _("You can no longer make a session there.")))
    chosen = Part(turn.answer.choice) if turn.answer and turn.answer.choice else Part.TITLE
    return say(ask(turn, making, AskPart(step.draft, chosen, only=True)))


def back_to_preview(turn: Turn, step: ChoosePart, making: Making) -> Decision:
    """Show the whole again."""
    return (
        answer_preview(turn, Preview(step.draft), making) if making.place is None else preview(turn, making, step.draft)
    )


def is_past_now(making: Making, draft: Draft, now: datetime) -> bool:
    """Tell whether the moment of a draft passed since it was told."""
    return draft.when is not None and begins(draft.when) <= making.now_local(now)


def propose(turn: Turn, making: Making, draft: Draft) -> Decision:
    """Show it to the organisers; the first yes publishes it."""
    case, id_ = drafted(turn, making, draft), turn.new_id("proposal")
    name, audience = one_line(turn.person.name), kind_label(case.session.audience)
    text = lines(
        _("{name} proposes an activity ({audience}):", name=name, audience=audience),
        details(case),
        *besides(case.session),
        _("Shall I publish it?"),
    )
    to, step = ToRole(case.place.id, Role.ORGANISER), Proposal(draft, turn.person.id, id_)
    asked = Say(to, "session.proposal", text, Entity("proposal", id_), YES_NO, step)
    thanks = _("Thank you! An organiser looks at it, and I let you know.")
    return say(Say(turn.me, "session.proposed", thanks), asked)


def publish(turn: Turn, making: Making, draft: Draft, by: Person | None = None) -> Decision:
    """Post the card in the rooms it is for; of a series also the next times."""
    case = drafted(turn, making, draft, by)
    session = case.session
    more = next_times((session,), session.number + 1, turn.now, turn.new_id) if session.rule else ()
    note = Note(turn.person.id, "session.made", f"session:{session.number}", neighbourhood=session.neighbourhood)
    opened = Decision(save=(note,))
    for one in (session, *more):
        opened += opening(replace(case, session=one), turn.now)
    for one in more:
        opened += say(*on_holiday(replace(case, session=one)))
    return say(_published(case, more)) + opened


def _published(case: SessionCase, more: tuple[Session, ...]) -> Say:
    number = name_of(case.number)
    text: Said = _(
        "{number} is published. To change, move or cancel it, type: {session} {number}",
        number=number,
        session=FirstWord(SESSION),
    )
    if missing := no_link(case.session):
        how = _("Type it once you have it: {session} {number} link", session=FirstWord(SESSION), number=number)
        text = lines(text, sentences(*missing, how))
    if more:
        numbers = Joined(tuple(Verbatim(name_of(one.number)) for one in more), by=", ")
        text = lines(text, _("The next times are {numbers}; I make the others by myself.", numbers=numbers))
    return tell(case.session.made_by, case.session, "session.published", text)
