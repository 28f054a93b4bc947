"""The words of the commands of volunteers; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

VOLUNTEER_WORDS: Final = _w("volunteer|become a volunteer|i want to be a volunteer|i want to help")
PAUSE_WORDS: Final = _w("pause until|pause")
RESUME_WORDS: Final = _w("resume|end pause|i am back")
LEAVE_WORDS: Final = _w("stop volunteering|leave volunteers")
