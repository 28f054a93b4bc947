"""Everything about volunteers that the product can hear, ask and time."""

from __future__ import annotations

from handlers.volunteers import age, dormant, introduction, note_setting, pausing, seen, signup, suspending

COMMANDS = (
    *signup.COMMANDS,
    *pausing.COMMANDS,
)
FOR_ORGANISERS = (
    *note_setting.COMMANDS,
    *seen.COMMANDS,
    *suspending.COMMANDS,
)
STEPS = (
    *introduction.STEPS,
    *age.STEPS,
    *signup.STEPS,
    *pausing.STEPS,
    *dormant.STEPS,
    *note_setting.STEPS,
    *suspending.STEPS,
)
TIMERS = dormant.TIMERS
