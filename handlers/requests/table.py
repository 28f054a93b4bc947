"""Everything about requests that the product can hear, ask, time and watch for."""

from handlers.requests import lists
from handlers.requests.afterwards import feedback, finish, forget, nobody_came
from handlers.requests.changing import changes, early, moved, moving, weekly
from handlers.requests.drafting import answers, ask, behalf, preview
from handlers.requests.finding import unfilled, waves, why_me
from handlers.requests.helping import cannot_come, catching_up, dropped, missed, release, remind, visit, welcome
from handlers.requests.reporting import asking, beginning, deciding, objecting, together
from handlers.requests.taking import along, claim, minors, note_first

COMMANDS = (
    *ask.COMMANDS,
    *lists.COMMANDS,
    *claim.COMMANDS,
    *release.COMMANDS,
    *finish.COMMANDS,
    *changes.COMMANDS,
    *moving.COMMANDS,
    *beginning.COMMANDS,
    *objecting.COMMANDS,
    *why_me.COMMANDS,
    *minors.COMMANDS,
    *along.COMMANDS,
    *visit.COMMANDS,
)
STEPS = (
    *ask.STEPS,
    *behalf.STEPS,
    *answers.STEPS,
    *preview.STEPS,
    *claim.STEPS,
    *note_first.STEPS,
    *along.STEPS,
    *release.STEPS,
    *welcome.STEPS,
    *cannot_come.STEPS,
    *finish.STEPS,
    *visit.STEPS,
    *early.STEPS,
    *feedback.STEPS,
    *beginning.STEPS,
    *objecting.STEPS,
    *deciding.STEPS,
    *together.STEPS,
    *unfilled.STEPS,
    *changes.STEPS,
    *moving.STEPS,
    *moved.STEPS,
    *weekly.STEPS,
)
TIMERS = (
    *preview.TIMERS,
    *waves.TIMERS,
    *release.TIMERS,
    *remind.TIMERS,
    *missed.TIMERS,
    *catching_up.TIMERS,
    *moved.TIMERS,
    *finish.TIMERS,
    *visit.TIMERS,
    *unfilled.TIMERS,
    *deciding.TIMERS,
    *asking.TIMERS,
    *dropped.TIMERS,
    *weekly.TIMERS,
    *forget.TIMERS,
)
INSISTENT = (*nobody_came.WATCHES, *cannot_come.WATCHES)
WATCHES = (*INSISTENT, *ask.WATCHES, *claim.WATCHES, *changes.WATCHES)
