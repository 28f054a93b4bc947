"""What came of a survey, in one language: the same for everybody who reads it."""

from __future__ import annotations

from handlers.counting.suppressing import SMALLEST_SAID
from handlers.surveys.answering.asking import SCALE
from handlers.surveys.nouns import Aim, Kind, Outcome, Survey
from handlers.text import Joined, Said, Text, Verbatim, When, _, _n, lines

_HIDDEN = Verbatim("…")


def result(survey: Survey, language: str) -> Said:
    """Say how many answered, and each count that may be told."""
    title = Verbatim(survey.form.title(language))
    heading = _("What came of “{title}”:", title=title)
    outcome = survey.outcome
    if outcome is None:
        return lines(heading, too_few())
    answered = _n("{count} person answered.", "{count} people answered.", outcome.answered)
    rows = tuple(_row(survey, outcome, at, language) for at in range(len(survey.form.parts)))
    return lines(heading, answered, *rows, *_why_hidden(outcome))


def decided(survey: Survey, language: str) -> Said:
    """Say what was decided and why, in the words of an organiser, and when one hears what came of it."""
    decision = survey.decision
    if decision is None:
        return result(survey, language)
    return lines(
        _("What was decided about “{title}”:", title=Verbatim(survey.form.title(language))),
        Verbatim(decision.words),
        _("Why: {why}", why=Verbatim(decision.why)),
        _("From {day} you hear what came of it.", day=When(decision.asks_on)),
    )


def came(survey: Survey, language: str) -> Said:
    """Say what came of a decision."""
    decision = Verbatim(survey.decision.words if survey.decision else "")
    return lines(
        _("You were asked about “{title}”.", title=Verbatim(survey.form.title(language))),
        _("Decided was: {decision}", decision=decision),
        _("What came of it: {words}", words=Verbatim(survey.came_of)),
    )


def too_few() -> Text:
    """Say that nothing is told, and why."""
    return _(
        "Fewer than {fewest} people answered. Then I tell nothing: it would be too easy to guess who said what. "
        "All answers are erased.",
        fewest=SMALLEST_SAID,
    )


def _row(survey: Survey, outcome: Outcome, at: int, language: str) -> Said:
    part, cells = survey.form.parts[at], outcome.cells[at]
    question = Verbatim(f"{at + 1}. {survey.form.question(at, language)}")
    if part.kind is Kind.WORDS:
        return lines(question, _own_words(is_kept=at in outcome.written))
    labels: tuple[Said, ...] = tuple(map(Verbatim, survey.form.choices(at, language)))
    if part.kind is Kind.SCALE:
        labels = tuple(Joined((Verbatim(str(mark)), label)) for mark, label in enumerate(SCALE, start=1))
    counted = zip((*labels, _("left out")), cells, strict=True)
    heading = () if survey.aim is Aim.VOTE else (question,)
    return lines(*heading, *(_("– {answer}: {count}", answer=label, count=_shown(count)) for label, count in counted))


def _own_words(*, is_kept: bool) -> Text:
    if is_kept:
        return _("– What people wrote in their own words, the organisers read.")
    return _("– Fewer than {fewest} people wrote something. I have erased it.", fewest=SMALLEST_SAID)


def _shown(count: int | None) -> Verbatim:
    return _HIDDEN if count is None else Verbatim(str(count))


def _why_hidden(outcome: Outcome) -> tuple[Text, ...]:
    if all(count is not None for row in outcome.cells for count in row):
        return ()
    return (
        _(
            "… stands for a number below {fewest}, or for one from which that could be worked out.",
            fewest=SMALLEST_SAID,
        ),
    )
