"""What everybody would get, in every language, and what the organiser should know before it starts."""

from __future__ import annotations

from handlers.counting.suppressing import SMALLEST_SAID
from handlers.decision import Choice, Say, Turn
from handlers.surveys.composing.shown import in_words
from handlers.surveys.nouns import Aim, Kind, Whom
from handlers.surveys.steps import Draft, SurveyReady
from handlers.text import InLanguage, Said, Text, Verbatim, When, _, _n, lines, sentences

START, OTHERS, DAY, ANEW, STOP = "start", "others", "day", "anew", "stop"
_CHOICES = (
    Choice(START, _("start")),
    Choice(OTHERS, _("ask other people")),
    Choice(DAY, _("another last day")),
    Choice(ANEW, _("begin again")),
    Choice(STOP, _("do not send it")),
)


def ask_whether_ready(turn: Turn, draft: Draft, people: int, before: Said | None = None) -> Say:
    """Show all of it, and ask whether to start."""
    text = lines(
        *((before,) if before else ()),
        *_in_each_language(draft),
        sentences(_to_how_many(draft, people), *_until(draft), *_in_the_room(draft)),
        _what_holds(draft),
        _("Shall I start?"),
    )
    return Say(turn.me, "survey.ready", text, choices=_CHOICES, step=SurveyReady(draft))


def _in_each_language(draft: Draft) -> tuple[Said, ...]:
    shown: list[Said] = []
    for language in draft.form.languages:
        mark = (Verbatim(f"— {language} —"),) if len(draft.form.languages) > 1 else ()
        shown += [*mark, *(InLanguage(language, line) for line in in_words(draft.form, language)[doubled(draft) :])]
    return tuple(shown)


def doubled(draft: Draft) -> int:
    """Leave out the title of a vote, which is its question."""
    return 1 if draft.aim is Aim.VOTE else 0


def _to_how_many(draft: Draft, people: int) -> Text:
    if not people:
        return _("There is nobody yet whom I may ask in private.")
    if people < SMALLEST_SAID:
        return _n(
            "I ask {count} person. Of fewer than {fewest} answers I tell nothing.",
            "I ask {count} people. Of fewer than {fewest} answers I tell nothing.",
            people,
            fewest=SMALLEST_SAID,
        )
    return _n("I ask {count} person, each in private.", "I ask {count} people, each in private.", people)


def _until(draft: Draft) -> tuple[Text, ...]:
    closes = draft.closes_local
    when = When(closes.date(), closes.time()) if closes else None
    return (_("They can answer until {when}.", when=when),) if when else ()


def _in_the_room(draft: Draft) -> tuple[Text, ...]:
    if not draft.tells_room:
        return ()
    if draft.whom is Whom.VOLUNTEERS:
        return (_("The room of volunteers hears of it too."),)
    return (_("The room of residents hears of it too."),)


def _what_holds(draft: Draft) -> Said:
    """Say what nobody gets to see: also not the organiser who reads this."""
    hidden = _(
        "Nobody sees what comes from whom, not even you. Numbers below {fewest} I do not show.", fewest=SMALLEST_SAID
    )
    reminded = _("Who does not answer, I remind twice at most.")
    own = _(
        "What people write in their own words, you read after the end, if {fewest} or more wrote.", fewest=SMALLEST_SAID
    )
    has_words = any(part.kind is Kind.WORDS for part in draft.form.parts)
    return sentences(hidden, *((own,) if has_words else ()), reminded)
