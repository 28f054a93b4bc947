"""The words of the commands about sessions; texts that mention a command say it in the reader's language."""

from typing import Final

from handlers.text import _w

NEW: Final = _w("session new|new session")
SESSIONS: Final = _w("sessions")
SESSION: Final = _w("session")
MOVE: Final = _w("move s|move session|move the session|reschedule s|reschedule session|reschedule the session")
"""With the letter that stands before every number of a session: "reschedule 7" is about a request."""
JOIN: Final = _w("join")
LEAVE: Final = _w(
    "leave|sign off|sign me off|unsubscribe s|unsubscribe me from s|unsubscribe from s|cancel s|cancel my registration"
)
"""Of a session alone are those that end with the letter of its number: "cancel 7" is about a request."""
CANNOT: Final = _w("cannot come")
BREAKOUT: Final = _w("breakout")
PARTICIPANTS: Final = _w("participants")
ATTENDANCE: Final = _w("attendance")
CODE: Final = _w("code|code of the day")
ABSENT: Final = _w("absent|was absent|not present")
WRITE: Final = _w("write to|write")
INVITE: Final = _w("invite for|invite")
CERTIFICATE: Final = _w(
    "certificate of attendance|attendance certificate|certificate s|certificate for s|certificate session|"
    "certificate for session"
)
"""Some end with the letter that stands before every number of a session: "certificate S7"."""
AGENDA: Final = _w("my agenda|my calendar")
