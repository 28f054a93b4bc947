"""Everything about requests that the product can hear, ask, time and watch for."""

from handlers.requests import (
    ask,
    behalf,
    cannot_come,
    changes,
    claim,
    drafting,
    early,
    feedback,
    finish,
    forget,
    holding,
    lists,
    missed,
    nobody_came,
    preview,
    release,
    remind,
    unfilled,
    waves,
    weekly,
    why_me,
)

COMMANDS = (
    *ask.COMMANDS,
    *lists.COMMANDS,
    *claim.COMMANDS,
    *release.COMMANDS,
    *finish.COMMANDS,
    *changes.COMMANDS,
    *feedback.COMMANDS,
    *why_me.COMMANDS,
)
STEPS = (
    *ask.STEPS,
    *behalf.STEPS,
    *drafting.STEPS,
    *preview.STEPS,
    *claim.STEPS,
    *release.STEPS,
    *cannot_come.STEPS,
    *finish.STEPS,
    *early.STEPS,
    *feedback.STEPS,
    *holding.STEPS,
    *unfilled.STEPS,
    *changes.STEPS,
    *weekly.STEPS,
)
TIMERS = (
    *preview.TIMERS,
    *waves.TIMERS,
    *release.TIMERS,
    *remind.TIMERS,
    *missed.TIMERS,
    *finish.TIMERS,
    *unfilled.TIMERS,
    *holding.TIMERS,
    *weekly.TIMERS,
    *forget.TIMERS,
)
INSISTENT = (*nobody_came.WATCHES, *cannot_come.WATCHES)
WATCHES = (*INSISTENT, *ask.WATCHES, *claim.WATCHES, *changes.WATCHES)
